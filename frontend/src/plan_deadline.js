// A phrase proposed for a deadline is taken with one press; the explanation then follows as it does after typing.
export function startPlanDeadlines() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-deadline-pick]");
    const field = button?.closest("[data-when]")?.parentElement.querySelector("[data-deadline]");
    if (!field) return;
    field.value = button.dataset.deadlinePick;
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
