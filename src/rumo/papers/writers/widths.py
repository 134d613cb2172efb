"""How wide the columns of a table are: after what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rumo.papers.blocks import Cell, Table, lines_of, row_width

_NARROWEST = 4  # letters
_PADDING = 3  # letters
_BOLD = 1.2  # times the width of plain letters
_BLANKS = re.compile("[ \\n\\t]+")  # a no-break space keeps words on one line
# The more text a column has the wider it is, but not in proportion: past so many letters less, and then no wider.
_SHORT, _LONG = 60, 400
# Letters a column with bars wants for them, and may have where it is alone; a name beside bars is best on one line.
_BARS, _LONGEST_BARS, _LABEL = 10, 45, 42
_NUMBERS_GROW = 1.25  # no wider: a number far from its neighbours is hard to find
# What the longest words of a table take, in letters of 11 pt: bold ones are wider, a cell has margins.
_LETTERS, _BOLD_WORD, _MARGINS = 90, 1.15, 2.2
_SLACK = 2  # letters: those of a line may be wide ones


@dataclass(slots=True)
class _Column:
    """In letters: what the column wants, its longest word and its longest line with the margins of the cell."""

    need: float = _NARROWEST
    word: float = _MARGINS
    line: float = _MARGINS


def widths_of(table: Table, numbers: Iterable[int], drawn: Iterable[int]) -> tuple[tuple[float, ...], float]:
    """Shares of the width, and how tight the words stand: over 1 they want smaller letters. `numbers` are the columns
    of numbers, `drawn` those with bars."""
    counted, with_bars = frozenset(numbers), frozenset(drawn)
    columns = _measured(table, counted, with_bars)
    even = max((columns[n].need for n in counted - {0}), default=0)
    needs = [even if n in counted - {0} else each.need for n, each in enumerate(columns)]
    if sum(needs) > _LETTERS:
        needs = [each.need for each in columns]
    most = _most(columns, needs, counted, with_bars)
    shares = _modest(_fitting(needs, [each.word for each in columns]), most, counted | with_bars)
    return shares, sum(each.word for each in columns) / _LETTERS


def texts_of(cell: Cell) -> list[str]:
    """The lines of a cell, a paragraph or an item each."""
    return [line.text for part in cell.blocks for line in lines_of(part)]


def _measured(table: Table, numbers: frozenset[int], drawn: frozenset[int]) -> list[_Column]:
    columns = [_Column() for _ in range(max(map(row_width, table.rows)))]
    for number, row in enumerate(table.rows):
        place, is_head = 0, number < table.header_rows
        for cell in row:
            if cell.colspan == 1:
                _measure(columns[place], cell, is_head=is_head, is_number=place in numbers)
            place += cell.colspan
    for place in drawn:
        columns[place].need += _BARS
    if drawn and 0 not in numbers:
        columns[0].need = max(columns[0].need, min(_LABEL, columns[0].line))
    return columns


def _measure(column: _Column, cell: Cell, *, is_head: bool, is_number: bool) -> None:
    """A header may be of many lines, a number never is; a long text asks for more than its longest word."""
    texts = texts_of(cell)
    word = max(map(len, _BLANKS.split(" ".join(texts))), default=0)
    letters = 0 if is_head or is_number else min(sum(map(len, texts)), _LONG)
    wanted = min(letters, _SHORT) ** 0.75 + max(0, letters - _SHORT) ** 0.68
    column.need = max(column.need, word * (_BOLD if is_head else 1) + _PADDING + wanted)
    column.word = max(column.word, word * (_BOLD_WORD if is_head else 1) + _MARGINS)
    if not is_head:
        column.line = max(column.line, max(map(len, texts), default=0) + _MARGINS + _SLACK)


def _fitting(needs: list[float], longest: list[float]) -> tuple[float, ...]:
    """Widths in the proportion of `needs`; where a word would not fit, each column gets its longest word first and the
    rest of the width is divided so."""
    shares = [need / sum(needs) for need in needs]
    words = [word / max(_LETTERS, sum(longest)) for word in longest]
    if all(share >= word for share, word in zip(shares, words, strict=True)):
        return tuple(shares)
    rest = max(0.0, 1 - sum(words))
    return tuple(word + rest * share for share, word in zip(shares, words, strict=True))


def _most(columns: list[_Column], needs: list[float], numbers: frozenset[int], drawn: frozenset[int]) -> list[float]:
    """The share past which a column gains nothing: its texts stand on one line."""

    def letters(n: int, each: _Column) -> float:
        if n in drawn:
            return _LONGEST_BARS
        if n in numbers:
            return needs[n] * _NUMBERS_GROW if n else each.word
        return max(each.word, each.line)

    return [letters(n, each) / _LETTERS for n, each in enumerate(columns)]


def _modest(shares: tuple[float, ...], most: list[float], numbers: frozenset[int]) -> tuple[float, ...]:
    """No column wider than its `most`, the others take the rest; where all would be narrower, those of words grow."""
    held: dict[int, float] = {}
    while len(held) < len(shares):
        rest = (1 - sum(held.values())) / sum(share for n, share in enumerate(shares) if n not in held)
        wide = {n: most[n] for n, share in enumerate(shares) if n not in held and share * rest > most[n]}
        if not wide:
            return tuple(held.get(n, share * rest) for n, share in enumerate(shares))
        held |= wide
    growing = frozenset(held) - numbers or frozenset(held)
    grown = 1 + (1 - sum(held.values())) / sum(held[n] for n in growing)
    return tuple(share * grown if n in growing else share for n, share in sorted(held.items()))
