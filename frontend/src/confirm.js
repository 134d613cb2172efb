// A destructive step asks once: `data-confirm="Удалить вопрос № 3?"` on a submit button, a link or an htmx element.
// `data-confirm-label` names the button that does it («Удалить»); without it the pressed button's own words are used.
import { make } from "./page.js";

/** A dialog with one text and some buttons `[words, answer, look]`; resolves to the answer. Escape gives the first. */
function dialog(text, buttons) {
  return new Promise((resolve) => {
    const row = make("div", { class: "dialog-buttons" });
    const box = make(
      "dialog",
      { class: "dialog", "aria-labelledby": "dialog-question" },
      make("p", { id: "dialog-question" }, text),
      row,
    );
    const finish = (answer) => {
      box.close();
      box.remove();
      resolve(answer);
    };
    for (const [label, answer, look] of buttons) {
      const button = make("button", { type: "button", class: `btn ${look}` }, label);
      button.addEventListener("click", () => finish(answer));
      row.append(button);
    }
    box.addEventListener("cancel", () => finish(buttons[0][1]));
    document.body.append(box);
    box.showModal();
    row.firstElementChild.focus();
  });
}

/** Ask before doing; resolves to true or false. */
export function ask(question, label = "Да") {
  return dialog(question, [
    ["Не надо", false, "btn-outline-secondary"],
    [label, true, "btn-primary"],
  ]);
}

/** Tell something that must not be missed; resolves when it has been read. */
export function notice(text, label = "Понятно") {
  return dialog(text, [[label, true, "btn-primary"]]);
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
