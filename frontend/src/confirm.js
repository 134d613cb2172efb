// A destructive step asks once: `data-confirm="Удалить вопрос № 3?"` on a submit button, a link or an htmx element.
// `data-confirm-label` names the button that does it («Удалить»); without it the pressed button's own words are used.
import { make } from "./page.js";

/** Ask in a dialog; resolves to true or false. Escape means no. */
export function ask(question, label = "Да") {
  return new Promise((resolve) => {
    const yes = make("button", { type: "button", class: "btn btn-primary" }, label);
    const no = make("button", { type: "button", class: "btn btn-outline-secondary" }, "Не надо");
    const text = make("p", { id: "confirm-question" }, question);
    const dialog = make(
      "dialog",
      { class: "dialog", "aria-labelledby": "confirm-question" },
      text,
      make("div", { class: "dialog-buttons" }, no, yes),
    );
    const finish = (answer) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    yes.addEventListener("click", () => finish(true));
    no.addEventListener("click", () => finish(false));
    dialog.addEventListener("cancel", () => finish(false));
    document.body.append(dialog);
    dialog.showModal();
    no.focus();
  });
}

function words(element) {
  return element.dataset.confirmLabel || element.textContent.trim() || "Да";
}

export function startConfirm() {
  let confirmed;
  // On the way down, before htmx or the once-only guard see the press.
  document.addEventListener(
    "click",
    async (event) => {
      const element = event.target.closest?.("[data-confirm]");
      if (!element || element === confirmed || element.getAttribute("aria-disabled") === "true") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!(await ask(element.dataset.confirm, words(element)))) {
        element.focus();
        return;
      }
      confirmed = element;
      element.click();
      confirmed = undefined;
    },
    true,
  );
}
