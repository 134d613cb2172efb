// What could not be sent is kept in this browser until it is, under the person and the address it goes to.
import { icon, make, meta } from "./page.js";
import { same, setValues, valuesOf } from "./form_values.js";

const key = (form) => `rumo:draft:${meta("rumo-user")}:${new URL(form.action, location.href).pathname}`;

/** Keep the form's values; false when the browser refuses (storage full or forbidden). */
export function keep(form) {
  try {
    localStorage.setItem(key(form), JSON.stringify({ at: Date.now(), values: valuesOf(form) }));
    return true;
  } catch {
    return false;
  }
}

export function forget(form) {
  try {
    localStorage.removeItem(key(form));
  } catch {
    // A browser that forbids storage has kept nothing.
  }
}

function read(form) {
  try {
    return JSON.parse(localStorage.getItem(key(form)));
  } catch {
    return null;
  }
}

function apply(form, values) {
  const names = new Set([...Object.keys(valuesOf(form)), ...Object.keys(values)]);
  for (const name of names) setValues(form, name, values[name] ?? []);
}

/** Offer a draft that was left behind; `restored` is called when the person takes it. */
export function offer(form, restored) {
  const draft = read(form);
  if (!draft) return;
  if (same(draft.values, valuesOf(form))) {
    forget(form);
    return;
  }
  const when = new Date(draft.at).toLocaleString("ru-RU", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  const yes = make("button", { type: "button", class: "btn btn-primary" }, "Восстановить");
  const no = make("button", { type: "button", class: "btn btn-outline-secondary" }, "Не нужен");
  const panel = make(
    "div",
    { class: "alert alert-warning alert-block", role: "alert" },
    icon("alert-triangle"),
    make(
      "div",
      {},
      make("p", {}, `В этом браузере остался несохранённый текст (${when}). Восстановить его?`),
      make("div", { class: "actions" }, yes, no),
    ),
  );
  yes.addEventListener("click", () => {
    apply(form, draft.values);
    panel.remove();
    restored();
  });
  no.addEventListener("click", () => {
    forget(form);
    panel.remove();
  });
  form.prepend(panel);
}
