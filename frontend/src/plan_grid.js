// Writing a plan with the keyboard: Enter goes from cell to cell and makes the next row, Alt+↑ ↓ moves a row, Ctrl+Delete
// takes it out. Each row is a form that saves itself (autosave.js); a new one gets its address from its first save.
//
// [data-plan] holds one [data-plan-list] of [data-plan-item] and a <template data-plan-blank="row"> of what may be added.
import htmx from "htmx.org";
import { ask } from "./confirm.js";
import { forget } from "./drafts.js";
import { controlsOf, setValues, valuesOf } from "./form_values.js";
import { announce, csrfToken, icon, island, make } from "./page.js";
import { toast } from "./toasts.js";

let blanks = 0;

const planOf = (element) => element.closest("[data-plan]");
const itemOf = (element) => element.closest?.("[data-plan-item]");
const formOf = (item) => item.querySelector("form[data-autosave]");
const cellsOf = (item) => [...formOf(item).querySelectorAll("[data-cell]")];

function focusCell(cell) {
  if (cell.tomselect) cell.tomselect.focus();
  else {
    cell.focus();
    cell.setSelectionRange?.(cell.value.length, cell.value.length);
  }
}

/** A text cell is as tall as its text. */
function fit(cell) {
  cell.style.height = "auto";
  cell.style.height = `${cell.scrollHeight + 2}px`;
}

// --- the list: numbers, and where each new row is to be put ---

function arrange(list) {
  let last = 0;
  let above = "start";
  for (const item of list.querySelectorAll(":scope > [data-plan-item]")) {
    const number = item.querySelector("[data-plan-number]");
    if (number) {
      number.textContent = item.dataset.number || String(last + 1);
      if (/^\d+$/.test(number.textContent)) last = Number(number.textContent);
    }
    if (item.dataset.id) above = item.dataset.id;
    else formOf(item).action = `${formOf(item).dataset.add}?after=${above}`;
  }
  const empty = planOf(list)?.querySelector("[data-plan-empty]");
  if (empty) empty.hidden = list.children.length > 0;
}

/** A new item after `before` (at the end without it); `fill` gets its form before anything on it starts. */
function add(plan, kind, before, fill) {
  const item = plan.querySelector(`template[data-plan-blank="${kind}"]`).content.firstElementChild.cloneNode(true);
  const form = formOf(item);
  blanks += 1;
  // Labels and controls of two new rows must not share their names.
  for (const element of item.querySelectorAll("[id], [for], [aria-describedby]")) {
    for (const name of ["id", "for", "aria-describedby"]) {
      if (element.hasAttribute(name)) element.setAttribute(name, `${element.getAttribute(name)}-${blanks}`);
    }
  }
  form.dataset.add = form.getAttribute("action"); // a pattern has no address of its own to complete it by
  fill?.(form);
  if (before) before.after(item);
  else plan.querySelector("[data-plan-list]").append(item);
  htmx.process(item);
  htmx.trigger(item, "htmx:load", { elt: item });
  return item;
}

function addAndFocus(plan, kind, before) {
  focusCell(cellsOf(add(plan, kind, before))[0]);
}

// --- keys ---

function goOn(item, cell) {
  const cells = cellsOf(item);
  const next = cells[cells.indexOf(cell) + 1];
  if (next) focusCell(next);
  else if (item.nextElementSibling) focusCell(cellsOf(item.nextElementSibling)[0]);
  else addAndFocus(planOf(item), item.dataset.planItem === "question" ? "question" : "row", item);
}

function newPoint(cell) {
  cell.setRangeText("\n• ", cell.selectionStart, cell.selectionEnd, "end");
  cell.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The cell under the keys; a list with search stands for its select. */
function cellAt(target) {
  if (target.matches("[data-cell]")) return target;
  return target.closest(".plan-cell")?.querySelector("select[data-cell]") ?? null;
}

function pressed(event) {
  const item = itemOf(event.target);
  const cell = item && cellAt(event.target);
  if (!cell || event.isComposing) return;
  const ctrl = event.ctrlKey || event.metaKey;
  const done = () => {
    event.preventDefault();
    event.stopPropagation();
  };
  if (event.key === "Enter" && ctrl) {
    done();
    const kind = item.dataset.planItem === "question" ? "question" : event.shiftKey ? "section" : "row";
    addAndFocus(planOf(item), kind, item);
  } else if (event.key === "Enter" && event.shiftKey) {
    if (cell.name !== "what") return;
    done();
    newPoint(cell);
  } else if (event.key === "Enter" && !event.altKey) {
    // While something is typed into a list with search, Enter chooses from it.
    if (cell.tomselect?.inputValue()) return;
    done();
    goOn(item, cell);
  } else if (event.key === "Delete" && ctrl) {
    done();
    remove(item);
  } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown") && item.dataset.id) {
    done();
    item.dispatchEvent(new CustomEvent("rumo:move", { bubbles: true, detail: { step: event.key === "ArrowUp" ? -1 : 1 } }));
  }
}

// --- taking out ---

/** The item goes, the cursor stays in the list. */
function dropItem(item, version) {
  const list = item.parentElement;
  const near = item.nextElementSibling ?? item.previousElementSibling;
  forget(formOf(item) ?? item.querySelector("form"));
  item.remove();
  list.dispatchEvent(new CustomEvent("rumo:relisted", { detail: { version } }));
  if (near?.matches("[data-plan-item]")) focusCell(cellsOf(near)[0]);
}

