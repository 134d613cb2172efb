"""The year of a plan and the roll-up as tables."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet, Value
from rumo.planning.execution.rollup import BodyYear, Rollup
from rumo.planning.execution.year import Cell, Line, PlanYear
from rumo.russian.dates import short_date

# The number and the name of a row stay in sight.
_FREEZE = "C2"


def build_year(year: PlanYear, lines: Iterable[Line]) -> Book:
    """A row a thing planned, a column a quarter; `lines` are those the filter chose."""
    head = [_("№"), _("Мероприятие"), _("Срок"), _("Ответственные"), _("Как стоит")]
    quarters = [f"{each.label} ({each.months})" for each in year.quarters]
    rows = [
        [
            line.number,
            line.title,
            line.planned.deadline,
            "; ".join(one.text for one in line.responsible),
            line.told.word,
            *(_cell(cell) for cell in line.cells),
            line.reason,
        ]
        for line in lines
    ]
    widths = (6, 60, 30, 34, 20, *(24 for _quarter in quarters), 34)
    return Book(Sheet(_("Год"), [*head, *quarters, _("Почему не выполнено")], rows, widths, _FREEZE))


def build_rollup(rollup: Rollup) -> Book:
    """A row a body, its own plan first."""
    quarters = [each.quarter for body in (rollup.own, *rollup.below) for each in body.quarters][:4]
    head = [
        _("Объединение"), _("План"), _("Строк"), _("Заседаний"), _("Выполнено"), _("Всего"), _("Доля, %"),
        _("Просрочено"), _("Ближайший срок"), *(each.label for each in quarters),
    ]  # fmt: skip
    rows = [_body(each, len(quarters)) for each in (rollup.own, *rollup.below)]
    widths = (50, 18, 10, 12, 12, 10, 10, 12, 16, *(24 for _quarter in quarters))
    return Book(Sheet(_("Свод"), head, rows, widths, _FREEZE))


def _cell(cell: Cell) -> str:
    """«выполнено, 2 из 4; до 10.04.2024»"""
    if cell.told is None:
        return _("сделано: %(count)s") % {"count": len(cell.happened)} if cell.happened else ""
    count = _(", %(done)s из %(wanted)s") % {"done": cell.done, "wanted": cell.wanted} if cell.wanted > 1 else ""
    dues = "".join(f"; {short_date(day)}" for day in cell.dues)
    return f"{cell.told.word}{count}{dues}"


def _body(body: BodyYear, quarters: int) -> list[Value]:
    if body.plan is None:
        return [str(body.body), _("плана нет"), *([None] * (7 + quarters))]
    sums = [f"{each.told.word}, {each.share.done} из {each.share.all}" if each.told else "" for each in body.quarters]
    return [
        str(body.body), str(body.plan.get_state_display()), body.rows, body.meetings, body.share.done, body.share.all,
        body.percent, body.late, body.next_due, *sums,
    ]  # fmt: skip
