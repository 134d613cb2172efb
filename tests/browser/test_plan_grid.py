"""A plan written with the keyboard alone: rows, a heading, a table from Word, an order, a deletion."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from rumo.planning.actions import rows
from rumo.planning.actions.responsible import ResponsibleData
from rumo.planning.actions.rows import row_data
from rumo.planning.models import Edition, Plan
from rumo.planning.tests.factories import make_plan, make_row
from tests.browser.conftest import PHONE, Open, serious_violations
from tests.browser.pasting import paste
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)

WORD = """<html><head><style>p.MsoNormal {margin:0}</style></head><body><!--StartFragment--><table class=MsoTableGrid>
<tr><td><p class=MsoNormal><b>№</b><o:p></o:p></p></td><td><p>Мероприятия</p></td><td><p>Срок</p></td>
<td><p>Ответственные</p></td></tr>
<tr><td colspan=4><p align=center style='text-align:center'>Раздел 2. Работа с кадрами</p></td></tr>
<tr><td><p>1.</p></td><td><p>Семинар для экспертов</p></td><td rowspan=2><p>II квартал</p></td>
<td><p>Саенко С.С.</p></td></tr>
<tr><td><p>2.</p></td><td><p>Обзор пособий</p></td><td><p>Эксперты</p></td></tr>
</table><!--EndFragment--></body></html>"""


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return make_plan(cast.association)


@pytest.fixture
def edition(plan: Plan) -> Edition:
    return plan.editions.get()


def _cell(page: Page) -> str:
    """The name of the cell that has the focus; a list with search stands for its select."""
    return str(
        page.evaluate(
            "() => document.activeElement.name || document.activeElement.closest('.plan-cell')?.dataset.field || ''"
        )
    )


def _saved(page: Page, count: int) -> None:
    expect(page.locator(".plan-row[data-id]")).to_have_count(count)
    page.wait_for_function(
        "() => ![...document.querySelectorAll('.save-status')].some((s) => s.dataset.state === 'typing')"
    )


def _titles(edition: Edition) -> list[str]:
    return list(edition.rows.values_list("title", flat=True))


def test_three_rows_are_written_with_the_keyboard(cast: Cast, plan: Plan, edition: Edition, open_as: Open) -> None:
    page = open_as(cast.secretary, f"/planning/{plan.pk}/grid/")
    page.keyboard.press("Alt+N")
    assert _cell(page) == "what"
    page.keyboard.type("Проведение заседаний объединения")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("по графику")
    page.keyboard.press("Enter")
    page.keyboard.type("не реже одного раза в квартал")
    expect(page.locator(".plan-when-text").first).to_contain_text("I, II, III и IV кварталы 2024")
    page.keyboard.press("Enter")
    assert _cell(page) == "responsible"
    page.keyboard.type("Саенк")
    expect(page.locator(".ts-dropdown .option").first).to_contain_text("Саенко")
    page.keyboard.press("Enter")
    expect(page.locator(".plan-row .ts-control .item")).to_contain_text("Саенко")
    page.keyboard.press("Enter")
    assert _cell(page) == "expected"
    page.keyboard.type("Протоколы")
    page.keyboard.press("Enter")
    page.keyboard.type("Подготовка отчёта")
    page.keyboard.press("Tab")
    page.keyboard.type("как получится")
    page.keyboard.press("Control+Enter")
    page.keyboard.type("Семинар для учителей")
    page.keyboard.press("Control+s")
    _saved(page, 3)
    expect(page.locator("[data-plan-number]")).to_have_text(["1", "2", "3"])

    first, second, third = edition.rows.all()
    assert (first.title, first.points) == ("Проведение заседаний объединения", ["по графику"])
    assert (first.deadline, first.expected) == ("не реже одного раза в квартал", "Протоколы")
    assert (first.fact_kind, first.counted) == ("meeting", "schedule")
    assert [one.person for one in first.responsible.all()] == [cast.deputy.person]
    assert (second.title, second.deadline) == ("Подготовка отчёта", "как получится")
    assert third.title == "Семинар для учителей"


def test_rows_are_moved_and_deleted_with_the_keyboard(cast: Cast, plan: Plan, edition: Edition, open_as: Open) -> None:
    for title in ("Первое", "Второе", "Третье"):
        make_row(edition, title)
    page = open_as(cast.secretary, f"/planning/{plan.pk}/grid/")
    page.locator("textarea[name=what]").nth(2).click()
    with page.expect_response(lambda answer: answer.url.endswith("/rows/order/")):
        page.keyboard.press("Alt+ArrowUp")
    assert _cell(page) == "what"
    assert _titles(edition) == ["Первое", "Третье", "Второе"]
    page.keyboard.press("Control+Delete")
    page.get_by_role("button", name="Удалить", exact=True).click()
    expect(page.locator(".plan-row")).to_have_count(2)
    assert _titles(edition) == ["Первое", "Второе"]
    # The list knows its new order: the next move is taken.
    with page.expect_response(lambda answer: answer.url.endswith("/rows/order/")) as moved:
        page.keyboard.press("Alt+ArrowUp")
    assert moved.value.ok
    assert _titles(edition) == ["Второе", "Первое"]


def test_a_heading_takes_the_rows_below_it(cast: Cast, plan: Plan, edition: Edition, open_as: Open) -> None:
    make_row(edition, "Первое")
    make_row(edition, "Второе")
    page = open_as(cast.secretary, f"/planning/{plan.pk}/grid/")
    page.locator("textarea[name=what]").first.click()
    page.keyboard.press("Control+Shift+Enter")
    page.keyboard.type("Кадры")
    page.keyboard.press("Control+s")
    expect(page.locator(".plan-section[data-id]")).to_have_count(1)
    first, second = edition.rows.select_related("section")
    assert first.section is None
    assert second.section is not None
    assert second.section.title == "Кадры"


def test_a_table_from_word_is_pasted_below_the_row(cast: Cast, plan: Plan, edition: Edition, open_as: Open) -> None:
    make_row(edition, "Первое")
    page = open_as(cast.secretary, f"/planning/{plan.pk}/grid/")
    page.locator("textarea[name=what]").first.click()
    paste(page, WORD)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Проверьте")
    expect(page.locator("body")).to_contain_text("повторена в каждой")
    assert serious_violations(page) == []
    page.keyboard.press("Control+Enter")
    expect(page.locator(".plan-row[data-id]")).to_have_count(3)
    assert _titles(edition) == ["Первое", "Семинар для экспертов", "Обзор пособий"]
    assert [section.title for section in edition.sections.all()] == ["Раздел 2. Работа с кадрами"]
    assert list(edition.rows.values_list("deadline", flat=True)[1:]) == ["II квартал", "II квартал"]


def test_what_was_written_in_a_deleted_row_becomes_a_new_one(
    cast: Cast, plan: Plan, edition: Edition, open_as: Open
) -> None:
    row = make_row(edition, "Первое")
    page = open_as(cast.secretary, f"/planning/{plan.pk}/grid/")
    row.delete()
    page.locator("textarea[name=what]").click()
    page.keyboard.type(" дополнено")
    page.keyboard.press("Control+s")
    page.get_by_role("button", name="Добавить как новую").click()
    expect(page.locator(".plan-row[data-id]")).to_have_count(1)
    page.wait_for_function("() => document.querySelector('.plan-row').id !== ''")
    expect(page.locator(".plan-details")).to_have_count(1)
    assert _titles(edition) == ["Первое дополнено"]


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desktop", "phone"])
def test_the_grid_is_accessible(
    cast: Cast, plan: Plan, edition: Edition, open_as: Open, viewport: dict[str, int] | None
) -> None:
    make_row(edition, "Подготовка отчёта", "до 10 декабря")
    make_row(edition, "Семинар", "своевременно")
    options = {"viewport": viewport} if viewport else {}
    page = open_as(cast.secretary, f"/planning/{plan.pk}/grid/", **options)
    page.locator(".plan-details summary").first.click()
    expect(page.locator("form[data-plan-details]")).to_be_visible()
    assert serious_violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"/planning/{plan.pk}/schedule/")
    page.get_by_role("button", name="Добавить заседание").click()
    expect(page.locator("textarea[name=deadline]")).to_be_focused()
    page.keyboard.type("февраль")
    page.get_by_role("button", name="Добавить вопрос").click()
    page.keyboard.type("О плане")
    page.keyboard.press("Control+s")
    expect(page.locator(".plan-question[data-id]")).to_have_count(1)
    assert serious_violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    [meeting] = edition.meetings.all()
    assert meeting.deadline == "февраль"
    assert [question.title for question in meeting.questions.all()] == ["О плане"]
    page.get_by_role("button", name="Удалить", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Удалить").click()
    expect(page.locator(".planned")).to_have_count(0)


def test_two_people_on_one_row_choose_whose_words_stay(cast: Cast, plan: Plan, edition: Edition, open_as: Open) -> None:
    row = make_row(edition, "Было", "май")
    page = open_as(cast.secretary, f"/planning/{plan.pk}/grid/")
    theirs = replace(row_data(row), title="Стало", responsible=[ResponsibleData("Отдел кадров")])
    rows.edit_row(row, data=theirs, version=1, actor=cast.chair)
    page.locator("textarea[name=what]").click()
    page.keyboard.type(" и есть")
    page.keyboard.press("Control+s")
    panel = page.locator(".conflict")
    expect(panel).to_contain_text("Было и есть")
    expect(panel).to_contain_text("Стало")
    # What only the other one changed has settled itself.
    expect(page.locator(".plan-row .ts-control .item")).to_contain_text("Отдел кадров")
    assert serious_violations(page) == []
    page.get_by_role("button", name="Взять их текст").click()
    expect(panel).to_have_count(0)
    expect(page.locator(".plan-row .save-status").first).to_contain_text("Сохранено")
    row.refresh_from_db()
    assert (row.title, [one.text for one in row.responsible.all()]) == ("Стало", ["Отдел кадров"])
