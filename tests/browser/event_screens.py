"""The screens of events in the demo's region of a navigator: name → the address and who looks at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from rumo.accounts.models import User
from rumo.core import files
from rumo.demo.load.directory import World
from rumo.events.enums import EventKind, EventState, LogState, MatchKind, SeatState
from rumo.events.models import ConferenceLog, Event, EventCertificate, LogRow, Registration
from tests.browser.plan_screens import secretary

Screen = Callable[[World], tuple[User | None, str]]


def of_office(name: str, query: str = "") -> Screen:
    return lambda world: (secretary(world), reverse(f"events:{name}") + query)


def of_event(name: str, kind: str, *args: Any) -> Screen:
    """A page of the region's event of this kind, for those who prepare it."""
    return lambda world: (secretary(world), reverse(f"events:{name}", args=[event_of(world, kind).pk, *args]))


def public(name: str, kind: str = "") -> Screen:
    """A page of the navigator for a guest."""

    def screen(world: World) -> tuple[User | None, str]:
        event = [event_of(world, kind).pk] if kind else []
        return None, reverse(f"events:{name}", args=[world.region.slug, *event])

    return screen


def event_of(world: World, kind: str) -> Event:
    """The webinar was held, the seminar goes on today, the master class is full."""
    found = Event.objects.filter(association=world.rumo, kind=kind).exclude(state=EventState.DECLINED).first()
    assert found is not None, kind
    return found


def registration_of(world: World, **chosen: Any) -> Registration:
    found = Registration.objects.filter(event__association=world.rumo, **chosen).order_by("pk").first()
    assert found is not None, chosen
    return found


def registration(world: World) -> tuple[User | None, str]:
    found = registration_of(world, event=event_of(world, EventKind.MASTER_CLASS), state=SeatState.WAITING)
    return secretary(world), reverse("events:registration", args=[found.pk])


def own_place(world: World) -> tuple[User | None, str]:
    """With a seat of sections."""
    found = registration_of(
        world, event=event_of(world, EventKind.MASTER_CLASS), state=SeatState.REGISTERED, confirmed_at__isnull=False
    )
    return None, reverse("events:place", args=[found.token])


def survey_answer(world: World) -> tuple[User | None, str]:
    held = event_of(world, EventKind.WEBINAR)
    found = registration_of(world, event=held, came_at__isnull=False, answered_at__isnull=True)
    return None, reverse("events:survey_answer", args=[found.token])


def log_review(world: World) -> tuple[User | None, str]:
    """A log with a name that fits, one that may, and one of nobody."""
    event, actor = event_of(world, EventKind.WEBINAR), secretary(world)
    stored = files.store_bytes("Имя".encode(), "Журнал.csv", files.TEXT, actor=actor)
    log = ConferenceLog.objects.create(event=event, stored=stored, state=LogState.READY, uploaded_by=actor, total=3)
    people = list(event.registrations.all()[:2])
    for position, match in enumerate((MatchKind.EXACT, MatchKind.LIKELY, MatchKind.NONE), start=1):
        known = people[position - 1] if position <= len(people) else None
        LogRow.objects.create(
            log=log, position=position, name=known.full_name if known else "iPhone 12", minutes=40, visits=2,
            registration=known, match=match, score=90 if known else 0,
        )  # fmt: skip
    return actor, reverse("events:log", args=[log.pk])


def certificate_template(world: World) -> tuple[User | None, str]:
    return secretary(world), reverse("events:certificate_template", args=[world.rumo.pk, "participant"])


def certificate_check(world: World) -> tuple[User | None, str]:
    found = EventCertificate.objects.filter(event__association=world.rumo).first()
    assert found is not None
    return None, reverse("events:certificate_check", args=[found.token])


EVENT_SCREENS: dict[str, Screen] = {
    "overview": of_office("home"),
    "list": of_office("events"),
    "new event": of_office("event_create"),
    "proposals": of_office("proposals"),
    "event": of_event("event", EventKind.WEBINAR),
    "programme": of_event("programme", EventKind.MASTER_CLASS),
    "questions": of_event("questions", EventKind.WEBINAR),
    "outcome": of_event("outcome", EventKind.WEBINAR),
    "registrations": of_event("registrations", EventKind.MASTER_CLASS),
    "registration": registration,
    "attendance": of_event("attendance", EventKind.SEMINAR),
    "at the door": of_event("checkin", EventKind.SEMINAR),
    "log": log_review,
    "results of a survey": of_event("survey", EventKind.WEBINAR),
    "certificates of an event": of_event("event_certificates", EventKind.WEBINAR),
    "form of a certificate": certificate_template,
    "participants": of_office("participants"),
    "navigator": public("navigator"),
    "calendar of the navigator": public("navigator_calendar"),
    "public event": public("public_event", EventKind.MASTER_CLASS),
    "registering": public("register", EventKind.MASTER_CLASS),
    "registering a group": public("register_group", EventKind.FORUM),
    "own place": own_place,
    "code word": public("code_word", EventKind.SEMINAR),
    "survey": survey_answer,
    "check of a certificate": certificate_check,
}
