"""The demo is what the document of a real regional association shows, in size and in kind."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import Settings

from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment
from rumo.core import clock
from rumo.demo.load.accounts import ROLES
from rumo.demo.load.directory import World
from rumo.directory.queries import composition_on
from rumo.meetings.builders import build_minutes
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Meeting
from rumo.meetings.queries import meeting_for_minutes
from rumo.papers.minutes import Minutes
from rumo.papers.tests.printed_text import html_text
from rumo.papers.writers.html import write_html
from tests.demo_region import DEMO_DAY


@pytest.fixture
def paper(world: World, db: None) -> Minutes:
    meeting = Meeting.objects.get(association=world.rumo, series="2023", number=4)
    return build_minutes(meeting_for_minutes(meeting.pk))


@pytest.mark.django_db
def test_the_composition_is_of_35_by_two_orders(world: World) -> None:
    assert world.rumo.orders.count() == 2
    assert composition_on(world.rumo, dt.date(2023, 1, 1)).count() == 33
    assert composition_on(world.rumo, dt.date(2023, 12, 13)).count() == 35


@pytest.mark.django_db
def test_there_is_a_meeting_in_each_state_and_assignments_in_most(world: World) -> None:
    meetings = Meeting.objects.filter(association=world.rumo)
    assert set(meetings.values_list("state", flat=True)) == set(MeetingState.values)
    assert meetings.filter(series="2023").count() == 4
    states = set(Assignment.objects.values_list("state", flat=True))
    assert states == set(AssignmentState.values) - {AssignmentState.WITHDRAWN}


@pytest.mark.django_db
def test_meeting_four_has_what_the_original_has(paper: Minutes) -> None:
    """Requirements S1-1 to S1-4, and what the original lacks: quorum, votes, executors, terms."""
    assert (paper.number, paper.date, paper.city) == ("4", dt.date(2023, 12, 13), "г. Краснореченск")
    assert paper.founder == "Министерство образования и науки Дальнего края"
    assert (len(paper.present), len(paper.absent), len(paper.invited)) == (23, 10, 1)
    assert paper.quorum is not None
    assert (paper.quorum.present, paper.quorum.composition, paper.quorum.met) == (25, 35, True)
    assert [len(point.speakers) for point in paper.agenda] == [1, 1, 2, 1, 1]
    assert all(speaker.post for point in paper.agenda for speaker in point.speakers)
    resolutions = [resolution for item in paper.items for resolution in item.resolutions]
    assert all(resolution.votes is not None for resolution in resolutions)
    assert all(order.responsible and order.due for resolution in resolutions for order in resolution.instructions)
    assert [annex.number for annex in paper.annexes] == [1, 2]


@pytest.mark.django_db
def test_its_printout_keeps_the_order_of_the_original(paper: Minutes) -> None:
    text = html_text(write_html(paper))
    landmarks = [
        "Дальний краевой институт развития образования",
        "ПРОТОКОЛ",
        "13 декабря 2023 года",
        "№ 4",
        "г. Краснореченск",
        "Председательствующий",
        "Секретарь",
        "Присутствуют члены",
        "Отсутствуют по уважительной причине",
        "Приглашенный",
        "25 из 35 членов (71 %)",
        "ПОВЕСТКА",
        "СЛУШАЛИ: Обухову Е.И.",
        "РЕШИЛИ: Рекомендовать",
        "СЛУШАЛИ: Калугину И.Б.",
        "СЛУШАЛИ: Калугину И.Б., Зарубину Т.А.",
        "15 муниципалитетов из 19",
        "Наименование муниципального показателя",
        "Наименование регионального показателя",
        "СЛУШАЛИ: Маслик Е.А.",
        "приложение № 1",
        "приложение № 2",
        "Заместитель председателя",
        "Е.А. Маслик",
        "Т.А. Зарубина",
    ]
    positions = []
    start = 0
    for landmark in landmarks:
        found = text.find(landmark, start)
        assert found >= 0, f"«{landmark}» does not follow in the printout"
        positions.append(found)
        start = found + 1
    assert positions == sorted(positions)


@pytest.mark.django_db
def test_every_role_enters_by_one_click_and_every_page_of_the_menu_opens(
    client: Client, settings: Settings, world: World
) -> None:
    settings.DEMO = True
    with clock.standing_at(DEMO_DAY):
        for role in ROLES:
            assert client.post(f"/demo/enter/{role.slug}/").status_code == 302
            for item in client.get("/").context["menu"]:
                assert client.get(item.url, follow=True).status_code == 200, (role.slug, item.url)
        assert "Приглаш" in client.get("/demo/mail/").content.decode()


@pytest.mark.django_db
def test_outside_a_demo_nobody_enters_by_one_click(client: Client) -> None:
    assert client.post("/demo/enter/admin/").status_code == 404
    assert client.get("/demo/mail/").status_code in {302, 404}
