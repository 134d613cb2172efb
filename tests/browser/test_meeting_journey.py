"""A whole meeting in a real browser, from an empty register to published minutes; the session by keyboard alone."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import docx
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from rumo.assignments.models import Assignment
from rumo.core.models import Mail
from rumo.meetings.enums import MeetingState, Presence, VoteKind
from rumo.meetings.models import AgendaItem, Annex, Attendance, Meeting, NamedVote, Resolution
from rumo.papers.tests.printed_text import docx_text, html_text, letters, pdf_text
from tests.browser.conftest import Open
from tests.browser.keys import breathe, choose, focus_reaches, ready, tab_to, write
from tests.browser.printing import download
from tests.cast import Cast

THURSDAY = date(2024, 6, 20)
TITLES = [
    "О результатах государственной итоговой аттестации",
    "О плане работы на второе полугодие",
    "Об экспертизе программы наставничества",
    "О конкурсе методических разработок",
    "О сроках следующего заседания",
]
EDITOR = ".editor-text"


def test_a_meeting_from_the_register_to_published_minutes(
    open_as: Open, cast: Cast, live_server: LiveServer, settings: Any, tmp_path: Path
) -> None:
    settings.TODAY = THURSDAY
    settings.BASE_URL = live_server.url
    page = sign_in(open_as, cast.secretary.email)
    create_meeting(page)
    make_agenda(page)
    upload_annex(page, tmp_path)
    reorder(page)
    send_invitations(page)
    answer_from_the_letter(open_as, cast)
    open_meeting(page)
    mark_attendance(page)
    take_first_item(page)
    take_item_with_table_and_count(page)
    take_item_by_name(page)
    take_item_with_slips(page)
    leave_item_without_resolution(page)
    close_meeting(page)
    mend_and_waive(page)
    sign_and_publish(page, open_as, cast)
    papers_say_the_same(page)


def sign_in(open_as: Open, email: str) -> Page:
    page = open_as(None, "/")
    page.get_by_label("Электронная почта").fill(email)
    page.get_by_label("Пароль").fill("parol-dlya-testov")
    page.get_by_role("button", name="Войти").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Рабочий стол")
    return page


def create_meeting(page: Page) -> None:
    """The association, the number, the chair and the secretary are proposed; the date and the hour are typed."""
    page.goto("/meetings/")
    page.get_by_role("link", name="Новое заседание").first.click()
    page.get_by_label("Дата", exact=True).fill("20.06.2024")
    page.get_by_label("Начало").fill("14:00")
    page.get_by_label("Место").fill("ДИРО, актовый зал")
    page.get_by_role("button", name="Создать заседание").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Заседание № 1")
    ready(page)


def make_agenda(page: Page) -> None:
    """Five items; the speaker of the third is a person nobody knew, added on the spot."""
    agenda = page.locator("#agenda")
    speakers = ["Саенко", "Ковалян", "Гарник Елена Андреевна", "Римская", "Петрова"]
    for number, (title, speaker) in enumerate(zip(TITLES, speakers, strict=True), start=1):
        page.keyboard.press("Alt+n")
        focus_reaches(page, "#id_title")
        write(page, title)
        tab_to(page, ".item-form .ts-control input")
        choose(page, speaker)
        expect(agenda.locator(".speaker-name")).to_contain_text(speaker.split()[0])
        if number == 1:
            tab_to(page, "#id_expected_resolution")
            write(page, "Принять к сведению результаты аттестации.")
        page.keyboard.press("Control+Enter")
        expect(agenda.locator(".agenda-title")).to_have_count(number)


def upload_annex(page: Page, folder: Path) -> None:
    file = folder / "Справка.docx"
    document = docx.Document()
    document.add_paragraph("Справка о результатах аттестации.")
    document.save(str(file))
    page.get_by_text("Добавить файл").click()
    page.locator("#id_upload-file").set_input_files(file)
    page.locator("#id_upload-item").select_option(label=page.locator("#id_upload-item option").nth(1).inner_text())
    page.get_by_label("Это приложение к протоколу").check()
    page.get_by_role("button", name="Загрузить").click()
    expect(page.locator("#files .files-name")).to_contain_text("Приложение № 1. Справка")
    assert Annex.objects.get().item == AgendaItem.objects.get(position=1)


def reorder(page: Page) -> None:
    """The third item goes above the second by Alt+↑ on its handle."""
    page.get_by_role("button", name="Переставить вопрос 3").focus()
    with page.expect_response("**/agenda/order/") as answer:
        page.keyboard.press("Alt+ArrowUp")
    assert answer.value.ok
    expect(page.locator(".agenda-title")).to_have_text([TITLES[n] for n in (0, 2, 1, 3, 4)])
    assert AgendaItem.objects.get(title=TITLES[2]).position == 2


def send_invitations(page: Page) -> None:
    page.get_by_role("link", name="Разослать приглашения").click()
    expect(page.locator("#letter")).to_contain_text(TITLES[0])
    page.get_by_role("button", name="Разослать").click()
    expect(page.locator("#flashes")).to_contain_text("Отправлено: 7 писем")
    assert Mail.objects.count() == 7


def answer_from_the_letter(open_as: Open, cast: Cast) -> None:
    """The link of the letter is enough: no signing in."""
    letter = Mail.objects.get(to=cast.member.person.email)
    link = re.search(r"http\S+/meetings/reply/\S+", letter.body)
    assert link is not None
    page = open_as(None, link[0])
    page.get_by_label("буду дистанционно").check()
    page.get_by_role("button", name="Ответить").click()
    expect(page.locator("body")).to_contain_text("Ваш ответ сейчас: буду дистанционно")


def open_meeting(page: Page) -> None:
    page.reload()
    expect(page.locator("#replies")).to_contain_text("буду дистанционно")
    page.get_by_role("button", name="Открыть заседание").click()
    page.get_by_role("dialog").get_by_role("button", name="Открыть заседание").click()
    expect(page.locator("[data-place=attendance]")).to_be_visible()
    ready(page)


def mark_attendance(page: Page) -> None:
    """A digit a row. Белова is away with a reason, Ковалян answered «дистанционно», the rest are here."""
    tab_to(page, "[data-roll-row] input[type=radio]")
    for surname, digit in (
        ("Белова", "3"), ("Гуменник", "1"), ("Долгих", "1"), ("Ковалян", "2"),
        ("Петрова", "1"), ("Римская-Лебедь", "1"), ("Саенко", "1"),
    ):  # fmt: skip
        row = page.locator("[data-roll-row]:focus-within")
        expect(row.locator("legend")).to_contain_text(surname)
        page.keyboard.press(digit)
        if digit == "3":
            focus_reaches(page, "[name=reason]")
            write(page, "отпуск")
            page.keyboard.press("Enter")
    expect(page.locator("[data-quorum]")).to_contain_text(re.compile(r"6 из 7, 86\s%\s— кворум есть"))
    assert Attendance.objects.get(person__surname="Белова").reason == "отпуск"
    assert Attendance.objects.get(person__surname="Ковалян").presence == Presence.REMOTE
    assert Attendance.objects.filter(presence=Presence.PRESENT).count() == 5


def next_item(page: Page, title: str) -> None:
    """Ctrl+Enter saves what was typed and brings the next item with the cursor in its text."""
    page.keyboard.press("Control+Enter")
    expect(page.locator("#item-title")).to_have_text(title)
    focus_reaches(page, EDITOR)


def decide(page: Page, text: str) -> None:
    """Alt+R adds a decision with the cursor in its words."""
    page.keyboard.press("Alt+r")
    focus_reaches(page, ".decision [name=text]")
    write(page, text)


def unanimous(page: Page) -> None:
    page.keyboard.press("Alt+v")
    expect(page.locator("[data-outcome]").last).to_contain_text("Принято единогласно")


def take_first_item(page: Page) -> None:
    """A text, a speech, the draft decision of the agenda, everybody in favour."""
    next_item(page, TITLES[0])
    write(page, "Аттестацию прошли все выпускники.")
    page.keyboard.press("Alt+s")
    choose(page, "Долг")
    focus_reaches(page, ".speech [name=text]")
    write(page, "о заданиях с развёрнутым ответом")
    decide(page, " Разместить справку на сайте.")
    unanimous(page)


def take_item_with_table_and_count(page: Page) -> None:
    """A table by the tools above the text; votes counted with one against."""
    next_item(page, TITLES[2])
    write(page, "Программа рассмотрена.")
    page.keyboard.press("Enter")
    breathe(page)
    page.keyboard.press("Shift+Tab")
    focus_reaches(page, ".editor-tool")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    focus_reaches(page, '.editor-tool[aria-label="Вставить таблицу"]')
    page.keyboard.press("Enter")
    focus_reaches(page, EDITOR)
    for word in ("Критерий", "Оценка", "Примечание", "Новизна", "5"):
        write(page, word)
        page.keyboard.press("Tab")
        breathe(page)
    expect(page.locator(f"{EDITOR} table")).to_contain_text("Новизна")
    decide(page, "Рекомендовать программу к применению.")
    tab_to(page, "[name=votes_for]")
    for number in ("4", "1", "1"):
        write(page, number)
        page.keyboard.press("Tab")
    expect(page.locator("[data-outcome]")).to_contain_text("Принято")
    assert "единогласно" not in page.locator("[data-outcome]").inner_text()


def take_item_by_name(page: Page) -> None:
    """Votes by name, a digit a row, and an assignment with its executor and term."""
    next_item(page, TITLES[1])
    write(page, "План обсуждён.")
    decide(page, "Утвердить план работы.")
    tab_to(page, "[name=vote_kind]")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".roll-votes")).to_be_visible()
    tab_to(page, ".roll-vote input")
    for digit in "111211":
        page.keyboard.press(digit)
    expect(page.locator("[data-outcome]")).to_contain_text("Принято")
    page.keyboard.press("Alt+a")
    instruct(page, "Разослать план членам объединения", "Ковал")
    tab_to(page, "[name=due_text]")
    write(page, "до 1 сентября 2024 г.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".instructions-list")).to_contain_text("01.09.2024")


def instruct(page: Page, text: str, lead: str) -> None:
    focus_reaches(page, ".instruction-form [name=text]")
    write(page, text)
    page.keyboard.press("Tab")
    breathe(page)
    choose(page, lead)
    expect(page.locator(".instruction-form [data-field=leads] .item")).to_contain_text(lead)


def take_item_with_slips(page: Page) -> None:
    """Two slips for the check: somebody reports who is not on the agenda; an executor without a term."""
    next_item(page, TITLES[3])
    write(page, "Конкурс завершён.")
    tab_to(page, "form.picker-quiet .ts-control input")
    choose(page, "Саен")
    expect(page.locator("#heard-list")).to_contain_text("Саенко")
    decide(page, "Поручить подготовить сборник.")
    unanimous(page)
    page.keyboard.press("Alt+a")
    instruct(page, "Подготовить сборник", "Долг")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".instructions-list")).to_contain_text("срок не указан")


def leave_item_without_resolution(page: Page) -> None:
    """The third slip."""
    next_item(page, TITLES[4])
    write(page, "Срок обсуждён.")
    page.keyboard.press("Alt+PageUp")
    expect(page.locator("#item-title")).to_have_text(TITLES[3])


def close_meeting(page: Page) -> None:
    page.get_by_role("button", name="Закрыть заседание").click()
    page.get_by_role("dialog").get_by_role("button", name="Закрыть заседание").click()
    expect(page.locator("#review")).to_be_visible()
    first, counted, named = Resolution.objects.order_by("item__position", "pk")[:3]
    assert first.text == "Принять к сведению результаты аттестации. Разместить справку на сайте."
    assert named.vote_kind == VoteKind.OPEN_BY_NAME
    assert (first.votes_for, first.votes_against) == (6, 0)
    assert (counted.votes_for, counted.votes_against, counted.votes_abstained) == (4, 1, 1)
    assert NamedVote.objects.filter(resolution=named).count() == 6
    assert Assignment.objects.get(text__startswith="Разослать").due_on == date(2024, 9, 1)


def mend_and_waive(page: Page) -> None:
    """Every slip leads to its place. Two are mended there, one is signed over with a reason."""
    review = page.locator("#review")
    expect(review.locator(".remarks-title")).to_have_count(3)

    review.get_by_role("link", name="Вопрос 5: решение не записано").click()
    focus_reaches(page, EDITOR)
    expect(page.locator("#item-title")).to_have_text(TITLES[4])
    decide(page, "Провести следующее заседание в сентябре.")
    unanimous(page)

    review.get_by_role("link", name="срок — нет").click()
    expect(page.locator("#item-title")).to_have_text(TITLES[3])
    page.locator(".instructions-list").get_by_role("link", name="Изменить").click()
    page.locator(".instruction-form [name=due_text]").fill("ежегодно, до 1 июня")
    page.get_by_role("button", name="Сохранить поручение").click()
    expect(page.locator(".instructions-list")).to_contain_text("ежегодно, до 1 июня")

    page.keyboard.press("Alt+c")
    expect(review.locator(".remarks-title")).to_have_count(1)
    expect(review).to_contain_text("Выступил докладчик, которого нет в повестке")
    expect(page.locator("#signatures")).to_contain_text("Без объяснения осталось 1 замечание")
    review.get_by_role("link", name="Саенко").click()
    expect(page.locator("#item-title")).to_have_text(TITLES[3])
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)  # the page scrolls till then

    review.get_by_text("Оставить как есть").click()
    review.get_by_label("Почему так и должно быть").fill("содокладчик от оргкомитета")
    review.get_by_role("button", name="Принять с этой причиной").click()
    expect(review).to_contain_text("все замечания объяснены")


def sign_and_publish(page: Page, open_as: Open, cast: Cast) -> None:
    """The secretary may not sign for the chair; the chair signs in a browser of his own."""
    meeting = Meeting.objects.get()
    own = page.locator(".signature-line", has_text="Петрова").get_by_role("button", name="Подписать")
    other = page.locator(".signature-line", has_text="Гуменник").get_by_role("button", name="Подписать")
    expect(other).to_have_attribute("aria-disabled", "true")
    own.click()
    expect(page.locator(".signature-line", has_text="Петрова")).to_contain_text("Подписано")
    chairs = open_as(cast.chair, f"/meetings/{meeting.pk}/")
    chairs.locator(".signature-line", has_text="Гуменник").get_by_role("button", name="Подписать").click()
    expect(chairs.locator("#signed-title")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Опубликовать").click()
    expect(page.get_by_role("button", name="Снять с публикации")).to_be_visible()
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.PUBLISHED
    reader = open_as(None, f"/public/{cast.region.slug}/minutes/")
    reader.get_by_role("link", name=re.compile("№ 1")).first.click()
    expect(reader.locator("article")).to_contain_text("Утвердить план работы")


def papers_say_the_same(page: Page) -> None:
    """Word, PDF and the page bear one text; the extract has its item alone."""
    row = page.locator(".downloads-row", has_text="Полный протокол")
    word = docx_text(download(page, row.get_by_role("link", name="Word")))
    pdf = pdf_text(download(page, row.get_by_role("link", name="PDF")))
    extract = docx_text(download(page, page.get_by_role("link", name="Выписка по вопросу 1, Word")))
    row.get_by_role("link", name="Читать").click()
    expect(page.locator("article.paper")).to_be_visible()
    html = html_text(page.locator("article.paper").evaluate("paper => paper.outerHTML"))
    assert letters(html) == letters(word) == letters(pdf)
    for said in (*TITLES, "Присутствуют 6 из 7", "Новизна", "Долгих", "«против» – 1", "до 1 сентября 2024", "Гарник"):
        assert letters(said) in letters(word), said
    assert "Верно" in extract
    assert TITLES[0] in extract
    assert TITLES[1] not in extract
