// A button that copies what stands in a field: `data-copy="id-of-the-field"`. Where the browser does not allow it, the
// text is left selected, ready for Ctrl+C.
import { toast } from "./toasts.js";

export function startCopy() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      toast("Скопировано.", "success");
    } catch {
      toast("Выделено: нажмите Ctrl+C, чтобы скопировать.", "info");
    }
  });
}
