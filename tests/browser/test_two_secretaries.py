"""Two people at one record, a session that ends while one types, a button pressed twice: nothing is lost or doubled."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from rumo.meetings.models import AgendaItem, Meeting, Resolution, Speech
from rumo.meetings.tests.factories import make_session
from tests.browser.conftest import Open
from tests.browser.keys import breathe, ready
from tests.cast import Cast

EDITOR = ".editor-text"
STATUS = "#item-form [data-autosave-status]"


@pytest.fixture
def meeting(live_server: Any, cast: Cast) -> Meeting:
    """Under way, one item; everybody may still be marked."""
    return make_session(cast.association, cast.chair.person, cast.secretary.person, items=1, number=1)


@pytest.fixture
def item(meeting: Meeting) -> AgendaItem:
    return meeting.items.get()


def at(item: AgendaItem) -> str:
    return f"/meetings/{item.meeting_id}/?item={item.pk}"


def write(page: Page, text: str) -> None:
    """At the end of what stands in the editor."""
    ready(page)
    page.locator(EDITOR).click()
    page.keyboard.press("Control+End")
    breathe(page)
    page.keyboard.type(text)


def test_both_texts_are_shown_and_joined(open_as: Open, cast: Cast, item: AgendaItem) -> None:
    first, second = open_as(cast.secretary, at(item)), open_as(cast.chair, at(item))
    write(first, "Доклад секретаря.")
    expect(first.locator(STATUS)).to_contain_text("Сохранено")
    write(second, "Слова председателя.")
    panel = second.locator(".conflict")
    expect(panel).to_contain_text("Доклад секретаря.")
    expect(panel).to_contain_text("Слова председателя.")
    expect(panel).to_contain_text(f"Сохранил(а) {cast.secretary.name}")
    panel.get_by_role("button", name="Соединить оба").click()
    expect(panel).to_have_count(0)
    expect(second.locator(STATUS)).to_contain_text("Сохранено")
    item.refresh_from_db()
    assert item.text == "<p>Доклад секретаря.</p><p>Слова председателя.</p>"


def test_fields_that_only_one_changed_settle_themselves(open_as: Open, cast: Cast, item: AgendaItem) -> None:
    first, second = open_as(cast.secretary, at(item)), open_as(cast.chair, at(item))
    write(first, "Обсудили.")
    expect(first.locator(STATUS)).to_contain_text("Сохранено")
    second.get_by_label("О чём", exact=True).fill("об итогах года")
    expect(second.locator(STATUS)).to_contain_text("Сохранено")
    expect(second.locator(EDITOR)).to_have_text("Обсудили.")
    assert second.locator(".conflict").count() == 0
    item.refresh_from_db()
    assert (item.text, item.about) == ("<p>Обсудили.</p>", "об итогах года")


def test_a_session_that_ends_while_one_types(open_as: Open, cast: Cast, item: AgendaItem) -> None:
    """The words stay in the browser; after signing in again they are offered, taken and saved."""
    page = open_as(cast.secretary, at(item))
    write(page, "Первое.")
    expect(page.locator(STATUS)).to_contain_text("Сохранено")
    Session.objects.all().delete()
    write(page, " Второе, самое важное.")
    expect(page.locator(STATUS)).to_contain_text("Вход устарел — текст сохранён в этом браузере")
    with page.context.expect_page() as opening:
        page.locator(STATUS).get_by_role("link", name="Войти").click()
    again = opening.value
    again.get_by_label("Электронная почта").fill(cast.secretary.email)
    again.get_by_label("Пароль").fill("parol-dlya-testov")
    again.get_by_role("button", name="Войти").click()
    again.get_by_role("button", name="Восстановить").click()
    expect(again.locator(EDITOR)).to_have_text("Первое. Второе, самое важное.")
    expect(again.locator(STATUS)).to_contain_text("Сохранено")
    item.refresh_from_db()
    assert item.text == "<p>Первое. Второе, самое важное.</p>"


def test_the_same_tab_goes_on_after_signing_in_beside_it(open_as: Open, cast: Cast, item: AgendaItem) -> None:
    page = open_as(cast.secretary, at(item))
    write(page, "Начало.")
    expect(page.locator(STATUS)).to_contain_text("Сохранено")
    Session.objects.all().delete()
    write(page, " Середина.")
    expect(page.locator(STATUS)).to_contain_text("Вход устарел")
    beside = page.context.new_page()
    beside.goto("/accounts/login/")
    beside.get_by_label("Электронная почта").fill(cast.secretary.email)
    beside.get_by_label("Пароль").fill("parol-dlya-testov")
    beside.get_by_role("button", name="Войти").click()
    expect(beside.get_by_role("heading", level=1)).to_have_text("Рабочий стол")
    page.bring_to_front()
    write(page, " Конец.")
    expect(page.locator(STATUS)).to_contain_text("Сохранено")
    item.refresh_from_db()
    assert item.text == "<p>Начало. Середина. Конец.</p>"


def test_a_second_press_does_nothing_twice(open_as: Open, cast: Cast, meeting: Meeting, settings: Any) -> None:
    settings.TODAY = date(2024, 6, 20)
    page = open_as(cast.secretary, "/meetings/new/")
    ready(page)
    page.get_by_label("Дата", exact=True).fill("25.09.2024")
    button = page.get_by_role("button", name="Создать заседание")
    with page.expect_navigation():
        button.evaluate("button => { button.click(); button.click(); }")
    expect(page.get_by_role("heading", level=1)).to_have_text("Заседание № 2")
    assert Meeting.objects.count() == 2


def test_a_repeated_request_adds_one_decision_a_press(open_as: Open, cast: Cast, item: AgendaItem) -> None:
    """Going back and forth to a page that was posted asks nothing anew."""
    page = open_as(cast.secretary, at(item))
    ready(page)
    page.get_by_role("button", name="Добавить решение").click()
    expect(page.locator(".decision")).to_have_count(1)
    page.goto("/meetings/")
    page.go_back()
    expect(page.locator(".decision")).to_have_count(1)
    assert Resolution.objects.count() == 1
    assert Speech.objects.count() == 0
