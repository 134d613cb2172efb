"""How wide the columns of a table are, which rows are kept on one page and which are too tall for that."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rumo.papers.blocks import Cell, Table, heights_of, lines_of, row_width

_NARROWEST = 6  # letters
_PADDING = 3  # letters
_BOLD = 1.2  # times the width of plain letters
_BLANKS = re.compile("[ \\n\\t]+")  # a no-break space keeps words on one line
_WIDEST = 60  # letters: a longer text gives the column no more width
_LETTERS_ON_A_LINE = 92  # of 12 pt across a page with ГОСТ margins
# What the longest words of a table take, in letters of 11 pt: bold ones are wider, a cell has margins.
_LETTERS_OF_CELLS, _BOLD_WORD, _MARGINS = 90, 1.15, 2.2
SMALLEST = 0.7  # of the usual size of letters
_LINES_KEPT_TOGETHER = 38  # of about 48 on a page
_LINES_REPEATED = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """`shares` of the table's width, together 1; `repeated` header rows; `breakable` rows by index. After a `followed`
    row no page ends: it is a heading of the rows below, or shares a cell with the next one.

    `tightness` over 1: its longest words are so many times wider than an upright page, and want smaller letters.
    """

    shares: tuple[float, ...]
    tightness: float
    repeated: int
    breakable: frozenset[int]
    followed: frozenset[int]


def columns_of(table: Table) -> Columns:
    """Widths after the length of the texts. A row taller than most of a page may break, or its end would be lost."""
    shares, tightness = _shares(table)
    heights = [_lines(row, shares) for row in table.rows]
    header = sum(heights[: table.header_rows])
    return Columns(
        shares,
        tightness,
        repeated=table.header_rows if header <= _LINES_REPEATED else 0,
        breakable=frozenset(n for n, lines in enumerate(heights) if lines > _LINES_KEPT_TOGETHER),
        followed=_followed(table, heights),
    )


def _followed(table: Table, lines: list[int]) -> frozenset[int]:
    """Rows that share a cell go together only as far as a page holds them."""
    last = len(table.rows) - 1
    found = {n for n, row in enumerate(table.rows) if len(row) == 1 and row[0].colspan > 1 and n < last}
    for (first, _place), height in heights_of(table).items():
        if sum(lines[first : first + height]) <= _LINES_KEPT_TOGETHER:
            found |= set(range(first, first + height - 1))
    return frozenset(found)


def _shares(table: Table) -> tuple[tuple[float, ...], float]:
    """The widths, and how tight the words stand in them."""
    width = max(map(row_width, table.rows))
    needs, longest = [float(_NARROWEST)] * width, [_MARGINS] * width
    for number, row in enumerate(table.rows):
        column, is_head = 0, number < table.header_rows
        for cell in row:
            if cell.colspan == 1:
                text = _texts(cell)
                words = _BLANKS.split(" ".join(text))
                word = max(map(len, words), default=0)
                longest[column] = max(longest[column], word * (_BOLD_WORD if is_head else 1) + _MARGINS)
                wanted = min(sum(map(len, text)), _WIDEST) ** 0.75 + word * (_BOLD if is_head else 1) + _PADDING
                needs[column] = max(needs[column], wanted)
            column += cell.colspan
    return _fitting(needs, longest), sum(longest) / _LETTERS_OF_CELLS


def _fitting(needs: list[float], longest: list[float]) -> tuple[float, ...]:
    """Widths in the proportion of `needs`; where a word would not fit, each column gets its longest word first and the
    rest of the width is divided so."""
    shares = [need / sum(needs) for need in needs]
    words = [word / max(_LETTERS_OF_CELLS, sum(longest)) for word in longest]
    if all(share >= word for share, word in zip(shares, words, strict=True)):
        return tuple(shares)
    rest = max(0.0, 1 - sum(words))
    return tuple(word + rest * share for share, word in zip(shares, words, strict=True))


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
