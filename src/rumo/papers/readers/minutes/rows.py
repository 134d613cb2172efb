"""Minutes as rows: lines, rows of tables that only lay text out, and tables that are content. Each knows its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from rumo.papers.readers.document import Grid, GridCell, Line, Place, SourceDocument, Span, is_covered
from rumo.papers.readers.lettering import close_up
from rumo.papers.readers.reading import Found, Unread

_MARK_NUMBER = re.compile(r"(\d+)[.)]?$")
_ROMAN = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}


@dataclass(frozen=True, slots=True)
class Row:
    """Text of one line with its printed mark, or a table of content (`grid`, with no text of its own).

    In a row of a table that lays text out, cells are parted by tabs and lines inside a cell by «\\n».
    """

    text: str
    place: Place
    marker: str = ""
    spans: tuple[Span, ...] = ()
    alignment: str = ""
    level: int = 0
    grid: Grid | None = None
    columns: tuple[int, ...] = ()  # of the cells in `text`, where it is a row of a table

    @property
    def number(self) -> int | None:
        """The number of a single mark: 3 of «3.», «3)» or «III.»; None of «3.1.», «а)» and «–»."""
        found = _MARK_NUMBER.fullmatch(self.marker)
        return int(found[1]) if found else _roman(self.marker.rstrip(".)"))

    @property
    def is_bold(self) -> bool:
        return is_covered(self.text, (span for span in self.spans if span.bold))

    @property
    def said(self) -> str:
        """The text with its mark."""
        return f"{self.marker} {self.text}".strip()

    def part(self, start: int, end: int | None = None) -> Row:
        """Letters from `start` to `end` as a row of its own; the mark stays with the beginning."""
        end = len(self.text) if end is None else end
        text = self.text[start:end]
        left = start + len(text) - len(text.lstrip())
        right = left + len(text.strip())
        if left == 0 and right == len(self.text):
            return self
        spans = tuple(
            replace(span, start=max(span.start, left) - left, end=min(span.end, right) - left)
            for span in self.spans
            if span.start < right and span.end > left
        )
        marker = "" if start else self.marker
        return replace(
            self,
            text=self.text[left:right],
            place=self._place(left, right),
            spans=spans,
            marker=marker,
            columns=self.columns[self.text[:left].count("\t") :],
        )

    def _place(self, left: int, right: int) -> Place:
        """Of letters `left` to `right`; in a row of a table those of the cell that they begin in."""
        tabs = self.text[:left].count("\t")
        if not tabs or not self.columns:
            return replace(self.place, start=self.place.start + left, end=self.place.start + right)
        start = self.text.rfind("\t", 0, left) + 1
        end = self.text.find("\t", left)
        last = min(right, end if end >= 0 else len(self.text))
        return replace(self.place, start=left - start, end=last - start, column=self.columns[tabs])


def rows_of(document: SourceDocument, first: int, last: int) -> list[Row]:
    """Blocks `first` to `last` of a document, inclusive."""
    rows = []
    for index, block in enumerate(document.blocks[first : last + 1], start=first):
        if isinstance(block, Grid):
            rows.append(Row("", Place(index, page=block.page), grid=block))
        elif block.text.strip() or block.marker:
            rows.append(_line_row(block, index))
    return rows


def exploded(grid: Grid, index: int) -> Iterator[Row]:
    """A table that only lays text out, a row a row."""
    for number, cells in enumerate(grid.rows):
        filled = [(column, cell) for column, cell in enumerate(cells) if cell.text.strip()]
        if not filled:
            continue
        text = "\t".join(_cell_text(cell) for _, cell in filled)
        spans = filled[0][1].lines[0].spans if len(filled) == 1 and len(filled[0][1].lines) == 1 else ()
        columns = tuple(column for column, _ in filled)
        end = len(_cell_text(filled[0][1]))
        yield Row(text, Place(index, 0, end, grid.page, number, columns[0]), spans=spans, columns=columns)


def _line_row(line: Line, index: int) -> Row:
    text = close_up(line.text)
    spans = line.spans if text == line.text else ()
    return Row(text, Place(index, 0, len(text), line.page), line.marker, spans, line.alignment, line.level)


def _cell_text(cell: GridCell) -> str:
    """A tab inside a cell becomes a blank, as long as it was: tabs part the cells of a row."""
    return "\n".join(f"{line.marker} {close_up(line.text)}".strip().replace("\t", " ") for line in cell.lines)


def _roman(text: str) -> int | None:
    if not text or any(letter not in _ROMAN for letter in text):
        return None
    values = [_ROMAN[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


@dataclass(slots=True)
class Notes:
    """Where each field was found and what was not understood, collected while reading."""

    found: list[Found] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def note(self, path: str, row: Row, confidence: float = 1.0) -> None:
        self.found.append(Found(path, row.place, confidence))

    def leave(self, rows: Iterable[Row], reason: str) -> None:
        """Rows that belong to the paper but have no field in it."""
        for row in rows:
            text = row.said or " ".join(cell.text for cells in (row.grid.rows if row.grid else ()) for cell in cells)
            if text.strip():
                self.unread.append(Unread(text, row.place, reason))
