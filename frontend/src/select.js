// `<select data-select>` becomes a list with search; with data-url it asks the server while one types, with
// data-create-url it offers to add what is not there. Without scripts it stays a plain list.
import TomSelect from "tom-select/base";
import removeButton from "tom-select/dist/esm/plugins/remove_button/plugin.js";
import { announce, csrfToken, island } from "./page.js";
import { toast } from "./toasts.js";

TomSelect.define("remove_button", removeButton);

async function search(address, query) {
  const url = new URL(address, location.href);
  url.searchParams.set("q", query);
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`search answered ${answer.status}`);
  return (await answer.json()).results;
}

async function create(select, text) {
  const body = new URLSearchParams({ text });
  const answer = await fetch(select.dataset.createUrl, {
    method: "POST",
    body,
    headers: { Accept: "application/json", "X-Autosave": "1", "X-CSRFToken": csrfToken(select.form) },
  });
  const data = await answer.json().catch(() => ({}));
  if (answer.ok) return data;
  toast(data.message ?? "Не получилось добавить. Попробуйте ещё раз.", "danger");
  return null;
}

function row(item, escape) {
  const hint = item.hint ? `<span class="ts-hint">${escape(item.hint)}</span>` : "";
  return `<div>${escape(item.text)}${hint}</div>`;
}

const words = {
  option: row,
  item: (item, escape) => `<div>${escape(item.text)}</div>`,
  no_results: () => '<div class="no-results" role="status">Ничего не найдено</div>',
  option_create: (item, escape) => `<div class="create">Добавить «<strong>${escape(item.input)}</strong>»</div>`,
  loading: () => '<div class="no-results" role="status">Ищу…</div>',
};

function settings(select) {
  const { url, createUrl, placeholder } = select.dataset;
  return {
    plugins: select.multiple ? { remove_button: { title: "Убрать", label: "×" } } : {},
    valueField: "value",
    labelField: "text",
    searchField: ["text", "hint"],
    maxOptions: null,
    maxItems: select.multiple ? null : 1,
    selectOnTab: false, // going past a list with Tab must not choose anything
    closeAfterSelect: !select.multiple,
    clearAfterSelect: true, // what was typed has become what was chosen
    hidePlaceholder: true,
    placeholder: placeholder ?? (url ? "Начните вводить…" : undefined),
    allowEmptyOption: false,
    render: words,
    preload: url ? "focus" : false,
    // The server has already chosen and ordered (it knows word forms); filtering again here would lose some.
    score: url ? () => () => 1 : undefined,
    load: url
      ? function load(query, done) {
          search(url, query)
            .then((found) => {
              if (query !== this.inputValue() && query !== this.wanted) {
                delete this.loadedSearches[query]; // one has typed on; should the word come back, it is asked anew
                done();
                return;
              }
              this.clearOptions((option) => this.items.includes(option.value));
              done(found);
              // What was chosen before stays in the list; Enter after typing means what was typed.
              if (query && found.length) this.setActiveOption(this.getOption(found[0].value));
              answered(this, query, found);
              announce(found.length ? `Найдено: ${found.length}` : "Ничего не найдено");
            })
            .catch(() => {
              toast("Список не загрузился. Проверьте связь и попробуйте ещё раз.", "danger");
              done();
            });
        }
      : undefined,
    create: createUrl ? (text, done) => create(select, text).then((item) => done(item ?? false)) : false,
  };
}

/**
 * Enter pressed before the answer has come chooses from the answer, not from the list of the word before.
 * Ctrl+Enter belongs to the page («сохранить»).
 */
function mindEnter(list, asks) {
  const press = list.onKeyDown;
  list.onKeyDown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return;
    const typed = list.inputValue();
    if (asks && event.key === "Enter" && typed && typed !== list.answered) {
      list.wanted = typed;
      event.preventDefault();
      return;
    }
    if (event.key !== "Tab") list.wanted = undefined;
    press.call(list, event);
  };
}

/** The answer to `query` has come and is in the list. */
function answered(list, query, found) {
  const wanted = list.wanted === query;
  const here = list.inputValue() === query;
  list.answered = query;
  list.wanted = undefined;
  if (!wanted) return;
  if (here && list.activeOption) list.onOptionSelect(new Event("keydown"), list.activeOption);
  else if (!here && found.length) list.addItem(found[0].value); // one has gone on with Tab
}

function begin(select) {
  const clean = Object.fromEntries(Object.entries(settings(select)).filter(([, value]) => value !== undefined));
  const list = new TomSelect(select, clean);
  mindEnter(list, Boolean(select.dataset.url));
  // The typed-in control takes over what a screen reader and the keyboard know of the select.
  for (const name of ["aria-describedby", "aria-invalid", "data-hotkey", "data-hotkey-label"]) {
    const value = select.getAttribute(name);
    if (value) list.control_input.setAttribute(name, value);
  }
  // The select itself stays in the form, out of reach and out of hearing.
  select.setAttribute("aria-hidden", "true");
  select.tabIndex = -1;
  if (select.required) list.control_input.setAttribute("aria-required", "true");
  // Near the lower edge of the window the list would open out of sight.
  list.on("dropdown_open", (dropdown) => requestAnimationFrame(() => dropdown.scrollIntoView({ block: "nearest" })));
  if (select.hasAttribute("aria-label")) list.control_input.setAttribute("aria-label", select.getAttribute("aria-label"));
}

export function startSelects() {
  island("select[data-select]", begin);
}
