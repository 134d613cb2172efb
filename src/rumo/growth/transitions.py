"""The states of a learning route, and who moves it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rumo.core.transitions import Transition, Transitions
from rumo.growth.enums import RouteState
from rumo.growth.permissions import may_tutor, may_work_on_route
from rumo.growth.rules import has_items, is_done

ROUTE = Transitions(
    [
        Transition(
            "agree",
            _("Согласовать"),
            frozenset({RouteState.MADE}),
            RouteState.AGREED,
            permission=may_tutor,
            guard=has_items,
        ),
        Transition(
            "begin",
            _("Начать"),
            frozenset({RouteState.AGREED}),
            RouteState.IN_PROGRESS,
            permission=lambda user, route: may_work_on_route(user, route) | may_tutor(user, route),
        ),
        Transition(
            "submit",
            _("Сдать на зачёт"),
            frozenset({RouteState.IN_PROGRESS, RouteState.RETURNED}),
            RouteState.SUBMITTED,
            permission=may_work_on_route,
        ),
        Transition(
            "credit",
            _("Зачесть маршрут"),
            frozenset({RouteState.SUBMITTED}),
            RouteState.CREDITED,
            permission=may_tutor,
            guard=is_done,
        ),
        Transition(
            "return",
            _("Вернуть с замечанием"),
            frozenset({RouteState.SUBMITTED}),
            RouteState.RETURNED,
            permission=may_tutor,
        ),
        Transition(
            "stop",
            _("Прекратить"),
            frozenset({RouteState.MADE, RouteState.AGREED, RouteState.IN_PROGRESS, RouteState.RETURNED}),
            RouteState.STOPPED,
            permission=may_tutor,
        ),
        Transition(
            "reopen",
            _("Отменить зачёт"),
            frozenset({RouteState.CREDITED}),
            RouteState.RETURNED,
            permission=may_tutor,
        ),
    ]
)

# Firing these asks for a remark: the teacher must know why.
NEEDS_REMARK = frozenset({"return", "stop", "reopen"})
