"""Numbers of documents in a Word file: «№ 112-ОД» is not parted at its hyphen."""

from __future__ import annotations

import re
from copy import deepcopy

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_Text

from rumo.russian.typography import NBSP

_NUMBER = re.compile(rf"№{NBSP}[^\s«»,;()]*-[^\s«»,;()]+")


def keep_numbers_whole(document: Document) -> None:
    """Hyphens of numbers become Word's own that never part: readers and search see a plain hyphen."""
    for text in list(document.element.body.iter(qn("w:t"))):
        if text.text and _NUMBER.search(text.text):
            _part(text)


def _part(text: CT_Text) -> None:
    """`<w:t>№ 112-ОД</w:t>` as text, hyphen, text, in the same run."""
    said = text.text or ""
    text.set(qn("xml:space"), "preserve")
    for place in reversed([at for found in _NUMBER.finditer(said) for at in range(*found.span()) if said[at] == "-"]):
        after = deepcopy(text)
        after.text, said = said[place + 1 :], said[:place]
        text.addnext(after)
        text.addnext(OxmlElement("w:noBreakHyphen"))
    text.text = said
