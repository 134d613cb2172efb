"""When taking part counts, and when one may be marked or answer the survey: no user, no writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.core.verdict import YES, No, Verdict
from rumo.events.enums import LIVE_SEATS, AttendanceWay, EventState
from rumo.events.models import Event, Registration

# Seen by an organizer in person: no count of minutes is above that.
SEEN_WAYS = (AttendanceWay.QR, AttendanceWay.LIST)
# The code word is taken so long after the end: people type it when they leave.
CODE_WORD_LASTS = timedelta(hours=2)


class Sign(Protocol):
    """What a mark tells: `way` is an AttendanceWay, `minutes` None where nobody measured them."""

    way: str
    at: datetime
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Presence:
    """What the standing marks of one person come to. `minutes` of several logs add up; None where none is known."""

    came_at: datetime | None
    minutes: int | None
    is_counted: bool


def presence_of(marks: Iterable[Sign], minutes_needed: int) -> Presence:
    """Whoever has a mark came. It counts when an organizer saw the person, or the minutes measured are enough.

    A code word without any minutes counts: it was heard at the event.
    """
    marks = list(marks)
    if not marks:
        return Presence(None, None, False)
    measured = [mark.minutes for mark in marks if mark.minutes is not None]
    minutes = sum(measured) if measured else None
    seen = any(mark.way in SEEN_WAYS for mark in marks)
    enough = minutes is None or minutes >= minutes_needed
    return Presence(min(mark.at for mark in marks), minutes, seen or enough)


def takes_marks(event: Event) -> Verdict:
    """Attendance is marked from the day of the event on."""
    if event.state not in (EventState.PUBLISHED, EventState.HELD):
        return No(_("Отмечать некого: мероприятие «%(state)s».") % {"state": event.get_state_display()})
    if clock.today() < event.day:
        return No(_("Отмечать участников можно с дня мероприятия."))
    return YES


def may_be_marked(registration: Registration) -> Verdict:
    """Somebody of the waiting list who came is let in; who gave up the place registers anew."""
    if registration.state not in LIVE_SEATS:
        return No(
            _("%(name)s: %(state)s. Чтобы отметить, внесите участника в список заново.")
            % {"name": registration.full_name, "state": registration.get_state_display()}
        )
    return YES


def takes_code_word(event: Event) -> Verdict:
    """While the event goes on, and a little longer."""
    if not event.rules.code_word or event.state not in (EventState.PUBLISHED, EventState.HELD):
        return No(_("На этом мероприятии кодовое слово не используется."))
    moment = clock.now()
    if moment < event.starts_at:
        return No(_("Мероприятие ещё не началось. Слово назовут во время мероприятия."))
    if moment >= event.ends_at + CODE_WORD_LASTS:
        return No(_("Время отметки закончилось. Если вы были на мероприятии, напишите организаторам."))
    return YES


def is_code_word(event: Event, word: str) -> bool:
    """Capitals, ё and spaces do not matter: the word is typed on phones after it was heard."""
    return bool(_folded(word)) and _folded(word) == _folded(event.rules.code_word)


def _folded(word: str) -> str:
    return "".join(word.casefold().replace("ё", "е").split())


def survey_closes(event: Event) -> datetime:
    return event.ends_at + timedelta(days=event.rules.survey_days)


def takes_answers(event: Event) -> Verdict:
    """The survey is open from the beginning of the event for its `survey_days` after the end."""
    if event.state not in (EventState.PUBLISHED, EventState.HELD):
        return No(_("Опрос не проводится: мероприятие «%(state)s».") % {"state": event.get_state_display()})
    moment = clock.now()
    if moment < event.starts_at:
        return No(_("Опрос откроется, когда мероприятие начнётся."))
    if moment >= survey_closes(event):
        return No(_("Опрос закончен, ответы больше не принимаются."))
    return YES


def may_answer(registration: Registration) -> Verdict:
    """Once, and only who came."""
    if registration.answered_at is not None:
        return No(_("Вы уже ответили на вопросы. Спасибо!"))
    if registration.consent_withdrawn_at is not None:
        return No(_("Вы отозвали согласие на обработку данных, поэтому опрос недоступен."))
    if registration.came_at is None:
        return No(_("Опрос — для тех, кто был на мероприятии. Если вы были, попросите организаторов отметить вас."))
    return takes_answers(registration.event)
