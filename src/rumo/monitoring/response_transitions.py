"""The states of a response. A response is submitted as a whole; what is returned are single values."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.transitions import Transition, Transitions
from rumo.core.verdict import YES, No, Verdict
from rumo.monitoring.enums import ResponseState, ReturnState
from rumo.monitoring.models import Respondent
from rumo.monitoring.permissions import may_accept, may_fill, may_return


def all_mended(respondent: Respondent) -> Verdict:
    """Every returned value has been looked at again."""
    if respondent.values.filter(return_state=ReturnState.RETURNED).exists():
        return No(_("Сначала исправьте возвращённые значения: они отмечены."))
    return YES


RESPONSE = Transitions(
    [
        Transition(
            "begin",
            gettext_lazy("Начать заполнение"),
            frozenset({ResponseState.NOT_BEGUN}),
            ResponseState.IN_WORK,
            permission=may_fill,
        ),
        Transition(
            "submit",
            gettext_lazy("Сдать сведения"),
            frozenset({ResponseState.NOT_BEGUN, ResponseState.IN_WORK, ResponseState.RETURNED}),
            ResponseState.SUBMITTED,
            permission=may_fill,
            guard=all_mended,
        ),
        Transition(
            "return",
            gettext_lazy("Вернуть значение"),
            frozenset({ResponseState.SUBMITTED, ResponseState.RETURNED, ResponseState.ACCEPTED}),
            ResponseState.RETURNED,
            permission=may_return,
        ),
        Transition(
            "accept",
            gettext_lazy("Принять сведения"),
            frozenset({ResponseState.SUBMITTED}),
            ResponseState.ACCEPTED,
            permission=may_accept,
        ),
    ]
)
