"""A festival in a real browser: a practice shown there is recommended to the Atlas and goes on to expertise."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from rumo.core import clock
from rumo.events.enums import EventKind, EventState
from rumo.events.models import Event, EventOutcome, Talk
from rumo.events.tests.factories import make_event, make_section, make_talk
from rumo.expertise.enums import SubmissionState, TrackKind
from rumo.expertise.models import Submission
from rumo.expertise.tests.factories import make_campaign, make_track
from tests.browser.conftest import PHONE, Open
from tests.browser.keys import choose, ready
from tests.cast import Cast

PRACTICE = "Школьный сад как лаборатория"
CONCLUSION = "Учителя просят открытых уроков."


@pytest.fixture
def festival(cast: Cast, live_server: LiveServer, settings: Any) -> Event:
    """Yesterday's, with a section and somebody else's practice in it; the Atlas takes applications."""
    settings.BASE_URL = live_server.url
    make_campaign(make_track(cast.association, kind=TrackKind.ATLAS, title="Атлас практик"))
    festival = make_event(
        cast.association,
        state=EventState.HELD,
        kind=EventKind.FESTIVAL,
        title="Фестиваль педагогических практик",
        starts_at=clock.now() - timedelta(days=1),
    )
    make_talk(festival, section=make_section(festival, "Естественные науки"), is_practice=True)
    return festival


def test_a_practice_from_the_festival_to_expertise(cast: Cast, festival: Event, open_as: Open) -> None:
    office = open_as(cast.secretary, f"/events/{festival.pk}/programme/")
    put_into_the_programme(office, cast)
    conclude(office, festival)
    teacher = open_as(cast.teacher, "/events/", viewport=PHONE)
    begin_the_application(teacher)
    seen_by_the_organizers(office, festival)
    name_on_the_public_page(open_as, cast, festival)


def put_into_the_programme(page: Page, cast: Cast) -> None:
    section = page.locator("section", has=page.get_by_role("heading", name="Секция «Естественные науки»"))
    section.get_by_role("link", name="Добавить выступление").click()
    ready(page)
    expect(page.get_by_label("Секция")).not_to_have_value("")
    page.get_by_label("Тема выступления").fill(PRACTICE)
    page.locator("[data-field=person] .ts-control").click()
    choose(page, cast.teacher.person.surname)
    expect(page.locator("[data-field=person] .item")).to_contain_text(cast.teacher.person.surname)
    page.get_by_label("Представляет практику").check()
    page.get_by_role("button", name="Добавить").click()
    expect(section).to_contain_text(PRACTICE)
    assert Talk.objects.get(title=PRACTICE).person == cast.teacher.person


def conclude(page: Page, festival: Event) -> None:
    """The words save themselves; one of the two practices is recommended."""
    page.get_by_role("navigation", name="Разделы мероприятия").get_by_role("link", name="Итог").click()
    ready(page)
    page.get_by_label("Выводы").fill(CONCLUSION)
    page.get_by_label("Выводы").blur()
    expect(page.locator(".save-status")).to_contain_text("Сохранено")
    page.locator(".practice-row", has_text=PRACTICE).get_by_role("button", name="Рекомендовать в Атлас").click()
    expect(page.locator("#practices")).to_contain_text("Рекомендовано в Атлас: 1 из 2")
    assert EventOutcome.objects.get(event=festival).conclusions == CONCLUSION


def begin_the_application(page: Page) -> None:
    """One press on a phone, by whoever showed it: the draft knows the title and the author."""
    own = page.locator("section", has=page.get_by_role("heading", name="Ваши практики рекомендованы в Атлас"))
    expect(own).to_contain_text(PRACTICE)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    own.get_by_role("button", name="Начать заявку на экспертизу").click()
    ready(page)
    expect(page.get_by_label("Название материала")).to_have_value(PRACTICE)
    expect(page.locator("main")).to_contain_text("Орлова")
    draft = Submission.objects.get()
    assert (draft.state, draft.talk) == (SubmissionState.DRAFT, Talk.objects.get(title=PRACTICE))


def seen_by_the_organizers(page: Page, festival: Event) -> None:
    page.goto(f"/events/{festival.pk}/outcome/")
    expect(page.locator(".practice-row", has_text=PRACTICE)).to_contain_text("Заявка на экспертизу: черновик")


def name_on_the_public_page(open_as: Open, cast: Cast, festival: Event) -> None:
    """The practice stands there; the teacher, who was not asked, does not."""
    page = open_as(None, f"/navigator/dalniy/{festival.pk}/", viewport=PHONE)
    expect(page.locator("main")).to_contain_text(PRACTICE)
    expect(page.locator("main")).not_to_contain_text(cast.teacher.person.surname)
