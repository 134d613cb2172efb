"""Which columns of a table hold numbers, how wide these are, and the bars drawn beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rumo.papers.blocks import Below, Cell, Paragraph, Table, row_width
from rumo.papers.checks.quantities import number_of

_NUMBER = re.compile(r"[-−–]?\d[\d \u00a0]*(?:[.,]\d+)?(?:[ \u00a0]?%|\.)?")
_NOTHING = frozenset({"—", "–", "-"})
# Widths in the fonts of papers, in ems; any other character is taken for a digit.
_EMS = {" ": 0.25, "\u00a0": 0.25, ",": 0.25, ".": 0.25, "%": 0.84, "—": 1.0, "-": 0.34}
_DIGIT = 0.5


@dataclass(frozen=True, slots=True)
class Bar:
    """`length` is a part of the longest bar of the table, `shade` the place of its column among those drawn, from 0."""

    length: float
    shade: int


def number_columns(table: Table) -> dict[int, float]:
    """Columns that hold numbers alone (a dash counts as one), each with the width of its widest number in ems. In the
    first column a total has its name."""
    found: dict[int, float] = {}
    for column, cells in _columns(table).items():
        counted = [cell for row, cell in cells if column or row < len(table.rows) - table.total_rows]
        texts = [_line(cell) for cell in counted if cell.blocks]
        if any(_NUMBER.fullmatch(text) for text in texts) and all(map(_is_number, texts)):
            found[column] = max(map(_ems, texts))
    return found


def bars_of(table: Table) -> dict[tuple[int, int], Bar]:
    """Bars by row and column. All columns of numbers but the first have one scale; shares and totals have no bars,
    and where all numbers are the same nothing has."""
    if not table.bars:
        return {}
    rows = range(table.header_rows, len(table.rows) - table.total_rows)
    drawn: dict[int, dict[int, float]] = {}
    for column, cells in sorted(_columns(table).items()):
        told = {row: _line(cell) for row, cell in cells if row in rows}
        values = {row: float(value) for row, text in told.items() if (value := number_of(text)) is not None}
        if column and any(values.values()) and all(row in values or told[row] in _NOTHING for row in told):
            drawn[column] = values
    told_values = {value for values in drawn.values() for value in values.values()}
    most = max(told_values, default=0)
    if len(told_values) < 2:  # bars of one length tell nothing
        return {}
    return {
        (row, column): Bar(value / most, shade)
        for shade, (column, values) in enumerate(drawn.items())
        for row, value in values.items()
        if value
    }


def _columns(table: Table) -> dict[int, list[tuple[int, Cell]]]:
    """Cells of one column below the header, by column, each with its row."""
    found: dict[int, list[tuple[int, Cell]]] = {}
    for number, column, cell in _placed(table):
        if number >= table.header_rows and cell.colspan == 1 and not isinstance(cell, Below):
            found.setdefault(column, []).append((number, cell))
    return found


def _placed(table: Table) -> Iterator[tuple[int, int, Cell]]:
    for number, row in enumerate(table.rows):
        for place, cell in enumerate(row):
            yield number, row_width(row[:place]), cell


def _line(cell: Cell) -> str:
    """The text of a cell of one paragraph; a line break, which is no number, for any other."""
    lone = len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph)
    return cell.blocks[0].text.strip() if lone and isinstance(cell.blocks[0], Paragraph) else "\n"


def _is_number(text: str) -> bool:
    return text in _NOTHING or _NUMBER.fullmatch(text) is not None


def _ems(text: str) -> float:
    return sum(_EMS.get(letter, _DIGIT) for letter in text)
