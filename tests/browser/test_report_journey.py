"""A report in a real browser: begun from a template, contradicting its records, mended, approved — and then it stays.

A figure of it is clicked down to the very meeting it was counted from.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from rumo.meetings.enums import MeetingState
from rumo.meetings.tests.factories import make_item, make_meeting
from rumo.reports.enums import ReportState
from rumo.reports.models import Report, ReportSection
from tests.browser.conftest import Open
from tests.browser.keys import breathe, ready, write
from tests.cast import Cast

TODAY = date(2024, 1, 15)
SECTION = "Заседания"
HELD = 6
WRONG = "Всего проведено 5 заседаний."


@pytest.fixture
def chair(cast: Cast, live_server: LiveServer, settings: Any, open_as: Open) -> Page:
    """In January, after a year of six meetings and a year of one."""
    settings.TODAY = TODAY
    settings.BASE_URL = live_server.url
    hold(cast, date(2022, 3, 1), 1)
    for number in range(1, HELD + 1):
        hold(cast, date(2023, number, 1), number)
    return open_as(cast.chair, "/reports/")


def test_a_report_from_the_template_to_the_difference(chair: Page, cast: Cast) -> None:
    section = begin(chair)
    quote_a_figure(chair, section)
    contradict(chair, section.report)
    mend(chair)
    approve(chair, section.report)
    down_to_the_record(chair, section.report)
    hold(cast, date(2023, 12, 1), 12)
    read_the_difference(chair, section.report)


def hold(cast: Cast, day: date, number: int) -> None:
    make_item(make_meeting(cast.association, date=day, state=MeetingState.SIGNED, number=number))


def text_of(page: Page) -> Locator:
    return page.locator("#section-text .editor-text").first


def saved(page: Page) -> None:
    expect(page.locator("#section-form [data-autosave-status]")).to_contain_text("Сохранено")


def begin(page: Page) -> ReportSection:
    """The sections come from the template, their first words from the records."""
    page.get_by_role("link", name="Начать отчёт").first.click()
    ready(page)
    year = page.get_by_label("Год", exact=True)
    with page.expect_response("**/begin/proposals/**"):
        year.fill("2023")
        year.blur()
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")
    page.get_by_label("Отчёт о работе регионального объединения за календарный год").check()
    page.get_by_label("Заголовок").fill("Отчёт о работе РУМО за 2023 год")
    page.get_by_role("button", name="Начать отчёт").click()
    expect(page.locator(".report-text")).to_contain_text("Проведено: 6\u00a0заседаний")
    section = ReportSection.objects.select_related("report").get(title=SECTION)
    page.locator(f"#section-{section.pk}").get_by_role("link", name="Писать").click()
    ready(page)
    return section


def quote_a_figure(page: Page, section: ReportSection) -> None:
    """By «/» and the keyboard alone: a number with its noun."""
    text_of(page).click()
    breathe(page)
    page.keyboard.press("Control+End")
    breathe(page)
    page.keyboard.press("Enter")
    write(page, "За год заседаний было /")
    picker = page.get_by_role("dialog", name="Вставить показатель")
    expect(picker.get_by_role("option").first).to_be_visible()
    write(page, "проведено заседаний")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(picker).to_have_count(0)
    quoted = text_of(page).locator("p", has_text="За год").locator("[data-figure='meetings.held']")
    expect(quoted).to_have_text("6\u00a0заседаний")
    write(page, f". {WRONG}")
    saved(page)
    section.refresh_from_db()
    assert section.body.count('data-figure="meetings.held"') == 2


def contradict(page: Page, report: Report) -> None:
    """The check knows better: five in the text, six by the records; such a report is not approved."""
    page.get_by_role("navigation", name="Путь").get_by_role("link").last.click()
    page.get_by_role("link", name="Проверить").click()
    remark = page.locator(".report-remark.is-error")
    expect(remark).to_have_count(1)
    expect(remark.locator("q")).to_have_text("5")
    expect(remark).to_contain_text("По записям: 6")
    page.goto(f"/reports/{report.pk}/paper/approve/")
    stamp(page)
    expect(page.get_by_role("alert").first).to_contain_text(SECTION)
    page.get_by_role("link", name="Все замечания проверки").click()


def mend(page: Page) -> None:
    """A press leads to the place: the wrong number stands selected, and is typed over."""
    page.locator(".report-remark.is-error").get_by_role("link", name="Исправить").click()
    ready(page)
    page.wait_for_function("() => getSelection().toString() === '5'")
    write(page, "6")
    expect(text_of(page)).to_contain_text("Всего проведено 6 заседаний.")
    saved(page)
    page.get_by_role("navigation", name="Путь").get_by_role("link").last.click()
    page.get_by_role("link", name="Проверить").click()
    expect(page.locator(".report-remark.is-error")).to_have_count(0)


def stamp(page: Page) -> None:
    page.get_by_label("Кем").fill("приказом института")
    page.get_by_label("Номер").fill("7")
    page.get_by_label("Дата", exact=True).fill("15.01.2024")
    page.get_by_role("button", name="Утвердить").click()


def approve(page: Page, report: Report) -> None:
    page.goto(f"/reports/{report.pk}/paper/")
    page.get_by_role("link", name="Утвердить").click()
    stamp(page)
    expect(page.get_by_role("heading", name="Утверждён 15 января 2024")).to_be_visible()
    report.refresh_from_db()
    assert report.state == ReportState.APPROVED
    assert report.frozen.get(code="meetings.held").value == HELD


def down_to_the_record(page: Page, report: Report) -> None:
    """From the number in the text, by what was kept of it, to the list behind it and the page of one record."""
    page.goto(f"/reports/{report.pk}/")
    page.locator(".report-words").get_by_role("link", name="6\u00a0заседаний").first.click()
    page.locator("[id='meetings.held'] [data-title='Сейчас']").get_by_role("link", name="6").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Проведено заседаний: 6")
    rows = page.locator("main tbody tr")
    expect(rows).to_have_count(HELD)
    rows.first.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/meetings/\d+/"))


def read_the_difference(page: Page, report: Report) -> None:
    """A meeting of December was entered afterwards: named beside the figure; the report says what it said."""
    page.goto(f"/reports/{report.pk}/paper/")
    page.get_by_role("link", name="Что изменилось с тех пор").click()
    row = page.locator("[id='meetings.held']")
    expect(row).to_contain_text("изменился")
    expect(row.locator("[data-title='В отчёте']")).to_contain_text("6")
    expect(row.locator("[data-title='Сейчас']")).to_contain_text("7")
    expect(row.locator("[data-title='Записи']")).to_contain_text("добавилось 1:")
    expect(row.locator("[data-title='Записи']").get_by_role("link")).to_contain_text("01.12.2023")
    page.goto(f"/reports/{report.pk}/")
    expect(page.locator(".report-words", has_text="За год")).to_contain_text("6\u00a0заседаний")
