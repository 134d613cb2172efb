"""A year of plans in a real browser: last year's plan becomes a draft, then a plan in force, then an amended one."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from rumo.documents.enums import StampKind
from rumo.meetings.actions import attendance
from rumo.meetings.actions import states as meeting_states
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Meeting
from rumo.meetings.tests.factories import make_meeting
from rumo.papers.tests.printed_text import docx_text, letters, pdf_text
from rumo.planning.actions import facts, rows, schedule, states
from rumo.planning.actions.responsible import ResponsibleData
from rumo.planning.actions.rows import RowData
from rumo.planning.actions.schedule import PlannedMeetingData, QuestionData
from rumo.planning.enums import FactKind, PlanState
from rumo.planning.models import Edition, LineFact, Plan
from rumo.planning.stamping import StampData
from rumo.planning.tests.factories import make_plan
from rumo.planning.tests.written import make_resolution
from tests.browser.conftest import Open
from tests.browser.keys import breathe, choose, focus_reaches, ready, write
from tests.browser.pasting import paste
from tests.browser.printing import download
from tests.cast import Cast

MEETINGS, REPORT, SCHOOL, SEMINAR, REVIEW = (
    "Заседания РУМО", "Отчёт о работе за 2024 год", "Школа наставников", "Семинар для экспертов", "Обзор пособий"
)  # fmt: skip
CONTEST = "Конкурс методических разработок"
AIM = "Поддержать учителей, которые начинают работать по новым программам."
WORD = """<html><body><!--StartFragment--><table class=MsoTableGrid>
<tr><td><p><b>№</b></p></td><td><p>Мероприятия</p></td><td><p>Срок</p></td><td><p>Ответственные</p></td></tr>
<tr><td colspan=4><p align=center>Работа с кадрами</p></td></tr>
<tr><td><p>1.</p></td><td><p>Семинар для экспертов</p></td><td><p>II квартал</p></td><td><p>Эксперты</p></td></tr>
<tr><td><p>2.</p></td><td><p>Обзор пособий</p></td><td><p>как получится</p></td><td></td></tr>
</table><!--EndFragment--></body></html>"""


def test_a_plan_from_last_years_to_its_amendment(
    open_as: Open, cast: Cast, live_server: LiveServer, settings: Any
) -> None:
    settings.TODAY = date(2024, 2, 20)
    settings.BASE_URL = live_server.url
    make_resolution(cast)
    old = last_year(cast)
    page = open_as(cast.secretary, "/planning/")
    copy_last_year(page, old)
    plan = Plan.objects.get(starts=date(2024, 1, 1))
    write_aims(page, plan)
    paste_from_word(page)
    mend_the_deadline(page)
    say_who_answers(page)
    agree(page)
    approve(page, plan)
    settings.TODAY = date(2024, 3, 11)
    create_meeting(page, plan)
    nothing_is_done_yet(page, plan)
    settings.TODAY = date(2024, 3, 14)
    hold_meeting(cast)
    the_row_is_done_by_itself(page, plan)
    settings.TODAY = date(2024, 4, 2)
    amend(page, plan)
    adopt(page, plan)
    print_both(page)


def last_year(cast: Cast) -> Plan:
    """The plan of 2023: both meetings were held, the report was filed, the school of mentors came to nothing."""
    plan = make_plan(cast.association, 2023, title="План работы РУМО Дальнего края на 2023 год")
    edition, actor = plan.editions.get(), cast.secretary
    deputy = ResponsibleData("Саенко С.С.", person=cast.deputy.person)
    chair = ResponsibleData("Председатель РУМО", role="chair")
    _, report, _ = rows.add_rows(
        edition,
        rows=[
            RowData(MEETINGS, deadline="не реже одного раза в полугодие", responsible=[chair]),
            RowData("Отчёт о работе за 2023 год", deadline="до 10 декабря 2023 г.", responsible=[deputy]),
            RowData(SCHOOL, deadline="октябрь 2023 г.", responsible=[deputy], fact_kind=FactKind.EVIDENCE),
        ],
        actor=actor,
    )
    for month, question in (("март", "О плане работы на 2023 год"), ("октябрь", "Об итогах 2023 года")):
        data = PlannedMeetingData(deadline=month, questions=[QuestionData(question, [chair])])
        schedule.add_meeting(edition, data=data, actor=actor)
    order = StampData(StampKind.APPROVED, "приказом министерства", date(2023, 1, 16), "4-ОД")
    states.approve_plan(plan, stamp=order, actor=actor)
    states.put_in_force(plan, actor=actor)
    facts.add_evidence(report.line, title="Отчёт", day=date(2023, 12, 8), url="https://example.org/otchet", actor=actor)
    officers = {"chair": cast.members[0], "secretary": cast.members[2]}
    for planned, day in zip(edition.meetings.all(), (date(2023, 3, 16), date(2023, 10, 19)), strict=True):
        held = make_meeting(cast.association, date=day, number=day.month, state=MeetingState.SIGNED, **officers)
        facts.link_fact(planned.line, kind=FactKind.MEETING, object_id=held.pk, actor=actor)
    return plan


def copy_last_year(page: Page, old: Plan) -> None:
    """The year and the words move; what was not done is marked."""
    page.get_by_role("link", name=old.title).click()
    page.get_by_role("link", name="Новый по этому").click()
    preview = page.locator("#copy-preview")
    school = preview.locator("tr", has_text=SCHOOL)
    expect(school).to_contain_text("октябрь 2024 г.")
    expect(school).to_contain_text("ещё не выполнено")
    report = preview.locator("tr", has_text=REPORT)
    expect(report).to_contain_text("было: Отчёт о работе за 2023 год")
    expect(preview.get_by_text("ещё не выполнено", exact=True)).to_have_count(1)
    expect(preview.locator("tr", has_text="Об итогах 2024 года")).to_contain_text("октябрь")
    page.get_by_role("button", name="Создать план").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(r"на 2024\sгод"))
    expect(page.locator(".plan-table").first).to_contain_text(re.compile(r"до 10 декабря 2024\sг\."))


def write_aims(page: Page, plan: Plan) -> None:
    page.get_by_role("link", name="Править строки").click()
    ready(page)
    page.locator(".plan-foreword summary").click()
    page.locator(".plan-foreword .editor-text").click()
    breathe(page)
    write(page, AIM)
    page.keyboard.press("Control+s")
    expect(page.locator(".plan-foreword .save-status")).to_contain_text("Сохранено")
    assert plan.editions.get().foreword == f"<p>{AIM}</p>"


def paste_from_word(page: Page) -> None:
    """A table goes below the last row, with its heading, after a look at how it was read."""
    expect(reading(page, REPORT)).to_contain_text("по 10.12.2024 включительно")
    expect(reading(page, SCHOOL)).to_contain_text("Контроль: 31.10.2024")
    page.locator("textarea[name=what]").nth(2).click()
    paste(page, WORD)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Проверьте")
    expect(page.locator("body")).to_contain_text("как получится")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".plan-row[data-id]")).to_have_count(5)
    expect(page.locator(".plan-section textarea[name=title]")).to_have_value("Работа с кадрами")
    expect(page.locator("[data-plan-number]")).to_have_text(["1", "2", "3", "4", "5"])


def row_of(page: Page, title: str) -> Locator:
    """A row of the grid by its first words; they stand in a text area, so the page is asked for its value."""
    titles = page.locator(".plan-row[data-id] textarea[name=what]").evaluate_all("all => all.map(one => one.value)")
    return page.locator(".plan-row[data-id]").nth([text.splitlines()[0] for text in titles].index(title))


def reading(page: Page, title: str) -> Locator:
    return row_of(page, title).locator("[data-when]")


def mend_the_deadline(page: Page) -> None:
    """The phrase is kept and flagged; one of the proposals takes its place."""
    review = row_of(page, REVIEW)
    expect(page.locator(".alert-warning")).to_contain_text("срок требует внимания")
    expect(reading(page, REVIEW)).to_contain_text("не понято: «как получится»")
    with page.expect_response(lambda answer: "/rows/" in answer.url and answer.request.method == "POST"):
        review.get_by_role("button", name="ежеквартально").click()
        page.keyboard.press("Control+s")
    expect(reading(page, REVIEW)).to_contain_text("каждый квартал, 2024 год, всего 4")
    expect(reading(page, SEMINAR)).to_contain_text("II квартал 2024")


def say_who_answers(page: Page) -> None:
    review = row_of(page, REVIEW)
    expect(review.locator("[data-plan-flag]")).to_be_visible()
    review.locator(".is-who .ts-control input").click()
    choose(page, "Долг")
    expect(review.locator(".ts-control .item")).to_contain_text("Долгих")
    page.keyboard.press("Control+s")
    expect(review.locator(".save-status").first).to_contain_text("Сохранено")
    expect(review.locator("[data-plan-flag]")).to_be_hidden()
    page.reload()
    expect(row_of(page, REVIEW).locator(".ts-control .item")).to_contain_text("Долгих")
    expect(page.locator(".alert-warning")).to_have_count(0)


def agree(page: Page) -> None:
    """While it is being agreed to nobody writes the rows; the ministry's stamp ends that."""
    page.get_by_role("link", name="К плану").click()
    page.get_by_role("button", name="Направить на согласование").click()
    page.get_by_role("dialog").get_by_role("button", name="Направить").click()
    expect(page.locator(".steps-way [aria-current]")).to_have_text("на согласовании")
    expect(page.get_by_role("link", name="Править строки")).to_have_count(0)
    page.get_by_role("link", name="Отметить согласование").click()
    page.get_by_label("Кем").fill("Министерство образования Дальнего края")
    page.get_by_label("Номер", exact=True).fill("05-17")
    page.get_by_label("Дата", exact=True).fill("12.02.2024")
    page.get_by_role("button", name="Отметить согласование").click()
    expect(page.locator("#stamps")).to_contain_text("СОГЛАСОВАНО")
    expect(page.locator("#stamps")).to_contain_text("Министерство образования Дальнего края")


