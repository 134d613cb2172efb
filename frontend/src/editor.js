// `<textarea data-editor>` becomes a rich editor. The editor itself is a separate file, fetched only when a page has one;
// until it comes, and without scripts, the textarea works.
import { island, meta } from "./page.js";

let core;

export function startEditors() {
  island("textarea[data-editor]", async (textarea) => {
    core ??= import(meta("rumo-editor"));
    const { mount } = await core;
    mount(textarea, meta("rumo-icons"));
  });
}
