// Panes side by side on a wide screen, one at a time on a narrow one. Where each was scrolled to is kept; a field that a
// link or a script goes to brings its pane with it. Without this script all panes stand one under another.
import { island } from "./page.js";

export function startPanes() {
  island("[data-panes]", (box) => {
    const tabs = [...box.querySelectorAll("[data-pane-tab]")];
    const panes = [...box.querySelectorAll("[data-pane]")];
    const scrolled = {};
    const show = (name) => {
      const before = box.dataset.shown;
      if (before === name) return;
      scrolled[before] = window.scrollY;
      box.dataset.shown = name;
      for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.paneTab === name));
      for (const pane of panes) pane.classList.toggle("is-behind", pane.dataset.pane !== name);
      if (before) window.scrollTo({ top: scrolled[name] ?? Math.min(window.scrollY, box.offsetTop) });
    };
    for (const tab of tabs) tab.addEventListener("click", () => show(tab.dataset.paneTab));
    document.addEventListener(
      "click",
      (event) => {
        const link = event.target.closest?.('a[href^="#"]');
        const pane = link?.hash && document.getElementById(link.hash.slice(1))?.closest("[data-pane]");
        if (pane && box.contains(pane)) show(pane.dataset.pane);
      },
      true,
    );
    show(box.dataset.start ?? tabs[0]?.dataset.paneTab);
  });
}
