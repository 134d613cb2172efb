"""How wide the columns of a table are, which rows are kept on one page and which are too tall for that."""

from __future__ import annotations

from dataclasses import dataclass

from rumo.papers.blocks import Cell, Table, heights_of
from rumo.papers.writers.numbers import Bar, bars_of, number_columns
from rumo.papers.writers.widths import texts_of, widths_of

_LETTERS_ON_A_LINE = 92  # of 12 pt across a page with ГОСТ margins
SMALLEST = 0.7  # of the usual size of letters
_LINES_KEPT_TOGETHER = 38  # of about 48 on a page
_LINES_OF_SMALL = 16
_LINES_REPEATED = 12
_ROWS_TOGETHER, _LINES_OF_FEW = 3, 8


@dataclass(frozen=True, slots=True)
class Columns:
    """`shares` of the table's width, together 1; `repeated` header rows; `breakable` rows by index. After a `followed`
    row no page ends: it is a heading of the rows below, shares a cell with the next one, or is one of the first or the
    last three, which a reader should not meet alone on a page. `numbers` are the columns of numbers, each with the
    width of its widest in ems; `bars` stand beside some, by row and column.

    `tightness` over 1: its longest words are so many times wider than an upright page, and want smaller letters.
    """

    shares: tuple[float, ...]
    tightness: float
    repeated: int
    breakable: frozenset[int]
    followed: frozenset[int]
    rows: int
    total_rows: int
    numbers: dict[int, float]
    bars: dict[tuple[int, int], Bar]

    def runs(self, partings: frozenset[int]) -> tuple[int, ...]:
        """How many rows stay together from each row on: 0 for one that goes along with the row before. `partings` are
        rows that a run does not cross."""
        found: list[int] = []
        first = 0
        for number in range(self.rows):
            goes_along = number and number - 1 in self.followed and not {number - 1, number} & partings
            first = first if goes_along else number
            found.append(0 if goes_along else 1)
            found[first] += 1 if goes_along else 0
        return tuple(found)

    def is_sum(self, row: int) -> bool:
        return row >= self.rows - self.total_rows

    def is_counted(self, column: int, colspan: int) -> bool:
        """A cell over several columns, all of numbers."""
        return colspan > 1 and all(each in self.numbers for each in range(column, column + colspan))

    def number_width(self, row: int, column: int) -> float | None:
        """Of the widest number of the column in ems; None of words: the first cell of a total is its name."""
        return None if not column and self.is_sum(row) else self.numbers.get(column)

    @property
    def is_whole(self) -> bool:
        """No page ends inside the table."""
        return len(self.followed) == self.rows - 1

    @property
    def drawn(self) -> frozenset[int]:
        """Columns with bars."""
        return frozenset(column for _row, column in self.bars)


def columns_of(table: Table) -> Columns:
    """Widths after the length of the texts. A row taller than most of a page may break, or its end would be lost."""
    numbers, bars = number_columns(table), bars_of(table)
    shares, tightness = widths_of(table, numbers, (column for _row, column in bars))
    heights = [_lines(row, shares) for row in table.rows]
    header = sum(heights[: table.header_rows])
    return Columns(
        shares,
        tightness,
        repeated=table.header_rows if header <= _LINES_REPEATED else 0,
        breakable=frozenset(n for n, lines in enumerate(heights) if lines > _LINES_KEPT_TOGETHER),
        followed=_followed(table, heights),
        rows=len(table.rows),
        total_rows=table.total_rows,
        numbers=numbers,
        bars=bars,
    )


def _followed(table: Table, lines: list[int]) -> frozenset[int]:
    """Rows go together only as far as a page holds them."""
    last = len(table.rows) - 1
    if sum(lines) <= _LINES_OF_SMALL:
        return frozenset(range(last))
    found = {n for n, row in enumerate(table.rows) if len(row) == 1 and row[0].colspan > 1 and n < last}
    groups = [(first, first + height) for (first, _place), height in heights_of(table).items()]
    for first, end in groups:
        if sum(lines[first:end]) <= _LINES_KEPT_TOGETHER:
            found |= set(range(first, end - 1))
    head = table.header_rows
    found |= set(range(head + _few(lines[head:]) - 1))
    found |= set(range(last + 1 - _few(lines[:head:-1]), last))
    return frozenset(found)


def _few(lines: list[int]) -> int:
    """How many of these rows stay together: three, fewer where they are tall."""
    return next((n for n in range(_ROWS_TOGETHER, 1, -1) if sum(lines[:n]) <= _LINES_OF_FEW), 1)


def _lines(row: tuple[Cell, ...], shares: tuple[float, ...]) -> int:
    """Lines of the tallest cell, guessed from the count of letters."""
    tallest, column = 1, 0
    for cell in row:
        letters = max(3.0, _LETTERS_ON_A_LINE * sum(shares[column : column + cell.colspan]) - 2)
        tallest = max(tallest, sum(1 + int(len(text) / letters) for text in texts_of(cell)))
        column += cell.colspan
    return tallest
