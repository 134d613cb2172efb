"""What is shown of a year: a direction, somebody responsible, a quarter, a status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rumo.planning.execution.year import Line, PlanYear
from rumo.planning.models import Responsible
from rumo.russian.deadlines.statuses import Status


@dataclass(frozen=True, slots=True)
class YearFilter:
    """Empty values choose everything. `responsible` is a key of `responsible_key`, `quarter` is 1 to 4."""

    direction: int | None = None
    responsible: str = ""
    quarter: int | None = None
    status: Status | None = None

    def __bool__(self) -> bool:
        return any((self.direction, self.responsible, self.quarter, self.status))

    def chosen(self, lines: Iterable[Line]) -> list[Line]:
        return [line for line in lines if self._shows(line)]

    def _shows(self, line: Line) -> bool:
        return (
            (self.direction is None or self.direction in directions_of(line))
            and (not self.responsible or self.responsible in map(responsible_key, line.responsible))
            and (self.quarter is None or self._is_of_quarter(line, self.quarter))
            and (self.status is None or self.status in self._statuses(line))
        )

    def _is_of_quarter(self, line: Line, number: int) -> bool:
        return any(
            cell.quarter.number == number and (cell.owed or cell.happened or cell.is_open) for cell in line.cells
        )

    def _statuses(self, line: Line) -> set[Status | None]:
        """With a quarter chosen, how the line stands in it."""
        if self.quarter is None:
            return {line.progress.status}
        return {cell.status for cell in line.cells if cell.quarter.number == self.quarter}


def directions_of(line: Line) -> set[int]:
    """Keys of the directions a row is marked with; a planned meeting has none."""
    return {each.pk for each in line.row.directions.all()} if line.row else set()


def responsible_key(one: Responsible) -> str:
    """A person, a role, a body or an organization as it stands in an address; the words where nobody stands behind."""
    for letter, key in (("p", one.person_id), ("a", one.association_id), ("o", one.organization_id)):
        if key:
            return f"{letter}{key}"
    return f"r-{'sub-' if one.of_sub_bodies else ''}{one.role}" if one.role else f"t-{one.text}"


def responsible_choices(year: PlanYear) -> list[tuple[str, str]]:
    """Everybody responsible in the plan, in alphabetical order, the approvers aside."""
    names = {
        responsible_key(one): one.person.short_name if one.person else one.text
        for line in year.lines
        for one in line.responsible
        if not one.is_approver
    }
    return sorted(names.items(), key=lambda pair: pair[1])


def direction_choices(year: PlanYear) -> list[tuple[int, str]]:
    """Directions the plan's rows are marked with, in the order of the classifier."""
    found = {each.pk: each for line in year.rows if line.row for each in line.row.directions.all()}
    return [(each.pk, str(each)) for each in sorted(found.values(), key=lambda one: (one.kind, one.position, one.pk))]
