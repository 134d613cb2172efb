"""Marking who came, taking a mark off, the minutes that count, the code word."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from rumo.core import audit, clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.events import followers
from rumo.events.actions import attendance as actions
from rumo.events.enums import AttendanceWay, EventState, SeatState
from rumo.events.event_rules import EventRules
from rumo.events.models import Event, Registration
from rumo.events.tests.factories import make_event, make_registration
from tests.cast import Cast


def begun(cast: Cast, **rules: Any) -> Event:
    return make_event(
        cast.association,
        starts_at=clock.now() - timedelta(minutes=30),
        rules_data=EventRules(**rules).to_json(),
        capacity=1,
    )


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, bool]]:
    """What followers were told: a registration's key and whether it counts now."""
    found: list[tuple[int, bool]] = []
    monkeypatch.setattr(followers, "_counted", [lambda rows: found.extend((each.pk, each.is_counted) for each in rows)])
    return found


def test_scanned_twice_is_marked_once(cast: Cast, heard: list[tuple[int, bool]]) -> None:
    person = make_registration(begun(cast))
    first = actions.mark_came(person, way=AttendanceWay.QR, actor=cast.secretary)
    again = actions.mark_came(person, way=AttendanceWay.QR, actor=cast.secretary)
    person.refresh_from_db()
    assert (again, person.marks.count(), person.is_counted) == (first, 1, True)
    assert heard == [(person.pk, True)]


def test_void_uncounts_and_stays_in_the_history(cast: Cast, heard: list[tuple[int, bool]]) -> None:
    person = make_registration(begun(cast))
    mark = actions.mark_came(person, way=AttendanceWay.LIST, actor=cast.secretary)
    with pytest.raises(Refusal, match="почему"):
        actions.void_mark(mark, reason=" ", actor=cast.secretary)
    actions.void_mark(mark, reason="спутали с однофамилицей", actor=cast.chair)
    with pytest.raises(Conflict):
        actions.void_mark(mark, reason="ещё раз", actor=cast.chair)
    person.refresh_from_db()
    assert (person.came_at, person.is_counted, person.marks.count()) == (None, False, 1)
    assert heard == [(person.pk, True), (person.pk, False)]
    assert [entry.verb for entry in audit.history(person)] == ["void_mark", "mark_came"]


def test_who_waits_and_comes_is_let_in(cast: Cast) -> None:
    event = begun(cast)
    make_registration(event)
    waiting = make_registration(event, state=SeatState.WAITING, confirmed_at=None)
    actions.mark_came(waiting, way=AttendanceWay.LIST, actor=cast.secretary)
    waiting.refresh_from_db()
    event.refresh_from_db()
    assert (waiting.state, waiting.confirmed_at is None, event.taken) == (SeatState.REGISTERED, False, 2)


@pytest.mark.parametrize("state", [SeatState.CANCELLED, SeatState.LAPSED])
def test_who_gave_up_the_place_is_not_marked(cast: Cast, state: str) -> None:
    person = make_registration(begun(cast), state=state)
    with pytest.raises(NotAllowed, match="заново"):
        actions.mark_came(person, way=AttendanceWay.LIST, actor=cast.secretary)


def test_only_those_who_run_it_and_not_before_its_day(cast: Cast) -> None:
    person = make_registration(begun(cast))
    early = make_registration(make_event(cast.association))
    cancelled = make_registration(
        make_event(cast.association, state=EventState.CANCELLED, reason="болезнь", starts_at=clock.now())
    )
    for registration, actor in ((person, cast.stranger), (person, cast.teacher), (early, cast.secretary),
                                (cancelled, cast.secretary)):  # fmt: skip
        with pytest.raises(NotAllowed):
            actions.mark_came(registration, way=AttendanceWay.LIST, actor=actor)


def test_list_marks_the_rest(cast: Cast) -> None:
    event = begun(cast)
    people = [make_registration(event) for _n in range(3)]
    actions.mark_came(people[0], way=AttendanceWay.QR, actor=cast.secretary)
    assert actions.mark_many(event, people, actor=cast.secretary) == 2
    assert actions.mark_many(event, people, actor=cast.secretary) == 0
    assert Registration.objects.filter(event=event, is_counted=True).count() == 3


def test_minutes_needed_recount_everybody(cast: Cast, heard: list[tuple[int, bool]]) -> None:
    event = begun(cast)
    short, long = make_registration(event), make_registration(event)
    for person, minutes in ((short, 20), (long, 80)):
        actions.mark_came(person, way=AttendanceWay.LOG, minutes=minutes, actor=cast.secretary)
    assert actions.set_minutes_needed(event, minutes=45, version=event.version, actor=cast.secretary) == 1
    short.refresh_from_db()
    assert (short.came_at is None, short.is_counted) == (False, False)
    assert heard[-1] == (short.pk, False)


@pytest.mark.parametrize(("word", "is_right"), [("Сирень", True), (" СИ РЕНЬ", True), ("роза", False), ("", False)])
def test_code_word(cast: Cast, word: str, is_right: bool) -> None:
    person = make_registration(begun(cast, code_word="сирень"))
    if is_right:
        actions.come_by_code(person, word=word)
    else:
        with pytest.raises(Refusal, match="не кодовое слово"):
            actions.come_by_code(person, word=word)
    person.refresh_from_db()
    assert (person.came_at is not None) == is_right


def test_code_word_has_its_time(cast: Cast) -> None:
    rules = EventRules(code_word="сирень").to_json()
    over = make_event(cast.association, starts_at=clock.now() - timedelta(hours=9), rules_data=rules)
    for event in (make_event(cast.association, rules_data=rules), over, begun(cast)):
        with pytest.raises(NotAllowed):
            actions.come_by_code(make_registration(event), word="сирень")
