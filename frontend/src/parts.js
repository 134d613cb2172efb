// The parts of a room may be wider than a phone: the one that is open is brought into view.
import { island } from "./page.js";

export function startParts() {
  island(".parts", (parts) => {
    const open = parts.querySelector("[aria-current]");
    if (open) parts.scrollLeft = open.offsetLeft - (parts.clientWidth - open.offsetWidth) / 2;
  });
}
