// Hints: `data-tooltip="text"` shows on hover, on focus and, for a finger, on a press. One bubble for the whole page.
// The reason of a refused button is also in the page for screen readers (aria-describedby), so the bubble is mute.
import { make } from "./page.js";

const GAP = 8;
let bubble;
let owner;

function place(target) {
  const box = target.getBoundingClientRect();
  const size = bubble.getBoundingClientRect();
  const left = Math.min(Math.max(GAP, box.left + box.width / 2 - size.width / 2), innerWidth - size.width - GAP);
  const above = box.top - size.height - GAP;
  bubble.style.left = `${left}px`;
  bubble.style.top = `${above > GAP ? above : box.bottom + GAP}px`;
}

function show(target) {
  if (owner === target) return;
  hide();
  owner = target;
  // A dialog lies above the page, so its hints must lie inside it.
  bubble = make("div", { class: "tip", "aria-hidden": "true" }, target.dataset.tooltip);
  (target.closest("dialog") ?? document.body).append(bubble);
  place(target);
}

function hide() {
  bubble?.remove();
  bubble = owner = undefined;
}

export function startTooltips() {
  const reach = (event) => event.target.closest?.("[data-tooltip]");
  document.addEventListener("mouseover", (event) => {
    const target = reach(event);
    if (target) show(target);
    else if (owner && owner !== document.activeElement) hide();
  });
  document.addEventListener("focusin", (event) => {
    const target = reach(event);
    if (target?.matches(":focus-visible")) show(target);
    else hide();
  });
  document.addEventListener("click", (event) => {
    const refused = event.target.closest?.("[aria-disabled='true'][data-tooltip]");
    if (refused) show(refused);
    else hide();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  addEventListener("scroll", hide, { passive: true, capture: true });
}
