"""Makers of records of events for tests, in any state, as the actions would leave them. All names are invented."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from rumo.core import clock
from rumo.directory.models import Association, Person
from rumo.events.enums import TAKES_SEAT, EventKind, EventState, QuestionPurpose, RegistrationSource, SeatState
from rumo.events.identity import identity_of
from rumo.events.models import Event, EventSection, Question, Registration, Talk

_serial = count(1)


def make_event(association: Association, *, state: str = EventState.PUBLISHED, **fields: Any) -> Event:
    """A webinar of two hours, in a week unless `starts_at` says otherwise."""
    starts_at = fields.pop("starts_at", clock.now() + timedelta(days=7))
    defaults: dict[str, Any] = {
        "kind": EventKind.WEBINAR,
        "title": f"Вебинар {next(_serial)}",
        "ends_at": starts_at + timedelta(hours=2),
    }
    return Event.objects.create(association=association, state=state, starts_at=starts_at, **{**defaults, **fields})


def make_section(event: Event, title: str = "", **fields: Any) -> EventSection:
    return EventSection.objects.create(event=event, title=title or f"Секция {next(_serial)}", **fields)


def make_talk(event: Event, name: str = "Сосновская Дарья Олеговна", **fields: Any) -> Talk:
    return Talk.objects.create(event=event, name=name, title=f"Практика {next(_serial)}", **fields)


def make_question(event: Event, text: str = "", purpose: str = QuestionPurpose.SURVEY, **fields: Any) -> Question:
    return Question.objects.create(event=event, text=text or f"Вопрос {next(_serial)}", purpose=purpose, **fields)


def make_registration(
    event: Event, *, person: Person | None = None, state: str = SeatState.REGISTERED, **fields: Any
) -> Registration:
    """A confirmed place; the event's taken seats are kept true."""
    n = next(_serial)
    defaults: dict[str, Any] = {
        "surname": person.surname if person else f"Участников{n}",
        "first_name": person.first_name if person else "Пётр",
        "patronymic": person.patronymic if person else "",
        "email": person.email if person else f"u{n}@example.org",
        "source": RegistrationSource.PUBLIC,
        "confirmed_at": clock.now(),
    }
    values = {**defaults, **fields}
    values.setdefault(
        "identity",
        identity_of(
            person.pk if person else None,
            values["surname"],
            values["first_name"],
            values["patronymic"],
            values["email"],
        ),
    )
    made = Registration.objects.create(event=event, person=person, state=state, **values)
    if state in TAKES_SEAT:
        Event.objects.filter(pk=event.pk).update(taken=event.registrations.filter(state__in=TAKES_SEAT).count())
        event.refresh_from_db()
    return made
