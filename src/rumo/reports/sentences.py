"""Sentences the system proposes from the figures: «Подано 32 материала, на 88 % больше, чем годом раньше (17).»

Every number in them is a quoted figure, so a sentence taken into the text stays true. Growth, decline and share are
told with their base; what was neither this year nor last is not told at all.
"""

from __future__ import annotations

import html
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from rumo.reports.enums import FigurePart
from rumo.reports.figure_book import FigureBook, Known
from rumo.reports.quotes import span, told
from rumo.reports.sentence_words import WORDS, Words
from rumo.russian.typography import plain


@dataclass(frozen=True, slots=True)
class Sentence:
    """`key` names figure and form, for the author's answer; `html` goes into a text as it is."""

    key: str
    code: str
    html: str
    text: str


def proposed(book: FigureBook, codes: Iterable[str], answered: Collection[str] = ()) -> tuple[Sentence, ...]:
    """Sentences about the figures, in the order of `codes`, without those answered already (by key)."""
    found = (each for code in codes if (known := book.get(code)) is not None for each in sentences_about(known))
    return tuple(each for each in found if each.key not in answered)


def sentences_about(known: Known) -> Iterator[Sentence]:
    """How many, beside last year's; then the share, where it is a part of something."""
    words = WORDS.get(known.code)
    if known.value or known.previous:
        yield _sentence(known, "growth", _counted(known, words))
    if known.base and 0 < known.value <= known.base:
        yield _sentence(known, "share", _share(known, words))


def _counted(known: Known, words: Words | None) -> str:
    """Last year's zero is not compared with: it is commonly a year before the records began."""
    counted, growth = _quote(known, FigurePart.COUNTED), _quote(known, FigurePart.GROWTH)
    if not known.value:
        return f"{_title(known)}: {counted}, {growth}."
    lead = words.lead(known.value) if words else f"{_title(known)}:"
    compared = f", {growth}" if known.previous else ""
    return f"{lead} {counted}{compared}."


def _share(known: Known, words: Words | None) -> str:
    lead = words.lead(known.value) if words else f"{_title(known)}:"
    return f"{lead} {_quote(known, FigurePart.SHARE)}."


def _title(known: Known) -> str:
    """The title as a sentence begins."""
    return html.escape(known.title[:1].upper() + known.title[1:])


def _quote(known: Known, part: FigurePart) -> str:
    return span(known.code, part, told(known, part) or "")


def _sentence(known: Known, form: str, made: str) -> Sentence:
    text = html.unescape(_without_tags(made))
    return Sentence(f"{known.code}:{form}", known.code, made, plain(text))


def _without_tags(made: str) -> str:
    return "".join(part.rpartition(">")[2] for part in made.split("<"))
