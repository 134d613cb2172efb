// The tools above the rich editor: one stop of Tab, arrows within it, Escape back to the text.
const TOOLS = [
  { icon: "bold", label: "Полужирный (Ctrl+B)", run: (chain) => chain.toggleBold(), on: "bold" },
  { icon: "italic", label: "Курсив (Ctrl+I)", run: (chain) => chain.toggleItalic(), on: "italic" },
  null,
  { icon: "list", label: "Список (Ctrl+Shift+8)", run: (chain) => chain.toggleBulletList(), on: "bulletList" },
  { icon: "list-numbers", label: "Нумерованный список (Ctrl+Shift+7)", run: (chain) => chain.toggleOrderedList(), on: "orderedList" },
  null,
  { icon: "table-plus", label: "Вставить таблицу", run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }), outside: true },
  { icon: "row-insert-bottom", label: "Добавить строку таблицы", run: (chain) => chain.addRowAfter(), inside: true },
  { icon: "row-remove", label: "Убрать строку таблицы", run: (chain) => chain.deleteRow(), inside: true },
  { icon: "column-insert-right", label: "Добавить столбец", run: (chain) => chain.addColumnAfter(), inside: true },
  { icon: "column-remove", label: "Убрать столбец", run: (chain) => chain.deleteColumn(), inside: true },
  { icon: "table-off", label: "Убрать таблицу", run: (chain) => chain.deleteTable(), inside: true },
  null,
  { icon: "arrow-back-up", label: "Отменить (Ctrl+Z)", run: (chain) => chain.undo() },
];

const FIGURE = { icon: "chart-bar", label: "Вставить показатель (наберите «/»)", run: (chain) => chain.pickFigure() };

function picture(icons, name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `${icons}#${name}`);
  svg.append(use);
  return svg;
}

function button(editor, icons, tool) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "editor-tool";
  element.tabIndex = -1;
  element.setAttribute("aria-label", tool.label);
  element.dataset.tooltip = tool.label;
  element.append(picture(icons, tool.icon));
  element.addEventListener("click", () => tool.run(editor.chain().focus()).run());
  return element;
}

/** The toolbar of an editor; `figures` says whether there are figures to quote. */
export function toolbar(editor, icons, figures = false) {
  const bar = document.createElement("div");
  bar.className = "editor-bar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Оформление текста");
  const pairs = [];
  for (const tool of figures ? [FIGURE, null, ...TOOLS] : TOOLS) {
    if (tool) {
      const element = button(editor, icons, tool);
      pairs.push([tool, element]);
      bar.append(element);
    } else {
      const gap = document.createElement("span");
      gap.className = "editor-gap";
      bar.append(gap);
    }
  }
  pairs[0][1].tabIndex = 0;
  const refresh = () => {
    const table = editor.isActive("table");
    for (const [tool, element] of pairs) {
      if (tool.on) element.setAttribute("aria-pressed", String(editor.isActive(tool.on)));
      if (tool.inside) element.hidden = !table;
      if (tool.outside) element.hidden = table;
    }
  };
  editor.on("transaction", refresh);
  refresh();
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") editor.commands.focus();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const shown = pairs.map(([, element]) => element).filter((element) => !element.hidden);
    const next = shown[(shown.indexOf(document.activeElement) + step + shown.length) % shown.length];
    for (const element of shown) element.tabIndex = element === next ? 0 : -1;
    next.focus();
  });
  return bar;
}
