"""A report on the execution of a plan to the sheet that is printed: totals, rows with their facts, sums by bodies."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence

from rumo.papers.blocks import Paragraph, Run, Table, paragraph
from rumo.papers.execution import ExecutionReport, ExecutionRow, Fact
from rumo.papers.wording.grids import Column, cell, grid, said
from rumo.papers.wording.page import named, page, plan_in, signing
from rumo.papers.wording.paper_sheet import PaperSheet, SheetSection
from rumo.papers.wording.phrases import line, sentence
from rumo.papers.wording.plan import ACTIVITY, NUMBER, RESPONSIBLE
from rumo.russian.cases import Case
from rumo.russian.dates import date_range, long_date, short_date
from rumo.russian.deadlines.statuses import Status
from rumo.russian.typography import plain

HEADING = "ОТЧЁТ"
STATUSES = {
    Status.DONE: "выполнено",
    Status.DUE: "выполняется",
    Status.LATE: "не выполнено в срок",
    Status.AHEAD: "впереди",
    Status.NOT_APPLICABLE: "не требуется",
}
PLANNED = "Всего пунктов"
DEADLINE = "Срок"
STATUS = "Состояние"
DONE = "Что сделано"
REASON = "Причина"
TOTALS = "Итоги"
ROWS = "Исполнение по пунктам плана"
PARTS = "Пункты, исполнение которых считается по объединениям"
BODY = "Объединение"
WANTED = "Запланировано"
COUNTED_DONE = "Выполнено"
COUNTED_LATE = "Не выполнено в срок"
SUM = "Итого"
_QUARTERS = ("I", "II", "III", "IV")


def build_sheet(report: ExecutionReport) -> PaperSheet:
    """Everything the writers print."""
    tables = (_totals(report), *((_rows(report.rows),) if report.rows else ()))
    counted = [row for row in report.rows if row.parts]
    sections = [SheetSection(TOTALS, tables[:1]), SheetSection(ROWS, tables[1:])]
    if counted:
        sections.append(SheetSection(PARTS, tuple(block for row in counted for block in _parts(row))))
    about = f"об исполнении {plan_in(Case.GENITIVE, report.plan_title)}"
    # «… плана работы на 2024 год» has told the year already.
    if not plain(report.plan_title).endswith(plain(reported(report))):
        about += f" за {reported(report)}"
    return PaperSheet(
        title=line(f"Отчёт {about}"),
        author=line(report.organization or report.body),
        date=report.as_of,
        layout=page(report.layout, tables),
        organization=line(report.organization),
        heading=(HEADING, named(about)),
        requisites=(line(f"по состоянию на {long_date(report.as_of)}"),),
        foreword=(paragraph(sentence(said(report.plan_ground))),) if report.plan_ground.strip() else (),
        sections=tuple(section for section in sections if section.blocks),
        signatures=signing(report.signatures),
    )


def reported(report: ExecutionReport) -> str:
    """«2024 год», «I полугодие 2024 года», «II квартал 2024 года», else the days: «1 сентября – 31 декабря 2023 г.»"""
    first, last, year = report.starts, report.ends, report.starts.year
    if (first, last) == (report.period.starts, report.period.ends):
        return str(report.period)
    months = (first.month, last.month)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1] and last.year == year:
        for number, quarter in enumerate(_QUARTERS):
            if months == (3 * number + 1, 3 * number + 3):
                return f"{quarter} квартал {year} года"
        for number in (0, 1):
            if months == (6 * number + 1, 6 * number + 6):
                return f"{_QUARTERS[number]} полугодие {year} года"
    return f"период {date_range(first, last)}"


def _totals(report: ExecutionReport) -> Table:
    totals = report.totals
    named = (
        (PLANNED, totals.planned),
        *((STATUSES[each].capitalize(), getattr(totals, each.value)) for each in STATUSES),
    )
    return grid([Column(name, (cell(str(count)),), always=True) for name, count in named])


def _rows(rows: Sequence[ExecutionRow]) -> Table:
    columns = [
        Column(NUMBER, tuple(cell(row.number) for row in rows)),
        Column(ACTIVITY, tuple(cell(row.title) for row in rows), always=True),
        Column(DEADLINE, tuple(cell(row.deadline) for row in rows)),
        Column(RESPONSIBLE, tuple(cell(*row.responsible) for row in rows)),
        Column(STATUS, tuple(cell(STATUSES[row.status], bold=row.status is Status.LATE) for row in rows), always=True),
        Column(DONE, tuple(cell(*map(fact_line, row.facts)) for row in rows), always=True),
        Column(REASON, tuple(cell(row.reason) for row in rows)),
    ]
    return grid(columns, [row.section for row in rows])


def fact_line(fact: Fact) -> str:
    """«заседание 28.02.2024, протокол № 1»"""
    dated = f"{fact.text} {short_date(fact.date)}" if fact.date else fact.text
    return f"{dated}, {fact.paper}" if fact.paper else dated


def _parts(row: ExecutionRow) -> tuple[Paragraph | Table, ...]:
    """A line with the row and the sums of its bodies under it."""
    number = f"Пункт {row.number}. " if row.number else ""
    names = [*(part.name for part in row.parts), SUM]
    columns = [Column(BODY, tuple(cell(name, bold=name is SUM) for name in names), always=True)]
    for header, counts in (
        (WANTED, [part.wanted for part in row.parts]),
        (COUNTED_DONE, [part.done for part in row.parts]),
        (COUNTED_LATE, [part.late for part in row.parts]),
    ):
        last = cell(str(sum(counts)), bold=True)
        columns.append(Column(header, (*(cell(str(count)) for count in counts), last), always=True))
    return Paragraph((Run(said(f"{number}{row.title}")),)), grid(columns)
