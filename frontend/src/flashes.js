// Messages at the top of the page: they stay until closed (people read slowly), and a refused htmx request adds one.
import { island } from "./page.js";

/** Put the cursor into a field, whatever stands in its place: a list with search, the rich editor, a group of choices. */
function focusField(field) {
  if (field.tomselect) field.tomselect.focus();
  else if (field.dataset.editor !== undefined && field.hidden) field.dispatchEvent(new CustomEvent("rumo:focus"));
  else (field.matches("input, select, textarea") ? field : field.querySelector("input"))?.focus();
}

export function startFlashes() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#id_"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    (field.closest("[data-field]") ?? field).scrollIntoView({ block: "center" });
    focusField(field);
  });
  document.addEventListener("click", (event) => {
    event.target.closest("[data-flash-close]")?.closest("[data-flash]")?.remove();
  });
  // The summary of errors takes the focus, so that a keyboard or a screen reader starts there.
  island("[data-focus]", (element) => element.focus());
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, target, requestConfig } = event.detail;
    // A whole page in answer to a request for a part of one: the session has ended, or the action led elsewhere.
    const whole = /^\s*<!doctype html/i.test(xhr.responseText);
    if (whole && xhr.status < 400 && target !== document.body && !requestConfig.elt.closest("[hx-select]")) {
      event.detail.shouldSwap = false;
      location.assign(xhr.responseURL);
      return;
    }
    if (xhr.status < 400 || !xhr.responseText.includes("data-refusal")) return;
    // Only the message travels out of band; the part of the page that was asked about stays as it is.
    event.detail.shouldSwap = true;
    event.detail.isError = false;
    event.detail.swapOverride = "none";
  });
  document.addEventListener("htmx:oobAfterSwap", (event) => {
    if (event.detail.target.id === "flashes") event.detail.target.scrollIntoView({ block: "nearest" });
  });
}
