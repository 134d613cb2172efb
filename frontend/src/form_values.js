// Reading and setting what stands in a form, whatever stands behind a field: a plain input, a list with search, the
// rich editor.

const SERVICE = new Set(["csrfmiddlewaretoken", "version"]);

/** `[[name, value], …]` of everything a person typed or chose; files are not for saving in between. */
export function entriesOf(form) {
  return [...new FormData(form)].filter(([name, value]) => !SERVICE.has(name) && typeof value === "string");
}

/** Entries as `{name: [values]}`. */
export function valuesOf(form) {
  const values = {};
  for (const [name, value] of entriesOf(form)) (values[name] ??= []).push(value);
  return values;
}

/** A value as JSON brings it, in the form that `valuesOf` gives: a ticked box is «on», an unticked one is nothing. */
export function listOf(value) {
  if (Array.isArray(value)) return value.map(String);
  if (value == null || value === false) return [];
  return [value === true ? "on" : String(value)];
}

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The controls of a name, in the order of the page. */
export function controlsOf(form, name) {
  return [...form.elements].filter((control) => control.name === name);
}

function setOne(control, values) {
  if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
  else if (control.tomselect) control.tomselect.setValue(control.multiple ? values : (values[0] ?? ""), true);
  else if (control.multiple) for (const option of control.options) option.selected = values.includes(option.value);
  else control.value = values[0] ?? "";
  // The rich editor keeps its own copy of the text.
  control.dispatchEvent(new CustomEvent("rumo:set"));
}

/** Put values into a field without telling anybody but the islands that draw it. */
export function setValues(form, name, values) {
  for (const control of controlsOf(form, name)) {
    if (control.type !== "file" && control.type !== "submit") setOne(control, values.map(String));
  }
}

/** Let a list have these `{value, text}` to choose from; those it has already stay. */
export function addOptions(form, name, options) {
  const [control] = controlsOf(form, name);
  if (!control?.options) return;
  const known = new Set([...control.options].map((option) => option.value));
  for (const { value, text } of options) {
    if (known.has(value)) continue;
    control.append(new Option(text, value));
    control.tomselect?.addOption({ value, text });
  }
}

/** How a field's values read to a person. */
export function readable(form, name, values) {
  const [control] = controlsOf(form, name);
  if (control?.dataset.editor !== undefined) return values.map(plain).join("\n");
  if (control?.options) {
    return values.map((value) => [...control.options].find((option) => option.value === value)?.text ?? value).join(", ");
  }
  if (control?.type === "checkbox" || control?.type === "radio") {
    const labels = controlsOf(form, name).filter((one) => values.includes(one.value));
    return labels.map((one) => one.labels?.[0]?.textContent.trim() ?? one.value).join(", ") || "не отмечено";
  }
  return values.join(", ");
}

/** The text of HTML with its paragraphs and rows on lines of their own. */
function plain(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const block of page.querySelectorAll("p, li, tr, br")) block.after("\n");
  for (const cell of page.querySelectorAll("td, th")) cell.append(" | ");
  return page.body.textContent.replace(/\n{2,}/g, "\n").trim();
}

/** Can two values of this field be put one after the other. */
export function isText(form, name) {
  const [control] = controlsOf(form, name);
  return control?.nodeName === "TEXTAREA" || control?.type === "text";
}

/** Both texts, theirs first. */
export function joined(form, name, theirs, mine) {
  const [control] = controlsOf(form, name);
  if (control.dataset.editor !== undefined) return `${theirs}${mine}`;
  return [theirs, mine].filter(Boolean).join(control.nodeName === "TEXTAREA" ? "\n" : " ");
}
