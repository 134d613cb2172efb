"""Truths of events: no user, no writes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.core.verdict import YES, No, Verdict
from rumo.events.enums import LIVE_SEATS, EventForm, EventState
from rumo.events.models import Event, Question


def is_complete(event: Event) -> Verdict:
    """What the navigator must tell: where it takes place, or that the link comes to participants."""
    if event.form != EventForm.ONLINE and not event.place:
        return No(_("Укажите место проведения: без него участники не найдут мероприятие."))
    return YES


def has_begun(event: Event) -> Verdict:
    if clock.now() < event.starts_at:
        return No(_("Мероприятие ещё не началось."))
    return YES


def takes_registrations(event: Event) -> Verdict:
    """Whether somebody may register now; a full event still takes people into its waiting list."""
    moment = clock.now()
    if event.state != EventState.PUBLISHED:
        return No(_("Регистрация не ведётся: мероприятие «%(state)s».") % {"state": event.get_state_display()})
    if event.registration_opens_at is not None and moment < event.registration_opens_at:
        return No(_("Регистрация ещё не началась."))
    if moment >= (event.registration_closes_at or event.ends_at):
        return No(_("Регистрация закончена."))
    return YES


def has_nobody(event: Event) -> Verdict:
    """Whom one has invited one does not leave before a closed door: such an event is cancelled, with letters."""
    if event.registrations.filter(state__in=LIVE_SEATS).exists():
        return No(_("На мероприятие уже записались: отмените его, тогда все получат письма."))
    return YES


def is_answered(question: Question) -> bool:
    """Whether somebody has answered it, on registering or in the survey."""
    if question.survey_answers.exists():
        return True
    return question.event.registrations.filter(answers__has_key=str(question.pk)).exists()
