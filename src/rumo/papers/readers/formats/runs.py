"""Letters in one hand become clean lines: every format reader ends here, so a text comes out of every format alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rumo.papers.readers.document import GridCell, Line, Span
from rumo.papers.readers.formats.breaks import ends_line, join_of
from rumo.papers.readers.formats.marks import marked
from rumo.papers.readers.lettering import is_spaced

# Soft hyphens, zero-width letters, byte order marks and what XML cannot hold go; every kind of blank becomes one.
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F, *range(9), *range(14, 32)])
_BLANKS = dict.fromkeys([0xA0, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B), 0x0C], " ")
_LETTERS = str.maketrans({**_INVISIBLE, **_BLANKS, 0x0B: "\n", 0x2028: "\n", 0x2029: "\n", "\r": "\n", 0x2011: "-"})
_ODD = re.compile(f"[{''.join(map(chr, _LETTERS))}]")
_SPACES = re.compile(r"[ \t]{2,}| (?=\n)|(?<=\n) ")
_WIDE = 5  # so many blanks in a row part columns as a tab does


class Run(NamedTuple):
    """Letters in one hand; «\\n» is a break inside the paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


class Shape(NamedTuple):
    """What a whole paragraph has."""

    page: int | None = None
    level: int = 0
    marker: str = ""
    alignment: str = ""
    in_cell: bool = False


def lines_of(runs: Sequence[Run], shape: Shape) -> list[Line]:
    """A paragraph as lines: one, unless breaks inside it end lines of meaning (`breaks.ends_line`). Blank lines go.
    Marks that were typed are told apart from the text as the program's own are. Indexes are set later."""
    lines: list[Line] = []
    for part in _parts(_clean(runs), shape):
        line = _line(part, shape if not lines else shape._replace(marker=""))
        if line:
            lines.append(line)
    return lines


def joined_lines(above: Line, below: Line) -> Line:
    """Two halves of one line."""
    between = join_of(above.text, below.text)
    shift = len(above.text) + len(between)
    moved = tuple(Span(span.start + shift, span.end + shift, span.bold, span.italic) for span in below.spans)
    return _replaced(above, f"{above.text}{between}{below.text}", _merged((*above.spans, *moved)))


def cell_of(lines: Iterable[Line], colspan: int = 1, rowspan: int = 1) -> GridCell:
    return GridCell(tuple(lines), colspan, rowspan)


def _clean(runs: Iterable[Run]) -> list[Run]:
    cleaned = [Run(_plain(run.text), run.bold, run.italic) for run in runs if run.text]
    if not any(_SPACES.search(run.text) for run in cleaned):
        return cleaned
    spaced = is_spaced(_text(cleaned))
    return [run._replace(text=_SPACES.sub(lambda gap: _gap(gap[0], spaced), run.text)) for run in cleaned]


def _plain(text: str) -> str:
    """Most texts have nothing to change, which is seen sooner than changed."""
    return text.translate(_LETTERS) if _ODD.search(text) else text


def _gap(blanks: str, spaced: bool) -> str:
    if "\t" in blanks or (len(blanks) >= _WIDE and not spaced):
        return "\t"
    if len(blanks) == 1:
        return ""
    return "  " if spaced else " "


def _parts(runs: Sequence[Run], shape: Shape) -> list[list[Run]]:
    """Runs of each line of meaning."""
    broken = _broken(runs)
    if len(broken) == 1:
        return broken
    title = not shape.in_cell and (shape.level > 0 or shape.alignment == "center" or all(run.bold for run in runs))
    parts: list[list[Run]] = []
    for part in broken:
        text = _text(part)
        if not text.strip():
            continue
        if parts and not ends_line(_text(parts[-1]), text, title=title):
            parts[-1] = [*parts[-1], Run(join_of(_text(parts[-1]).rstrip(), text.lstrip())), *part]
        else:
            parts.append(part)
    return parts


def _broken(runs: Iterable[Run]) -> list[list[Run]]:
    parts: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        parts[-1].append(run._replace(text=first))
        parts.extend([run._replace(text=text)] for text in rest)
    return parts


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


def _line(runs: Sequence[Run], shape: Shape) -> Line | None:
    text, spans = _laid(runs)
    marker, start = (shape.marker, 0) if shape.marker else marked(text)
    if not text and not marker:
        return None
    if not text:
        text, marker = marker, ""
    if start:
        text, spans = text[start:], _cut(spans, start)
    return Line(
        text=text,
        index=0,
        page=shape.page,
        level=shape.level,
        marker=marker,
        spans=_merged(spans),
        alignment=shape.alignment,
    )


def _laid(runs: Iterable[Run]) -> tuple[str, tuple[Span, ...]]:
    """Text without doubled blanks where runs meet, nor blanks at its ends; letters counted for the spans."""
    text, spans = "", []
    for run in runs:
        piece = run.text
        if not text or text.endswith("\t"):
            piece = piece.lstrip(" \t")
        elif text.endswith(" "):
            if piece.startswith("\t"):
                text = text.rstrip(" ")
            elif not piece.startswith("  "):
                piece = piece.lstrip(" ")
        if piece and (run.bold or run.italic):
            spans.append(Span(len(text), len(text) + len(piece), run.bold, run.italic))
        text += piece
    trimmed = text.rstrip()
    return trimmed, _cut(tuple(spans), 0, len(trimmed))


def _cut(spans: Iterable[Span], start: int, end: int | None = None) -> tuple[Span, ...]:
    """Spans of the letters from `start` to `end`, counted anew from `start`."""
    kept = []
    for span in spans:
        left, right = max(span.start - start, 0), (span.end if end is None else min(span.end, end)) - start
        if left < right:
            kept.append(Span(left, right, span.bold, span.italic))
    return tuple(kept)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Neighbours in the same hand are one, for word processors cut words at random; a blank between them is no gap."""
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last and span.start - last.end <= 1 and (last.bold, last.italic) == (span.bold, span.italic):
            merged[-1] = Span(last.start, span.end, last.bold, last.italic)
        else:
            merged.append(span)
    return tuple(merged)


def _replaced(line: Line, text: str, spans: tuple[Span, ...]) -> Line:
    return Line(text, line.index, line.page, line.level, line.marker, spans, line.alignment)
