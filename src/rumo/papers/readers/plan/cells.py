"""A cell's lines as a title with its points, and rows of a table with the places of their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rumo.papers.readers.document import Grid, GridCell, Line, Place
from rumo.papers.readers.people import trimmed
from rumo.papers.readers.plan.columns import Columns, Role, is_counting_row

_NUMBER = re.compile(r"^(?P<number>\d{1,3}(?:\.\d{1,3})*|[IVX]{1,6})[.)\s]*$")
_HYPHEN = re.compile(r"(?<=[а-яё])-\s+(?=[а-яё])")


@dataclass(frozen=True, slots=True)
class PlanCells:
    """A row of a table by roles. `own` tells which cell of `Grid.rows` each matrix cell is."""

    grid: Grid
    columns: Columns
    cells: tuple[GridCell, ...]
    row: int
    own: dict[int, tuple[int, int]]

    def cell(self, role: Role) -> GridCell:
        at = self.columns.of(role)
        return GridCell() if at is None else self.cells[at]

    def text(self, role: Role) -> str:
        return one_line(self.cell(role).text)

    def lines(self, role: Role) -> list[str]:
        return [
            f"{line.marker} {line.text}".strip() if not _is_bullet(line.marker) else line.text
            for line in self.cell(role).lines
        ]

    def place(self, role: Role) -> Place:
        cell = self.cell(role)
        row, column = self.own.get(id(cell), (self.row, 0))
        return Place(self.grid.index, 0, len(cell.text), self.grid.page, row, column)

    @property
    def distinct(self) -> list[GridCell]:
        """The cells that say something, each once."""
        return list({id(cell): cell for cell in self.cells if cell.text.strip()}.values())

    @property
    def spanning(self) -> GridCell | None:
        """The only cell of a row that spans the table, or stands alone where neither number nor anything else is."""
        said = self.distinct
        if len(said) != 1 or len(self.cells) < 2:
            return None
        places = [n for n, cell in enumerate(self.cells) if cell is said[0]]
        if len(places) > 1 or (not normal_number(said[0].text) and places[0] in {0, self.columns.of(Role.TITLE)}):
            return said[0]
        return None


def cells_of(grid: Grid, columns: Columns) -> Iterator[PlanCells]:
    """The rows below the header."""
    own = {id(cell): (row, column) for row, cells in enumerate(grid.rows) for column, cell in enumerate(cells)}
    for number, cells in enumerate(grid.matrix):
        if number >= columns.header_rows and not is_counting_row(cells) and any(cell.text.strip() for cell in cells):
            yield PlanCells(grid, columns, cells, number, own)


def normal_number(printed: str) -> str:
    """«13» of «13..», «1.2» of «1.2.», "" of what is no number."""
    found = _NUMBER.match(printed.strip())
    return found["number"] if found else ""


def one_line(text: str) -> str:
    """Lines of a cell as one; a word hyphenated at the end of a line is closed up."""
    return re.sub(r"\s+", " ", _HYPHEN.sub("-", text.replace("\n", " "))).strip()


def title_and_points(lines: Sequence[Line]) -> tuple[str, tuple[str, ...]]:
    """Marked lines are points, and so are plain lines below a colon; a small line goes on the one before it."""
    title: list[str] = []
    points: list[str] = []
    for line in lines:
        text = one_line(line.text)
        if not text:
            continue
        if line.marker and (title or points):
            points.append(text)
        elif points and text[0].islower() and not points[-1].endswith((";", ".", ",")):
            points[-1] = f"{points[-1]} {text}"
        elif (title and title[-1].endswith(":")) or points:
            points.append(text)
        else:
            title.append(f"{line.marker} {text}".strip() if line.marker and not _is_bullet(line.marker) else text)
    return " ".join(title), tuple(_point(each) for each in points)


def _point(text: str) -> str:
    return trimmed(text)


def _is_bullet(marker: str) -> bool:
    return not any(map(str.isalnum, marker))
