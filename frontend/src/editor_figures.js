// A figure quoted inside a text: `<span data-figure="events.webinars" data-part="value">119</span>`, one piece that is
// taken out or moved whole. Its words come from the server, which puts them anew whenever the text is shown.
import { Extension, Node } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { openPicker } from "./figure_picker.js";

/** The node. Without an address of figures an editor leaves quotes as they are, so it is in every editor. */
export const QuotedFigure = Node.create({
  name: "quotedFigure",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes() {
    return { code: { default: "" }, part: { default: "value" }, words: { default: "" } };
  },
  parseHTML() {
    const read = (span) => ({ code: span.dataset.figure, part: span.dataset.part, words: span.textContent });
    return [{ tag: "span[data-figure]", getAttrs: read }];
  },
  renderHTML({ node }) {
    return ["span", { "data-figure": node.attrs.code, "data-part": node.attrs.part }, node.attrs.words];
  },
  renderText({ node }) {
    return node.attrs.words;
  },
});

/** «/» at the beginning of a word opens the list of figures; the same does `pick` of the toolbar. */
export function figuresFrom(url) {
  return Extension.create({
    name: "figurePicking",
    addStorage() {
      return { list: null };
    },
    addCommands() {
      return {
        pickFigure:
          (typed = "") =>
          ({ editor }) => {
            this.storage.list ??= figuresAt(url);
            // A list that could not be had is asked for again next time.
            this.storage.list.catch(() => (this.storage.list = null));
            openPicker(editor, this.storage.list, typed);
            return true;
          },
      };
    },
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin({
          props: {
            // Not a key: a phone's keyboard has no key for it.
            handleTextInput: (view, from, to, text) => {
              if (text !== "/" || !editor.isEditable) return false;
              const before = view.state.doc.resolve(from);
              const last = before.parent.textBetween(Math.max(0, before.parentOffset - 1), before.parentOffset, "", "x");
              if (last.trim()) return false;
              return editor.commands.pickFigure("/");
            },
          },
        }),
      ];
    },
  });
}

async function figuresAt(url) {
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`figures: ${answer.status}`);
  return (await answer.json()).figures;
}
