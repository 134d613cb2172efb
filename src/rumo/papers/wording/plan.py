"""A plan of work to the sheet that is printed: rows, then the schedule of meetings as an annex."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rumo.papers.blocks import Block, Cell, Table, normalized
from rumo.papers.plan import Plan, PlanAnnex, PlanRow
from rumo.papers.wording.grids import Column, cell, grid, said, with_points
from rumo.papers.wording.meetings import schedule
from rumo.papers.wording.page import named, page, plan_in, signing
from rumo.papers.wording.paper_sheet import PaperSheet, SheetAnnex, SheetSection
from rumo.papers.wording.phrases import line
from rumo.papers.wording.responsible import responsible_lines
from rumo.papers.wording.stamps import stamp_rows
from rumo.papers.wording.texts import glued
from rumo.russian.cases import Case
from rumo.russian.posts import inside_phrase

NUMBER = "№\nп/п"
ACTIVITY = "Мероприятие"
DEADLINES = "Сроки"
RESPONSIBLE = "Ответственные"
EXPECTED = "Планируемые результаты"
ANNEX = "Приложение"
SCHEDULE = "План заседаний"
_SCHEDULE = re.compile(r"заседани", re.IGNORECASE)


def build_sheet(plan: Plan) -> PaperSheet:
    """Everything the writers print. A plan without rows is its schedule of meetings alone."""
    tables = [each for each in (rows_table(plan.rows), schedule(plan.meetings)) if each]
    apart = bool(plan.rows and plan.meetings)
    own, others = _annexes(plan) if apart else (None, plan.annexes)
    days = [stamp.date for stamp in plan.stamps if stamp.date]
    return PaperSheet(
        title=line(plan.title),
        author=line(plan.body),
        date=max(days, default=None),
        layout=page(plan.layout, tables),
        stamps=stamp_rows(plan.stamps, plan.layout.stamps),
        heading=_heading(plan),
        foreword=glued(normalized(plan.foreword)),
        sections=tuple(SheetSection("", (table,)) for table in tables[:1]),
        annexes_listed=tuple(_listed(each) for each in others),
        signatures=signing(plan.signatures),
        annexes=(_schedule_annex(plan, own, tables[1]),) if own else (),
    )


def _heading(plan: Plan) -> tuple[str, ...]:
    """The title, and the year where the title does not tell it."""
    period = plan.period
    told = period is None or str(period.starts.year) in plan.title
    return tuple(named(each) for each in (plan.title, "" if told else f"на {period}") if each)


def rows_table(rows: Sequence[PlanRow]) -> Table | None:
    """The table of rows; sections span it. Columns that all rows leave empty are not printed."""
    if not rows:
        return None
    extras = dict.fromkeys(extra.column for row in rows for extra in row.extras)
    columns = [
        Column(NUMBER, tuple(cell(row.printed_number or row.number) for row in rows)),
        Column(ACTIVITY, tuple(with_points(row.title, row.points) for row in rows), always=True),
        Column(DEADLINES, tuple(cell(row.deadline) for row in rows), always=True),
        Column(RESPONSIBLE, tuple(cell(*responsible_lines(row.responsible)) for row in rows)),
        *(Column(said(name), tuple(_extra(row, name) for row in rows)) for name in extras),
        Column(EXPECTED, tuple(cell(row.expected) for row in rows)),
    ]
    return grid(columns, [row.section for row in rows])


def _extra(row: PlanRow, name: str) -> Cell:
    return cell(*(extra.text for extra in row.extras if extra.column == name))


def _annexes(plan: Plan) -> tuple[PlanAnnex, tuple[PlanAnnex, ...]]:
    """The annex with the schedule, and the others. A plan that lists none gets one without a number."""
    own = next((each for each in plan.annexes if _SCHEDULE.search(each.title)), None)
    if own is None:
        return PlanAnnex(None, _schedule_title(plan)), plan.annexes
    return own, tuple(each for each in plan.annexes if each is not own)


def _schedule_title(plan: Plan) -> str:
    body = f" {inside_phrase(plan.body, Case.GENITIVE)}" if plan.body else ""
    return f"{SCHEDULE}{body}{f' на {plan.period}' if plan.period else ''}"


def _schedule_annex(plan: Plan, annex: PlanAnnex, table: Block) -> SheetAnnex:
    reference = named(f"к {plan_in(Case.DATIVE, plan.title)}")
    return SheetAnnex(_label(annex), reference, named(annex.title), (SheetSection("", (table,)),))


def _label(annex: PlanAnnex) -> str:
    return line(f"{ANNEX} № {annex.number}" if annex.number else ANNEX)


def _listed(annex: PlanAnnex) -> str:
    return line(f"{_label(annex)} – {annex.title}")
