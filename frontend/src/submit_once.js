// A second press must not do the thing twice: `<form data-submit-once>`; the pressed button shows that it works.
import { island } from "./page.js";

function free(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

export function startSubmitOnce() {
  // htmx would put the second press into a queue; this makes it drop it.
  island("form[data-submit-once]", (form) => form.setAttribute("hx-sync", "this:drop"));
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-submit-once]") || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    event.submitter?.setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, requestConfig } = event.detail;
    if (elt.matches("form[data-submit-once]")) requestConfig.triggeringEvent?.submitter?.setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt.closest?.("form[data-submit-once]");
    if (form) free(form);
  });
  // The page comes back from the browser's memory with «Назад»: its forms work again.
  addEventListener("pageshow", (event) => {
    if (event.persisted) for (const form of document.querySelectorAll("form[data-sent]")) free(form);
  });
}
