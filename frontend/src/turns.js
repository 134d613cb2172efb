// One record may be saved from several places of a page (its form, the order of its rows). They share a version, so
// they write in turn: whoever is next reads the version that the one before has brought. Otherwise a person would
// get a conflict with himself. Elements of one record carry the same data-version-key.
const lines = new Map();

/** Do `task` after every earlier task of `key` has ended, well or badly. */
export function inTurn(key, task) {
  const before = lines.get(key) ?? Promise.resolve();
  const now = before.then(task, task);
  lines.set(
    key,
    now.catch(() => {}),
  );
  return now;
}

/** Tell every element of the record its new version. */
export function renew(element, version) {
  if (version == null) return;
  const key = element.dataset.versionKey;
  const same = key ? document.querySelectorAll(`[data-version-key="${CSS.escape(key)}"]`) : [element];
  for (const one of same) {
    if (one.elements?.version) one.elements.version.value = version;
    else one.dataset.version = version;
  }
}

/** The version to send for an element. */
export function versionOf(element) {
  return element.elements?.version?.value ?? element.dataset.version ?? "";
}
