"""Learning routes: who makes and moves them, the limit of a tutor, templates, a cohort, reminders, who sees them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rumo.core import clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.directory.models import Person
from rumo.directory.tests import factories as directory
from rumo.growth import cohort_people
from rumo.growth.actions import cohort_work, cohorts, items, route_reminders, routes, templates
from rumo.growth.actions.items import ItemData
from rumo.growth.actions.routes import RouteData
from rumo.growth.actions.templates import StepData, TemplateData
from rumo.growth.enums import BatchState, ItemKind, ItemState, RouteGround, RouteState, WorkerKind
from rumo.growth.models import GrowthSettings, LearningRoute, RouteTemplate
from rumo.growth.queries import visible_routes
from rumo.growth.tests import factories as make
from rumo.growth.transitions import ROUTE
from rumo.growth.tutors import loads
from rumo.growth.workers import worker_of
from tests.cast import Cast

DAY = date(2024, 2, 1)


@pytest.fixture
def tutor(cast: Cast) -> Person:
    """A member of the body who leads nothing in it; the account is the cast's member."""
    return cast.members[4]


def data(ground: str = RouteGround.YOUNG, **fields: object) -> RouteData:
    return RouteData(ground, DAY, DAY + timedelta(days=120), **fields)  # type: ignore[arg-type]


def template_of(cast: Cast) -> RouteTemplate:
    steps = [
        StepData(ItemKind.COURSE, "Курс о современном уроке", hours=None, days=30),
        StepData(ItemKind.SELF_STUDY, "Разобрать пособие", "конспект", days=400),
    ]
    words = TemplateData("Первый год в школе", goal="Уверенно вести урок", steps=steps)
    return templates.create_template(association=cast.association, data=words, actor=cast.secretary)


@pytest.mark.parametrize(
    ("post", "kind"),
    [
        ("учитель математики", WorkerKind.TEACHER),
        ("Заместитель директора по УВР", WorkerKind.DEPUTY),
        ("зам. директора по УВР", WorkerKind.DEPUTY),
        ("директор", WorkerKind.HEAD),
        ("заведующая детским садом", WorkerKind.KINDERGARTEN_HEAD),
        ("", WorkerKind.TEACHER),
    ],
)
def test_a_post_tells_teachers_from_deputies(post: str, kind: WorkerKind) -> None:
    assert worker_of(post) is kind


def test_a_route_of_a_template_takes_the_school_of_its_teacher(cast: Cast, tutor: Person) -> None:
    person = cast.teacher.person
    route = routes.create_route(
        association=cast.association,
        person=person,
        data=data(template=template_of(cast), tutor=tutor),
        actor=cast.secretary,
    )
    assert (route.municipality, route.worker, route.goal) == (cast.municipality, "teacher", "Уверенно вести урок")
    # The second term would be after the route's last day.
    assert [item.due_on for item in route.items.all()] == [DAY + timedelta(days=30), route.ends_on]
    assert set(Mail.objects.values_list("to", flat=True)) == {person.email, tutor.email}


