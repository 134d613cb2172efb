"""What was done with merged cells of a pasted table, and which of its cells found no place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rumo.papers.readers.document import Grid
from rumo.papers.readers.plan.cells import normal_number, one_line
from rumo.papers.readers.plan.columns import Columns, Role, is_counting_row

WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Lost:
    """Text that found no place, with where it stands: «строка 4, «Примечание»»."""

    where: str
    text: str


def merged_notes(grid: Grid, columns: Columns) -> list[str]:
    """A cell over several rows is repeated in each of them; that of the title joins them instead."""
    notes = []
    title = columns.of(Role.TITLE)
    seen: set[int] = set()
    matrix = grid.matrix
    for top, cells in enumerate(matrix):
        for column, cell in enumerate(cells):
            if id(cell) in seen or top < columns.header_rows:
                continue
            seen.add(id(cell))
            last = min(top + cell.rowspan, len(matrix))
            if last - top > 1 and cell.text.strip() and column not in (title, columns.of(Role.NUMBER)):
                where = {"column": columns.headers[column], "first": top + 1, "last": last}
                said = {**where, "text": _short(one_line(cell.text))}
                notes.append(
                    _("Объединённая ячейка «%(text)s» («%(column)s», строки %(first)s–%(last)s) повторена в каждой.")
                    % said
                )
    return notes


def lost_cells(grid: Grid, columns: Columns, read: Mapping[int, set[str]], told: set[str]) -> list[Lost]:
    """Cells with a word that stands in nothing that was read of their row."""
    lost: list[Lost] = []
    known: set[str] = {word for words in list(read.values())[:1] for word in words} if read else set()
    for row, cells in enumerate(grid.matrix):
        if row < columns.header_rows or is_counting_row(cells):
            continue
        known = read.get(row, known)
        for column, cell in enumerate(cells):
            if (column and cell is cells[column - 1]) or one_line(cell.text) in told:
                continue
            if columns.roles[column] is Role.NUMBER and normal_number(cell.text):
                continue
            missing = [word for word in WORDS.findall(cell.text.lower()) if word not in known]
            if missing and not _is_hyphenated(missing, known):
                lost.append(Lost(where(row + 1, columns.headers[column]), one_line(cell.text)))
    return lost


def _is_hyphenated(missing: Sequence[str], known: set[str]) -> bool:
    """A word parted at the end of a line is closed up by the reader: its halves stand in one word."""
    joined = " ".join(known)
    return all(word in joined for word in missing)


def all_cells(grid: Grid) -> list[Lost]:
    return [
        Lost(where(row), " | ".join(one_line(cell.text) for cell in cells if cell.text))
        for row, cells in enumerate(grid.rows, start=1)
        if any(cell.text.strip() for cell in cells)
    ]


def where(row: int, column: str = "") -> str:
    if column:
        return _("строка %(row)s, «%(column)s»") % {"row": row, "column": column}
    return _("строка %(row)s") % {"row": row}


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"
