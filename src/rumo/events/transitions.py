"""The states of an event, and who moves it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rumo.core.transitions import Transition, Transitions
from rumo.events.enums import EventState
from rumo.events.permissions import may_moderate, may_run_event
from rumo.events.rules import has_begun, has_nobody, is_complete

EVENT = Transitions(
    [
        Transition(
            "publish",
            _("Опубликовать в Навигаторе"),
            frozenset({EventState.DRAFT}),
            EventState.PUBLISHED,
            permission=may_run_event,
            guard=is_complete,
        ),
        Transition(
            "accept",
            _("Принять предложение"),
            frozenset({EventState.PROPOSED}),
            EventState.PUBLISHED,
            permission=may_moderate,
            guard=is_complete,
        ),
        Transition(
            "decline",
            _("Отклонить предложение"),
            frozenset({EventState.PROPOSED}),
            EventState.DECLINED,
            permission=may_moderate,
        ),
        Transition(
            "propose_again",
            _("Предложить ещё раз"),
            frozenset({EventState.DECLINED}),
            EventState.PROPOSED,
            permission=may_run_event,
        ),
        Transition(
            "unpublish",
            _("Снять с публикации"),
            frozenset({EventState.PUBLISHED}),
            EventState.DRAFT,
            permission=may_run_event,
            guard=has_nobody,
        ),
        Transition(
            "hold",
            _("Отметить проведённым"),
            frozenset({EventState.PUBLISHED}),
            EventState.HELD,
            permission=may_run_event,
            guard=has_begun,
        ),
        Transition(
            "cancel",
            _("Отменить мероприятие"),
            frozenset({EventState.DRAFT, EventState.PUBLISHED}),
            EventState.CANCELLED,
            permission=may_run_event,
        ),
    ]
)
