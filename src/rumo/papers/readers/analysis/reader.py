"""Reads an annual analysis or report from blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rumo.papers.analysis import Analysis, Figure
from rumo.papers.readers.analysis.figures import Draft, drafts_of
from rumo.papers.readers.analysis.grids import grid_figures
from rumo.papers.readers.analysis.links import link
from rumo.papers.readers.analysis.sections import sections_of, tables_of
from rumo.papers.readers.closing import read_signatures
from rumo.papers.readers.document import Line, Piece, Place, SourceDocument
from rumo.papers.readers.nominative import Directory
from rumo.papers.readers.reading import Found, Reading, Unread
from rumo.papers.readers.titles import body_of, find_title, period_of
from rumo.russian.deadlines.periods import Period

TITLE = re.compile(
    r"(?:(?:итоговый|годовой|ежегодный|публичный|сводный|краткий|информационно-)\s*)*"
    r"(?:анализ(?!\w)|самоанализ|отч[её]т(?!н)|аналитическ\w+\s+(?:справка|отч[её]т|записка|материал\w*)"
    r"|справка(?!\w)|доклад(?!\w)|итоги(?!\w))",
    re.IGNORECASE,
)
_BEFORE_BODY = re.compile(
    rf"{TITLE.pattern}(?:\s+(?:о|об|по))?(?:\s+(?:(?:методической|проделанной"
    rf"|учебно-методической)\s+)?(?:работы|работе|деятельности"
    r"|результатах|результатов|результаты|итогах|итогам))*(?:\s+(?:работы|деятельности))?\s*",
    re.IGNORECASE,
)
_MOST_HEAD = 25


def read_analysis(document: SourceDocument, first: int, last: int, directory: Directory | None = None) -> Reading:
    """The analysis in blocks `first` to `last` inclusive. It names people only in signatures, so `directory` is not
    asked. Never raises: what is not there is empty, and the confidence falls."""
    blocks = document.blocks[first : last + 1]
    head = _head(blocks)
    title = find_title(head, TITLE)
    text = title.text if title else (head[0].text if head else "")
    period, certainty = period_of(text, [line.text for line in head])
    body, sureness = body_of(text, _BEFORE_BODY) if title else ("", 0.5)
    signatures, signed, taken = read_signatures(blocks)
    titled = {line.index for line in head[title.first : title.first + title.lines]} if title else set()
    pieces = [piece for piece in blocks[: len(blocks) - taken] if piece.index not in titled]
    figures = tuple(figures_of(pieces, period))
    paper = Analysis(text, body, period, sections_of(pieces), tables_of(pieces), figures, signatures)
    found = [Found(f"figures[{n}]", each.place, _sureness(each)) for n, each in enumerate(figures) if each.place]
    found += [Found(f"tables[{n}]", each.place) for n, each in enumerate(paper.tables) if each.place]
    if title:
        found += [Found("title", title.place), Found("body", title.place, sureness)]
        found += [Found("period", title.place, certainty)] if period else []
    confidence = 0.95 if title and period else 0.7 if title or period else 0.4
    return Reading("analysis", paper, first, last, confidence, (*found, *signed), _unread(figures))


def figures_of(pieces: Sequence[Piece], own: Period | None) -> Iterator[Figure]:
    """Every number of lines and tables, in order. What «из них» speaks of is carried from line to line."""
    carried: Draft | None = None
    for piece in pieces:
        if not isinstance(piece, Line):
            yield from grid_figures(piece, own)
            carried = None
            continue
        for drafts in drafts_of(piece.text, own):
            carried = link(piece.text, drafts, carried)
            for draft in drafts:
                yield replace(
                    draft.figure(piece.text, own), place=Place(piece.index, draft.start, draft.end, piece.page)
                )


def _head(blocks: Sequence[Piece]) -> list[Line]:
    """The lines before the first table, as many as a head may have."""
    lines: list[Line] = []
    for block in blocks[:_MOST_HEAD]:
        if not isinstance(block, Line):
            break
        lines.append(block)
    return lines


def _sureness(figure: Figure) -> float:
    return 1.0 if figure.of else 0.7


def _unread(figures: Sequence[Figure]) -> tuple[Unread, ...]:
    """Numbers of which it is not known what they count."""
    return tuple(
        Unread(each.text, each.place, "Не понятно, что посчитано") for each in figures if not each.of and each.place
    )
