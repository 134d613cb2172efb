"""Writes of what came of an event."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, versions
from rumo.events import permissions
from rumo.events.models import Event, EventOutcome, Talk


@dataclass(frozen=True, slots=True)
class OutcomeData:
    conclusions: str = ""
    problem: str = ""
    measures: str = ""


@transaction.atomic
def save_outcome(event: Event, *, data: OutcomeData, version: int, actor: User) -> EventOutcome:
    """Write the outcome as it stood in `version`, 1 for one not written yet. Raises NotAllowed, Stale."""
    permissions.may_conclude_event(actor, event).require()
    outcome, _made = EventOutcome.objects.get_or_create(event=event)
    new = {name: text.strip() for name, text in asdict(data).items()}
    changes = {name: [getattr(outcome, name), text] for name, text in new.items() if getattr(outcome, name) != text}
    versions.save_edit(outcome, version, **new)
    if changes:
        audit.record(actor, "save_outcome", event, _("Записан итог мероприятия"), changes)
    return outcome


@transaction.atomic
def recommend_practice(talk: Talk, *, actor: User) -> Talk:
    """Recommend a practice to the Atlas: its author may carry it to expertise. Raises NotAllowed with the reason."""
    permissions.may_recommend_practice(actor, talk).require()
    return _recommend(talk, True, _("Практика рекомендована в Атлас: %(title)s"), actor)


@transaction.atomic
def withdraw_recommendation(talk: Talk, *, actor: User) -> Talk:
    permissions.may_recommend_practice(actor, talk).require()
    return _recommend(talk, False, _("Рекомендация снята: %(title)s"), actor)


def _recommend(talk: Talk, recommended: bool, told: str, actor: User) -> Talk:
    """Pressing twice changes nothing."""
    if Talk.objects.filter(pk=talk.pk, is_recommended=not recommended).update(is_recommended=recommended):
        verb = "recommend_practice" if recommended else "withdraw_recommendation"
        audit.record(actor, verb, talk.event, told % {"title": talk})
    talk.refresh_from_db()
    return talk
