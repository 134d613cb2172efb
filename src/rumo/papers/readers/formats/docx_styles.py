"""What paragraph and character styles of a Word file say: bold, italic, heading level, alignment, list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from rumo.papers.readers.formats.docx_numbering import W, integer

_HEADING = re.compile(r"(?:heading|заголовок)\s*(\d)", re.IGNORECASE)
_ALIGNMENTS = {"left": "left", "start": "left", "right": "right", "end": "right", "center": "center", "both": "justify"}
_JC, _OUTLINE, _NUMBERED = f"{W}jc", f"{W}outlineLvl", f"{W}numPr"
_VAL, _BOLD, _ITALIC, _HIDDEN = f"{W}val", f"{W}b", f"{W}i", f"{W}vanish"
_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Look:
    """None and «» say nothing: the look below it holds."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    alignment: str = ""
    level: int | None = None  # 0: no heading
    list_number: str | None = None
    list_level: int | None = None

    def over(self, below: Look) -> Look:
        """This look on top of another."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.hidden if self.hidden is None else self.hidden,
            self.alignment or below.alignment,
            below.level if self.level is None else self.level,
            below.list_number if self.list_number is None else self.list_number,
            below.list_level if self.list_level is None else self.list_level,
        )


class Styles:
    """Looks by style id, each on top of the style it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._own: dict[str, Look] = {}
        self._based_on: dict[str, str] = {}
        self._resolved: dict[str, Look] = {}
        self.default = ""
        if root is None:
            return
        for element in root.iterchildren(f"{W}style"):
            identity = element.get(f"{W}styleId", "")
            self._own[identity] = _style_look(element)
            base = element.find(f"{W}basedOn")
            if base is not None:
                self._based_on[identity] = base.get(f"{W}val", "")
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true"):
                self.default = identity

    def look(self, identity: str) -> Look:
        """Of a style with all it is based on; a ring of styles is cut."""
        if identity not in self._resolved:
            look, seen, name = Look(), set[str](), identity
            while name in self._own and name not in seen and len(seen) < 30:
                seen.add(name)
                look = look.over(self._own[name])
                name = self._based_on.get(name, "")
            self._resolved[identity] = look
        return self._resolved[identity]


def _style_look(element: etree._Element) -> Look:
    look = paragraph_look(element.find(f"{W}pPr"))
    hand = run_look(element.find(f"{W}rPr"))
    look = replace(look, bold=hand.bold, italic=hand.italic, hidden=hand.hidden)
    name = element.find(f"{W}name")
    found = _HEADING.match(name.get(f"{W}val", "")) if name is not None else None
    if found:
        return replace(look, level=int(found[1]))
    if name is not None and name.get(f"{W}val", "").lower() in ("title", "название", "заголовок"):
        return replace(look, level=1)
    return look


def paragraph_look(properties: etree._Element | None) -> Look:
    """Of `w:pPr`."""
    if properties is None:
        return Look()
    alignment, level, number, depth = "", None, None, None
    for child in properties:
        tag = child.tag
        if tag == _JC:
            alignment = _ALIGNMENTS.get(child.get(_VAL, ""), "")
        elif tag == _OUTLINE:
            outline = integer(child.get(_VAL), 9)
            level = outline + 1 if 0 <= outline < 9 else 0
        elif tag == _NUMBERED:
            for part in child:
                if part.tag == f"{W}numId":
                    number = part.get(f"{W}val", "")
                elif part.tag == f"{W}ilvl":
                    depth = integer(part.get(f"{W}val"), 0)
    return Look(alignment=alignment, level=level, list_number=number, list_level=depth)


def run_look(properties: etree._Element | None) -> Look:
    """Of `w:rPr`."""
    if properties is None:
        return Look()
    bold, italic, hidden = (_switch(properties, tag) for tag in (_BOLD, _ITALIC, _HIDDEN))
    return Look(bold, italic, hidden)


def _switch(properties: etree._Element, tag: str) -> bool | None:
    """The last one counts, as in Word; None when it is not set."""
    value = None
    for child in properties.iterchildren(tag):
        value = child.get(_VAL, "1") not in _OFF
    return value
