"""Tables of papers made of plain texts, and the author's texts as they were written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rumo.papers.blocks import Cell, ItemList, Paragraph, Table, clean_text, paragraph
from rumo.russian.typography import glue


def said(text: str) -> str:
    """What somebody wrote, letter for letter: only stray characters go, and lines may not end after «№»."""
    return glue(clean_text(text).strip())


def cell(*lines: str, bold: bool = False, colspan: int = 1) -> Cell:
    """A paragraph for each line; blank ones are left out."""
    return Cell(tuple(paragraph(said(line), bold=bold) for line in lines if line.strip()), colspan)


def with_points(title: str, points: Iterable[str]) -> Cell:
    """A title and a list under it."""
    items = tuple(paragraph(said(point)) for point in points if point.strip())
    blocks: tuple[Paragraph | ItemList, ...] = cell(title).blocks
    return Cell((*blocks, ItemList(items)) if items else blocks)


@dataclass(frozen=True, slots=True)
class Column:
    """A column and its cells from top to bottom; one that is not `always` printed is left out where all are empty. The
    header may have several lines."""

    header: str
    cells: tuple[Cell, ...]
    always: bool = False

    @property
    def is_printed(self) -> bool:
        return self.always or any(each.blocks for each in self.cells)


def grid(columns: Sequence[Column], headings: Sequence[str] = ()) -> Table:
    """A table with a row of headers. `headings` has a text for each row: where it changes, a row with it spans the
    table."""
    printed = [column for column in columns if column.is_printed]
    rows: list[tuple[Cell, ...]] = [tuple(cell(*column.header.splitlines()) for column in printed)]
    before = ""
    for number in range(len(printed[0].cells)):
        heading = headings[number] if headings else ""
        if heading.strip() and heading != before:
            rows.append((cell(heading, bold=True, colspan=len(printed)),))
        before = heading
        rows.append(tuple(column.cells[number] for column in printed))
    return Table(tuple(rows))
