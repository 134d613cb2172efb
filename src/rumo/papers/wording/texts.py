"""The author's own text in a printed paper: not a letter is changed, only where lines may end and what is a caption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rumo.papers.blocks import Block, Caption, Cell, ItemList, Paragraph, Table
from rumo.russian.typography import glue

_CAPTION = re.compile(r"Таблица\s+[А-Я]?\.?\d+(?:\.\d+)*\s*[.–—-]\s")  # ГОСТ Р 2.105-2019, 6.8


def glued(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with no-break spaces before «%», after «№», inside dates; a numbered line over a table is its caption."""
    return tuple(_captioned([_glued(block) for block in blocks]))


def _captioned(blocks: list[Block]) -> Iterator[Block]:
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        if isinstance(block, Paragraph) and isinstance(after, Table) and _CAPTION.match(block.text):
            yield Caption(block.runs)
        else:
            yield block


def _glued(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, ItemList):
        return _list(block)
    return replace(block, rows=tuple(tuple(_cell(cell) for cell in row) for row in block.rows))


def _paragraph(block: Paragraph) -> Paragraph:
    return Paragraph(tuple(replace(run, text=glue(run.text)) for run in block.runs))


def _list(block: ItemList) -> ItemList:
    return replace(block, items=tuple(_paragraph(item) for item in block.items))


def _cell(cell: Cell) -> Cell:
    return replace(
        cell, blocks=tuple(_paragraph(one) if isinstance(one, Paragraph) else _list(one) for one in cell.blocks)
    )
