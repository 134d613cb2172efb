// The list of figures that opens in an editor: a box to search in, the figures with their words as they are now. Arrows
// and Enter choose, Escape gives up; what was typed to open it is then written into the text.
import { make } from "./page.js";

let count = 0;

/** Open the list at the cursor. `figures` is a promise of `[{code, title, parts: [{part, name, words}]}]`. */
export function openPicker(editor, figures, typed) {
  const id = `figure-picker-${++count}`;
  const list = make("div", { id, role: "listbox", "aria-label": "Показатели", class: "figure-picker-list" });
  const search = make("input", {
    type: "search",
    class: "form-control",
    role: "combobox",
    autocomplete: "off",
    placeholder: "Название показателя…",
    "aria-label": "Найти показатель",
    "aria-expanded": "true",
    "aria-controls": id,
    "aria-autocomplete": "list",
  });
  const told = make("p", { class: "figure-picker-told", role: "status" }, "Считаем показатели по записям…");
  const panel = make("div", { class: "figure-picker", role: "dialog", "aria-label": "Вставить показатель" }, search, told, list);
  const frame = editor.view.dom.closest(".editor");
  let groups = [];
  let current;
  let open = true;

  const close = () => {
    if (!open) return;
    open = false;
    document.removeEventListener("pointerdown", outside, true);
    panel.remove();
  };
  const outside = (event) => panel.contains(event.target) || giveUp(false);
  const giveUp = (focus = true) => {
    close();
    if (typed) editor.commands.insertContent(typed);
    if (focus) editor.commands.focus();
  };
  const choose = ({ code, part, words }) => {
    close();
    editor.chain().focus().insertContent({ type: "quotedFigure", attrs: { code, part, words } }).run();
  };
  const shown = () => groups.flatMap((group) => (group.element.hidden ? [] : group.options));
  const mark = (option) => {
    current?.setAttribute("aria-selected", "false");
    current = option;
    if (!option) return search.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    search.setAttribute("aria-activedescendant", option.id);
  };
  const filter = () => {
    const words = folded(search.value).split(/\s+/).filter(Boolean);
    for (const group of groups) group.element.hidden = !words.every((word) => group.text.includes(word));
    const found = shown();
    told.textContent = found.length ? "" : "Такого показателя нет. Попробуйте другое слово.";
    mark(found[0]);
  };

  search.addEventListener("input", filter);
  search.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") giveUp();
    else if (event.key === "Enter") current?.click();
    else if (step) {
      const found = shown();
      mark(found[(found.indexOf(current) + step + found.length) % found.length]);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener("pointerdown", outside, true);
  frame.append(panel);
  place(panel, frame, editor);
  search.focus();

  figures.then(
    (found) => {
      groups = found.filter((figure) => figure.parts.length).map((figure, index) => grouped(figure, `${id}-${index}`, choose));
      list.append(...groups.map((group) => group.element));
      filter();
    },
    () => (told.textContent = "Не удалось получить показатели. Закройте список и попробуйте ещё раз."),
  );
}

/** One figure: its title and, under it, what of it can be quoted. */
function grouped(figure, id, choose) {
  const options = figure.parts.map((part, index) => {
    const option = make(
      "div",
      { id: `${id}-${index}`, role: "option", class: "figure-option", "aria-selected": "false" },
      make("span", { class: "figure-option-words" }, part.words),
      make("span", { class: "figure-option-name" }, part.name),
    );
    option.addEventListener("click", () => choose({ code: figure.code, ...part }));
    return option;
  });
  const title = make("div", { id: `${id}-title`, class: "figure-option-title" }, figure.title);
  const element = make("div", { role: "group", "aria-labelledby": title.id }, title, ...options);
  return { element, options, text: folded(`${figure.title} ${figure.parts.map((part) => part.words).join(" ")}`) };
}

const folded = (text) => text.toLowerCase().replaceAll("ё", "е").replaceAll("\u00a0", " ");

/** Under the cursor, within the frame of the editor. */
function place(panel, frame, editor) {
  const cursor = editor.view.coordsAtPos(editor.state.selection.from);
  const box = frame.getBoundingClientRect();
  panel.style.top = `${cursor.bottom - box.top + 4}px`;
  panel.style.left = `${Math.max(0, Math.min(cursor.left - box.left, box.width - panel.offsetWidth))}px`;
}
