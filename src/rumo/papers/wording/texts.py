"""The author's own text in a printed paper: not a letter is changed, only where lines may end and what is a caption."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from rumo.papers.blocks import Block, Caption, Cell, ItemList, Paragraph, Table
from rumo.russian.typography import glue, tidy

_CAPTION = re.compile(r"Таблица\s+[А-Я]?\.?\d+(?:\.\d+)*\s*[.–—-]\s")  # ГОСТ Р 2.105-2019, 6.8


def glued(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks with no-break spaces before «%», after «№», inside dates; a numbered line over a table is its caption."""
    return tuple(_captioned([_changed(block, glue) for block in blocks]))


def tidied(block: Block) -> Block:
    """The block with the dashes, quotation marks and spaces of Russian papers: for text written here, not read."""
    return _changed(block, tidy)


def _captioned(blocks: list[Block]) -> Iterator[Block]:
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        if isinstance(block, Paragraph) and isinstance(after, Table) and _CAPTION.match(block.text):
            yield Caption(block.runs)
        else:
            yield block


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Paragraph):
        return _paragraph(block, change)
    if isinstance(block, ItemList):
        return _list(block, change)
    return replace(block, rows=tuple(tuple(_cell(cell, change) for cell in row) for row in block.rows))


def _paragraph(block: Paragraph, change: Callable[[str], str]) -> Paragraph:
    return replace(block, runs=tuple(replace(run, text=change(run.text)) for run in block.runs))


def _list(block: ItemList, change: Callable[[str], str]) -> ItemList:
    return replace(block, items=tuple(_paragraph(item, change) for item in block.items))


def _cell(cell: Cell, change: Callable[[str], str]) -> Cell:
    changed = (_paragraph(one, change) if isinstance(one, Paragraph) else _list(one, change) for one in cell.blocks)
    return replace(cell, blocks=tuple(changed))
