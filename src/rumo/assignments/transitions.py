"""The states of an assignment and the ways between them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rumo.assignments.enums import AssignmentState as S
from rumo.assignments.permissions import may_control, may_execute
from rumo.core.transitions import Transition, Transitions

ASSIGNMENT = Transitions(
    [
        # Fired by the second signature under the minutes; who may sign is asked there.
        Transition("issue", _("Выдать"), frozenset({S.DRAFT}), S.ISSUED),
        Transition("take", _("Взять в работу"), frozenset({S.ISSUED}), S.IN_WORK, may_execute),
        Transition("report", _("Доложить об исполнении"), frozenset({S.ISSUED, S.IN_WORK}), S.REPORTED, may_execute),
        Transition("accept", _("Принять исполнение"), frozenset({S.REPORTED}), S.ACCEPTED, may_control),
        Transition("return", _("Вернуть с замечаниями"), frozenset({S.REPORTED}), S.IN_WORK, may_control),
        Transition(
            "withdraw",
            _("Отменить поручение"),
            frozenset({S.ISSUED, S.IN_WORK, S.REPORTED}),
            S.WITHDRAWN,
            may_control,
        ),
    ]
)
