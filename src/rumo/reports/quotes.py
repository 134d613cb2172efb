"""Figures quoted inside the text of a section: `<span data-figure="events.webinars" data-part="value">119</span>`.

The words in a span are put anew whenever the text is shown, so a text never says a number the records do not. A figure
that does not exist (any more) leaves a visible mark, never an error.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring, tostring

from rumo.core import rich_text
from rumo.reports.enums import FigurePart
from rumo.reports.figure_book import FigureBook, Known
from rumo.reports.sentence_words import WORDS
from rumo.russian.comparisons import counted_phrase, counted_share, growth_phrase
from rumo.russian.numbers import format_number

MISSING = "показатель недоступен"


@dataclass(frozen=True, slots=True)
class Quote:
    """One quoted figure; `words` as they stand in the text."""

    code: str
    part: FigurePart
    words: str = ""


def clean(body: str) -> str:
    """What an editor sent, safe to keep: simple rich text and spans of quotes; other spans become their text."""
    kept = rich_text.clean(body, quotes=True)
    if "<span" not in kept:
        return kept
    root = _parsed(kept)
    for each in list(root.iter("span")):
        code = each.get("data-figure", "")
        if code:
            _set(each, code, _part(each), each.text_content())
        else:
            each.drop_tag()
    return _written(root)


def quotes_in(body: str) -> tuple[Quote, ...]:
    """In the order of the text."""
    if "<span" not in body:
        return ()
    return tuple(Quote(s.get("data-figure", ""), _part(s), s.text_content()) for s in _spans(_parsed(body)))


def span(code: str, part: FigurePart, words: str) -> str:
    """A quote as HTML."""
    return f'<span data-figure="{html.escape(code)}" data-part="{part}">{html.escape(words, quote=False)}</span>'


def quoted(book: FigureBook, code: str, part: FigurePart) -> str:
    """A quote with its words from the book, as HTML."""
    return span(code, part, words_of(book.get(code), part))


def filled(body: str, book: FigureBook) -> str:
    """The text with the words of every quote put anew; spans stay, so that it can be edited and saved."""
    if "<span" not in body:
        return body
    root = _parsed(body)
    for each in list(_spans(root)):
        code, part = each.get("data-figure", ""), _part(each)
        _set(each, code, part, words_of(book.get(code), part))
    return _written(root)


def linked(body: str, book: FigureBook, *, links: bool = True) -> str:
    """The text for reading: every quoted figure is a link to its records, an unknown one is marked.

    Without `links`, for a reader whose records they are not, the numbers are plain text.
    """
    if "<span" not in body:
        return body
    root = _parsed(body)
    for each in list(_spans(root)):
        known, part = book.get(each.get("data-figure", "")), _part(each)
        _set(each, "", None, words_of(known, part))
        if known is None or told(known, part) is None:
            each.tag = "mark"
        elif links and known.url:
            each.tag = "a"
            each.set("href", known.url)
            each.set("title", known.title)
        else:
            each.drop_tag()
    return _written(root)


def words_of(known: Known | None, part: FigurePart) -> str:
    """What stands in the text; the mark where nothing can be told."""
    said = told(known, part) if known is not None else None
    return MISSING if said is None else said


def told(known: Known, part: FigurePart) -> str | None:
    """«119», «32 материала», «16 материалов из 32 поданных (50 %)», «на 88 % больше, чем годом раньше (17)»; None for a
    share of nothing."""
    if part is FigurePart.SHARE:
        of = WORDS[known.code].base if known.code in WORDS else ""
        return None if known.base is None else counted_share(known.value, known.base, known.unit, of)
    if part is FigurePart.COUNTED:
        return counted_phrase(known.value, known.unit)
    if part is FigurePart.PREVIOUS:
        return format_number(known.previous)
    if part is FigurePart.GROWTH:
        return growth_phrase(known.value, known.previous)
    return format_number(known.value)


def _spans(root: HtmlElement) -> Iterator[HtmlElement]:
    return (each for each in root.iter("span") if each.get("data-figure"))


def _part(each: HtmlElement) -> FigurePart:
    given = each.get("data-part", "")
    return FigurePart(given) if given in FigurePart.values else FigurePart.VALUE


def _set(each: HtmlElement, code: str, part: FigurePart | None, words: str) -> None:
    tail = each.tail
    each.clear()
    each.tail, each.text = tail, words
    if code and part is not None:
        each.set("data-figure", code)
        each.set("data-part", part.value)


def _parsed(body: str) -> HtmlElement:
    return fragment_fromstring(body, create_parent="div")


def _written(root: HtmlElement) -> str:
    inner = "".join(_inner(child) for child in root)
    return html.escape(root.text or "", quote=False) + inner


def _inner(child: etree._Element) -> str:
    return str(tostring(child, encoding="unicode"))