def test_a_route_from_the_first_day_to_its_credit(cast: Cast, tutor: Person) -> None:
    methodist = cast.member
    route = make.make_route(cast.association, cast.teacher.person, state=RouteState.MADE, tutor=tutor)
    with pytest.raises(NotAllowed, match="ни одного пункта"):
        routes.fire_route(route, "agree", actor=methodist)
    item = items.add_item(route, data=ItemData(ItemKind.SELF_STUDY, "Разобрать пособие"), actor=cast.teacher)
    routes.fire_route(route, "agree", actor=methodist)
    with pytest.raises(NotAllowed, match="согласован"):
        items.add_item(route, data=ItemData(ItemKind.COURSE, "Курс"), actor=cast.teacher)
    with pytest.raises(Refusal, match="файл или ссылку"):
        items.submit_item(item, actor=cast.teacher)
    # The first item handed in begins the route.
    items.submit_item(item, reflection="Разобрала", actor=cast.teacher)
    assert item.route.state == RouteState.IN_PROGRESS
    assert Mail.objects.filter(to=tutor.email, subject__contains="сдан на проверку").count() == 1
    with pytest.raises(Refusal, match="что исправить"):
        items.return_item(item, remark=" ", actor=methodist)
    items.return_item(item, remark="Нет выводов", actor=methodist)
    items.submit_item(item, link="https://example.org/konspekt", reflection="С выводами", actor=cast.teacher)
    route.refresh_from_db()
    routes.fire_route(route, "submit", reflection="Стало проще", actor=cast.teacher)
    with pytest.raises(NotAllowed, match="Зачтено пунктов: 0 из 1"):
        routes.fire_route(route, "credit", actor=methodist)
    with pytest.raises(NotAllowed, match="тьютор"):
        items.credit_item(item, actor=cast.teacher)
    item.route = route
    items.credit_item(item, actor=methodist)
    routes.fire_route(route, "credit", actor=methodist)
    assert (route.state, route.reflection) == (RouteState.CREDITED, "Стало проще")
    with pytest.raises(Refusal, match="почему"):
        routes.fire_route(route, "reopen", actor=methodist)
    routes.fire_route(route, "reopen", remark="Проверить ещё раз", actor=methodist)
    assert (route.state, route.credited_on) == (RouteState.RETURNED, None)


MOVES = {
    "teacher": {"begin", "submit"},
    "tutor": {"agree", "begin", "credit", "return", "stop", "reopen"},
    "secretary": {"agree", "begin", "credit", "return", "stop", "reopen"},
    "member": set(),
    "stranger": set(),
}


def test_who_moves_a_route(cast: Cast, tutor: Person) -> None:
    route = make.make_route(cast.association, cast.teacher.person, tutor=tutor)
    users = {**cast.everybody(), "tutor": cast.member, "member": cast.expert}
    moves = {who: {row.name for row in ROUTE.rows if row.permission(users[who], route)} for who in MOVES}
    assert moves == MOVES


def test_who_reads_a_route(cast: Cast, tutor: Person) -> None:
    make.make_route(cast.association, cast.teacher.person, tutor=tutor, municipality=cast.municipality)
    seen = {name for name, user in cast.everybody().items() if visible_routes(user).exists()}
    assert seen == {"admin", "chair", "deputy", "secretary", "teacher", "municipal_methodologist", "member"}


def test_what_does_not_fit_a_route(cast: Cast, tutor: Person) -> None:
    person = cast.teacher.person

    def create(what: RouteData, actor: object = cast.secretary) -> LearningRoute:
        return routes.create_route(association=cast.association, person=person, data=what, actor=actor)  # type: ignore[arg-type]

    with pytest.raises(Refusal, match="раньше, чем начинается"):
        create(RouteData(RouteGround.OWN, DAY, DAY - timedelta(days=1)))
    with pytest.raises(Refusal, match="самому себе"):
        create(data(tutor=person))
    with pytest.raises(Refusal, match="другого человека"):
        create(data(result=make.make_result(make.make_diagnostic(cast.association), tutor)))
    with pytest.raises(Refusal, match="основание"):
        create(data(RouteGround.LOW_RESULTS), cast.teacher)
    with pytest.raises(NotAllowed):
        create(data(RouteGround.OWN), cast.expert)
    assert create(data(RouteGround.OWN), cast.teacher).state == RouteState.MADE
    GrowthSettings.objects.create(region=cast.region, rules_data={"tutor_limit": 1})
    create(data(tutor=tutor))
    with pytest.raises(Refusal, match="уже ведёт маршрутов: 1"):
        create(data(tutor=tutor))