def approve(page: Page, plan: Plan) -> None:
    """By the decision of a signed meeting: its body, day and number come by themselves."""
    page.get_by_role("link", name="Утвердить", exact=True).click()
    ready(page)
    page.locator("[data-field=resolution] .ts-control").click()
    choose(page, "15.02.2024")
    page.get_by_role("button", name="Утвердить").click()
    expect(page.locator("#stamps")).to_contain_text("УТВЕРЖДЕНО")
    expect(page.locator("#stamps")).to_contain_text(re.compile(r"15\.02\.2024\s№\s1|15 февраля 2024"))
    page.get_by_role("button", name="Ввести в действие").click()
    expect(page.locator(".steps-way [aria-current]")).to_have_text("действует")
    plan.refresh_from_db()
    assert plan.state == PlanState.IN_FORCE
    assert [(stamp.kind, stamp.number) for stamp in plan.stamps.all()] == [("agreed", "05-17"), ("approved", "1")]
    edition = plan.editions.get()
    assert edition.paper is not None
    assert edition.ground == "на заседании РУМО Дальнего края (протокол от 15.02.2024 № 1)"


def year_row(page: Page, title: str) -> Locator:
    return page.locator(".year-table tbody tr", has_text=title)


def create_meeting(page: Page, plan: Plan) -> None:
    """From the first meeting of the schedule: its question stands in the agenda with who answers for it."""
    page.get_by_role("navigation", name="Разделы плана").get_by_role("link", name="Год").click()
    year_row(page, "Заседание 1").get_by_role("link", name="Заседание 1", exact=True).click()
    drawer = page.locator("#year-drawer")
    expect(drawer.locator("#line-title")).to_contain_text("Заседание 1")
    expect(drawer).to_contain_text("О плане работы на 2024 год")
    drawer.get_by_role("link", name="Создать заседание").click()
    expect(page.locator("main")).to_contain_text("В повестку войдут вопросы плана")
    expect(page.get_by_label("Дата", exact=True)).to_have_value("11.03.2024")
    page.get_by_label("Дата", exact=True).fill("14.03.2024")
    page.get_by_label("Начало").fill("14:00")
    page.get_by_label("Место").fill("ДИРО, актовый зал")
    page.get_by_role("button", name="Создать заседание").click()
    expect(page.locator("#agenda")).to_contain_text(re.compile(r"О плане работы на 2024\sгод"))
    expect(page.locator("#agenda")).to_contain_text("Гуменник")
    meeting = Meeting.objects.get(date=date(2024, 3, 14))
    assert LineFact.objects.get(line__plan=plan).object_id == meeting.pk


