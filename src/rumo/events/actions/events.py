"""Writes of an event itself: create it, change it, repeat it, move it from state to state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, versions
from rumo.core.errors import Refusal
from rumo.core.transitions import fire
from rumo.directory.models import Association, Direction, Municipality, Organization, Subject
from rumo.events import event_letters, permissions, tasks
from rumo.events.actions import waiting
from rumo.events.enums import Audience, EventForm, EventKind, EventState
from rumo.events.event_rules import EventRules
from rumo.events.models import Event, EventSection, EventSeries, Question, Topic
from rumo.events.transitions import EVENT

MANY = ("directions", "subjects", "co_hosts", "partners")
# Whoever has a place must hear of these.
TOLD = ("starts_at", "ends_at", "place", "link")
REASON_NEEDED = frozenset({"decline", "cancel"})


@dataclass(frozen=True, slots=True, kw_only=True)
class EventData:
    """What people say of an event. The field names are those of the model; moments are aware."""

    kind: str = EventKind.WEBINAR.value
    title: str
    starts_at: datetime
    ends_at: datetime
    annotation: str = ""
    series: EventSeries | None = None
    topic: Topic | None = None
    directions: tuple[Direction, ...] = ()
    subjects: tuple[Subject, ...] = ()
    audience: str = Audience.ALL.value
    municipality: Municipality | None = None
    co_hosts: tuple[Association, ...] = ()
    partners: tuple[Organization, ...] = ()
    form: str = EventForm.ONLINE.value
    place: str = ""
    link: str = ""
    recording_url: str = ""
    publication_url: str = ""
    hours: Decimal | None = None
    capacity: int | None = None
    registration_opens_at: datetime | None = None
    registration_closes_at: datetime | None = None
    rules: EventRules = field(default_factory=EventRules)

    @classmethod
    def of(cls, event: Event) -> EventData:
        values: dict[str, Any] = {each.name: getattr(event, each.name) for each in fields(cls) if each.name not in MANY}
        values |= {name: tuple(getattr(event, name).all()) for name in MANY}
        return cls(**values)

    def values(self) -> dict[str, Any]:
        """The columns of the event's own row."""
        plain = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in (*MANY, "rules")}
        return {**plain, "title": " ".join(self.title.split()), "rules_data": self.rules.to_json()}

    def lists(self) -> dict[str, tuple[Any, ...]]:
        return {name: getattr(self, name) for name in MANY}


@transaction.atomic
def create_event(*, association: Association, data: EventData, actor: User) -> Event:
    """An event in preparation, seen by those who prepare it. Raises NotAllowed, Refusal with what is wrong."""
    permissions.may_create_event(actor, association).require()
    event = write_event(association, data)
    audit.record(actor, "create_event", event, _("Создано мероприятие: %(title)s") % {"title": event})
    return event


@transaction.atomic
def edit_event(event: Event, *, data: EventData, version: int, actor: User) -> Event:
    """Change the event as it stood in `version`. When it moves, everybody with a place gets a letter; new seats go to
    the waiting list.

    Raises NotAllowed, Stale, Refusal with what is wrong.
    """
    permissions.may_edit_event(actor, event).require()
    _check(event.association, data)
    new = data.values()
    changes = {name: [getattr(event, name), value] for name, value in new.items() if getattr(event, name) != value}
    versions.save_edit(event, version, **new)
    changes |= _set_lists(event, data)
    if not changes:
        return event
    audit.record(actor, "edit_event", event, _summary(changes), changes)
    if "capacity" in changes:
        waiting.fill_free_seats(event)
    moved = [name for name in TOLD if name in changes]
    if moved and event.state == EventState.PUBLISHED:
        transaction.on_commit(lambda: tasks.tell_moved.enqueue(event.pk, moved))
    return event


