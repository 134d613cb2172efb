"""Printed marks of Word's automatic lists: what `numbering.xml` says, counted paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"  # Word's list leaves out ё, й, ъ, ы, ь
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ENDS = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None  # 0: never anew


@dataclass(slots=True)
class _List:
    levels: dict[int, Level]
    counters: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counters of all lists of one document. Call `mark` for every numbered paragraph, in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, _List] = {}
        self._instances: dict[str, _List] = {}
        self._style_levels: dict[str, int] = {}
        if root is not None:
            self._read(root)

    def mark(self, number: str, level: int) -> str:
        """The printed mark of the next paragraph of list `number` at `level` (from 0); «» for a list without marks."""
        listing = self._instances.get(number)
        if listing is None or level not in listing.levels:
            return ""
        counters = listing.counters
        own = listing.levels[level]
        counters[level] = counters.get(level, own.start - 1) + 1
        for deeper in [each for each in counters if each > level]:
            restart = listing.levels[deeper].restart if deeper in listing.levels else None
            if restart != 0:
                del counters[deeper]
        if own.format == "bullet":
            return _bullet(own.text)
        if own.format == "none" and "%" not in own.text:
            return own.text.strip()
        return re.sub(r"%([1-9])", lambda found: self._said(listing, int(found[1]) - 1), own.text).strip()

    def style_level(self, style: str) -> int:
        """The level tied to a paragraph style."""
        return self._style_levels.get(style, 0)

    def _said(self, listing: _List, level: int) -> str:
        own = listing.levels.get(level, Level())
        return number_text(listing.counters.get(level, own.start), own.format)

    def _read(self, root: etree._Element) -> None:
        linked: dict[str, str] = {}
        for element in root.iterchildren(f"{W}abstractNum"):
            identity = element.get(f"{W}abstractNumId", "")
            self._abstract[identity] = _List({})
            for child in element.iterchildren(f"{W}lvl"):
                index, level = _level(child)
                self._abstract[identity].levels[index] = level
                style = child.find(f"{W}pStyle")
                if style is not None:
                    self._style_levels[style.get(f"{W}val", "")] = index
            style_link = element.find(f"{W}styleLink")
            if style_link is not None:
                linked[style_link.get(f"{W}val", "")] = identity
        for element in root.iterchildren(f"{W}abstractNum"):
            link = element.find(f"{W}numStyleLink")
            if link is not None and link.get(f"{W}val", "") in linked:
                self._abstract[element.get(f"{W}abstractNumId", "")] = self._abstract[linked[link.get(f"{W}val", "")]]
        for element in root.iterchildren(f"{W}num"):
            self._read_instance(element)

    def _read_instance(self, element: etree._Element) -> None:
        abstract = element.find(f"{W}abstractNumId")
        base = self._abstract.get(abstract.get(f"{W}val", "") if abstract is not None else "")
        if base is None:
            return
        overrides = list(element.iterchildren(f"{W}lvlOverride"))
        listing = _List(dict(base.levels)) if overrides else base
        for override in overrides:
            index = integer(override.get(f"{W}ilvl"), 0)
            inner = override.find(f"{W}lvl")
            if inner is not None:
                listing.levels[index] = _level(inner)[1]
            start = override.find(f"{W}startOverride")
            if start is not None:
                old = listing.levels.get(index, Level())
                listing.levels[index] = Level(integer(start.get(f"{W}val"), 1), old.format, old.text, old.restart)
        self._instances[element.get(f"{W}numId", "")] = listing


def number_text(number: int, style: str) -> str:
    """A number in a style of Word: decimal, lowerLetter, upperRoman, russianLower and so on."""
    if style == "none" or number < 0:
        return ""
    if style == "decimalZero":
        return f"{number:02d}"
    for name, letters in (("Letter", _LATIN), ("russian", _RUSSIAN)):
        if name in style and number:
            text = letters[(number - 1) % len(letters)] * min((number - 1) // len(letters) + 1, 5)
            return text.upper() if style.lower().startswith("upper") or style.endswith("Upper") else text
    if style.endswith("Roman") and 0 < number < 4000:
        text = _roman(number)
        return text.upper() if style.startswith("upper") else text
    return str(number)


def integer(text: str | None, default: int) -> int:
    """A number written in XML, kept within reason: broken files hold anything."""
    try:
        return max(-1, min(int(text or ""), 1_000_000))
    except ValueError:
        return default


def _level(element: etree._Element) -> tuple[int, Level]:
    def value(name: str) -> str | None:
        child = element.find(f"{W}{name}")
        return None if child is None else child.get(f"{W}val", "")

    restart = value("lvlRestart")
    return integer(element.get(f"{W}ilvl"), 0), Level(
        start=integer(value("start"), 0 if value("start") is None else 1),
        format=value("numFmt") or "decimal",
        text=(value("lvlText") or "")[:40],
        restart=None if restart is None else integer(restart, 1),
    )


def _bullet(text: str) -> str:
    """Marks of symbol fonts live in a private range, and «o» is a ring of Courier New."""
    mark = text.strip()
    if not mark or mark == "o" or any("\ue000" <= letter <= "\uf8ff" for letter in mark):
        return "•"
    return mark


def _roman(number: int) -> str:
    text = ""
    for value, letters in (*_ROMAN, *_ROMAN_ENDS):
        text += letters * (number // value)
        number %= value
    return text
