// Somebody else saved the same record first. Fields that only one of the two changed settle themselves; for the rest
// both texts are shown and the person decides, field by field. Nothing is lost either way.
import { addOptions, isText, joined, listOf, readable, same, setValues, valuesOf } from "./form_values.js";
import { icon, make } from "./page.js";

/** Fields on which both sides differ from each other and from what this page started with. */
function disputed(form, base, fields) {
  const mine = valuesOf(form);
  const open = [];
  for (const [name, { label, theirs }] of Object.entries(fields)) {
    const their = listOf(theirs);
    const my = mine[name] ?? [];
    const start = base[name] ?? [];
    if (same(my, their) || same(their, start)) continue;
    if (same(my, start)) setValues(form, name, their);
    else open.push({ name, label, my, their });
  }
  return open;
}

function part(form, { name, label, my, their }, author, settle) {
  const choose = (values) => () => {
    setValues(form, name, values);
    settle(name);
  };
  const texts = make(
    "div",
    { class: "conflict-texts" },
    make("div", {}, make("p", { class: "conflict-name" }, "Мой текст"), make("div", { class: "conflict-text", tabindex: "0" }, readable(form, name, my))),
    make("div", {}, make("p", { class: "conflict-name" }, author), make("div", { class: "conflict-text", tabindex: "0" }, readable(form, name, their))),
  );
  const button = (words, values) => {
    const element = make("button", { type: "button", class: "btn btn-outline-secondary btn-sm" }, words);
    element.addEventListener("click", choose(values));
    return element;
  };
  const buttons = make("div", { class: "actions mt-2" }, button("Оставить мой текст", my), button("Взять их текст", their));
  if (isText(form, name)) buttons.append(button("Соединить оба", [joined(form, name, their[0] ?? "", my[0] ?? "")]));
  return make("div", { class: "mb-3", role: "group", "aria-label": label }, make("h3", {}, label), texts, buttons);
}

/**
 * Settle a conflict. `base` are the values this page started with; `answer` is the 409 of the server.
 * Resolves when every disputed field has been decided (at once if none is).
 */
export function settleConflict(form, base, answer) {
  for (const [name, { options }] of Object.entries(answer.fields)) if (options) addOptions(form, name, options);
  const open = disputed(form, base, answer.fields);
  if (!open.length) return Promise.resolve();
  return new Promise((resolve) => {
    const author = answer.author ? `Сохранил(а) ${answer.author}` : "Сохранено другим человеком";
    const left = new Set(open.map((field) => field.name));
    const panel = make(
      "section",
      { class: "conflict", tabindex: "-1", role: "alert", "aria-label": "Расхождение текстов" },
      make("p", {}, icon("alert-triangle"), ` ${answer.message ?? "Пока вы писали, эту запись изменил другой человек."} Выберите, какой текст сохранить.`),
    );
    const parts = new Map();
    const settle = (name) => {
      parts.get(name).remove();
      left.delete(name);
      if (left.size) return;
      panel.remove();
      resolve();
    };
    for (const field of open) {
      parts.set(field.name, part(form, field, author, settle));
      panel.append(parts.get(field.name));
    }
    form.prepend(panel);
    panel.focus();
  });
}
