// Errors that came without a new page are shown where the page itself would have shown them.
import { controlsOf } from "./form_values.js";
import { make } from "./page.js";

const MARK = "data-live-error";

export function clearErrors(form) {
  // Those that came with the page (ui/field_error.html) are answered by the same save.
  for (const old of form.querySelectorAll(`[${MARK}], [data-field-error]`)) old.remove();
  for (const control of form.querySelectorAll(".is-invalid")) {
    control.classList.remove("is-invalid");
    control.removeAttribute("aria-invalid");
  }
}

/** Show `{field: ["…"]}`; what belongs to no field of the form stands on top of it. */
export function showErrors(form, errors) {
  clearErrors(form);
  for (const [name, texts] of Object.entries(errors)) {
    const [control] = controlsOf(form, name);
    const note = make("div", { class: "field-error", [MARK]: true }, ...texts.map((text) => make("p", {}, text)));
    if (!control) {
      note.setAttribute("role", "alert");
      form.prepend(note);
      continue;
    }
    note.id = `${control.id || name}_live_error`;
    const described = new Set((control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)).add(note.id);
    control.classList.add("is-invalid");
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", [...described].join(" "));
    (control.closest("[data-field]") ?? control.parentElement).append(note);
  }
}
