"""What a plan obliges to, listed: each duty of each row with how often and by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rumo.planning.execution.progress import Owed
from rumo.planning.execution.words import DUTY_WORDS
from rumo.planning.execution.year import Line, PlanYear
from rumo.russian.deadlines.parts import Duty


@dataclass(frozen=True, slots=True)
class Duties:
    """All obligations of one duty that a line has. `wanted` is how many facts they want in all, `done` how many came.

    `bodies` is how many associations owe them each (0: only the plan's own). `dues` are the days by which, each once;
    `labels` name the windows: «I квартал 2024», «до 10.12.2024».
    """

    line_id: int
    number: str
    title: str
    duty: Duty
    wanted: int
    done: int
    bodies: int
    dues: tuple[date, ...]
    labels: tuple[str, ...]

    @property
    def duty_word(self) -> str:
        return DUTY_WORDS[self.duty]


def obligations_of(year: PlanYear) -> list[Duties]:
    """Rows first, then the meetings of the schedule, each in its order."""
    return [duties for line in year.lines for duties in _of_line(line)]


def _of_line(line: Line) -> Iterable[Duties]:
    """By duty and window kind, so that «раз в квартал» and «до 10 числа» of one phrase stay apart."""
    groups: dict[tuple[Duty, int], list[Owed]] = {}
    for owed in line.progress.owed:
        groups.setdefault((owed.obligation.duty, owed.obligation.part), []).append(owed)
    for (duty, _part), group in groups.items():
        yield Duties(
            line_id=line.pk,
            number=line.number,
            title=line.title,
            duty=duty,
            wanted=sum(owed.obligation.wanted for owed in group),
            done=sum(owed.done for owed in group),
            bodies=len({owed.body_id for owed in group} - {None}),
            dues=tuple(sorted({owed.due for owed in group if owed.due})),
            labels=tuple(dict.fromkeys(owed.obligation.label for owed in group)),
        )
