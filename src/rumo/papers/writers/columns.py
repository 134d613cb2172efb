"""How wide the columns of a table are, which rows are kept on one page and which are too tall for that."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rumo.papers.blocks import Cell, Table, heights_of, lines_of, row_width
from rumo.papers.writers.numbers import Bar, bars_of, number_columns

_NARROWEST = 4  # letters
_PADDING = 3  # letters
_BOLD = 1.2  # times the width of plain letters
_BLANKS = re.compile("[ \\n\\t]+")  # a no-break space keeps words on one line
# The more text a column has the wider it is, but not in proportion: past so many letters less, and then no wider.
_SHORT, _LONG = 60, 400
_BARS, _LABEL = 10, 42  # letters a column with bars wants for them; a name beside bars is best on one line
_NUMBERS_GROW = 1.25  # no wider: a number far from its neighbours is hard to find
_LETTERS_ON_A_LINE = 92  # of 12 pt across a page with ГОСТ margins
# What the longest words of a table take, in letters of 11 pt: bold ones are wider, a cell has margins.
_LETTERS_OF_CELLS, _BOLD_WORD, _MARGINS = 90, 1.15, 2.2
SMALLEST = 0.7  # of the usual size of letters
_LINES_KEPT_TOGETHER = 38  # of about 48 on a page
_LINES_OF_SMALL = 16
_LINES_REPEATED = 12
_ROWS_TOGETHER = 3


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
    shares, tightness = _shares(table, numbers, frozenset(column for _row, column in bars))
    heights = [_lines(row, shares) for row in table.rows]
    header = sum(heights[: table.header_rows])
    return Columns(
        shares,
        tightness,
        repeated=table.header_rows if header <= _LINES_REPEATED else 0,
        breakable=frozenset(n for n, lines in enumerate(heights) if lines > _LINES_KEPT_TOGETHER),
        followed=_followed(table, heights),
        rows=len(table.rows),
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
    groups += [(0, min(table.header_rows + _ROWS_TOGETHER, last + 1)), (max(0, last + 1 - _ROWS_TOGETHER), last + 1)]
    for first, end in groups:
        if sum(lines[first:end]) <= _LINES_KEPT_TOGETHER:
            found |= set(range(first, end - 1))
    return frozenset(found)


def _shares(table: Table, numbers: dict[int, float], drawn: frozenset[int]) -> tuple[tuple[float, ...], float]:
    """The widths, and how tight the words stand in them."""
    width = max(map(row_width, table.rows))
    needs, longest = [float(_NARROWEST)] * width, [_MARGINS] * width
    for number, row in enumerate(table.rows):
        column, is_head = 0, number < table.header_rows
        for cell in row:
            if cell.colspan == 1:
                word = max(map(len, _BLANKS.split(" ".join(_texts(cell)))), default=0)
                longest[column] = max(longest[column], word * (_BOLD_WORD if is_head else 1) + _MARGINS)
                needs[column] = max(needs[column], _need(cell, word, is_head=is_head, is_number=column in numbers))
            column += cell.colspan
    for column in drawn:
        needs[column] += _BARS
    if drawn and 0 not in numbers:
        needs[0] = max(needs[0], *(min(_LABEL, sum(map(len, _texts(row[0])))) for row in table.rows))
    needs = _evened(needs, frozenset(numbers) - {0})
    shares = _modest(needs, _fitting(needs, longest), frozenset(numbers) - drawn)
    return shares, sum(longest) / _LETTERS_OF_CELLS


def _need(cell: Cell, word: int, *, is_head: bool, is_number: bool) -> float:
    """Letters of width that a cell wants: its longest word, and more for a long text; a header may be of many lines."""
    wanted = word * (_BOLD if is_head else 1) + _PADDING
    if is_head or is_number:
        return wanted
    letters = min(sum(map(len, _texts(cell))), _LONG)
    return wanted + float(min(letters, _SHORT) ** 0.75 + max(0, letters - _SHORT) ** 0.5)


def _evened(needs: list[float], numbers: frozenset[int]) -> list[float]:
    """Columns of numbers as wide as the widest of them, where the page has the room."""
    widest = max((needs[column] for column in numbers), default=0)
    evened = [widest if column in numbers else need for column, need in enumerate(needs)]
    return evened if sum(evened) <= _LETTERS_OF_CELLS else needs


def _fitting(needs: list[float], longest: list[float]) -> tuple[float, ...]:
    """Widths in the proportion of `needs`; where a word would not fit, each column gets its longest word first and the
    rest of the width is divided so."""
    shares = [need / sum(needs) for need in needs]
    words = [word / max(_LETTERS_OF_CELLS, sum(longest)) for word in longest]
    if all(share >= word for share, word in zip(shares, words, strict=True)):
        return tuple(shares)
    rest = max(0.0, 1 - sum(words))
    return tuple(word + rest * share for share, word in zip(shares, words, strict=True))


def _modest(needs: list[float], shares: tuple[float, ...], numbers: frozenset[int]) -> tuple[float, ...]:
    """Columns of numbers as wide as they want and little more: the others take the rest."""
    most = {n: min(shares[n], needs[n] * _NUMBERS_GROW / _LETTERS_OF_CELLS) for n in numbers}
    others = sum(share for n, share in enumerate(shares) if n not in numbers)
    if not others:
        return shares
    rest = (1 - sum(most.values())) / others
    return tuple(most.get(n, share * rest) for n, share in enumerate(shares))


def _lines(row: tuple[Cell, ...], shares: tuple[float, ...]) -> int:
    """Lines of the tallest cell, guessed from the count of letters."""
    tallest, column = 1, 0
    for cell in row:
        letters = max(3.0, _LETTERS_ON_A_LINE * sum(shares[column : column + cell.colspan]) - 2)
        tallest = max(tallest, sum(1 + int(len(text) / letters) for text in _texts(cell)))
        column += cell.colspan
    return tallest


def _texts(cell: Cell) -> list[str]:
    return [line.text for part in cell.blocks for line in lines_of(part)]
