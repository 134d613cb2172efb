"""Rows of cells as word processors write them become rows where every cell stands once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rumo.papers.readers.document import GridCell, Line
from rumo.papers.readers.formats.runs import Run, Shape, lines_of
from rumo.papers.readers.formats.tables import Fragment, Row


@dataclass(slots=True)
class Slot:
    """A place of a row: a cell merged downwards is said again in every row. `merge` is «», restart or continue;
    `column` counts grid columns from 0."""

    lines: tuple[Line, ...]
    span: int = 1
    merge: str = ""
    column: int = 0


def spanned(rows: Sequence[Sequence[Slot]]) -> list[Row]:
    """Rows with each merged cell once, over as many rows as it covers."""
    heights = _heights(rows)
    result: list[Row] = []
    for top, row in enumerate(rows):
        cells = [
            GridCell(slot.lines, slot.span, heights.get((top, slot.column), 1))
            for slot in row
            if (top, slot.column) not in heights or heights[top, slot.column]
        ]
        result.append(tuple(cells))
    return result


def _heights(rows: Sequence[Sequence[Slot]]) -> dict[tuple[int, int], int]:
    """Rows that the cell at a row and column covers; 0 for one that is covered."""
    heights: dict[tuple[int, int], int] = {}
    open_at: dict[int, int] = {}  # column: the row where the merged cell began
    for top, row in enumerate(rows):
        still: dict[int, int] = {}
        for slot in row:
            if slot.merge == "continue" and slot.column in open_at:
                still[slot.column] = open_at[slot.column]
                heights[top, slot.column] = 0
                heights[open_at[slot.column], slot.column] += 1
            elif slot.merge:
                still[slot.column] = top
                heights[top, slot.column] = 1
        open_at = still
    return heights


def cell_lines(pieces: Iterable[Line | Fragment]) -> Iterator[Line]:
    """The lines of a cell; a table inside it becomes lines too."""
    for piece in pieces:
        if isinstance(piece, Fragment):
            yield from _flat_lines(piece)
        else:
            yield piece


def _flat_lines(table: Fragment) -> Iterator[Line]:
    """A table inside a cell: a line a row, cells parted by tabs."""
    for row in table.rows:
        text = "\t".join(" ".join(cell.text.split("\n")) for cell in row if cell.lines)
        yield from lines_of([Run(text)], Shape(table.page, in_cell=True))
