// What every island needs of the page: islands are started on load and again in whatever htmx brings.

/** Run `start(element)` once for each element of the page that matches, now and later. */
export function island(selector, start) {
  const begun = new WeakSet();
  const startIn = (root) => {
    const found = [...root.querySelectorAll(selector)];
    if (root.matches?.(selector)) found.unshift(root);
    for (const element of found) {
      if (begun.has(element)) continue;
      begun.add(element);
      start(element);
    }
  };
  startIn(document);
  document.addEventListener("htmx:load", (event) => startIn(event.detail.elt));
}

/** The content of a `<meta name=…>`, or an empty string. */
export function meta(name) {
  return document.querySelector(`meta[name="${name}"]`)?.content ?? "";
}

/** The token against forged requests. The cookie comes first: signing in from another tab renews it, and this page's copy is then stale. */
export function csrfToken(form) {
  const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  return cookie || form?.querySelector("[name=csrfmiddlewaretoken]")?.value || meta("csrf-token");
}

/** An element: `make("p", {class: "soft"}, "text", child)`. Text is text, never markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value == null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** A picture from the sprite. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const picture = document.createElementNS(space, "svg");
  picture.setAttribute("class", "icon");
  picture.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `${meta("rumo-icons")}#${name}`);
  picture.append(use);
  return picture;
}

let speaker;
/** Say something to a screen reader without showing it. */
export function announce(text) {
  if (!speaker) {
    speaker = make("div", { class: "visually-hidden", role: "status", "aria-live": "polite" });
  }
  if (!speaker.isConnected) document.body.append(speaker);
  speaker.textContent = "";
  // A live region speaks only when it changes, so the same words twice need an empty moment between.
  setTimeout(() => (speaker.textContent = text), 50);
}
