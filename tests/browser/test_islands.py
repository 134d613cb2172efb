"""What the scripts of a page promise (docs/frontend.md), on the product's own pages."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from rumo.directory.models import Person
from rumo.meetings.actions import agenda
from rumo.meetings.enums import Presence
from rumo.meetings.models import AgendaItem, Attendance, Meeting
from rumo.meetings.tests.factories import make_item, make_meeting, make_resolution, make_session
from tests.browser.conftest import Open
from tests.browser.keys import breathe, ready
from tests.cast import Cast

EDITOR = ".editor-text"
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p { color: red }</style></head><body>
<p class="MsoNormal" style="margin:0cm"><b><span style="font-size:14pt">Итоги</span></b><o:p></o:p></p>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.</span>первое</p>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">2.</span>второе</p>
<table class="MsoNormalTable" style="width:100%">
<tr><td style="border:1pt"><p>Школа</p></td><td><p>5</p></td></tr></table>
<img src="file:///C:/picture.png"><script>alert(1)</script></body></html>"""


@pytest.fixture
def draft(live_server: Any, cast: Cast) -> Meeting:
    """Three items, nobody invited."""
    meeting = make_meeting(cast.association, number=1, chair=cast.chair.person, secretary=cast.secretary.person)
    for _ in range(3):
        make_item(meeting)
    return meeting


@pytest.fixture
def item(live_server: Any, cast: Cast) -> AgendaItem:
    """Of a meeting under way, with two members there."""
    meeting = make_session(cast.association, cast.chair.person, cast.secretary.person, items=1, number=1)
    for person in cast.members[:2]:
        Attendance.objects.create(meeting=meeting, person=person, presence=Presence.PRESENT)
    return meeting.items.get()


def at_item(open_as: Open, cast: Cast, item: AgendaItem) -> Page:
    page = open_as(cast.secretary, f"/meetings/{item.meeting_id}/?item={item.pk}")
    ready(page)
    page.locator(EDITOR).wait_for()
    return page


def at_draft(open_as: Open, cast: Cast, draft: Meeting) -> Page:
    page = open_as(cast.secretary, f"/meetings/{draft.pk}/")
    ready(page)
    return page


def status(page: Page, form: str = "#item-form") -> Any:
    return expect(page.locator(f"{form} [data-autosave-status]").first)


def test_autosave_without_connection_keeps_the_text_and_sends_it_later(
    open_as: Open, cast: Cast, item: AgendaItem
) -> None:
    page = at_item(open_as, cast, item)
    page.context.set_offline(True)
    page.get_by_label("О чём", exact=True).fill("об отчёте")
    status(page).to_contain_text("Нет связи — текст сохранён в этом браузере")
    page.context.set_offline(False)
    status(page).to_contain_text("Сохранено")
    item.refresh_from_db()
    assert item.about == "об отчёте"


def test_autosave_shows_what_was_refused_and_where(open_as: Open, cast: Cast, item: AgendaItem) -> None:
    resolution = make_resolution(item)
    page = at_item(open_as, cast, item)
    form = f"#resolution-{resolution.pk}"
    page.locator(f"{form} [name=votes_for]").fill("9")
    status(page, form).to_contain_text("Не сохранено")
    expect(page.locator(f"{form} .field-error")).to_contain_text("Голосов 9, а по вопросу присутствуют 2")
    expect(page.locator(f"{form} [name=votes_for]")).to_have_value("9")
    page.locator(f"{form} [name=votes_for]").fill("2")
    status(page, form).to_contain_text("Сохранено")
    expect(page.locator(f"{form} .field-error")).to_have_count(0)
    resolution.refresh_from_db()
    assert resolution.votes_for == 2


def test_a_list_with_search_asks_the_server_and_adds_who_is_not_there(
    open_as: Open, cast: Cast, item: AgendaItem
) -> None:
    page = at_item(open_as, cast, item)
    page.keyboard.press("Alt+s")
    breathe(page)
    page.keyboard.type("ков")
    expect(page.locator(".ts-dropdown:visible .option")).to_have_count(1)
    expect(page.locator(".ts-dropdown:visible .option")).to_contain_text("Ковалян")
    page.keyboard.press("Control+a")
    page.keyboard.type("Гарник")
    expect(page.locator(".ts-dropdown:visible .create")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".toasts")).to_contain_text("Напишите фамилию, имя и отчество полностью")
    assert not Person.objects.filter(surname="Гарник").exists()
    page.keyboard.press("Control+a")
    page.keyboard.type("Гарник Елена Андреевна")
    page.keyboard.press("Enter")
    expect(page.locator(".speech")).to_contain_text("Гарник")
    assert Person.objects.get(surname="Гарник").gender == "f"