@transaction.atomic
def copy_event(source: Event, *, association: Association, data: EventData, actor: User) -> Event:
    """A new event with the questions, organizers and sections of `source`; who spoke and who took part stays there."""
    event = create_event(association=association, data=data, actor=actor)
    shift = event.starts_at - source.starts_at
    for person_id, duty in source.organizers.values_list("person", "duty"):
        event.organizers.create(person_id=person_id, duty=duty)
    for section in source.sections.all():
        EventSection.objects.create(
            event=event,
            **{name: getattr(section, name) for name in ("position", "slot", "title", "room", "capacity")},
            association_id=section.association_id,
            leader_id=section.leader_id,
            starts_at=section.starts_at and section.starts_at + shift,
            ends_at=section.ends_at and section.ends_at + shift,
        )
    names = ("purpose", "kind", "position", "text", "choices", "positive", "is_required")
    Question.objects.bulk_create(Question(event=event, **row) for row in source.questions.values(*names))
    return event


@transaction.atomic
def fire_event(event: Event, name: str, *, actor: User, reason: str = "") -> Event:
    """Take the step `name` of `transitions.EVENT`. Declining and cancelling want a `reason`, which people read.

    Everybody with a place hears of a cancelled event, whoever proposed one of the answer. Raises NotAllowed,
    Conflict, Refusal.
    """
    transition = EVENT[name]
    reason = reason.strip()
    transition.verdict(actor, event).require()
    if name in REASON_NEEDED and not reason:
        raise Refusal(_("Напишите причину: её прочитают те, кого это касается."))
    fire(transition, event, user=actor, reason=reason if name in REASON_NEEDED else "")
    summary = str(transition.label) + (f": {reason}" if reason else "")
    audit.record(actor, f"{name}_event", event, summary)
    if name == "cancel":
        transaction.on_commit(lambda: tasks.tell_cancelled.enqueue(event.pk))
    elif name in ("accept", "decline"):
        event_letters.tell_answer(event)
    elif name == "propose_again":
        event_letters.tell_proposed(event)
    return event


def write_event(association: Association, data: EventData, **more: Any) -> Event:
    """The rows of a new event; the caller has asked for the permission. Raises Refusal with what is wrong."""
    _check(association, data)
    event = Event.objects.create(association=association, **data.values(), **more)
    _set_lists(event, data)
    return event


def _check(association: Association, data: EventData) -> None:
    """Raises Refusal with everything that is wrong at once."""
    wrong = list(_faults(association, data))
    if wrong:
        raise Refusal(" ".join(wrong))


def _faults(association: Association, data: EventData) -> Iterable[str]:
    if not data.title.strip():
        yield _("Напишите название мероприятия.")
    if data.ends_at <= data.starts_at:
        yield _("Окончание должно быть позже начала: проверьте дату и время.")
    opens, closes = data.registration_opens_at, data.registration_closes_at
    if opens and closes and closes <= opens:
        yield _("Регистрация заканчивается раньше, чем начинается: проверьте даты.")
    if opens and opens >= data.ends_at:
        yield _("Регистрация начинается, когда мероприятие уже закончится: проверьте дату.")
    if data.audience == Audience.MUNICIPALITY and data.municipality is None:
        yield _("Выберите муниципалитет, для педагогов которого проводится мероприятие.")
    if data.audience == Audience.SUBJECT and not data.subjects:
        yield _("Выберите предметы, для педагогов которых проводится мероприятие.")
    if data.series is not None and data.series.association_id not in {
        association.pk,
        *(each.pk for each in data.co_hosts),
    }:
        yield _("Цикл «%(title)s» ведёт другое объединение.") % {"title": data.series}
    region = association.region_id
    foreign = [each for each in (data.topic, data.municipality, *data.co_hosts, *data.partners) if each]
    if any(each.region_id != region for each in foreign):
        yield _("Тематика, муниципалитет, объединения и партнёры должны быть из региона мероприятия.")


def _set_lists(event: Event, data: EventData) -> dict[str, list[Any]]:
    """Write the many-to-many lists; returns what changed, in words."""
    changes: dict[str, list[Any]] = {}
    for name, new in data.lists().items():
        manager = getattr(event, name)
        old = list(manager.all())
        if {each.pk for each in old} != {each.pk for each in new}:
            manager.set(new)
            changes[name] = [[str(each) for each in old], [str(each) for each in new]]
    return changes


def _summary(changes: dict[str, list[Any]]) -> str:
    """«Изменено: начало, место»."""
    names = [
        _("правила") if name == "rules_data" else str(getattr(Event._meta.get_field(name), "verbose_name", name))
        for name in changes
    ]
    return _("Изменено: %(names)s") % {"names": ", ".join(names)}