def test_a_list_ordered_by_two_people_at_once(cast: Cast) -> None:
    route = make.make_route(cast.association, cast.teacher.person)
    first, second = make.make_item(route), make.make_item(route)
    with pytest.raises(Conflict):
        items.order_items(route, order=[second.pk, first.pk], mark=1, actor=cast.secretary)


def test_a_teacher_without_an_account_is_reported_on_by_those_who_lead(cast: Cast) -> None:
    person = directory.make_person(cast.region, cast.institute, "учитель")
    item = make.make_item(make.make_route(cast.association, person))
    items.submit_item(item, reflection="Сделано", actor=cast.secretary)
    assert item.state == ItemState.SUBMITTED


def test_a_cohort_is_shared_among_tutors_and_made_once(cast: Cast, tutor: Person) -> None:
    template = template_of(cast)
    people = [directory.make_person(cast.region, cast.institute, "учитель") for _number in range(4)]
    other = cast.members[3]
    make.make_route(cast.association, people[0], template=template, state=RouteState.AGREED)
    make.make_route(cast.association, cast.teacher.person, tutor=tutor)
    batch = cohorts.start_cohort(
        association=cast.association,
        template=template,
        ground=RouteGround.YOUNG,
        people=people,
        tutors=[tutor, other],
        starts_on=DAY,
        ends_on=DAY + timedelta(days=100),
        actor=cast.secretary,
    )
    assert cohort_work.make_cohort(batch) == 3
    assert cohort_work.make_cohort(batch) == 0
    assert (batch.state, batch.done, len(batch.skipped)) == (BatchState.DONE, 4, 1)
    made = {each.person: each.routes for each in loads(cast.association, LearningRoute.objects.all())}
    assert made == {tutor: 2, other: 2}


def test_a_stopped_cohort_makes_no_more(cast: Cast) -> None:
    batch = cohorts.start_cohort(
        association=cast.association,
        template=template_of(cast),
        ground=RouteGround.OWN,
        people=list(cast.members),
        starts_on=DAY,
        ends_on=DAY + timedelta(days=100),
        actor=cast.secretary,
    )
    cohorts.cancel_cohort(batch, actor=cast.secretary)
    assert cohort_work.make_cohort(batch) == 0
    assert not LearningRoute.objects.exists()
    with pytest.raises(Conflict, match="закончено"):
        cohorts.cancel_cohort(batch, actor=cast.secretary)


def test_whom_a_cohort_finds(cast: Cast) -> None:
    diagnostic = make.make_diagnostic(cast.association)
    area, gap = make.make_area(cast.region), make.make_level(cast.region)
    result = make.make_result(diagnostic, cast.teacher.person)
    make.make_gap(result, area, gap)
    make.make_gap(make.make_result(diagnostic, cast.members[0]), area, make.make_level(cast.region, is_gap=False))
    found = cohort_people.cohort_of(cast.association, cohort_people.Wanted("gaps", diagnostic=diagnostic))
    assert found.results == {cast.teacher.person.pk: result.pk}
    names = f"{cast.teacher.person}\n\nНеизвестная Анна Ивановна"
    listed = cohort_people.cohort_of(cast.association, cohort_people.Wanted("listed", names=names))
    assert [each.person for each in listed.candidates] == [cast.teacher.person]
    assert [line for line, _why in listed.unknown] == ["Неизвестная Анна Ивановна"]


def test_a_reminder_goes_out_once(cast: Cast) -> None:
    route = make.make_route(cast.association, cast.teacher.person)
    for days, state in (
        (7, ItemState.PLANNED),
        (7, ItemState.RETURNED),
        (0, ItemState.PLANNED),
        (3, ItemState.PLANNED),
    ):
        due = clock.today() + timedelta(days=days)
        make.make_item(route, due_on=due, state=state, remark="Нет выводов" if state == ItemState.RETURNED else "")
    assert [route_reminders.remind_of_items(), route_reminders.remind_of_items()] == [2, 0]
    assert Mail.objects.filter(to=cast.teacher.person.email).count() == 2