def test_an_agenda_changed_by_another_is_not_reordered_blindly(open_as: Open, cast: Cast, draft: Meeting) -> None:
    page = at_draft(open_as, cast, draft)
    agenda.add_item(draft, data=agenda.ItemData(title="О новом"), actor=cast.chair)
    page.get_by_role("button", name="Переставить вопрос 3").focus()
    page.keyboard.press("Alt+ArrowUp")
    page.get_by_role("dialog").get_by_role("button", name="Обновить страницу").click()
    expect(page.locator(".agenda-title")).to_have_count(4)
    titles = ["О вопросе 1", "О вопросе 2", "О вопросе 3", "О новом"]
    assert list(draft.items.values_list("title", flat=True)) == titles


def test_what_is_pasted_from_word_is_plain(open_as: Open, cast: Cast, item: AgendaItem) -> None:
    page = at_item(open_as, cast, item)
    page.locator(EDITOR).click()
    breathe(page)
    page.locator(EDITOR).evaluate(
        """(editor, html) => {
            const carried = new DataTransfer();
            carried.setData("text/html", html);
            const paste = {clipboardData: carried, bubbles: true, cancelable: true};
            editor.dispatchEvent(new ClipboardEvent("paste", paste));
        }""",
        WORD,
    )
    status(page).to_contain_text("Сохранено")
    item.refresh_from_db()
    assert item.text == (
        "<p><strong>Итоги</strong></p><ol><li><p>первое</p></li><li><p>второе</p></li></ol>"
        "<table><tbody><tr><td><p>Школа</p></td><td><p>5</p></td></tr></tbody></table>"
    )


def test_tab_leaves_the_editor(open_as: Open, cast: Cast, item: AgendaItem) -> None:
    page = at_item(open_as, cast, item)
    page.locator(EDITOR).click()
    breathe(page)
    page.keyboard.press("Tab")
    assert not page.evaluate("() => document.activeElement.matches('.editor-text')")


def test_a_file_that_cannot_be_sent_is_told_at_once(open_as: Open, cast: Cast, draft: Meeting) -> None:
    page = at_draft(open_as, cast, draft)
    page.get_by_text("Добавить файл").click()
    trouble = page.locator("#files .field-error")
    for name, size, reason in (
        ("program.exe", 10, "не того вида"),
        ("пусто.docx", 0, "пустой"),
        ("большой.pdf", 26 * 1024 * 1024, "слишком большой: 26 МБ, а можно не больше 25 МБ"),
    ):
        page.locator("[data-dropzone]").evaluate(
            """(zone, [name, size]) => {
                const carried = new DataTransfer();
                carried.items.add(new File([new Uint8Array(size)], name));
                zone.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
            }""",
            [name, size],
        )
        expect(trouble).to_contain_text(reason)
        assert page.locator("#id_upload-file").input_value() == ""


def test_a_destructive_step_asks_and_may_be_declined(open_as: Open, cast: Cast, draft: Meeting) -> None:
    page = at_draft(open_as, cast, draft)
    button = page.locator("#agenda").get_by_role("button", name="Убрать из повестки").first
    button.click()
    expect(page.get_by_role("dialog")).to_contain_text("Убрать вопрос 1 из повестки?")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()
    assert draft.items.count() == 3
    button.click()
    page.get_by_role("dialog").get_by_role("button", name="Убрать").click()
    expect(page.locator(".agenda-title")).to_have_count(2)
    assert draft.items.count() == 2


def test_a_refused_button_takes_the_focus_and_says_why(open_as: Open, cast: Cast, draft: Meeting) -> None:
    draft.items.all().delete()
    page = at_draft(open_as, cast, draft)
    refused = page.locator("#meeting-actions [aria-disabled=true]").first
    refused.focus()
    expect(refused).to_be_focused()
    reason = page.locator(f"#{refused.get_attribute('aria-describedby')}")
    assert "повестк" in reason.inner_text().lower()
    address = page.url
    page.keyboard.press("Enter")
    breathe(page)
    assert page.url == address


def test_the_list_of_keys_opens_and_closes_by_keyboard(open_as: Open, cast: Cast, item: AgendaItem) -> None:
    page = at_item(open_as, cast, item)
    page.keyboard.press("F1")
    keys = page.get_by_role("dialog")
    for label in ("Добавить решение", "Добавить выступление", "Этот список"):
        expect(keys).to_contain_text(label)
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)
