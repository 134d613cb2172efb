// A table on the clipboard becomes rows: pasted anywhere into the grid it opens the preview; pasted into the box of the
// paste page its HTML goes along with the text, for plain text does not know which cells were merged.

const CELLS = /<t[dh][\s>]/gi;

/** Only text and the shape of tables: what Word adds is ten times the table. */
function bare(html) {
  return html
    .replace(/<!--[^]*?-->/g, "")
    .replace(/<!\[[^>]*>/g, "")
    .replace(/<(style|script|xml|title)\b[^]*?<\/\1>/gi, "")
    .replace(/<([a-z][\w:]*)\b([^>]*)>/gi, (tag, name, rest) => {
      const spans = rest.match(/\b(?:colspan|rowspan)\s*=\s*"?\d+"?/gi) ?? [];
      return `<${[name, ...spans].join(" ")}>`;
    });
}

/** The table of a paste as `{markup, text}`, or null when it is words for one field. */
function tableOf(clipboard) {
  const html = clipboard?.getData("text/html") ?? "";
  const text = clipboard?.getData("text/plain") ?? "";
  // A numbered list has tabs in its text, and no cells in its HTML.
  if (html) return (html.match(CELLS) ?? []).length > 1 ? { markup: bare(html), text } : null;
  return text.trim().includes("\t") ? { markup: "", text } : null;
}

/** The last stored row at or above the place of the paste: new rows go below it. */
function placeOf(element) {
  let item = element.closest("[data-plan-item]");
  while (item && !item.dataset.id) item = item.previousElementSibling;
  return item?.dataset.id ?? "";
}

function intoGrid(event) {
  const form = event.target.closest?.("[data-plan], [data-plan-pastes]")?.ownerDocument.querySelector("form[data-plan-paste]");
  const table = form && tableOf(event.clipboardData);
  if (!table) return;
  event.preventDefault();
  form.elements.markup.value = table.markup;
  form.elements.text.value = table.text;
  const address = new URL(form.action);
  address.searchParams.set("after", placeOf(event.target));
  form.action = address.href;
  form.requestSubmit();
}

function intoBox(event) {
  const box = event.target.closest?.("[data-plan-paste-box]");
  const table = box && tableOf(event.clipboardData);
  if (!table) return;
  event.preventDefault();
  box.value = table.text;
  box.form.elements.markup.value = table.markup;
}

export function startPlanPaste() {
  document.addEventListener("paste", (event) => {
    intoBox(event);
    intoGrid(event);
  });
  // Words typed over a pasted table are what counts.
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-plan-paste-box]") && event.target.form.elements.markup) event.target.form.elements.markup.value = "";
  });
}
