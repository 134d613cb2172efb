"""Where a plan stands: the way behind and ahead, what comes next, and who may do it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.documents.enums import StampKind
from rumo.planning import permissions
from rumo.planning.enums import ADOPTED, PlanState
from rumo.planning.enums import PlanState as S
from rumo.planning.execution.progress import UNFINISHED
from rumo.planning.execution.year import year_of
from rumo.planning.models import Plan
from rumo.planning.transitions import PLAN
from rumo.planning.views.states import STATE_KINDS
from rumo.russian.cases import Case
from rumo.russian.numbers import agree

_NAMED = 12  # rows named in a question; more are only counted


def steps_context(user: Any, plan: Plan) -> dict[str, Any]:
    """The strip of states, the sentence below it, and the verdicts of the buttons."""
    runs = permissions.may_run_plan(user, plan)
    return {
        "plan": plan,
        "state_kind": STATE_KINDS[PlanState(plan.state)],
        "steps": _steps(plan),
        "next_words": _next_words(plan) if runs else "",
        "may": {row.name: row.verdict(user, plan) for row in PLAN.possible(plan)},
        "may_edit": runs,
        "may_delete": permissions.may_delete_plan(user, plan),
        "may_amend": permissions.may_amend(user, plan),
        "may_publish": permissions.may_publish_plan(user, plan),
        "may_add_stamp": permissions.may_add_stamp(user, plan),
        "close_question": _close_question(plan) if runs and plan.state == S.IN_FORCE else "",
    }


def _steps(plan: Plan) -> list[dict[str, str]]:
    order = list(PlanState)
    agreed = any(stamp.kind == StampKind.AGREED for stamp in plan.stamps.all())
    if plan.state in ADOPTED and not agreed:
        # Adopted without anybody's agreement: those steps were not taken.
        order = [state for state in order if state not in (S.ON_AGREEMENT, S.AGREED)]
    place = order.index(PlanState(plan.state))
    marks = ["done" if n < place else "current" if n == place else "ahead" for n in range(len(order))]
    return [{"title": str(state.label), "mark": mark} for state, mark in zip(order, marks, strict=True)]


def _next_words(plan: Plan) -> str:
    words = _state_words(plan)
    if plan.state in ADOPTED and not plan.is_published:
        words += _(" На открытом сайте плана нет: его публикуют отдельно.")
    return words


def _state_words(plan: Plan) -> str:
    return {
        S.DRAFT: _(
            "Впишите строки и заседания, проверьте замечания и направьте план на согласование — или сразу утвердите."
        ),
        S.ON_AGREEMENT: _("Когда план согласуют, отметьте это грифом. Если есть замечания, верните его на доработку."),
        S.AGREED: _("Утвердите план: решением подписанного протокола или приказом."),
        S.APPROVED: _("Текст сохранён и не меняется. План начнёт действовать в свой день или когда вы его введёте."),
        S.IN_FORCE: _("Исполнение видно на странице «Год». Изменить план можно изменением с номером и основанием."),
        S.CLOSED: _("Год завершён. План можно взять за основу нового."),
    }[S(plan.state)]


def _close_question(plan: Plan) -> str:
    """What stands unexplained, so that nobody closes a year by accident."""
    lines = year_of(plan, clock.today()).lines
    open_lines = [line for line in lines if line.progress.status in UNFINISHED and not line.reason]
    if not open_lines:
        return _("Закрыть план? Все пункты выполнены или объяснены.")
    names = ", ".join(line.number for line in open_lines[:_NAMED])
    more = _(" и другие") if len(open_lines) > _NAMED else ""
    return _("Закрыть план? Не выполнено и не объяснено: %(count)s (%(names)s%(more)s).") % {
        "count": agree(len(open_lines), "пункт", Case.NOMINATIVE),
        "names": names,
        "more": more,
    }
