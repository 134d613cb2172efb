// Messages at the top of the page: they stay until closed (people read slowly), and a refused htmx request adds one.
import { island } from "./page.js";

export function startFlashes() {
  document.addEventListener("click", (event) => {
    event.target.closest("[data-flash-close]")?.closest("[data-flash]")?.remove();
  });
  // The summary of errors takes the focus, so that a keyboard or a screen reader starts there.
  island("[data-focus]", (element) => element.focus());
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.status < 400 || !xhr.responseText.includes("data-refusal")) return;
    // Only the message travels out of band; the part of the page that was asked about stays as it is.
    event.detail.shouldSwap = true;
    event.detail.isError = false;
    event.detail.swapOverride = "none";
  });
  document.addEventListener("htmx:oobAfterSwap", (event) => {
    if (event.detail.target.id === "flashes") event.detail.target.scrollIntoView({ block: "nearest" });
  });
}
