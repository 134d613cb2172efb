// Short notes in the corner: what a script has to say (a failed request, a finished upload).
// The server may send one too: header `HX-Trigger: {"rumo:toast": {"text": "…", "kind": "success"}}`.
import { icon, make } from "./page.js";

const PICTURES = { success: "circle-check", danger: "alert-circle", warning: "alert-triangle", info: "info-circle" };
const PRESSED = new Set(["click", "submit", "change", "input"]);
const SECONDS = 8;
let corner;

/** Show `text`; kinds: success, info, warning, danger. Trouble stays until it is closed. */
export function toast(text, kind = "info") {
  const close = make("button", { type: "button", class: "flash-close", "aria-label": "Убрать уведомление" }, icon("x"));
  const note = make(
    "div",
    { class: `alert alert-block alert-${kind}`, role: kind === "danger" ? "alert" : null },
    icon(PICTURES[kind] ?? PICTURES.info),
    make("div", {}, text),
    close,
  );
  close.addEventListener("click", () => note.remove());
  if (!corner.isConnected) document.body.append(corner); // hx-boost replaces what the body holds
  corner.append(note);
  if (kind !== "danger" && kind !== "warning") setTimeout(() => note.remove(), SECONDS * 1000);
}

export function startToasts() {
  // There from the beginning: a live region speaks only of what changes in it.
  corner = make("div", { class: "toasts", role: "region", "aria-live": "polite", "aria-label": "Уведомления" });
  document.body.append(corner);
  document.addEventListener("rumo:toast", (event) => toast(event.detail.text, event.detail.kind));
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    // A person who pressed something is led to sign in; what the page asks by itself must not take it from under the
    // hands of one who types: autosave keeps the text and says so.
    if (status === 401) {
      if (PRESSED.has(event.detail.requestConfig.triggeringEvent?.type)) location.reload();
    } else if (status === 404) toast("Этой записи больше нет или она вам не видна. Обновите страницу.", "danger");
    else if (status === 403) toast("Это действие вам не разрешено. Обновите страницу: возможно, вход устарел.", "danger");
    else toast("Не получилось: ошибка на сервере. Попробуйте ещё раз через минуту.", "danger");
  });
  document.addEventListener("htmx:sendError", () => toast("Нет связи с сервером. Проверьте интернет и повторите.", "danger"));
}
