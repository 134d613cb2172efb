// What Word puts on the clipboard, made plain: its lists are paragraphs with a bullet typed in, and everything carries
// styles. The editor drops styles by itself; here the lists become lists and the rubbish goes.

const MARKER = '[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]';

function isListParagraph(node) {
  return node.nodeName === "P" && (/MsoListParagraph/i.test(node.className) || /mso-list:\s*l\d/i.test(node.getAttribute("style") ?? ""));
}

/** Word's list paragraphs that stand together become one list, numbered when the first marker is a number or a letter with a bracket. */
function gatherLists(root) {
  for (const first of [...root.querySelectorAll("p")]) {
    if (!first.isConnected || !isListParagraph(first)) continue;
    const marker = first.querySelector(MARKER)?.textContent.trim() ?? "";
    const list = root.ownerDocument.createElement(/^[\dа-яa-z]+[.)]/i.test(marker) ? "ol" : "ul");
    first.before(list);
    let next = first;
    while (next && isListParagraph(next)) {
      const after = next.nextElementSibling;
      for (const mark of next.querySelectorAll(MARKER)) mark.remove();
      const item = root.ownerDocument.createElement("li");
      item.append(next);
      list.append(item);
      next = after;
    }
  }
}

/** Clean HTML from the clipboard. */
export function cleanWord(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  gatherLists(page.body);
  for (const rubbish of page.querySelectorAll("style, script, meta, link, title, xml, img, object, iframe")) rubbish.remove();
  for (const element of page.body.querySelectorAll("*")) {
    // <o:p> and its like: Word's own tags, whose text belongs to the paragraph.
    if (element.nodeName.includes(":")) element.replaceWith(...element.childNodes);
    else for (const { name } of [...element.attributes]) if (!["colspan", "rowspan", "start"].includes(name)) keepBold(element, name);
  }
  for (const paragraph of page.body.querySelectorAll("p, li")) {
    if (!paragraph.textContent.replace(/\u00a0/g, " ").trim() && !paragraph.closest("td, th")) paragraph.remove();
  }
  return page.body.innerHTML;
}

/** Drop an attribute, but bold and italic that Word wrote as a style are kept as tags' styles for the editor to read. */
function keepBold(element, name) {
  if (name !== "style") {
    element.removeAttribute(name);
    return;
  }
  const { fontWeight, fontStyle } = element.style;
  element.removeAttribute("style");
  if (fontWeight) element.style.fontWeight = fontWeight;
  if (fontStyle) element.style.fontStyle = fontStyle;
}
