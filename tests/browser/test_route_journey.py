"""A teacher's learning route in a real browser: from a gap in a platform's table to its credit.

Three people: the secretary who brings the table, the teacher on a phone, the tutor. One item is credited by presence at
a webinar, the other by the tutor.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from rumo.core import clock
from rumo.core.models import Mail
from rumo.events.actions.attendance import mark_came
from rumo.events.enums import AttendanceWay
from rumo.events.models import Event
from rumo.events.tests.factories import make_event
from rumo.growth.enums import CreditWay, RouteState
from rumo.growth.models import Diagnostic, DiagnosticResult, LearningRoute, RouteItem
from rumo.growth.tests import factories as make
from tests.browser.conftest import PHONE, Open, fits
from tests.browser.keys import ready
from tests.cast import Cast

DAY = date(2024, 3, 4)
WEBINAR_DAY = date(2024, 3, 18)
GAP = "критериальное оценивание"
LESSON = "Провести урок с листом самооценки"
SAID = "Дети сами назвали, что у них получилось."
GAIN = "Стал заранее показывать критерии."


@pytest.fixture
def campaign(cast: Cast, live_server: LiveServer, settings: Any) -> Diagnostic:
    settings.TODAY = DAY
    settings.BASE_URL = live_server.url
    make.make_area(cast.region, "Методическая")
    make.make_level(cast.region, "Низкий")
    make.make_level(cast.region, "Высокий", is_gap=False)
    return make.make_diagnostic(cast.association, title="Диагностика математиков")


@pytest.fixture
def webinar(campaign: Diagnostic) -> Event:
    starts_at = clock.now() + (WEBINAR_DAY - DAY)
    return make_event(campaign.association, title="Оценивание по критериям", starts_at=starts_at)


def test_a_route_from_an_imported_gap_to_its_credit(
    cast: Cast, webinar: Event, open_as: Open, settings: Any, tmp_path: Path
) -> None:
    office = open_as(cast.secretary, "/growth/diagnostics/")
    bring_the_table(office, cast, tmp_path)
    teacher = open_as(cast.teacher, "/growth/", viewport=PHONE)
    make_the_route(teacher)
    take_a_place(teacher, webinar)
    appoint(office, cast)
    tutor = open_as(cast.member, "/growth/")
    agree(tutor, cast)
    settings.TODAY = WEBINAR_DAY
    come(cast, webinar)
    credited_by_itself(teacher)
    hand_in_the_lesson(teacher)
    credit_the_lesson(tutor)
    settings.TODAY = WEBINAR_DAY + timedelta(days=7)
    hand_in_the_route(teacher)
    credit_the_route(tutor, cast)
    teacher.reload()
    expect(teacher.locator("main")).to_contain_text("зачтён")
    assert LearningRoute.objects.get().state == RouteState.CREDITED


def bring_the_table(page: Page, cast: Cast, folder: Path) -> None:
    """Two columns are guessed, two are told by a person; everything is shown before it is written."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["ФИО", "Школа", "Направление", "Уровень", "Затруднение"])
    sheet.append([cast.teacher.person.full_name.full, "МБОУ СОШ №5", "Методическая", "низкий", GAP])
    sheet.append(["Липовцева Нина Ивановна", "МБОУ СОШ №5", "Методическая", "высокий", ""])
    book.save(folder / "Выгрузка.xlsx")
    page.get_by_role("link", name="Диагностика математиков").click()
    page.get_by_role("link", name="Загрузить таблицу").click()
    page.locator("input[type=file]").set_input_files(folder / "Выгрузка.xlsx")
    page.get_by_role("button", name="Загрузить").click()
    ready(page)
    expect(page.get_by_label("ФИО")).to_have_value("name")
    expect(page.get_by_label("Уровень", exact=True)).to_have_value("level")
    page.get_by_label("Направление").select_option(label="область дефицита")
    page.get_by_label("Затруднение").select_option(label="что именно не получилось")
    page.get_by_role("button", name="Проверить таблицу").click()
    expect(page.locator("#import")).to_contain_text("Будет внесено: 2 результата")
    expect(page.locator("#import")).to_contain_text("Новых людей в справочнике: 1")
    page.get_by_role("button", name="Внести результаты").click()
    expect(page.locator("#import")).to_contain_text("Внесено: 2 результата")
    assert DiagnosticResult.objects.get(person=cast.teacher.person).gaps.get().topic == GAP


