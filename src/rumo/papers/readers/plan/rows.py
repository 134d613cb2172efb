"""Rows of a plan's table."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from rumo.papers.plan import Extra, PlanRow
from rumo.papers.readers.document import Grid, Place
from rumo.papers.readers.plan.answerable import read_responsible
from rumo.papers.readers.plan.cells import PlanCells, cells_of, normal_number, one_line, title_and_points
from rumo.papers.readers.plan.columns import Columns, Role, is_deadline
from rumo.papers.readers.reading import Found, Unread

_FIELDS = (
    (Role.TITLE, "title"),
    (Role.DEADLINE, "deadline"),
    (Role.RESPONSIBLE, "responsible"),
    (Role.EXPECTED, "expected"),
)
_LEADING = re.compile(r"^(?P<number>\d{1,3}(?:\.\d{1,3})*)[.)]+\s+")


@dataclass(slots=True)
class Rows:
    """Rows read so far, where their fields stood, and what was not understood."""

    rows: list[PlanRow] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def add(self, row: PlanRow, places: dict[str, Place], confidence: float) -> None:
        path = f"rows[{len(self.rows)}]"
        self.rows.append(row)
        self.found += [Found(f"{path}.{name}", place, confidence) for name, place in places.items()]


def read_rows(grid: Grid, columns: Columns, rows: Rows, section: str = "") -> None:
    """All rows of one table. A row spanning it names the section of those below; where that is a month and the table
    has no column of deadlines, it is their deadline."""
    for cells in cells_of(grid, columns):
        spanning = cells.spanning
        if spanning is not None and (columns.of(Role.TITLE) is None or len(cells.cells) > 2):
            section = one_line(spanning.text)
            continue
        if not cells.text(Role.TITLE):
            _go_on(cells, rows)
            continue
        rows.add(_row(cells, section), _places(cells), columns.confidence)


def _row(cells: PlanCells, section: str) -> PlanRow:
    title, points = title_and_points(cells.cell(Role.TITLE).lines)
    printed = cells.text(Role.NUMBER)
    number = normal_number(printed)
    leading = _LEADING.match(title)
    if not printed and leading:  # the number stands in the cell of the title
        number, printed, title = leading["number"], leading[0].strip(), title[leading.end() :]
    deadline = cells.text(Role.DEADLINE)
    if cells.columns.of(Role.DEADLINE) is None and is_deadline(section):
        deadline = section
    responsible = read_responsible(cells.lines(Role.RESPONSIBLE))
    if not deadline:  # «Срок, ответственный» in one column
        deadline = ", ".join(who.text for who in responsible if is_deadline(who.text))
        responsible = tuple(who for who in responsible if not is_deadline(who.text))
    return PlanRow(
        number=number,
        title=title,
        points=points,
        section=cells.text(Role.DIRECTION) or section,
        deadline=deadline,
        responsible=responsible,
        expected=cells.text(Role.EXPECTED),
        extras=_extras(cells),
        printed_number=printed,
    )


def _extras(cells: PlanCells) -> tuple[Extra, ...]:
    """What stands in columns of no known role."""
    return tuple(
        Extra(cells.columns.headers[n], one_line(cells.cells[n].text))
        for n, role in enumerate(cells.columns.roles)
        if role in {Role.OTHER, Role.FORM, Role.RELEVANCE} and cells.cells[n].text.strip()
    )


def _places(cells: PlanCells) -> dict[str, Place]:
    return {name: cells.place(role) for role, name in _FIELDS if cells.cell(role).text.strip()}


def _go_on(cells: PlanCells, rows: Rows) -> None:
    """A row without a title goes on the row above (a cell broken over a page); without one above it is not
    understood."""
    text = " | ".join(one_line(cell.text) for cell in cells.distinct)
    if not rows.rows or cells.text(Role.NUMBER):
        rows.unread.append(
            Unread(text, Place(cells.grid.index, 0, 0, cells.grid.page, cells.row, 0), "Нет мероприятия")
        )
        return
    last = rows.rows[-1]
    rows.rows[-1] = replace(
        last,
        deadline=f"{last.deadline} {cells.text(Role.DEADLINE)}".strip(),
        responsible=(*last.responsible, *read_responsible(cells.lines(Role.RESPONSIBLE))),
        expected=f"{last.expected} {cells.text(Role.EXPECTED)}".strip(),
    )
