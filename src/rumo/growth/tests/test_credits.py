"""Items credited by themselves: attendance and certificates credit, what is taken back takes the credit along."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import pytest

from rumo.core import clock
from rumo.core.models import Mail
from rumo.events import followers
from rumo.events.enums import ParticipantRole
from rumo.events.models import Event, EventCertificate, Registration
from rumo.events.tests import factories as events
from rumo.growth.actions import items, routes
from rumo.growth.actions.items import ItemData
from rumo.growth.enums import CreditWay, ItemKind, ItemState, RouteState
from rumo.growth.models import LearningRoute, RouteItem
from rumo.growth.tests import factories as make
from tests.cast import Cast

_serial = count(1)


@pytest.fixture
def event(cast: Cast) -> Event:
    return events.make_event(cast.association, starts_at=clock.now() - timedelta(days=1))


@pytest.fixture
def route(cast: Cast) -> LearningRoute:
    return make.make_route(cast.association, cast.teacher.person, state=RouteState.AGREED, tutor=cast.members[4])


def item_of(route: LearningRoute, event: Event) -> RouteItem:
    return make.make_item(route, ItemKind.EVENT, event=event, title=event.title)


def count_in(registration: Registration, is_counted: bool = True) -> None:
    registration.came_at = clock.now() if is_counted else None
    registration.is_counted = is_counted
    registration.save()
    followers.tell_counted([registration])


def certify(event: Event, cast: Cast) -> EventCertificate:
    made = EventCertificate.objects.create(
        event=event,
        association=event.association,
        role=ParticipantRole.SPEAKER,
        person=cast.teacher.person,
        name=str(cast.teacher.person),
        number=f"2024-{next(_serial)}",
        issued_on=clock.today(),
        data={},
    )
    followers.tell_certified([made])
    return made


def test_attendance_credits_and_its_correction_takes_it_back(cast: Cast, event: Event, route: LearningRoute) -> None:
    item = item_of(route, event)
    registration = events.make_registration(event, person=cast.teacher.person)
    count_in(registration)
    item.refresh_from_db()
    route.refresh_from_db()
    assert (item.state, item.credit_way, item.registration) == (ItemState.CREDITED, CreditWay.ATTENDANCE, registration)
    # Who took part has begun.
    assert (route.state, route.begun_on) == (RouteState.IN_PROGRESS, clock.today())
    letters = Mail.objects.count()
    followers.tell_counted([registration])
    assert Mail.objects.count() == letters
    count_in(registration, is_counted=False)
    item.refresh_from_db()
    assert (item.state, item.credit_way, item.registration) == (ItemState.PLANNED, "", None)


def test_a_certificate_keeps_what_attendance_lost(cast: Cast, event: Event, route: LearningRoute) -> None:
    item = item_of(route, event)
    registration = events.make_registration(event, person=cast.teacher.person)
    count_in(registration)
    certificate = certify(event, cast)
    count_in(registration, is_counted=False)
    item.refresh_from_db()
    assert (item.state, item.credit_way) == (ItemState.CREDITED, CreditWay.CERTIFICATE)
    EventCertificate.objects.filter(pk=certificate.pk).update(revoked_on=clock.today(), revoke_reason="Ошибка в имени")
    followers.tell_certified([certificate])
    item.refresh_from_db()
    assert item.state == ItemState.PLANNED


def test_a_tutors_word_stays_and_other_people_are_not_touched(cast: Cast, event: Event, route: LearningRoute) -> None:
    credited = make.make_item(
        route,
        ItemKind.EVENT,
        event=event,
        state=ItemState.CREDITED,
        credit_way=CreditWay.TUTOR,
        credited_on=date(2024, 1, 9),
    )
    other = item_of(make.make_route(cast.association, cast.members[0]), event)
    registration = events.make_registration(event, person=cast.teacher.person)
    count_in(registration)
    count_in(registration, is_counted=False)
    credited.refresh_from_db()
    other.refresh_from_db()
    assert (credited.credit_way, other.state) == (CreditWay.TUTOR, ItemState.PLANNED)


def test_what_was_attended_before_is_credited_when_the_route_is_agreed(cast: Cast, event: Event) -> None:
    route = make.make_route(cast.association, cast.teacher.person, state=RouteState.MADE)
    count_in(events.make_registration(event, person=cast.teacher.person))
    item = items.add_item(route, data=ItemData(ItemKind.EVENT, event=event), actor=cast.secretary)
    assert item.state == ItemState.PLANNED
    routes.fire_route(route, "agree", actor=cast.secretary)
    item.refresh_from_db()
    assert (item.title, item.due_on, item.state) == (event.title, event.last_day, ItemState.CREDITED)
    assert route.state == RouteState.IN_PROGRESS


def test_a_credited_route_keeps_its_credit_and_the_tutor_is_told(cast: Cast, event: Event) -> None:
    route = make.make_route(cast.association, cast.teacher.person, state=RouteState.IN_PROGRESS, tutor=cast.members[4])
    item = item_of(route, event)
    registration = events.make_registration(event, person=cast.teacher.person)
    count_in(registration)
    routes.fire_route(route, "submit", actor=cast.teacher)
    routes.fire_route(route, "credit", actor=cast.secretary)
    count_in(registration, is_counted=False)
    route.refresh_from_db()
    item.refresh_from_db()
    assert (route.state, item.state) == (RouteState.CREDITED, ItemState.PLANNED)
    assert Mail.objects.filter(to=cast.members[4].email, subject="Зачёт пункта маршрута снят").count() == 1
