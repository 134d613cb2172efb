"""Pages of routes: the way of a teacher and a tutor, constant queries, the figures and the lists behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.accounts.models import User
from rumo.core import clock, figures
from rumo.directory.models import Person
from rumo.directory.tests import factories as directory
from rumo.events.tests import factories as events
from rumo.growth import proposals
from rumo.growth.enums import ItemState, RouteGround, RouteState, WorkerKind
from rumo.growth.models import LearningRoute, RouteBatch, RouteTemplate
from rumo.growth.tests import factories as make
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast

YEAR = Period.academic_year(2022)
SPRING = date(2023, 3, 1)


def enter(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_way_of_a_teacher_and_a_tutor(cast: Cast) -> None:
    teacher, tutor = enter(cast.teacher), enter(cast.member)
    route = make.make_route(cast.association, cast.teacher.person, tutor=cast.member.person)
    item = make.make_item(route, title="Посетить урок")
    hand_in = reverse("growth:item_submit", args=[item.pk])
    assert teacher.post(hand_in, {"reflection": ""}).status_code == 422
    evidence = SimpleUploadedFile("урок.txt", "Наблюдения".encode())
    assert teacher.post(hand_in, {"upload": evidence, "reflection": ""}).status_code == 302
    board = tutor.get(reverse("growth:board")).content.decode()
    assert "Посетить урок" in board
    assert tutor.get(reverse("growth:item_file", args=[item.pk])).getvalue() == "Наблюдения".encode()
    credited = tutor.post(reverse("growth:item_credit", args=[item.pk]), {"from": "board"})
    assert credited.headers["Location"] == reverse("growth:board")
    teacher.post(reverse("growth:route_move", args=[route.pk, "submit"]), {"reflection": "Многое"})
    tutor.post(reverse("growth:route_move", args=[route.pk, "credit"]))
    route.refresh_from_db()
    assert route.state == RouteState.CREDITED
    assert teacher.get(reverse("growth:route_move", args=[route.pk, "fly"])).status_code == 404


def test_strangers_find_nothing(cast: Cast) -> None:
    item = make.make_item(make.make_route(cast.association, cast.teacher.person))
    for user in (cast.expert, cast.stranger):
        client = enter(user)
        for name, pk in (("route", item.route_id), ("item_submit", item.pk), ("item_file", item.pk)):
            assert client.get(reverse(f"growth:{name}", args=[pk])).status_code == 404


def test_a_teacher_makes_an_own_route_from_a_result(cast: Cast) -> None:
    result = make.make_result(make.make_diagnostic(cast.association), cast.teacher.person)
    address = f"{reverse('growth:route_create_own')}?result={result.pk}"
    form = {"ground": RouteGround.GAP, "starts_on": "01.02.2024", "ends_on": "01.06.2024"}
    assert enter(cast.teacher).post(address, form).status_code == 302
    made = LearningRoute.objects.get()
    assert (made.person, made.result, made.tutor, made.state) == (cast.teacher.person, result, None, RouteState.MADE)
    assert enter(cast.member).get(address).status_code == 404


def test_a_template_and_a_cohort_through_their_pages(cast: Cast) -> None:
    client = enter(cast.secretary)
    steps = {"step-TOTAL_FORMS": "2", "step-INITIAL_FORMS": "0", "step-0-kind": "course", "step-1-kind": "course"}
    steps |= {
        "step-0-title": "Курс",
        "step-0-days": "20",
        "step-1-days": "30",
        "title": "Первый год",
        "is_active": "on",
    }
    address = reverse("growth:route_template_create") + f"?association={cast.association.pk}"
    assert client.post(address, {**steps, "step-0-title": ""}).status_code == 422
    assert client.post(address, steps).status_code == 302
    template = RouteTemplate.objects.get()
    assert [item.title for item in template.items.all()] == ["Курс"]
    wanted = {"source": "listed", "names": str(cast.teacher.person), "step": "show"}
    address = reverse("growth:cohort_create") + f"?association={cast.association.pk}"
    assert str(cast.teacher.person) in client.post(address, wanted).content.decode()
    asked = {**wanted, "step": "make", "template": template.pk, "ground": RouteGround.YOUNG, "people": []}
    asked |= {"starts_on": "01.02.2024", "ends_on": "01.06.2024"}
    assert client.post(address, asked).status_code == 422
    assert client.post(address, {**asked, "people": [cast.teacher.person.pk]}).status_code == 302
    batch = RouteBatch.objects.get()
    assert client.get(reverse("growth:cohort", args=[batch.pk])).status_code == 200


@pytest.fixture
def many(cast: Cast) -> Callable[[int], None]:
    """That many more routes with their tutors and items."""

    def fill(number: int) -> None:
        for _turn in range(number):
            person = directory.make_person(cast.region, cast.institute)
            route = make.make_route(cast.association, person, tutor=cast.member.person, organization=cast.institute)
            make.make_item(route, state=ItemState.SUBMITTED, submitted_at=clock.now())
            make.make_item(route, due_on=clock.today() - timedelta(days=1))

    return fill


@pytest.mark.parametrize(("name", "who"), [("routes", "secretary"), ("board", "member"), ("tutors", "secretary")])
def test_lists_ask_the_same_for_many(cast: Cast, many: Callable[[int], None], name: str, who: str) -> None:
    client = enter(getattr(cast, who))
    asked = []
    for number in (1, 5):
        many(number)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"growth:{name}")).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_figures_and_the_lists_behind_them(cast: Cast) -> None:
    """S2: of those started so many are credited, teachers and deputies apart."""

    def made(worker: str, state: str, ground: str = RouteGround.GAP, starts_on: date = SPRING) -> None:
        person: Person = directory.make_person(cast.region)
        begun = starts_on if state not in {RouteState.MADE, RouteState.AGREED} else None
        days = {"starts_on": starts_on, "ends_on": starts_on + timedelta(days=90), "begun_on": begun}
        credited = starts_on + timedelta(days=60) if state == RouteState.CREDITED else None
        make.make_route(cast.section, person, state=state, worker=worker, ground=ground, credited_on=credited, **days)

    for worker, state in [
        (WorkerKind.TEACHER, RouteState.CREDITED),
        (WorkerKind.TEACHER, RouteState.CREDITED),
        (WorkerKind.DEPUTY, RouteState.CREDITED),
        (WorkerKind.TEACHER, RouteState.RETURNED),
    ]:
        made(worker, state)
    made(WorkerKind.TEACHER, RouteState.MADE, RouteGround.LOW_RESULTS)
    made(WorkerKind.TEACHER, RouteState.STOPPED, RouteGround.YOUNG)
    made(WorkerKind.TEACHER, RouteState.CREDITED, starts_on=SPRING - timedelta(days=400))
    client = enter(cast.secretary)
    expected = {
        "routes": (6, None),
        "routes_low_results": (1, 6),
        "routes_young": (1, 6),
        "routes_started": (5, 6),
        "routes_credited": (3, 5),
    }
    for name, (value, base) in expected.items():
        asked = figures.get(f"growth.{name}")
        assert asked is not None
        counted = asked.count(cast.association, YEAR)
        assert (counted.value, counted.base, counted.records.count()) == (value, base, value)
        page = client.get(counted.url)
        assert page.context["page"].paginator.count == value
        assert urlsplit(counted.url).path == reverse("growth:routes")
    table = counted.table
    assert table is not None
    cells = {row.title: [cell.value for cell in row.cells if cell] for row in (*table.rows, table.total)}
    assert cells == {"Педагог": [5, 4, 2], "Заместитель директора": [1, 1, 1], "Всего": [6, 5, 3]}


def test_events_are_proposed_for_a_gap(cast: Cast) -> None:
    maths = cast.region.subjects.create(title="Математика")
    history = cast.region.subjects.create(title="История")
    result = make.make_result(make.make_diagnostic(cast.association), cast.teacher.person, subject=maths)
    gap = make.make_gap(result, make.make_area(cast.region), make.make_level(cast.region), "действия с дробями")
    route = make.make_route(cast.association, cast.teacher.person, result=result, subject=maths)
    fractions = events.make_event(cast.association, title="Дроби и действия без ошибок")
    events.make_event(cast.association, title="Дроби в источниках").subjects.add(history)
    events.make_event(cast.association, title="Музыка в школе")
    own = events.make_event(cast.association, title="Олимпиадные задачи")
    own.subjects.add(maths)
    found = proposals.proposed_events(route)
    assert {each.event: each.gap for each in found} == {fractions: gap, own: None}
    client = enter(cast.secretary)
    assert fractions.title in client.get(reverse("growth:route", args=[route.pk])).content.decode()
    client.post(reverse("growth:event_add", args=[route.pk, fractions.pk]))
    assert route.items.get().area == gap.area
    assert [each.event for each in proposals.proposed_events(route)] == [own]
