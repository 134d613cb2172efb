// What Word puts on the clipboard, made plain: its lists are paragraphs with a bullet typed in, and everything carries
// styles. Here the lists become lists, bold and italic become tags, and all the rest of the styles goes.

// The server keeps the same one (core/rich_text.py): a cell may be wide, not tall, in a table whose rows never split.
const KEPT = new Set(["colspan"]);
const MARKER = '[data-style*="mso-list:Ignore" i], [data-style*="mso-list: Ignore" i]';

/** The page's security policy forbids styles, even in a document that is only read; so they are renamed or go first. */
function parse(html) {
  const safe = html.replace(/<style[^]*?<\/style>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style=/gi, "$1data-style="));
  return new DOMParser().parseFromString(safe, "text/html");
}

function isListParagraph(node) {
  return node?.nodeName === "P" && (/MsoListParagraph/i.test(node.className) || /mso-list:\s*l\d/i.test(node.dataset.style ?? ""));
}

/** Word's list paragraphs that stand together become one list, numbered if the first marker is «1.», «а)» and the like. */
function gatherLists(page) {
  for (const first of [...page.querySelectorAll("p")]) {
    if (!isListParagraph(first)) continue;
    const marker = first.querySelector(MARKER)?.textContent.trim() ?? "";
    const list = page.createElement(/^[\dа-яa-z]+[.)]/i.test(marker) ? "ol" : "ul");
    first.before(list);
    let next = first;
    while (isListParagraph(next)) {
      const after = next.nextElementSibling;
      for (const mark of next.querySelectorAll(MARKER)) mark.remove();
      next.removeAttribute("class");
      delete next.dataset.style;
      const item = page.createElement("li");
      item.append(next);
      list.append(item);
      next = after;
    }
  }
}

function wrapText(element, tag) {
  const wrapper = element.ownerDocument.createElement(tag);
  wrapper.append(...element.childNodes);
  element.append(wrapper);
}

function strip(element) {
  const style = element.nodeName === "SPAN" ? (element.dataset.style ?? "") : "";
  if (/font-weight:\s*(bold|[6-9]00)/i.test(style)) wrapText(element, "strong");
  if (/font-style:\s*italic/i.test(style)) wrapText(element, "em");
  for (const { name } of [...element.attributes]) if (!KEPT.has(name)) element.removeAttribute(name);
  // <o:p> and its like are Word's own tags; <b> round the whole clipboard is Google's. Their text stays.
  const bare = element.nodeName.includes(":") || (element.nodeName === "B" && element.querySelector("p, table, ul, ol"));
  if (bare) element.replaceWith(...element.childNodes);
}

/** Clean HTML from the clipboard. */
export function cleanWord(html) {
  const page = parse(html);
  gatherLists(page);
  for (const rubbish of page.querySelectorAll("style, script, meta, link, title, xml, img, object, iframe")) rubbish.remove();
  for (const element of page.body.querySelectorAll("*")) strip(element);
  for (const paragraph of page.body.querySelectorAll("p, li")) {
    if (!paragraph.textContent.replace(/\u00a0/g, " ").trim() && !paragraph.closest("td, th")) paragraph.remove();
  }
  return page.body.innerHTML;
}