def make_the_route(page: Page) -> None:
    """From the own result; the webinar that answers the gap is proposed."""
    page.reload()
    page.get_by_role("link", name="Мои результаты диагностики").click()
    expect(page.locator("main")).to_contain_text(GAP)
    fits(page)
    page.get_by_role("link", name="Составить маршрут").click()
    fits(page)
    page.get_by_label("Цель").fill("Научиться оценивать вместе с детьми")
    page.get_by_role("button", name="Составить").click()
    proposal = page.locator(".route-proposal", has_text="Оценивание по критериям")
    expect(proposal).to_contain_text(f"дефицит: {GAP}")
    fits(page)
    proposal.get_by_role("button", name="В маршрут").click()
    expect(page.locator(".route-item")).to_contain_text("зачтётся само, когда участие отметят")
    page.get_by_role("link", name="Добавить пункт").click()
    ready(page)
    page.get_by_label("Что сделать").fill(LESSON)
    page.get_by_label("Срок").fill("29.03.2024")
    page.get_by_role("button", name="Добавить").click()
    expect(page.locator(".route-item")).to_have_count(2)
    fits(page)


def take_a_place(page: Page, webinar: Event) -> None:
    """Two clicks of a known person, and the consent that is not on paper."""
    page.goto(f"/navigator/dalniy/{webinar.pk}/")
    page.get_by_role("link", name="Зарегистрироваться").click()
    page.get_by_label("Даю согласие").check()
    page.get_by_role("button", name="Зарегистрироваться").click()
    expect(page.locator(".place-state")).to_contain_text("место за вами")


def appoint(page: Page, cast: Cast) -> None:
    page.goto("/growth/")
    page.get_by_role("link", name="1 без тьютора").click()
    page.get_by_role("link", name=str(cast.teacher.person)).click()
    page.get_by_role("link", name="Изменить", exact=True).first.click()
    page.get_by_label("Тьютор").select_option(label=str(cast.member.person))
    page.get_by_role("button", name="Сохранить").click()
    expect(page.locator(".route-facts")).to_contain_text(str(cast.member.person))


def agree(page: Page, cast: Cast) -> None:
    page.goto("/growth/")
    page.get_by_role("link", name="Что ждёт вас").click()
    page.get_by_role("link", name=str(cast.teacher.person)).first.click()
    expect(page.locator("main")).to_contain_text(GAP)
    page.get_by_role("button", name="Согласовать").click()
    expect(page.get_by_role("button", name="Согласовать")).to_have_count(0)
    assert LearningRoute.objects.get().state == RouteState.AGREED


def come(cast: Cast, webinar: Event) -> None:
    """How organizers mark is the journey of test_event_journey.py."""
    registration = webinar.registrations.get(person=cast.teacher.person)
    mark_came(registration, way=AttendanceWay.LIST, actor=cast.secretary)


def credited_by_itself(page: Page) -> None:
    page.goto(f"/growth/routes/{LearningRoute.objects.get().pk}/")
    item = page.locator(".route-item", has_text="Оценивание по критериям")
    expect(item).to_contain_text("зачтено")
    expect(item).to_contain_text("участие в мероприятии")
    expect(page.locator("main")).to_contain_text("Зачтено 1 из 2")
    assert RouteItem.objects.get(event__isnull=False).credit_way == CreditWay.ATTENDANCE
    fits(page)


def hand_in_the_lesson(page: Page) -> None:
    page.locator(".route-item", has_text=LESSON).get_by_role("link", name="Сдать").click()
    fits(page)
    page.get_by_label("Что сделано и что это дало").fill(SAID)
    page.get_by_role("button", name="Сдать на проверку").click()
    expect(page.locator(".route-item", has_text=LESSON)).to_contain_text("ждёт проверки")


def credit_the_lesson(page: Page) -> None:
    """The letter leads to it, and so does the board."""
    assert LESSON in Mail.objects.latest("pk").body
    page.goto("/growth/routes/board/")
    proposal = page.locator(".route-proposal", has_text=LESSON)
    expect(proposal).to_contain_text(SAID)
    proposal.get_by_role("button", name="Зачесть").click()
    expect(page.locator(".route-proposal")).to_have_count(0)


def hand_in_the_route(page: Page) -> None:
    page.reload()
    expect(page.locator("main")).to_contain_text("Зачтено 2 из 2")
    page.get_by_role("link", name="Сдать на зачёт").click()
    page.get_by_label("Что дал маршрут").fill(GAIN)
    page.get_by_role("button", name="Сдать на зачёт").click()
    expect(page.locator("main")).to_contain_text(GAIN)
    fits(page)


def credit_the_route(page: Page, cast: Cast) -> None:
    page.reload()
    waiting = page.locator("section", has=page.get_by_role("heading", name="Зачесть маршруты"))
    waiting.get_by_role("link", name=str(cast.teacher.person)).click()
    expect(page.locator("main")).to_contain_text(GAIN)
    page.get_by_role("button", name="Зачесть маршрут").click()
    expect(page.locator(".route-facts")).to_contain_text("Зачтён")
