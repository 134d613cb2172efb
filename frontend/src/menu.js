// The menu on the left unfolds on a phone; small menus close on Escape and on a press elsewhere.
import { island } from "./page.js";

export function startMenus() {
  island("[data-sidebar-toggle]", (button) => {
    const sidebar = document.getElementById(button.getAttribute("aria-controls"));
    button.addEventListener("click", () => {
      const open = sidebar.classList.toggle("is-open");
      button.setAttribute("aria-expanded", String(open));
    });
  });
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details[data-menu][open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
