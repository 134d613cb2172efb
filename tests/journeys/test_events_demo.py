"""The figures the annual papers of the regions name of events and growth (S0-5, S0-6, S0-10, S0-11, S1-5, S1-9, S2-2 …
S2-8), counted from the demo's records; and every screen has something to show on the demo's day."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from rumo.cli.figures import figures
from rumo.core import clock
from rumo.core.audit import history
from rumo.demo.load.directory import World
from rumo.events.enums import EventState, SeatState
from rumo.events.models import Event, Registration, SectionSeat
from rumo.growth.enums import CreditWay, ItemState, RouteState
from rumo.growth.models import LearningRoute, PoolMember, Publication, TeacherCount
from rumo.growth.norm import norm_of
from tests.databases import Original
from tests.demo_region import ALL_REGIONS, DEMO_DAY

Told = dict[str, dict[str, Any]]

_kept: dict[tuple[str, str], Told] = {}


@pytest.fixture(scope="module")
def regions() -> Original:
    return ALL_REGIONS


def _told(region: str, period: str) -> Told:
    """What `rumo figures` prints for the main association of a region; nothing here changes it."""
    if (region, period) not in _kept:
        with clock.standing_at(DEMO_DAY):
            result = CliRunner().invoke(figures, [region, "--period", period, "--json"])
        assert result.exit_code == 0, result.output
        _kept[region, period] = json.loads(result.output)
    return _kept[region, period]


def _now(told: Told, code: str) -> int:
    """The value, with as many different records behind it."""
    figure = told[code]
    assert len(set(figure["records"])) == figure["value"], code
    return int(figure["value"])


def _all(told: Told, *codes: str) -> dict[str, int]:
    return {code: _now(told, code) for code in codes}


def _rows(figure: dict[str, Any], column: int) -> dict[str, int]:
    return {row["title"]: row["cells"][column]["value"] for row in figure["table"]["rows"]}


@pytest.mark.django_db
def test_the_hotline_of_s0(world_s0: World) -> None:
    """S0-5: 119 webinars against 111 the year before, in 11 topics, more than 5,000 teachers."""
    told = _told("demo-s0", "2023-2024")
    assert (_now(told, "events.webinars"), told["events.webinars"]["previous"]) == (119, 111)
    assert _now(told, "events.by_kind.webinar") == 119
    by_topic = told["events.by_topic"]["table"]
    webinars = _rows(told["events.by_topic"], by_topic["columns"].index("Вебинары"))
    assert (len(webinars), sum(webinars.values())) == (11, 119)
    assert (
        5000 < _now(told, "events.people") < told["events.attendances"]["value"] < told["events.registrations"]["value"]
    )
    line = Event.objects.filter(association=world_s0.rumo, series__title__startswith="Горячая линия")
    assert set(line.values_list("partners__kind", flat=True)) >= {"institute", "university", "ministry", "school"}


@pytest.mark.django_db
def test_routes_and_mentoring_of_s0(world_s0: World) -> None:
    """S0-6, S0-9 … S0-11."""
    told = _told("demo-s0", "2023-2024")
    assert _all(
        told,
        "growth.routes",
        "growth.routes_low_results",
        "growth.routes_young",
        "growth.mentoring_programs",
        "growth.methodologists",
        "support.subjects",
        "publications.collection",
    ) == {
        "growth.routes": 146,
        "growth.routes_low_results": 103,
        "growth.routes_young": 43,
        "growth.mentoring_programs": 56,
        "growth.methodologists": 20,
        "support.subjects": 9,
        "publications.collection": 1,
    }
    assert Publication.objects.get(association=world_s0.rumo, kind="collection").pages == 381
    assert all(_now(told, f"participations.{kind}") for kind in ("exam_commission", "cpd_development", "draft_act"))
    assert all(_now(told, f"events.by_kind.{kind}") for kind in ("panorama", "master_class", "seminar"))


@pytest.mark.django_db
def test_diagnostics_routes_and_pools_of_s1(world: World) -> None:
    """S1-5, S1-9: the same people whether the year is of the calendar or of the school."""
    told = _told("demo-s1", "2023")
    assert _all(
        told,
        "growth.diagnosed",
        "growth.gaps_analysed",
        "growth.routes",
        "pool.methodologists",
        "pool.managers",
        "pool.products.assessment",
    ) == {
        "growth.diagnosed": 2036,
        "growth.gaps_analysed": 880,
        "growth.routes": 1980,
        "pool.methodologists": 123,
        "pool.managers": 38,
        "pool.products.assessment": 78,
    }
    assert list(_rows(told["pool.managers"], 0).values()) == [8, 30]
    assert len(told["pool.products.assessment"]["table"]["rows"]) == 10
    assert _now(_told("demo-s1", "2022-2023"), "growth.diagnosed") == 2036
    workers = _rows(told["growth.routes_started"], 0)
    assert (workers["Заведующий ДОО"], workers["Специалист муниципальной службы"]) == (13, 8)


@pytest.mark.django_db
def test_the_norm_of_s1_is_not_met(world: World) -> None:
    """S1-9: 123 × 100 < 19 390, which the paper of the region did not say."""
    counts = TeacherCount.objects.filter(region=world.region)
    assert (counts.count(), sum(counts.values_list("value", flat=True))) == (19, 19_390)
    norm = norm_of(world.rumo, DEMO_DAY)
    assert (norm.total.members, norm.total.teachers, norm.is_met) == (123, 19_390, False)
    assert not PoolMember.objects.filter(association=world.rumo, municipality=None).exists()


@pytest.mark.django_db
def test_associations_of_s2(world_s2: World) -> None:
    """S2-2."""
    assert _all(
        _told("demo-s2", "2022-2023"),
        "associations.children",
        "associations.members",
        "associations.schools",
        "associations.network_members",
    ) == {
        "associations.children": 13,
        "associations.members": 332,
        "associations.schools": 23,
        "associations.network_members": 208,
    }
    assert all(body.memberships.filter(role="leader").count() == 1 for body in world_s2.rumo.children.all())


@pytest.mark.django_db
def test_the_method_day_of_s2(world_s2: World) -> None:
    """S2-3: ten sections, 141 registered, 110 of them content, an outcome with the problem and its measure."""
    told = _told("demo-s2", "2022-2023")
    assert list(_rows(told["method_day.by_section"], 0).values()) == [11, 10, 23, 9, 15, 18, 5, 9, 30, 11]
    assert _now(told, "method_day.by_section") == 141
    assert (_now(told, "events.survey_positive"), told["events.survey_positive"]["base"]) == (110, 141)
    day = Event.objects.get(association=world_s2.rumo, kind="method_day")
    assert day.outcome.problem
    assert day.outcome.measures
    assert [section.taken for section in day.sections.all()] == [11, 10, 23, 9, 15, 18, 5, 9, 30, 11]


@pytest.mark.django_db
def test_the_festival_and_the_seminar_of_s2(world_s2: World) -> None:
    """S2-4, S2-5."""
    told = _told("demo-s2", "2022-2023")
    assert _all(told, "festival.practices", "festival.recommended") == {
        "festival.practices": 33,
        "festival.recommended": 9,
    }
    festival = Event.objects.get(association=world_s2.rumo, kind="festival")
    assert (festival.sections.count(), festival.registrations.filter(is_counted=True).count()) == (6, 156)
    seminar = Event.objects.get(association=world_s2.rumo, kind="field_seminar")
    assert ((seminar.last_day - seminar.day).days, seminar.taken) == (1, 13)


@pytest.mark.django_db
def test_growth_of_s2(world_s2: World) -> None:
    """S2-7, S2-8."""
    told = _told("demo-s2", "2022-2023")
    assert _all(told, "growth.diagnosed", "growth.routes_started", "growth.routes_credited") == {
        "growth.diagnosed": 217,
        "growth.routes_started": 183,
        "growth.routes_credited": 47,
    }
    credited = _rows(told["growth.routes_credited"], 2)
    assert credited == {"Педагог": 20, "Заместитель директора": 27}


@pytest.mark.django_db
def test_counts_of_seats_are_those_of_the_registrations(world: World, world_s0: World, world_s2: World) -> None:
    for event in Event.objects.filter(association__region__in=[world.region, world_s0.region, world_s2.region]):
        taken = Registration.objects.filter(event=event, state__in=[SeatState.REGISTERED, SeatState.OFFERED]).count()
        assert event.taken == taken, event
    came = Registration.objects.filter(came_at__isnull=False)
    assert not came.filter(marks=None).exists()
    assert not Registration.objects.filter(marks__isnull=False, came_at=None).exists()


@pytest.mark.django_db
def test_the_navigator_of_s1_has_an_event_in_each_state(world: World) -> None:
    events = Event.objects.filter(association__region=world.region)
    assert set(events.values_list("state", flat=True)) == set(EventState.values)
    workshop = events.get(kind="master_class")
    states = set(workshop.registrations.values_list("state", flat=True))
    assert states == {SeatState.REGISTERED, SeatState.OFFERED, SeatState.WAITING, SeatState.CANCELLED}
    assert SectionSeat.objects.filter(section__event=workshop, state=SeatState.WAITING).exists()
    past = events.get(title="Критерии, понятные ученику")
    assert past.responses.count() >= past.rules.survey_minimum
    counted = past.registrations.filter(is_counted=True)
    assert past.certificates.filter(role="participant").count() == counted.count() < past.taken
    assert history(past).filter(verb="hold_event").exists()


@pytest.mark.django_db
def test_the_teacher_of_s1_has_a_route_with_an_item_credited_by_attendance(world: World) -> None:
    teacher = world.people["orlik"]
    route = LearningRoute.objects.get(person=teacher, state=RouteState.IN_PROGRESS)
    assert route.result == teacher.results.latest("taken_on")
    by_record = route.items.get(state=ItemState.CREDITED)
    assert (by_record.credit_way, by_record.registration and by_record.registration.person) == (
        CreditWay.ATTENDANCE,
        teacher,
    )
    assert route.items.filter(state=ItemState.SUBMITTED).count() == 1
    assert Registration.objects.filter(person=teacher, event__starts_at__date__gt=DEMO_DAY).exists()


# A page that shows something of the demo to a role: the region, the role, the address, words of the page.
SCREENS = (
    ("demo-s0", "secretary", "growth:mentoring", "Наставничество"),
    ("demo-s0", "secretary", "growth:support", "МБОУ СШ"),
    ("demo-s0", "teacher", "growth:board", "сдан на зачёт"),
    ("demo-s1", "secretary", "events:proposals", "Ярмарка уроков"),
    ("demo-s1", "secretary", "growth:norm", "Заречный район"),
    ("demo-s1", "secretary", "growth:coverage", "2036"),
    ("demo-s1", "municipal", "growth:results", "МБОУ СШ"),
    ("demo-s1", "leader", "growth:board", "Орлик"),
    ("demo-s1", "teacher", "growth:own_results", "Методическая"),
    ("demo-s1", "teacher", "events:own_certificates", "Критерии, понятные ученику"),
    ("demo-s2", "secretary", "events:events", "методический день"),
    ("demo-s2", "leader", "growth:board", "выполняется"),
)


@pytest.mark.django_db
@pytest.mark.parametrize(("region", "role", "address", "words"), SCREENS)
def test_screens_of_the_demo_have_something_to_show(
    client: Client, settings: Settings, worlds: dict[str, World], region: str, role: str, address: str, words: str
) -> None:
    settings.DEMO = True
    with clock.standing_at(DEMO_DAY):
        assert client.post(f"/demo/enter/{region}/{role}/").status_code == 302
        page = client.get(reverse(address), follow=True)
    assert page.status_code == 200
    assert words in page.content.decode()
