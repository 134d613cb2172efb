"""The making of a cohort's routes, in the background: a few in a transaction, the count kept as it goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.directory.models import Person
from rumo.growth.actions.routes import RouteData, create_route
from rumo.growth.enums import OPEN_ROUTES, BatchState
from rumo.growth.models import DiagnosticResult, LearningRoute, RouteBatch
from rumo.growth.rules import rules_of

CHUNK = 20


def make_cohort(batch: RouteBatch) -> int:
    """Make what is not made yet, until done or cancelled; returns how many. Told again after a crash, it goes on."""
    if batch.state not in {BatchState.WAITING, BatchState.RUNNING}:
        return 0
    if not _move(batch, BatchState.RUNNING):
        return 0
    load = tutor_load(batch)
    made = 0
    people: list[int] = batch.asked["people"]
    while batch.done < len(people):
        with transaction.atomic():
            made += _make_some(batch, people[batch.done : batch.done + CHUNK], load)
            # Nothing is kept of these few when somebody has stopped the work meanwhile.
            if not _move(batch, BatchState.RUNNING, done=min(batch.done + CHUNK, len(people)), skipped=batch.skipped):
                transaction.set_rollback(True)
                return made
    _move(batch, BatchState.DONE)
    words = {"made": batch.routes.count(), "skipped": len(batch.skipped)}
    summary = _("Маршруты созданы: %(made)s, пропущено: %(skipped)s")
    audit.record(batch.asked_by, "make_cohort", batch, summary % words)
    return made


def fail_cohort(batch: RouteBatch) -> None:
    """The work broke: the page must not wait for ever."""
    _move(batch, BatchState.FAILED)


def tutor_load(batch: RouteBatch) -> dict[int, int]:
    """How many more routes each of the asked tutors may take, by key."""
    asked: list[int] = batch.asked["tutors"]
    limit = rules_of(batch.association.region_id).tutor_limit
    led = dict(
        LearningRoute.objects.filter(tutor__in=asked, state__in=OPEN_ROUTES)
        .order_by()
        .values_list("tutor")
        .annotate(count=Count("pk"))
    )
    # Without a limit everybody has the same room less what they lead, so that new routes go to the least busy.
    room = limit or 1_000_000
    return {key: room - led.get(key, 0) for key in asked}


def next_tutor(load: dict[int, int], person: int) -> int | None:
    """The one with the most room, never the person oneself; takes a place of the load. None when nobody has room."""
    free = [(room, -key) for key, room in load.items() if room > 0 and key != person]
    if not free:
        return None
    key = -max(free)[1]
    load[key] -= 1
    return key


def _make_some(batch: RouteBatch, keys: Sequence[int], load: dict[int, int]) -> int:
    people = Person.objects.prefetch_related("posts__organization__municipality").in_bulk(keys)
    tutors = Person.objects.in_bulk(list(load))
    results = DiagnosticResult.objects.select_related("organization__municipality", "subject").in_bulk(
        [result for person, result in batch.asked["results"].items() if int(person) in people]
    )
    busy = set(
        LearningRoute.objects.filter(
            person__in=keys, template=batch.template, state__in=OPEN_ROUTES, association=batch.association
        ).values_list("person", flat=True)
    )
    made = 0
    for key in keys:
        person = people.get(key)
        if person is None:
            continue
        if key in busy:
            _skip(batch, person, _("такой маршрут уже идёт"))
            continue
        made += _make_one(batch, person, load, tutors, results)
    return made


def _make_one(
    batch: RouteBatch,
    person: Person,
    load: dict[int, int],
    tutors: dict[int, Person],
    results: dict[int, DiagnosticResult],
) -> bool:
    tutor = next_tutor(load, person.pk) if load else None
    if load and tutor is None:
        _skip(batch, person, _("у выбранных тьюторов не осталось мест"))
        return False
    data = RouteData(
        ground=batch.ground,
        starts_on=date.fromisoformat(batch.asked["starts_on"]),
        ends_on=date.fromisoformat(batch.asked["ends_on"]),
        tutor=tutors[tutor] if tutor is not None else None,
        result=results.get(batch.asked["results"].get(str(person.pk), 0)),
        template=batch.template,
    )
    try:
        with transaction.atomic():
            create_route(association=batch.association, person=person, data=data, actor=batch.asked_by, batch=batch)
    except Refusal as refusal:
        if tutor is not None:
            load[tutor] += 1
        _skip(batch, person, refusal.message)
        return False
    return True


def _skip(batch: RouteBatch, person: Person, reason: str) -> None:
    batch.skipped.append({"name": str(person), "reason": reason})


def _move(batch: RouteBatch, state: BatchState, **values: object) -> bool:
    """Compare-and-set: False when somebody has stopped it."""
    open_states = [BatchState.WAITING, BatchState.RUNNING]
    if RouteBatch.objects.filter(pk=batch.pk, state__in=open_states).update(state=state, **values) != 1:
        return False
    for name, value in {"state": state, **values}.items():
        setattr(batch, name, value)
    return True