def nothing_is_done_yet(page: Page, plan: Plan) -> None:
    """A meeting on paper is no execution."""
    page.goto(f"/planning/{plan.pk}/year/")
    expect(year_row(page, "Заседание 1").locator("[data-title='Как стоит']")).to_contain_text("срок идёт")
    expect(year_row(page, MEETINGS).locator("[data-title='Как стоит']")).not_to_contain_text("выполнено 1")


def hold_meeting(cast: Cast) -> None:
    """The session itself is the journey of test_meeting_journey.py."""
    meeting = Meeting.objects.get(date=date(2024, 3, 14))
    meeting_states.open_meeting(meeting, actor=cast.secretary)
    attendance.mark_rest_present(meeting, actor=cast.secretary)
    meeting_states.close_meeting(meeting, actor=cast.secretary)


def the_row_is_done_by_itself(page: Page, plan: Plan) -> None:
    page.reload()
    first = year_row(page, "Заседание 1")
    expect(first.locator("[data-title='Как стоит']")).to_have_text("выполнено")
    expect(first.locator("[data-title='I квартал']")).to_contain_text("выполнено")
    expect(year_row(page, "Заседание 2").locator("[data-title='Как стоит']")).to_have_text("впереди")
    expect(year_row(page, MEETINGS).locator("[data-title='I квартал']")).to_contain_text("сделано: 1")
    first.get_by_role("link", name="Заседание 1", exact=True).click()
    expect(page.locator("#year-drawer")).to_contain_text("14.03.2024")
    assert LineFact.objects.filter(line__plan=plan).count() == 1


