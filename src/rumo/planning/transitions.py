"""The states of a plan and the ways between them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rumo.core.transitions import Transition, Transitions
from rumo.core.verdict import YES, No, Verdict
from rumo.planning.enums import EditionState
from rumo.planning.enums import PlanState as S
from rumo.planning.models import Plan
from rumo.planning.models.rows import PlanRow
from rumo.planning.models.schedule import PlannedMeeting
from rumo.planning.permissions import may_run_plan


def _says_something(plan: Plan) -> Verdict:
    """A plan without a row and without a meeting is nothing to agree to."""
    rows = PlanRow.objects.filter(edition__plan=plan).exists()
    if rows or PlannedMeeting.objects.filter(edition__plan=plan).exists():
        return YES
    return No(_("В плане нет ни одной строки и ни одного заседания."))


def _nothing_in_preparation(plan: Plan) -> Verdict:
    if plan.editions.filter(state=EditionState.DRAFT).exists():
        return No(_("Готовится изменение плана: примите его или откажитесь от него, потом закройте план."))
    return YES


PLAN = Transitions(
    [
        Transition(
            "submit",
            _("Направить на согласование"),
            frozenset({S.DRAFT}),
            S.ON_AGREEMENT,
            may_run_plan,
            _says_something,
        ),
        Transition(
            "send_back", _("Вернуть на доработку"), frozenset({S.ON_AGREEMENT, S.AGREED}), S.DRAFT, may_run_plan
        ),
        Transition("agree", _("Согласован"), frozenset({S.ON_AGREEMENT}), S.AGREED, may_run_plan),
        # Some associations adopt their plan themselves, without anybody's agreement.
        Transition(
            "approve",
            _("Утвердить"),
            frozenset({S.DRAFT, S.ON_AGREEMENT, S.AGREED}),
            S.APPROVED,
            may_run_plan,
            _says_something,
        ),
        Transition("put_in_force", _("Ввести в действие"), frozenset({S.APPROVED}), S.IN_FORCE, may_run_plan),
        Transition(
            "close", _("Закрыть план"), frozenset({S.IN_FORCE}), S.CLOSED, may_run_plan, _nothing_in_preparation
        ),
        Transition("reopen", _("Вернуть в действие"), frozenset({S.CLOSED}), S.IN_FORCE, may_run_plan),
    ]
)
