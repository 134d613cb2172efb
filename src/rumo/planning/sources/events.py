"""Events: done when marked as held, on the day they ended. A cancelled or a declined one is no fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from rumo.events.enums import EventState
from rumo.events.models import Event
from rumo.planning.enums import FactKind
from rumo.planning.sources.records import Held, Keys, Source, SourceRecord

VOID = (EventState.CANCELLED, EventState.DECLINED)
# A proposal is not yet anybody's work.
UNTOLD = (*VOID, EventState.PROPOSED)


def done_days(keys: Keys) -> Mapping[int, date]:
    held = Event.objects.filter(pk__in=keys, state=EventState.HELD).order_by().values_list("pk", "ends_at")
    return {pk: timezone.localdate(moment) for pk, moment in held}


def done_by(bodies: Keys, first: date, last: date) -> Iterable[Held]:
    held = _of(bodies, first, last).filter(state=EventState.HELD).order_by("ends_at", "pk")
    rows = held.values_list("association_id", "pk", "ends_at")
    return [Held(association, pk, timezone.localdate(moment)) for association, pk, moment in rows]


def described(keys: Keys) -> Iterable[SourceRecord]:
    return [_record(event) for event in Event.objects.filter(pk__in=keys)]


def candidates(bodies: Keys, first: date, last: date) -> Iterable[SourceRecord]:
    return [_record(event) for event in _of(bodies, first, last).exclude(state__in=UNTOLD).order_by("ends_at", "pk")]


def _of(bodies: Keys, first: date, last: date) -> QuerySet[Event]:
    return Event.objects.filter(association__in=bodies, ends_at__date__range=(first, last))


def _record(event: Event) -> SourceRecord:
    return SourceRecord(
        kind=FactKind.EVENT,
        object_id=event.pk,
        association_id=event.association_id,
        title=f"{event.get_kind_display().capitalize()}: {event.title}",
        brief=event.title,
        url=reverse("events:event", args=[event.pk]),
        day=event.last_day,
        done_on=event.last_day if event.state == EventState.HELD else None,
        state=str(event.get_state_display()),
        is_void=event.state in VOID,
    )


SOURCE = Source(FactKind.EVENT, done_days, done_by, described, candidates)
