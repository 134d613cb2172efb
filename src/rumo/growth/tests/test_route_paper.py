"""The printed route: what the records say, for those who may open it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from rumo.directory.tests import factories as directory
from rumo.events.enums import EventKind
from rumo.events.tests import factories as events
from rumo.growth.actions.settings import save_rules
from rumo.growth.builders import build_route
from rumo.growth.enums import CreditWay, ItemKind, ItemState, RouteState
from rumo.growth.growth_rules import GrowthRules
from rumo.growth.models import LearningRoute
from rumo.growth.tests import factories as make
from rumo.papers.plan import StampKind
from tests.cast import Cast

DAY = date(2024, 2, 1)


@pytest.fixture
def route(cast: Cast) -> LearningRoute:
    """Three items: a consultation taken part in, a course the tutor credited, one ahead."""
    teacher = directory.make_person(cast.region, cast.institute, "учитель химии", surname="Сосновская")
    result = make.make_result(make.make_diagnostic(cast.association, title="Химия"), teacher, percent=54, taken_on=DAY)
    make.make_gap(result, make.make_area(cast.region, "Предметная"), make.make_level(cast.region, "низкий"), "расчёты")
    tutor = cast.member.person
    made = make.make_route(cast.association, teacher, tutor=tutor, result=result, starts_on=DAY, agreed_on=DAY)
    event = events.make_event(cast.association, kind=EventKind.CONSULTATION, title="Разбор урока")
    done = {"state": ItemState.CREDITED, "credited_on": date(2024, 3, 1)}
    make.make_item(made, ItemKind.EVENT, event=event, hours=1, credit_way=CreditWay.ATTENDANCE, **done)
    make.make_item(
        made, ItemKind.COURSE, hours=Decimal("36.5"), credit_way=CreditWay.TUTOR, credited_by=cast.member, **done
    )
    make.make_item(made, title="Открытый урок")
    return made


def test_the_paper_says_what_the_records_say(cast: Cast, route: LearningRoute) -> None:
    paper = build_route(route)
    tutor = cast.member.person.short_name.replace("\N{NO-BREAK SPACE}", " ")
    assert paper.person.post == "учитель химии"
    assert (
        paper.ground
        == "По результатам диагностики: «Химия» (Площадка диагностики), 01.02.2024, выполнено 54\N{NO-BREAK SPACE}%"
    )
    assert [(gap.area, gap.topic, gap.level) for gap in paper.gaps] == [("Предметная", "расчёты", "низкий")]
    assert [(step.number, step.sort, step.credited_by) for step in paper.steps] == [
        ("1", "консультация", "участие в мероприятии"),
        ("2", "курс", f"тьютор {tutor}"),
        ("3", "самообразование", ""),
    ]
    assert [each.topic for each in paper.consultations] == ["Разбор урока"]
    assert [(stamp.kind, stamp.by, stamp.date) for stamp in paper.stamps] == [
        (StampKind.AGREED, f"тьютор {tutor}", DAY)
    ]
    assert (paper.state, paper.conclusion, paper.draft) == ("выполняется", "", False)


def test_a_region_may_print_no_stamp(cast: Cast, route: LearningRoute) -> None:
    save_rules(cast.region, rules=GrowthRules(route_stamp=False), version=1, actor=cast.admin)
    assert build_route(route).stamps == ()


@pytest.mark.parametrize(
    ("state", "fields", "said"),
    [
        (
            RouteState.CREDITED,
            {"credited_on": date(2024, 5, 12)},
            ("", "Маршрут выполнен и зачтён 12\xa0мая 2024\xa0г."),
        ),
        (RouteState.STOPPED, {"remark": "Уволилась"}, ("прекращён", "Уволилась")),
    ],
)
def test_what_came_of_it(cast: Cast, state: RouteState, fields: dict[str, object], said: tuple[str, str]) -> None:
    paper = build_route(make.make_route(cast.association, cast.teacher.person, state=state, **fields))
    assert (paper.state, paper.conclusion) == said


def test_the_page_and_the_files(cast: Cast, route: LearningRoute) -> None:
    client, stranger = Client(), Client()
    client.force_login(cast.member)
    stranger.force_login(cast.stranger)
    assert "Открытый урок" in client.get(reverse("growth:route_paper", args=[route.pk])).content.decode()
    for file_format, start in (("docx", b"PK"), ("pdf", b"%PDF")):
        address = reverse("growth:route_file", args=[route.pk, file_format])
        assert client.get(address).content.startswith(start)
        assert stranger.get(address).status_code == 404
    assert client.get(reverse("growth:route_file", args=[route.pk, "exe"])).status_code == 404
