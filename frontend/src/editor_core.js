// The rich editor: paragraphs, bold, italic, lists, tables — what minutes need and Word understands, nothing more.
import { Editor } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Italic } from "@tiptap/extension-italic";
import { BulletList, ListItem, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { Gapcursor, Placeholder, TrailingNode, UndoRedo } from "@tiptap/extensions";
import { QuotedFigure, figuresFrom } from "./editor_figures.js";
import { findWords } from "./editor_find.js";
import { toolbar } from "./editor_toolbar.js";
import { cleanWord } from "./word_paste.js";

// Tab must leave the editor (WCAG 2.1.2), so lists do not take it; nesting is by Ctrl+] and Ctrl+[.
const CalmListItem = ListItem.extend({
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      "Mod-]": () => this.editor.commands.sinkListItem(this.name),
      "Mod-[": () => this.editor.commands.liftListItem(this.name),
    };
  },
});

// Ctrl+Enter belongs to the page («следующий вопрос»), not to a line break.
const CalmHardBreak = HardBreak.extend({
  addKeyboardShortcuts() {
    return { "Shift-Enter": () => this.editor.commands.setHardBreak() };
  },
});

// A table without widths in style attributes: the paper decides the widths. In a table Tab goes from cell to cell and
// out of the last one; Escape before Tab leaves at once.
const CalmTable = Table.extend({
  addStorage() {
    return { ...this.parent?.(), leaving: false };
  },
  renderHTML() {
    return ["table", ["tbody", 0]];
  },
  addKeyboardShortcuts() {
    const step = (command) => () => {
      if (this.storage.leaving || !this.editor.isActive("table")) return false;
      return this.editor.commands[command]();
    };
    return { ...this.parent?.(), Tab: step("goToNextCell"), "Shift-Tab": step("goToPreviousCell") };
  },
});

// No table within a table: neither the paper nor a reader could cope with it.
const CELL = { content: "(paragraph | bulletList | orderedList)+" };

function extensions(placeholder, figures) {
  return [
    Document,
    Paragraph,
    Text,
    Bold,
    Italic,
    CalmHardBreak,
    BulletList,
    OrderedList,
    CalmListItem,
    CalmTable.configure({ resizable: false, View: null }),
    TableRow,
    TableHeader.extend(CELL),
    TableCell.extend(CELL),
    Gapcursor,
    TrailingNode,
    UndoRedo,
    QuotedFigure,
    ...(figures ? [figuresFrom(figures)] : []),
    ...(placeholder ? [Placeholder.configure({ placeholder })] : []),
  ];
}

/** The HTML to save: nothing for an empty text, and without the line that is kept below a last table to write on. */
function asValue(editor) {
  return editor.isEmpty ? "" : editor.getHTML().replace(/(<\/(?:table|ul|ol)>)<p><\/p>$/, "$1");
}

/** HTML for what the textarea holds; plain text (typed without scripts) becomes paragraphs. */
function asHtml(value) {
  if (/<[a-z][^>]*>/i.test(value)) return value;
  const holder = document.createElement("div");
  for (const line of value.split(/\r?\n/)) {
    if (!line.trim()) continue;
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    holder.append(paragraph);
  }
  return holder.innerHTML;
}

function described(textarea) {
  const label = textarea.labels?.[0];
  const attributes = { class: "editor-text rich", role: "textbox", "aria-multiline": "true", lang: "ru", spellcheck: "true" };
  if (label) {
    label.id ||= `${textarea.id}_label`;
    attributes["aria-labelledby"] = label.id;
  } else attributes["aria-label"] = textarea.getAttribute("aria-label") ?? "Текст";
  for (const name of ["aria-describedby", "aria-invalid", "data-hotkey", "data-hotkey-label"]) {
    if (textarea.hasAttribute(name)) attributes[name] = textarea.getAttribute(name);
  }
  return attributes;
}

/** Put an editor in the place of the textarea, which stays hidden in the form and always holds the HTML. */
export function mount(textarea, icons) {
  const frame = document.createElement("div");
  frame.className = "editor";
  textarea.after(frame);
  textarea.hidden = true;
  // A hidden field must not stop the form with a message nobody can see; the server checks it.
  textarea.required = false;
  let written;
  const editor = new Editor({
    element: frame,
    injectCSS: false,
    extensions: extensions(textarea.placeholder, textarea.dataset.figures),
    content: asHtml(textarea.value),
    editable: !textarea.disabled && !textarea.readOnly,
    editorProps: {
      attributes: described(textarea),
      transformPastedHTML: cleanWord,
      handleKeyDown: (view, event) => {
        const leaving = event.key === "Escape" || (event.key === "Shift" && editor.storage.table.leaving);
        if (event.key !== "Tab") editor.storage.table.leaving = leaving;
        return false;
      },
    },
    onBlur: ({ editor: left }) => (left.storage.table.leaving = false),
    onUpdate: ({ editor: changed }) => {
      const value = asValue(changed);
      // The line kept below a last table comes and goes by itself; that is not somebody's edit.
      if (value === written) return;
      written = value;
      textarea.value = value;
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  written = asValue(editor);
  frame.prepend(toolbar(editor, icons, Boolean(textarea.dataset.figures)));
  textarea.labels?.[0]?.addEventListener("click", () => editor.commands.focus());
  // Others set the text through the textarea (a restored draft, a settled conflict) and say so.
  textarea.addEventListener("rumo:set", () => {
    editor.commands.setContent(asHtml(textarea.value), { emitUpdate: false });
    written = asValue(editor);
  });
  textarea.addEventListener("rumo:focus", () => editor.commands.focus());
  const wanted = new URLSearchParams(location.search).get("find");
  if (wanted) findWords(editor, wanted);
}
