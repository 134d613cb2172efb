"""The author's own text in a printed paper: not a letter is changed, only where lines may end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rumo.papers.blocks import Block, Cell, ItemList, Paragraph, Table
from rumo.russian.typography import glue


def glued(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with no-break spaces before «%», after «№» and inside dates."""
    return tuple(_glued(block) for block in blocks)


def _glued(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, ItemList):
        return _list(block)
    return Table(tuple(tuple(_cell(cell) for cell in row) for row in block.rows), block.header_rows, block.bars)


def _paragraph(block: Paragraph) -> Paragraph:
    return Paragraph(tuple(replace(run, text=glue(run.text)) for run in block.runs))


def _list(block: ItemList) -> ItemList:
    return replace(block, items=tuple(_paragraph(item) for item in block.items))


def _cell(cell: Cell) -> Cell:
    return replace(
        cell, blocks=tuple(_paragraph(one) if isinstance(one, Paragraph) else _list(one) for one in cell.blocks)
    )
