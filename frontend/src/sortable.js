// A list put in order by dragging or by the keyboard: Alt+↑ and Alt+↓ on the handle of a row. The order is posted at
// once; when somebody else has changed the list, the page says so and shows the new one.
import Sortable from "sortablejs";
import { notice } from "./confirm.js";
import { announce, csrfToken, island } from "./page.js";
import { toast } from "./toasts.js";
import { inTurn, renew, versionOf } from "./turns.js";

const PAUSE = 400; // ms: several presses of Alt+↓ make one request

const rowsOf = (list) => [...list.children].filter((row) => row.dataset.id);
const orderOf = (list) => rowsOf(list).map((row) => row.dataset.id).join(",");

function renumber(list) {
  for (const [index, row] of rowsOf(list).entries()) {
    const number = row.querySelector("[data-sortable-number]");
    if (number) number.textContent = String(index + 1);
  }
}

async function post(list) {
  const order = orderOf(list);
  if (order === list.dataset.order) return;
  const answer = await fetch(list.dataset.url, {
    method: "POST",
    body: new URLSearchParams({ order, version: versionOf(list) }),
    headers: { Accept: "application/json", "X-CSRFToken": csrfToken(), "X-Autosave": "1" },
  });
  const data = await answer.json().catch(() => ({}));
  if (answer.ok) {
    list.dataset.order = order;
    renew(list, data.version);
    list.dispatchEvent(new CustomEvent("rumo:sorted", { bubbles: true, detail: data }));
  } else if (answer.status === 409) {
    await notice(data.message ?? "Список тем временем изменили. Страница покажет новый порядок.", "Обновить страницу");
    location.reload();
  } else throw new Error(data.message ?? "Порядок не сохранён. Обновите страницу и попробуйте ещё раз.");
}

function restore(list) {
  const rows = new Map(rowsOf(list).map((row) => [row.dataset.id, row]));
  for (const id of list.dataset.order.split(",")) if (rows.has(id)) list.append(rows.get(id));
  renumber(list);
}

function save(list) {
  renumber(list);
  inTurn(list.dataset.versionKey ?? list, () => post(list)).catch((error) => {
    restore(list);
    toast(error instanceof TypeError ? "Нет связи: порядок не сохранён." : error.message, "danger");
  });
}

function move(list, row, step) {
  const rows = rowsOf(list);
  const place = rows.indexOf(row) + step;
  if (place < 0 || place >= rows.length) {
    announce(step < 0 ? "Это первая строка" : "Это последняя строка");
    return false;
  }
  if (step < 0) rows[place].before(row);
  else rows[place].after(row);
  renumber(list);
  announce(`Место ${place + 1} из ${rows.length}`);
  return true;
}

function begin(list) {
  let timer;
  list.dataset.order = orderOf(list);
  Sortable.create(list, {
    handle: "[data-sortable-handle]",
    draggable: "[data-id]",
    ghostClass: "sortable-ghost",
    animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 150,
    onEnd: () => save(list),
  });
  for (const handle of list.querySelectorAll("[data-sortable-handle]")) {
    handle.setAttribute("aria-keyshortcuts", "Alt+ArrowUp Alt+ArrowDown");
    handle.dataset.hotkeyNote ??= "Alt+ArrowUp, Alt+ArrowDown|Переставить строку (на её ручке)";
    handle.dataset.tooltip ??= "Перетащите мышью или нажмите Alt+↑, Alt+↓";
  }
  const shift = (row, step) => {
    const focused = document.activeElement;
    if (!move(list, row, step)) return;
    focused.focus(); // moving an element in the document takes its focus away
    clearTimeout(timer);
    timer = setTimeout(() => save(list), PAUSE);
  };
  list.addEventListener("keydown", (event) => {
    const handle = event.target.closest("[data-sortable-handle]");
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.code];
    if (!handle || !event.altKey || !step || handle.closest("[data-sortable]") !== list) return;
    event.preventDefault();
    event.stopPropagation();
    shift(handle.closest("[data-id]"), step);
  });
  list.addEventListener("rumo:move", (event) => {
    event.stopPropagation();
    shift(event.target, event.detail.step);
  });
  // Something was added or taken away by its own request, which tells the mark of the order as it is now.
  list.addEventListener("rumo:relisted", (event) => {
    event.stopPropagation();
    if (event.detail?.version != null) renew(list, event.detail.version);
    list.dataset.order = orderOf(list);
  });
}

export function startSortables() {
  island("[data-sortable]", begin);
}
