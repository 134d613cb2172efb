// A roll: one row a person, one key a row. `[data-roll]` holds rows `[data-roll-row]` of radio buttons. A digit presses the
// button of that number and goes on to the next row; ↑ and ↓ change the row; ← and → change the choice, as in any group.
// In a `[data-roll-values]` row the digit is the value of the button, not its place: a scale begins with 0.
// A button with `data-roll-then="reason"` leads to that field of its row first; Enter there goes on.

const rowOf = (element) => element.closest("[data-roll-row]");
const radios = (row) => [...row.querySelectorAll("input[type=radio]")];

function go(row, step) {
  const rows = [...row.closest("[data-roll]").querySelectorAll("[data-roll-row]")];
  const next = rows[rows.indexOf(row) + step];
  if (!next) return false;
  const choices = radios(next);
  (choices.find((radio) => radio.checked) ?? choices[0])?.focus();
  return true;
}

function choose(row, radio) {
  radio.focus();
  if (!radio.checked) radio.click();
  const then = radio.dataset.rollThen;
  if (then) row.querySelector(`[name="${then}"]`)?.focus();
  else go(row, 1);
}

function onKey(event) {
  const row = event.target.closest?.("[data-roll-row]");
  if (!row || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  if (event.target.type !== "radio") {
    if (event.key !== "Enter" || event.target.nodeName !== "INPUT") return;
    event.preventDefault();
    go(row, 1);
    return;
  }
  const digit = event.code.match(/^(?:Digit|Numpad)([0-9])$/)?.[1];
  if (digit) {
    const byValue = row.dataset.rollValues !== undefined;
    const radio = byValue ? radios(row).find((each) => each.value === digit) : radios(row)[digit - 1];
    if (!radio) return;
    event.preventDefault();
    choose(row, radio);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    go(rowOf(event.target), event.key === "ArrowDown" ? 1 : -1);
  }
}

export function startRolls() {
  document.addEventListener("keydown", (event) => event.target.closest?.("[data-roll]") && onKey(event));
}
