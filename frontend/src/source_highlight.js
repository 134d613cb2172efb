// The source beside the record: focusing a control that has `data-places` shows in `[data-source]` where its text was
// read. Places are «block:start:end» or «block:start:end:row:column», letters counted in the block's or the cell's text.
// A link `data-leads-to="id"` (a remark of the check) puts the cursor into that control.
import { island } from "./page.js";

const MARK = "is-source-place";

/** The element a place is in: a line, a cell, the row when the letters go on past the cell, or the table itself. */
function holder(source, [block, , end, row, column]) {
  const found = source.querySelector(`[data-block="${block}"]`);
  if (!found || row === undefined) return found;
  const cell = found.querySelector(`[data-cell="${row}:${column}"]`);
  if (!cell) return found;
  return end > cell.textContent.length ? cell.closest("tr") : cell;
}

/** The letters as a range, or nothing when they are not all there. */
function letters(element, start, end) {
  const text = element.querySelector(":scope > [data-text]")?.firstChild;
  if (!text || end <= start || end > text.length || (start === 0 && end === text.length)) return null;
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  return range;
}

function show(source, places) {
  for (const marked of source.querySelectorAll(`.${MARK}`)) marked.classList.remove(MARK);
  const ranges = [];
  let first;
  for (const place of places.split(" ").filter(Boolean)) {
    const numbers = place.split(":").map(Number);
    const element = holder(source, numbers);
    if (!element) continue;
    element.classList.add(MARK);
    first ??= element;
    const range = letters(element, numbers[1], numbers[2]);
    if (range) ranges.push(range);
  }
  // Browsers without this still mark the whole line.
  if (globalThis.Highlight) CSS.highlights.set("source-place", new Highlight(...ranges));
  if (first) bring(source, first);
}

function bring(source, element) {
  source.scrollTop += element.getBoundingClientRect().top - source.getBoundingClientRect().top - source.clientHeight / 3;
}

/** The places of what has the focus: its own, or those of the control whose place the editor or the list has taken. */
function placesOf(element) {
  const own = element.closest("[data-places]");
  const stoodFor = own ?? element.closest("[data-field]")?.querySelector("[data-places]");
  return stoodFor?.dataset.places;
}

function begin(source) {
  const start = source.querySelector(`[data-block="${source.dataset.start}"]`);
  if (start && source.dataset.start !== "0") bring(source, start);
  const record = source.closest(".intake-panes");
  const follow = (event) => {
    const places = placesOf(event.target);
    if (places !== undefined) show(source, places);
  };
  record.addEventListener("focusin", follow);
  record.addEventListener("click", (event) => {
    follow(event);
    const target = event.target.closest("[data-leads-to]");
    if (!target) return;
    event.preventDefault();
    const control = document.getElementById(target.dataset.leadsTo);
    control?.scrollIntoView({ block: "center" });
    const editor = control?.closest("[data-field]")?.querySelector("[contenteditable=true]");
    (editor ?? control)?.focus();
  });
}

export function startSourceHighlight() {
  island("[data-source]", begin);
}
