"""Rich text of an editor, or pasted from Word, to blocks and back.

Kept: paragraphs, lists, tables with their column spans, bold, italic. Everything else is unwrapped to its text;
scripts and styles are dropped whole. No input raises: what cannot be understood is read as text.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from rumo.papers.blocks import (
    Below,
    Block,
    Cell,
    ItemList,
    Paragraph,
    Run,
    Table,
    clean_text,
    heights_of,
    lines_of,
    normalized,
)

_DROPPED = frozenset({"script", "style", "head", "title", "template", "noscript", "object", "iframe"})
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em"})
_LISTS = frozenset({"ul", "ol"})
_BREAKS = frozenset(
    """
    address article aside blockquote body br caption center dd details dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav option p pre section select summary tbody td
    textarea tfoot th thead tr
    """.split()  # noqa: SIM905 — a row of tags reads better as a line of text
)
_WIDEST = 63  # columns of a Word table
_LONGEST_SPAN = 1000  # rows, as browsers limit it


def blocks_from_html(source: str) -> tuple[Block, ...]:
    """Read a fragment of HTML. Blank or hopeless input gives an empty tuple."""
    text = clean_text(source)
    if not text.strip():
        return ()
    try:
        root = document_fromstring(f"<div>{text}</div>", parser=HTMLParser(), ensure_head_body=True)
    except (etree.ParserError, ValueError):
        return normalized([Paragraph((Run(text),))])
    flow = _Flow()
    flow.walk(root)
    return flow.finish()


@dataclass
class _Flow:
    """Collects blocks while walking a tree; text that stands alone becomes a paragraph."""

    blocks: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def walk(self, node: HtmlElement, bold: bool = False, italic: bool = False) -> None:
        self._text(node.text, bold, italic)
        for child in node:
            if isinstance(child.tag, str) and child.tag not in _DROPPED:
                self._element(child, child.tag, bold, italic)
            self._text(child.tail, bold, italic)

    def finish(self) -> tuple[Block, ...]:
        self._break()
        return normalized(self.blocks)

    def _element(self, node: HtmlElement, tag: str, bold: bool, italic: bool) -> None:
        if tag in _LISTS:
            self._add(ItemList(tuple(_items(node)), numbered=tag == "ol"))
        elif tag == "table":
            self._add(*_table(node))
        elif tag in _BREAKS:
            self._break()
            self.walk(node, bold, italic)
            self._break()
        else:
            self.walk(node, bold or tag in _BOLD, italic or tag in _ITALIC)

    def _text(self, text: str | None, bold: bool, italic: bool) -> None:
        if text:
            self.runs.append(Run(text, bold, italic))

    def _add(self, *blocks: Block) -> None:
        self._break()
        self.blocks.extend(blocks)

    def _break(self) -> None:
        if self.runs:
            self.blocks.append(Paragraph(tuple(self.runs)))
            self.runs = []


def _read(node: HtmlElement) -> tuple[Block, ...]:
    flow = _Flow()
    flow.walk(node)
    return flow.finish()


def _items(node: HtmlElement) -> Iterator[Paragraph]:
    """Items of a list: the paragraphs of one item become one, an inner list goes on in the outer one."""
    if node.text and node.text.strip():
        yield Paragraph((Run(node.text),))
    for child in node:
        if isinstance(child.tag, str) and child.tag not in _DROPPED:
            whole = _read(child) if child.tag not in _LISTS else tuple(_items(child))
            for plain, group in groupby(whole, lambda block: isinstance(block, Paragraph)):
                lines = [line for block in group for line in lines_of(block)]
                yield from [_joined(lines)] if plain and child.tag not in _LISTS else lines
        if child.tail and child.tail.strip():
            yield Paragraph((Run(child.tail),))


def _joined(lines: Iterable[Paragraph]) -> Paragraph:
    runs: list[Run] = []
    for line in lines:
        runs += [Run(" "), *line.runs] if runs else line.runs
    return Paragraph(tuple(runs))


def _table(node: HtmlElement) -> list[Block]:
    """A table, preceded by whatever stands in it outside its cells (a caption, stray text)."""
    stray = _Flow()
    rows = list(_rows(node, stray))
    head = len(list(takewhile(lambda row: row.getparent().tag == "thead", rows))) or _guessed_header(node, rows)
    return [*stray.finish(), Table(tuple(_grid(rows)), head)]


def _rows(node: HtmlElement, stray: _Flow) -> Iterator[HtmlElement]:
    for child in node:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(child, stray)
        elif isinstance(child.tag, str) and child.tag not in _DROPPED | {"colgroup", "col"}:
            stray.blocks.extend(_read(child))


def _guessed_header(node: HtmlElement, rows: list[HtmlElement]) -> int:
    """Leading rows of <th> only; tables of Word have none, so their first row is taken, as people mean it."""
    if node.get("data-header") == "none":
        return 0
    head = 0
    for row in rows:
        cells = [cell.tag for cell in row if cell.tag in {"td", "th"}]
        if not cells or "td" in cells:
            break
        head += 1
    return head or (1 if len(rows) > 1 else 0)


def _grid(rows: list[HtmlElement]) -> Iterator[tuple[Cell, ...]]:
    """Rows of cells; a cell that spans rows leaves empty ones under it, so that the columns keep their places."""
    hanging: dict[int, int] = {}
    for row in rows:
        cells: list[Cell] = []
        column = 0
        below: dict[int, int] = {}
        for node in row:
            if node.tag not in {"td", "th"}:
                continue
            while hanging.get(column):
                cells.append(Cell(()))
                column += 1
            colspan = _span(node, "colspan", _WIDEST)
            cells.append(Cell(tuple(_cell_blocks(node)), colspan))
            for taken in range(column, column + colspan):
                below[taken] = _span(node, "rowspan", _LONGEST_SPAN) - 1
            column += colspan
        hanging = {place: left - 1 for place, left in hanging.items() if left > 1} | {
            p: n for p, n in below.items() if n
        }
        yield tuple(cells)


def _cell_blocks(node: HtmlElement) -> Iterator[Paragraph | ItemList]:
    for block in _read(node):
        if isinstance(block, Table):
            yield from lines_of(block)
        else:
            yield block


def _span(node: HtmlElement, name: str, most: int) -> int:
    value = (node.get(name) or "").strip()
    return max(1, min(int(value), most)) if value.isdecimal() else 1


def html_from_blocks(blocks: Iterable[Block]) -> str:
    """Blocks as minimal, escaped HTML that `blocks_from_html` reads back to the same blocks."""
    return "".join(map(_html, blocks))


def _html(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{inline_html(block)}</p>"
    if isinstance(block, ItemList):
        tag = "ol" if block.numbered else "ul"
        return f"<{tag}>" + "".join(f"<li>{inline_html(item)}</li>" for item in block.items) + f"</{tag}>"
    return _table_html(block)


def inline_html(block: Paragraph) -> str:
    """The runs of a paragraph, without the paragraph itself."""
    return "".join(map(_run_html, block.runs))


def _run_html(run: Run) -> str:
    text = html.escape(run.text, quote=False)
    if run.italic:
        text = f"<em>{text}</em>"
    return f"<strong>{text}</strong>" if run.bold else text


def _table_html(table: Table) -> str:
    heights, head = heights_of(table), table.header_rows
    rows = [
        "<tr>"
        + "".join(
            _cell_html(cell, "th" if number < head else "td", heights.get((number, place), 1))
            for place, cell in enumerate(row)
            if not isinstance(cell, Below)
        )
        + "</tr>"
        for number, row in enumerate(table.rows)
    ]
    start = "<table>" if head else '<table data-header="none">'
    top = "<thead>" + "".join(rows[:head]) + "</thead>" if rows[:head] else ""
    rest = "<tbody>" + "".join(rows[head:]) + "</tbody>" if rows[head:] else ""
    return f"{start}{top}{rest}</table>"


def _cell_html(cell: Cell, tag: str, height: int) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    span = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    span += f' rowspan="{height}"' if height > 1 else ""
    lone = len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph)
    inner = (
        inline_html(cell.blocks[0]) if lone and isinstance(cell.blocks[0], Paragraph) else html_from_blocks(cell.blocks)
    )
    return f"<{tag}{scope}{span}>{inner}</{tag}>"
