"""What styles of an OpenDocument text say, and the marks of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from rumo.papers.readers.formats.docx_numbering import integer, number_text

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

_ALIGNMENTS = {
    "start": "left",
    "left": "left",
    "end": "right",
    "right": "right",
    "center": "center",
    "justify": "justify",
}
_HEADING = re.compile(r"(?:heading|заголовок)_20_(\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OdtLook:
    """None and «» say nothing: the parent style holds."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    alignment: str = ""
    level: int | None = None
    listing: str = ""

    def over(self, below: OdtLook) -> OdtLook:
        return OdtLook(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.hidden if self.hidden is None else self.hidden,
            self.alignment or below.alignment,
            below.level if self.level is None else self.level,
            self.listing or below.listing,
        )


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list style. `pattern` is «%1%.%2%.», where the file has one."""

    format: str = ""
    bullet: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1
    start: int = 1
    pattern: str = ""


@dataclass(slots=True)
class OdtStyles:
    """Looks and list styles by name; automatic styles come after named ones and hide them."""

    own: dict[tuple[str, str], OdtLook] = field(default_factory=dict)
    parents: dict[tuple[str, str], str] = field(default_factory=dict)
    lists: dict[str, dict[int, ListLevel]] = field(default_factory=dict)
    resolved: dict[tuple[str, str], OdtLook] = field(default_factory=dict)

    def read(self, root: etree._Element) -> None:
        for element in root.iter(f"{STYLE}style", f"{TEXT}list-style", f"{TEXT}outline-style"):
            name = element.get(f"{STYLE}name", "")
            if element.tag == f"{STYLE}style":
                key = (element.get(f"{STYLE}family", ""), name)
                self.own[key] = _look(element, name)
                self.parents[key] = element.get(f"{STYLE}parent-style-name", "")
            else:
                self.lists[name] = dict(_levels(element))

    def look(self, family: str, name: str) -> OdtLook:
        """Of a style with its parents; a ring of styles is cut."""
        key = (family, name)
        if key not in self.resolved:
            look, seen = OdtLook(), set[str]()
            while name and name not in seen and len(seen) < 30:
                seen.add(name)
                look = look.over(self.own.get((family, name), OdtLook()))
                name = self.parents.get((family, name), "")
            self.resolved[key] = look
        return self.resolved[key]

    def mark(self, listing: str, level: int, counters: Iterable[int]) -> str:
        """The printed mark at a level (from 1), given the counters of this level and of those above it."""
        levels = self.lists.get(listing, {})
        own = levels.get(level, ListLevel())
        if own.bullet:
            return "•" if "\ue000" <= own.bullet <= "\uf8ff" else own.bullet
        numbers = {
            depth: _number(number, levels.get(depth, own).format) for depth, number in enumerate(counters, start=1)
        }
        if not own.format:
            return ""
        if own.pattern:
            return re.sub(r"%(\d{1,2})%", lambda found: numbers.get(int(found[1]), ""), own.pattern).strip()
        shown = [numbers[depth] for depth in range(max(1, level - own.shown + 1), level + 1) if numbers.get(depth)]
        return f"{own.prefix}{'.'.join(shown)}{own.suffix}".strip()


def _look(element: etree._Element, name: str) -> OdtLook:
    text = element.find(f"{STYLE}text-properties")
    paragraph = element.find(f"{STYLE}paragraph-properties")
    level = element.get(f"{STYLE}default-outline-level")
    named = _HEADING.match(name)
    weight = text.get(f"{FO}font-weight") if text is not None else None
    slant = text.get(f"{FO}font-style") if text is not None else None
    shown = text.get(f"{TEXT}display") if text is not None else None
    return OdtLook(
        bold=None if weight is None else weight == "bold" or weight in ("600", "700", "800", "900"),
        italic=None if slant is None else slant in ("italic", "oblique"),
        hidden=None if shown is None else shown == "none",
        alignment=_ALIGNMENTS.get(paragraph.get(f"{FO}text-align", ""), "") if paragraph is not None else "",
        level=integer(level, 0) if level else int(named[1]) if named else None,
        listing=element.get(f"{STYLE}list-style-name", ""),
    )


def _levels(element: etree._Element) -> Iterable[tuple[int, ListLevel]]:
    for child in element:
        yield (
            integer(child.get(f"{TEXT}level"), 1),
            ListLevel(
                format=child.get(f"{STYLE}num-format", ""),
                bullet=child.get(f"{TEXT}bullet-char", ""),
                prefix=child.get(f"{STYLE}num-prefix", ""),
                suffix=child.get(f"{STYLE}num-suffix", ""),
                shown=integer(child.get(f"{TEXT}display-levels"), 1),
                start=integer(child.get(f"{TEXT}start-value"), 1),
                pattern=child.get(f"{LOEXT}num-list-format", ""),
            ),
        )


def _number(number: int, style: str) -> str:
    """OpenDocument names a style by its first letter: «1», «a», «I», «а, б, …»."""
    first = style[:1]
    names = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    names |= {"а": "russianLower", "А": "russianUpper", "": "none"}
    return number_text(number, names.get(first, "decimal"))
