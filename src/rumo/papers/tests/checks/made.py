"""Small papers made of a few lines: what the tests of the checks need. All bodies and people are invented."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from rumo.papers.analysis import Analysis, Section
from rumo.papers.blocks import Block, Cell, ItemList, Table, paragraph
from rumo.papers.minutes import Attendee, Minutes, MinutesItem, ResolutionPoint
from rumo.papers.people import Participant, Signature
from rumo.papers.plan import Plan, PlannedMeeting, PlanRow, PlanStamp, Question, Responsible, StampKind
from rumo.russian.deadlines.periods import Period

YEAR = Period.calendar_year(2024)


def table(*rows: str, header_rows: int = 1) -> Table:
    """Rows written as «a | b | c»; a cell's lines are divided by « / »."""
    return Table(
        tuple(
            tuple(Cell(tuple(paragraph(line) for line in cell.strip().split(" / ") if line)) for cell in row.split("|"))
            for row in rows
        ),
        header_rows,
    )


def listed(*items: str) -> ItemList:
    return ItemList(tuple(map(paragraph, items)), numbered=True)


def analysis(*blocks: Block | str, period: Period | None = YEAR, **fields: Any) -> Analysis:
    """A report of one section; a string is a paragraph."""
    body = tuple(paragraph(block) if isinstance(block, str) else block for block in blocks)
    return Analysis("Отчёт", "объединение", period, (Section("", 1, body),), **fields)


def signed(*blocks: Block | str) -> Analysis:
    return analysis(*blocks, signatures=(Signature("Председатель", "Ветрова А.П."),))


def row(number: str, title: str = "Заседание секции", deadline: str = "апрель", **fields: Any) -> PlanRow:
    known: dict[str, Any] = {
        "responsible": (Responsible("Секретарь"),),
        "expected": "протокол",
        "printed_number": f"{number}.",
    }
    return PlanRow(number, title, deadline=deadline, **(known | fields))


def meeting(number: str, deadline: str, *questions: str, **fields: Any) -> PlannedMeeting:
    asked = questions or ("О работе секций",)
    known: dict[str, Any] = {"responsible": (Responsible("Ветрова А.П."),)}
    titles = tuple(Question(str(n), title) for n, title in enumerate(asked, 1))
    return PlannedMeeting(number, questions=titles, deadline=deadline, **(known | fields))


def stamp(kind: StampKind, day: date | None, number: str = "3") -> PlanStamp:
    return PlanStamp(kind, "на заседании объединения", day, number)


ROWS = tuple(row(str(n)) for n in range(1, 5))
MEETINGS = tuple(meeting(str(n), when) for n, when in enumerate(("февраль", "май", "сентябрь", "ноябрь"), 1))
AGREED = stamp(StampKind.AGREED, date(2023, 12, 20))
APPROVED = stamp(StampKind.APPROVED, date(2023, 12, 25))


def plan(rows: Iterable[PlanRow] = ROWS, meetings: Iterable[PlannedMeeting] = MEETINGS, **fields: Any) -> Plan:
    """A clean plan of 2024."""
    known: dict[str, Any] = {"period": YEAR, "stamps": (AGREED, APPROVED)}
    return Plan(
        "План работы на 2024 год", "объединение", rows=tuple(rows), meetings=tuple(meetings), **(known | fields)
    )


def minutes(
    number: str = "4", day: date = date(2023, 12, 13), *said: Block | str, decided: str = "Утвердить"
) -> Minutes:
    """Minutes of one item whose text is `said`."""
    body = tuple(paragraph(block) if isinstance(block, str) else block for block in said)
    return Minutes(
        number=number,
        date=day,
        city="г. Дальнегорье",
        organization="Институт",
        body="объединение",
        chair=Participant("Ветрова А.П."),
        secretary=Participant("Заря Н.С."),
        present=(Attendee("Абрамчук Л.В."), Attendee("Мороз Д.К.")),
        items=(
            MinutesItem(1, (Participant("Мороз Д.К."),), "о плане", body, resolutions=(ResolutionPoint("1", decided),)),
        ),
    )
