"""Rows of an item's text as blocks of a paper: paragraphs with their hands, lists, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rumo.papers.blocks import Block, Cell, ItemList, Paragraph, Run, Table, normalized
from rumo.papers.readers.document import Grid, GridCell, Span
from rumo.papers.readers.minutes.rows import Row

_BULLET = re.compile(r"[-–—‒−•·∙●○◦■□▪▫*]$")
_COUNTED = re.compile(r"\d{1,3}\)$")


def blocks_of(rows: Iterable[Row]) -> tuple[Block, ...]:
    """Neighbouring items with marks of one kind are one list; «1)» begins a new one. Other marks stay in the text."""
    blocks: list[Block] = []
    items: list[Paragraph] = []
    counted = False
    for row in rows:
        kind = _list_kind(row)
        if items and (kind is None or kind != counted or row.marker == "1)"):
            blocks.append(ItemList(tuple(items), counted))
            items = []
        if row.grid is not None:
            blocks.append(table_of(row.grid))
        elif kind is None:
            blocks.append(paragraph_of(row.text, row.spans, row.marker))
        else:
            counted = kind
            items.append(paragraph_of(row.text, row.spans))
    if items:
        blocks.append(ItemList(tuple(items), counted))
    return normalized(blocks)


def paragraph_of(text: str, spans: Sequence[Span], marker: str = "") -> Paragraph:
    runs: list[Run] = [Run(f"{marker} ")] if marker else []
    position = 0
    for span in spans:
        if span.start > position:
            runs.append(Run(text[position : span.start]))
        runs.append(Run(text[span.start : span.end], span.bold, span.italic))
        position = span.end
    runs.append(Run(text[position:]))
    return Paragraph(tuple(runs))


def table_of(grid: Grid) -> Table:
    """Papers have no cells over several rows: what such a cell says stands in its first row, the rest is empty."""
    rows: list[list[Cell]] = []
    covered: dict[tuple[int, int], int] = {}
    for top, cells in enumerate(grid.rows):
        row: list[Cell] = []
        column = 0
        for cell in cells:
            while (top, column) in covered:
                width = covered[top, column]
                row.append(Cell((), width))
                column += width
            row.append(_cell(cell))
            for below in range(top + 1, top + cell.rowspan):
                covered[below, column] = cell.colspan
            column += cell.colspan
        while (top, column) in covered:
            width = covered[top, column]
            row.append(Cell((), width))
            column += width
        rows.append(row if top >= grid.header_rows else [_plain(cell) for cell in row])
    return Table(tuple(map(tuple, rows)), grid.header_rows)


def _cell(cell: GridCell) -> Cell:
    parts: list[Block] = []
    for line in cell.lines:
        counted = _COUNTED.fullmatch(line.marker) is not None
        if counted or _BULLET.fullmatch(line.marker):
            item = paragraph_of(line.text, line.spans)
            last = parts[-1] if parts else None
            if isinstance(last, ItemList) and last.numbered is counted and line.marker != "1)":
                parts[-1] = ItemList((*last.items, item), counted)
            else:
                parts.append(ItemList((item,), counted))
        else:
            parts.append(paragraph_of(line.text, line.spans, line.marker))
    return Cell(tuple(part for part in parts if not isinstance(part, Table)), cell.colspan)


def _plain(cell: Cell) -> Cell:
    """Captions of columns are bold in every paper: that says nothing of the text."""
    paragraphs = [part for part in cell.blocks if isinstance(part, Paragraph)]
    if len(paragraphs) < len(cell.blocks) or not all(run.bold for part in paragraphs for run in part.runs if run.text):
        return cell
    return Cell(
        tuple(Paragraph(tuple(Run(run.text, italic=run.italic) for run in part.runs)) for part in paragraphs),
        cell.colspan,
    )


def _list_kind(row: Row) -> bool | None:
    """True for «1)», False for «–», None for what is no item of a list."""
    if row.grid is not None:
        return None
    if _COUNTED.fullmatch(row.marker):
        return True
    return False if _BULLET.fullmatch(row.marker) else None
