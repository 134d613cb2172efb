"""The text inside a paper: paragraphs, lists and tables, the same for every writer and reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# What XML 1.0 cannot hold: a stray one, pasted from somewhere, would make the Word file unreadable.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BLANKS = re.compile(r"[ \t\r\n]+")  # not \s: a non-breaking space is meant


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one hand: plain, bold or italic."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Caption(Paragraph):
    """«Таблица 1 – …» over its table. Only papers made for printing have such: neither readers nor JSON do."""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; each item is one paragraph."""

    items: tuple[Paragraph, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: one or more paragraphs or lists, over `colspan` columns."""

    blocks: tuple[Paragraph | ItemList, ...]
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Below(Cell):
    """The cell above goes on over this row. Only tables made for printing have such: neither readers nor JSON do."""


BELOW = Below(())


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first `header_rows` rows are repeated on each page; no row is split between pages.

    `bars` asks for bars of one scale beside its numbers, where a writer can draw. The last `total_rows` rows are sums
    of the others: they stand out and have no bars, which would dwarf their parts.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1
    bars: bool = False
    total_rows: int = 0


Block = Paragraph | ItemList | Table


def paragraph(text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, bold=bold, italic=italic),))


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Plain text as paragraphs, one a line; empty lines are dropped."""
    return tuple(paragraph(line.strip()) for line in text.splitlines() if line.strip())


def clean_text(text: str) -> str:
    """One line of printable text: forbidden characters out, blanks (but not non-breaking spaces) made single."""
    return _BLANKS.sub(" ", _FORBIDDEN.sub(" ", text))


def plain_text(blocks: Iterable[Block]) -> str:
    """Blocks as lines of plain text; the cells of a row are divided by a tab."""
    return "\n".join(line.text for block in blocks for line in lines_of(block))


def lines_of(block: Block) -> tuple[Paragraph, ...]:
    """A block as plain paragraphs: a list gives one an item, a table one a row."""
    if isinstance(block, Paragraph):
        return (block,)
    if isinstance(block, ItemList):
        return block.items
    return tuple(
        paragraph("\t".join(" ".join(line.text for part in cell.blocks for line in lines_of(part)) for cell in row))
        for row in block.rows
    )


def normalized(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same text without noise, as every reader gives it and every writer expects it.

    Neighbouring runs of one hand are joined, blanks are single, nothing is empty, all rows of a table are equally wide.
    """
    found = (_normalized(block) for block in blocks)
    return tuple(block for block in found if block is not None)


def _normalized(block: Block) -> Block | None:
    if isinstance(block, Paragraph):
        return _normalized_paragraph(block)
    if isinstance(block, ItemList):
        items = tuple(item for item in map(_normalized_paragraph, block.items) if item)
        return ItemList(items, block.numbered) if items else None
    return _normalized_table(block)


def _normalized_paragraph(block: Paragraph) -> Paragraph | None:
    runs: list[Run] = []
    for run in block.runs:
        text = clean_text(run.text)
        if not runs or runs[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        if runs and (runs[-1].bold, runs[-1].italic) == (run.bold, run.italic):
            runs[-1] = Run(runs[-1].text + text, run.bold, run.italic)
        else:
            runs.append(Run(text, run.bold, run.italic))
    if runs:
        last = runs.pop()
        text = last.text.rstrip(" ")
        if text:
            runs.append(Run(text, last.bold, last.italic))
        elif runs:
            return _normalized_paragraph(Paragraph(tuple(runs)))
    return Paragraph(tuple(runs)) if runs else None


def _normalized_table(table: Table) -> Table | None:
    rows = [tuple(_normalized_cell(cell) for cell in row) for row in table.rows if row]
    if not any(cell.blocks for row in rows for cell in row):
        return None
    width = max(map(row_width, rows))
    padded = tuple(row + (Cell(()),) * (width - row_width(row)) for row in rows)
    head = max(0, min(table.header_rows, len(padded)))
    return Table(padded, head, table.bars, max(0, min(table.total_rows, len(padded) - head)))


def _normalized_cell(cell: Cell) -> Cell:
    blocks = tuple(part for part in normalized(cell.blocks) if not isinstance(part, Table))
    return Cell(blocks, max(1, cell.colspan))


def row_width(row: Sequence[Cell]) -> int:
    """How many columns of the table the row takes."""
    return sum(cell.colspan for cell in row)


def heights_of(table: Table) -> dict[tuple[int, int], int]:
    """How many rows the cells take that take more than one, by row and place in the row (both from 0)."""
    starts = [_starts(row) for row in table.rows]
    heights: dict[tuple[int, int], int] = {}
    for number, row in enumerate(table.rows):
        for place, (column, cell) in enumerate(zip(starts[number], row, strict=True)):
            below = 0
            while not isinstance(cell, Below) and isinstance(_at(table, starts, number + below + 1, column), Below):
                below += 1
            if below:
                heights[number, place] = below + 1
    return heights


def _starts(row: Sequence[Cell]) -> list[int]:
    return [row_width(row[:place]) for place in range(len(row))]


def _at(table: Table, starts: Sequence[Sequence[int]], number: int, column: int) -> Cell | None:
    if number >= len(table.rows) or column not in starts[number]:
        return None
    return table.rows[number][starts[number].index(column)]