async function remove(item) {
  const form = item.querySelector("form[data-plan-delete]");
  const cell = document.activeElement;
  if (!form) {
    if (!Object.values(valuesOf(formOf(item))).flat().some((value) => value.trim()) || (await ask("Удалить то, что набрано?", "Удалить"))) dropItem(item);
    return;
  }
  if (!(await ask(form.dataset.planDelete, "Удалить"))) {
    cell?.focus();
    return;
  }
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json", "X-Autosave": "1", "X-CSRFToken": csrfToken(form) },
    });
    const data = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(data.message ?? "Не получилось удалить. Обновите страницу и попробуйте ещё раз.");
    dropItem(item, data.order_version);
    announce("Удалено");
  } catch (error) {
    toast(error instanceof TypeError ? "Нет связи: не удалено." : error.message, "danger");
  }
}

// --- what the server said ---

/** The first save of a new row: from now on it has its own address. */
function settle(item, form, answer) {
  item.dataset.id = answer.key;
  item.id = /^\d+$/.test(answer.key) ? `question-${answer.key}` : answer.key;
  form.action = answer.save_url;
  if (item.dataset.planItem !== "question") form.dataset.versionKey = answer.key;
  form.elements.version.value = answer.version;
  const foot = item.querySelector("[data-plan-foot]");
  foot.innerHTML = answer.foot;
  htmx.process(foot);
  htmx.trigger(foot, "htmx:load", { elt: foot });
  item.parentElement.dispatchEvent(new CustomEvent("rumo:relisted", { detail: { version: answer.order_version } }));
  arrange(item.parentElement);
}

function saved(event) {
  const form = event.target;
  const item = itemOf(form);
  if (!item) return;
  const answer = event.detail;
  if (!item.dataset.id && answer.key) settle(item, form, answer);
  flag(item);
  if (form.matches("[data-plan-details]")) {
    const number = form.elements.number.value.trim();
    if (number) item.dataset.number = number;
    else delete item.dataset.number;
    arrange(item.parentElement);
  }
  if (answer.execution === undefined) return;
  const words = item.querySelector("[data-execution]");
  if (words) words.textContent = answer.execution;
  const details = item.querySelector("form[data-plan-details]");
  if (details) for (const name of ["fact_kind", "counted"]) setValues(details, name, [answer[name]]);
}

/** Somebody deleted what is being written: the text is offered as a new row. */
function orphaned(event) {
  const item = itemOf(event.target);
  if (!item || !event.detail.gone || item.querySelector("[data-plan-orphan]")) return;
  const old = formOf(item);
  const button = make("button", { type: "button", class: "btn btn-primary btn-sm" }, "Добавить как новую");
  button.addEventListener("click", () => {
    const values = valuesOf(old);
    const fresh = add(planOf(item), item.dataset.planItem, item, (form) => {
      for (const select of form.querySelectorAll("select[multiple]")) {
        select.append(...controlsOf(old, select.name).flatMap((each) => [...each.selectedOptions].map((option) => option.cloneNode(true))));
      }
    });
    for (const [name, each] of Object.entries(values)) setValues(formOf(fresh), name, each);
    dropItem(item);
    const [first] = cellsOf(fresh);
    focusCell(first);
    first.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const words = make("div", {}, make("p", {}, event.detail.message), make("div", { class: "actions" }, button));
  old.prepend(make("div", { class: "alert alert-warning alert-block", role: "alert", "data-plan-orphan": true }, icon("alert-triangle"), words));
}

/** A stored row that nobody answers for says so. */
function flag(item) {
  const note = item?.querySelector("[data-plan-flag]");
  if (note && item.dataset.id) note.hidden = formOf(item).elements.responsible.selectedOptions.length > 0;
}

function clicked(event) {
  const button = event.target.closest?.("[data-plan-add]");
  if (button) addAndFocus(planOf(button), button.dataset.planAdd, null);
}

/** Deletion by its button is asked and done here, so that a row with an error in it can go too. */
function submitted(event) {
  const form = event.target.closest?.("form[data-plan-delete]");
  const item = form && (itemOf(form) ?? form.closest("[data-plan-card]"));
  if (!item) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  remove(item);
}

export function startPlanGrids() {
  island("[data-plan-list]", (list) => {
    new MutationObserver(() => arrange(list)).observe(list, { childList: true });
    arrange(list);
  });
  island("textarea[data-cell], textarea[data-grows]", (cell) => {
    fit(cell);
    cell.addEventListener("input", () => fit(cell));
    cell.addEventListener("rumo:set", () => fit(cell));
  });
  document.addEventListener("keydown", pressed, true);
  document.addEventListener("change", (event) => flag(itemOf(event.target)));
  document.addEventListener("click", clicked);
  document.addEventListener("rumo:saved", saved);
  document.addEventListener("rumo:closed", orphaned);
  document.addEventListener("rumo:order", (event) => {
    const list = document.getElementById(event.detail.list);
    const empty = document.querySelector("[data-planned-empty]");
    if (empty) empty.hidden = true;
    list?.dispatchEvent(new CustomEvent("rumo:relisted", { detail: { version: event.detail.version } }));
  });
  // Before autosave, which would keep a row with an error from being deleted.
  addEventListener("submit", submitted, true);
}
