"""Blocks of documents written as text: «# …» is a heading, «- …» and «1. …» a list item, «… | …» a row of a table."""

from __future__ import annotations

import re

from rumo.papers.readers.document import Grid, GridCell, Line, Piece, SourceDocument, Span

_ITEM = re.compile(r"^(?P<marker>[-–•]|\d{1,2}(?:\.\d+)*[.)])\s+(?P<text>.*)$")


def document(text: str) -> SourceDocument:
    """One block a line; lines with «|» that follow each other are one table; «**…**» is bold."""
    blocks: list[Piece] = []
    rows: list[tuple[GridCell, ...]] = []
    for written in [*text.strip("\n").split("\n"), ""]:
        if "|" in written or re.search(r"→\d$", written):
            rows.append(tuple(_cell(cell.strip()) for cell in written.split("|")))
            continue
        if rows:
            blocks.append(Grid(tuple(rows), len(blocks)))
            rows = []
        if written.strip():
            blocks.append(_line(written.strip(), len(blocks)))
    return SourceDocument("документ.docx", "docx", tuple(blocks))


def _cell(text: str) -> GridCell:
    """«↵» parts the lines of a cell, «→2» at its end makes it span two columns."""
    span = re.search(r"→(\d)$", text)
    lines = tuple(
        _line(part.strip(), 0) for part in text.removesuffix(span[0] if span else "").split("↵") if part.strip()
    )
    return GridCell(lines, colspan=int(span[1]) if span else 1)


def _line(text: str, index: int) -> Line:
    level = len(text) - len(text.lstrip("#"))
    text = text.lstrip("# ")
    bold = text.startswith("**") and text.endswith("**") and len(text) > 4
    text = text.strip("*") if bold else text
    item = None if level else _ITEM.match(text)
    said = item["text"] if item else text
    spans = (Span(0, len(said), bold=True),) if bold else ()
    return Line(said, index, level=level, marker=item["marker"] if item else "", spans=spans)
