// A second press must not do the thing twice: `<form data-submit-once>`; the pressed button shows that it works.
// htmx forms answer without leaving the page, so htmx:afterRequest sets them free again.
export function startSubmitOnce() {
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
  const free = (form) => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  };
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt.closest?.("form[data-submit-once]");
    if (form) free(form);
  });
  // The page comes back from the browser's memory with «Назад»: its forms work again.
  addEventListener("pageshow", (event) => {
    if (event.persisted) for (const form of document.querySelectorAll("form[data-sent]")) free(form);
  });
}