def amend(page: Page, plan: Plan) -> None:
    """One row is changed, one added, one dropped; the plan reads as before meanwhile."""
    page.goto(f"/planning/{plan.pk}/")
    page.get_by_role("link", name="Внести изменение").click()
    page.get_by_label("Почему изменяется план").fill("Школа наставников перенесена на следующий год.")
    page.get_by_role("button", name="Начать изменение").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Изменение № 1")
    page.get_by_role("link", name="Править строки").click()
    ready(page)
    deadline = row_of(page, REPORT).locator("textarea[name=deadline]")
    deadline.fill("до 20 декабря 2024 г.")
    page.keyboard.press("Control+s")
    expect(reading(page, REPORT)).to_contain_text("по 20.12.2024 включительно")
    row_of(page, SCHOOL).locator("textarea[name=what]").click()
    page.keyboard.press("Control+Delete")
    page.get_by_role("button", name="Удалить", exact=True).click()
    expect(page.locator(".plan-row[data-id]")).to_have_count(4)
    page.keyboard.press("Alt+n")
    focus_reaches(page, "textarea[name=what]")
    write(page, CONTEST)
    page.keyboard.press("Enter")
    write(page, "ноябрь")
    page.keyboard.press("Control+s")
    expect(page.locator(".plan-row[data-id]")).to_have_count(5)
    reader = page.context.new_page()
    reader.goto(f"/planning/{plan.pk}/")
    expect(reader.locator("main")).to_contain_text(SCHOOL)
    expect(reader.locator("main")).not_to_contain_text(CONTEST)
    reader.close()


def adopt(page: Page, plan: Plan) -> None:
    """What changes is looked through side by side, then the act is named."""
    page.goto(f"/planning/{plan.pk}/amendment/")
    page.get_by_role("link", name="Просмотреть и принять").click()
    table = page.locator(".plan-differences")
    expect(table.locator("tr.plan-heading")).to_have_count(3)
    expect(table.locator("del", has_text="10")).to_be_visible()
    expect(table.locator("ins", has_text="20")).to_be_visible()
    expect(table.locator("tr.plan-heading", has_text=CONTEST)).to_contain_text("добавлено")
    expect(table.locator("tr.plan-heading", has_text=SCHOOL)).to_contain_text("исключено")
    page.get_by_label("Основание").fill("приказ от 29.03.2024 № 7")
    page.get_by_label("Действует с").fill("01.04.2024")
    page.get_by_role("button", name="Принять изменение").click()
    expect(page.locator("#flashes")).to_contain_text("новая редакция и лист изменений сохранены")
    page.goto(f"/planning/{plan.pk}/")
    expect(page.locator("main")).to_contain_text(CONTEST)
    expect(page.locator(".plan-table").first).not_to_contain_text(SCHOOL)
    assert [edition.ground for edition in Edition.objects.filter(plan=plan, number=1)] == ["приказ от 29.03.2024 № 7"]
    page.goto(f"/planning/{plan.pk}/year/")
    expect(year_row(page, "Заседание 1").locator("[data-title='Как стоит']")).to_have_text("выполнено")


def print_both(page: Page) -> None:
    """Word and PDF of an edition bear one text; the first edition reads as it was adopted."""
    page.get_by_role("navigation", name="Разделы плана").get_by_role("link", name="Редакции").click()
    second = page.locator("tbody tr", has_text="Изменение № 1")
    first = page.locator("tbody tr", has_text="Первоначальная редакция")
    before = printed(page, first)
    after = printed(page, second)
    sheet = printed(page, second, place=1)
    for said in (AIM, "СОГЛАСОВАНО", "УТВЕРЖДЕНО", MEETINGS, REPORT, SEMINAR, "Долгих", "О плане работы на 2024 год"):
        assert letters(said) in before, said
        assert letters(said) in after, said
    for said, was, becomes in (
        (SCHOOL, True, False),
        (CONTEST, False, True),
        ("до 10 декабря 2024 г.", True, False),
        ("до 20 декабря 2024 г.", False, True),
    ):
        assert (letters(said) in before, letters(said) in after) == (was, becomes), said
    for said in (
        "ЛИСТ ИЗМЕНЕНИЙ № 1", "приказ от 29.03.2024 № 7", "перенесена на следующий год", f"3. {SCHOOL}", CONTEST,
        "до 10 декабря 2024 г.", "до 20 декабря 2024 г.",
    ):  # fmt: skip
        assert letters(said) in sheet, said
    assert letters(SEMINAR) not in sheet


def printed(page: Page, row: Locator, place: int = 0) -> str:
    """The letters of a paper of an edition; both files must say the same."""
    word = letters(docx_text(download(page, row.get_by_role("link", name="Word").nth(place))))
    assert word == letters(pdf_text(download(page, row.get_by_role("link", name="PDF").nth(place))))
    return word
