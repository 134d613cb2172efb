// `?find=…` in the address: the words a remark is about are selected in the editor that has them.

/** Select `words` in the editor if they stand in one of its paragraphs; says whether they do. */
export function findWords(editor, words) {
  const wanted = plain(words);
  let found;
  editor.state.doc.descendants((node, at) => {
    if (found || !node.isTextblock) return !found;
    const places = [];
    let text = "";
    node.forEach((child, offset) => {
      const said = child.isText ? child.text : (child.attrs.words ?? " ");
      for (let index = 0; index < said.length; index += 1) places.push(at + 1 + offset + (child.isText ? index : 0));
      text += said;
    });
    const start = plain(text).indexOf(wanted);
    if (start >= 0) {
      const last = places[start + wanted.length - 1];
      found = { from: places[start], to: last + (editor.state.doc.nodeAt(last)?.isText ? 1 : editor.state.doc.nodeAt(last)?.nodeSize ?? 1) };
    }
    return false;
  });
  if (found) editor.chain().focus().setTextSelection(found).scrollIntoView().run();
  return Boolean(found);
}

// One character stays one character, or the places would be wrong.
const plain = (text) => text.replace(/[\u00a0\s]/g, " ").toLowerCase();
