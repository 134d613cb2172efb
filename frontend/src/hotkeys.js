// Keys that press things: `data-hotkey="Alt+Enter"`, several as «Alt+N, Alt+Insert»; `data-hotkey-label` explains one in the list.
// Letters are matched by their place on the keyboard (event.code), so they work in the Russian layout too.
import { make } from "./page.js";

const NAMES = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", Delete: "Del", Slash: "/" };

function parse(text) {
  return text.split(",").map((combination) => {
    const parts = combination.trim().split("+");
    const key = parts.pop();
    const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^[0-9]$/.test(key) ? `Digit${key}` : key;
    return { code, alt: parts.includes("Alt"), ctrl: parts.includes("Ctrl"), shift: parts.includes("Shift") };
  });
}

function pressed(event, combination) {
  const code = event.code === "NumpadEnter" ? "Enter" : event.code;
  const ctrl = event.ctrlKey || event.metaKey;
  return (
    code === combination.code && event.altKey === combination.alt && ctrl === combination.ctrl && event.shiftKey === combination.shift
  );
}

function typing(event) {
  return event.target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]");
}

function visible(element) {
  return element.getClientRects().length > 0 && !element.disabled;
}

/** The element for a key: in an open dialog only what is in it; otherwise nearest to where one works. */
function find(event) {
  const scope = document.querySelector("dialog[open]") ?? document;
  const fits = [...scope.querySelectorAll("[data-hotkey]")].filter(
    (element) => visible(element) && parse(element.dataset.hotkey).some((combination) => pressed(event, combination)),
  );
  const place = event.target.closest?.("[data-hotkey-scope]");
  return fits.find((element) => place?.contains(element)) ?? fits[0];
}

function press(element) {
  if (element.tomselect) element.tomselect.focus();
  else if (element.matches("input:not([type=checkbox]):not([type=radio]):not([type=submit]), textarea, select")) element.focus();
  else {
    element.focus();
    element.click();
  }
}

function keyCaps(text) {
  const caps = [];
  for (const [index, combination] of text.split(",").entries()) {
    if (index) caps.push(" или ");
    for (const [at, part] of combination.trim().split("+").entries()) {
      if (at) caps.push(" + ");
      caps.push(make("kbd", {}, NAMES[part] ?? part));
    }
  }
  return caps;
}

function rows() {
  const seen = new Map();
  for (const element of document.querySelectorAll("[data-hotkey]")) {
    const label = element.dataset.hotkeyLabel || element.getAttribute("aria-label") || element.textContent.trim();
    if (label && visible(element) && !seen.has(element.dataset.hotkey)) seen.set(element.dataset.hotkey, label);
  }
  // Elements may list keys that an island handles itself: data-hotkey-note="Alt+ArrowUp|Поднять вопрос выше".
  for (const element of document.querySelectorAll("[data-hotkey-note]")) {
    const [keys, label] = element.dataset.hotkeyNote.split("|");
    seen.set(keys, label);
  }
  seen.set("F1", "Этот список");
  return [...seen].map(([keys, label]) => make("tr", {}, make("td", {}, ...keyCaps(keys)), make("td", {}, label)));
}

/** The list of keys of this page. */
export function showHotkeys() {
  const title = make("h2", { class: "dialog-title", id: "hotkeys-title" }, "Горячие клавиши на этой странице");
  const close = make("button", { type: "button", class: "btn btn-primary", autofocus: true }, "Понятно");
  const dialog = make(
    "dialog",
    { class: "dialog", "aria-labelledby": "hotkeys-title" },
    title,
    make("table", { class: "keys" }, make("tbody", {}, ...rows())),
    make("div", { class: "dialog-buttons" }, close),
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

export function startHotkeys() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const asks = event.code === "F1" || (event.key === "?" && !typing(event));
    if (asks && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      showHotkeys();
      return;
    }
    // A bare key would spoil typing; with Alt or Ctrl, or a function key, it may work anywhere.
    const free = event.altKey || event.ctrlKey || event.metaKey || /^F\d+$/.test(event.code) || !typing(event);
    if (!free) return;
    const element = find(event);
    if (!element) return;
    event.preventDefault();
    press(element);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-hotkeys-open]")) showHotkeys();
  });
}
