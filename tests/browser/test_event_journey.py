"""A webinar in a real browser: from a row of the plan to a certificate that anybody may check, and the row is done.

Three people: the secretary at a desk, two teachers without an account on their phones, of whom one gets the last seat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from rumo.core.models import Mail
from rumo.events.certificate_prints import paper_of
from rumo.events.enums import EventState, QuestionKind, SeatState
from rumo.events.models import Event, EventCertificate, Registration
from rumo.events.tests.factories import make_question, make_registration
from rumo.papers.tests.printed_text import letters, pdf_text
from rumo.planning.enums import FactKind, PlanState
from rumo.planning.models import Plan
from rumo.planning.tests.factories import make_plan, make_row
from tests.browser.conftest import PHONE, Open, fits
from tests.browser.keys import choose, ready
from tests.browser.printing import download
from tests.cast import Cast

ROW = "Вебинар «Читательская грамотность»"
ANNOUNCED = date(2024, 6, 3)
DAY = date(2024, 6, 20)
WORD = "малина"
QUESTION = "Пригодится ли вам услышанное?"
QUICK, LATE = "Ясенева", "Рябинина"


@dataclass(frozen=True)
class Scene:
    cast: Cast
    plan: Plan


@pytest.fixture
def scene(cast: Cast, live_server: LiveServer, settings: Any) -> Scene:
    settings.TODAY = ANNOUNCED
    settings.BASE_URL = live_server.url
    plan = make_plan(cast.association, 2024, state=PlanState.IN_FORCE)
    make_row(plan.editions.get(), ROW, "июнь", fact_kind=FactKind.EVENT)
    return Scene(cast, plan)


def test_a_webinar_from_the_plan_to_the_certificate(scene: Scene, open_as: Open, settings: Any) -> None:
    office = open_as(scene.cast.secretary, "/")
    create_from_the_plan(office, scene.plan)
    event = publish(office)
    quick, late = (open_as(None, "/navigator/", viewport=PHONE) for _n in range(2))
    register(quick, QUICK)
    confirm(quick, QUICK, "место за вами")
    register(late, LATE)
    confirm(late, LATE, "в листе ожидания")
    give_up(quick)
    accept_the_seat(late)
    settings.TODAY = DAY
    type_the_word(late)
    mark_and_hold(office, event)
    answer_the_survey(late)
    read_the_results(office, event)
    issue_certificates(office, event)
    settings.TODAY = DAY + timedelta(days=30)
    checked_by_anybody(open_as)
    the_row_is_done(office, scene.plan)


def letter_to(surname: str) -> Mail:
    return Mail.objects.filter(to=address_of(surname)).latest("pk")


def address_of(surname: str) -> str:
    return f"{'quick' if surname == QUICK else 'late'}@example.org"


def follow(page: Page, surname: str, part: str) -> None:
    """Open the link of the last letter whose address has this part."""
    link = re.search(rf"http\S+{part}\S+", letter_to(surname).body)
    assert link is not None, letter_to(surname).body
    page.goto(link[0])
    ready(page)
    fits(page)


def year_row(page: Page, plan: Plan) -> Locator:
    page.goto(f"/planning/{plan.pk}/year/")
    return page.locator(".year-table tbody tr", has_text=ROW)


def create_from_the_plan(page: Page, plan: Plan) -> None:
    """Title and kind come from the row; two seats, a word to be said aloud, a survey that shows every answer."""
    year_row(page, plan).get_by_role("link", name=ROW, exact=True).click()
    page.locator("#year-drawer").get_by_role("link", name="Создать мероприятие").click()
    ready(page)
    expect(page.get_by_label("Название")).to_have_value(ROW)
    expect(page.get_by_label("Вид", exact=True)).to_have_value("webinar")
    for name, value in (
        ("starts_at_day", "20.06.2024"), ("starts_at_time", "00:00"), ("ends_at_day", "20.06.2024"),
        ("ends_at_time", "23:59"), ("hours", "2"), ("capacity", "2"), ("link", "https://video.example/vstrecha"),
    ):  # fmt: skip
        page.locator(f"input[name={name}]").fill(value)
    page.get_by_text("Отметка участников и опрос").click()
    page.get_by_label("Кодовое слово").fill(WORD)
    page.get_by_label("Показывать результаты, когда ответов не меньше").fill("1")
    page.get_by_role("button", name="Создать мероприятие").click()
    expect(page.locator("#flashes")).to_contain_text("привязано к пункту плана")


def publish(page: Page) -> Event:
    """A colleague was promised one of the two seats."""
    event = Event.objects.get()
    make_question(event, QUESTION, kind=QuestionKind.CHOICE, choices=["Да", "Нет"], positive=["Да"], is_required=True)
    page.get_by_role("button", name="Опубликовать в Навигаторе").click()
    expect(page.locator(".event-what")).to_contain_text("в Навигаторе")
    make_registration(event, surname="Осинина", first_name="Ольга")
    return event


def register(page: Page, surname: str) -> None:
    """From the calendar of the region to «проверьте почту», on a phone."""
    page.goto("/navigator/dalniy/")
    page.get_by_role("link", name=ROW).click()
    fits(page)
    full = surname == LATE
    page.get_by_role("link", name="Встать в лист ожидания" if full else "Зарегистрироваться").click()
    ready(page)
    fits(page)
    page.get_by_label("Фамилия").fill(surname)
    page.get_by_label("Имя", exact=True).fill("Вера")
    page.get_by_label("Электронная почта").fill(address_of(surname))
    page.get_by_label("Должность").fill("учитель")
    page.locator("[data-field=organization] .ts-control").click()
    choose(page, "МБОУ СОШ")
    expect(page.locator("[data-field=organization] .item")).to_contain_text("МБОУ СОШ № 5")
    page.get_by_label("Даю согласие").check()
    page.get_by_role("button", name="Встать в лист ожидания" if full else "Зарегистрироваться").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Проверьте почту")
    fits(page)


def confirm(page: Page, surname: str, told: str) -> None:
    follow(page, surname, "/navigator/place/")
    expect(page.get_by_text("Подтвердите запись")).to_be_visible()
    page.get_by_role("button", name="Подтвердить").click()
    expect(page.locator(".place-state")).to_contain_text(told)
    fits(page)


def give_up(page: Page) -> None:
    page.get_by_role("button", name="Отказаться от участия").click()
    page.get_by_role("dialog").get_by_role("button", name="Отказаться от участия").click()
    expect(page.locator(".place-state")).to_contain_text("запись снята")
    assert Registration.objects.get(surname=LATE).state == SeatState.OFFERED


def accept_the_seat(page: Page) -> None:
    assert "освободилось место" in letter_to(LATE).subject
    follow(page, LATE, "/navigator/place/")
    page.get_by_role("button", name="Принять место").click()
    expect(page.locator(".place-state")).to_contain_text("место за вами")
    expect(page.get_by_role("link", name="Подключиться")).to_have_attribute("href", "https://video.example/vstrecha")


def type_the_word(page: Page) -> None:
    """From the page of one's own place; a wrong word is told so."""
    page.reload()
    page.get_by_role("link", name="Ввести кодовое слово").click()
    ready(page)
    for word, told in (("калина", "Это не кодовое слово"), (f" {WORD.upper()} ", "вы отмечены")):
        page.get_by_label("Слово").fill(word)
        page.get_by_role("button", name="Отметиться").click()
        expect(page.locator("main")).to_contain_text(told)
        fits(page)


def mark_and_hold(page: Page, event: Event) -> None:
    """The colleague has no phone at hand; then everybody who came is written to."""
    page.goto(f"/events/{event.pk}/attendance/")
    numbers = page.locator(".attendance-numbers dd")
    expect(numbers).to_have_text(["2", "1", "1"])
    page.get_by_label("Осинина Ольга").check()
    page.get_by_role("button", name="Отметить выбранных").click()
    expect(numbers).to_have_text(["2", "2", "2"])
    page.goto(f"/events/{event.pk}/")
    page.get_by_role("button", name="Отметить проведённым").click()
    expect(page.locator(".event-what")).to_contain_text("проведено")
    page.goto(f"/events/{event.pk}/attendance/")
    page.get_by_role("listitem").filter(has_text="риглашение на опрос").get_by_role("button", name="Отправить").click()
    expect(page.locator("#flashes")).to_be_visible()
    assert Event.objects.get().state == EventState.HELD


def answer_the_survey(page: Page) -> None:
    follow(page, LATE, "/navigator/survey/")
    expect(page.locator("main")).to_contain_text("Опрос анонимный")
    page.get_by_role("group", name=QUESTION).get_by_label("Да").check()
    page.get_by_role("button", name="Отправить ответы").click()
    expect(page.locator("main")).to_contain_text("Спасибо, ваши ответы приняты.")
    page.reload()
    expect(page.get_by_role("button", name="Отправить ответы")).to_have_count(0)


def read_the_results(page: Page, event: Event) -> None:
    """Each share has its base."""
    page.goto(f"/events/{event.pk}/survey/")
    numbers = page.locator(".attendance-numbers")
    expect(numbers).to_contain_text("1 из 2, 50 %")
    expect(numbers).to_contain_text("1 из 1, 100 %")
    expect(page.locator(".survey-result canvas, .survey-result svg").first).to_be_visible()


def issue_certificates(page: Page, event: Event) -> None:
    """Both who came get one, in a batch, by mail; the file of all has a page each."""
    page.goto(f"/events/{event.pk}/certificates/")
    card = page.locator("section", has=page.get_by_role("heading", name="Участникам"))
    expect(card).to_contain_text("Ждут сертификата")
    card.get_by_role("button", name="Выпустить сертификаты").click()
    expect(page.locator("#flashes")).to_contain_text("Выпуск запущен")
    text = pdf_text(download(page, card.get_by_role("link", name="Все одним файлом (PDF)")))
    assert letters(LATE) in letters(text)
    assert letters("Осинина") in letters(text)
    assert EventCertificate.objects.count() == 2
    assert address_in_the_code() in letter_to(LATE).body


def address_in_the_code() -> str:
    return paper_of(EventCertificate.objects.get(name__startswith=LATE)).check_url


def checked_by_anybody(open_as: Open) -> None:
    """At the address in the code of the paper itself."""
    certificate = EventCertificate.objects.get(name__startswith=LATE)
    page = open_as(None, address_in_the_code(), viewport=PHONE)
    result = page.locator(".check-result")
    expect(result).to_contain_text("действует")
    expect(result).to_contain_text(certificate.number)
    expect(result).to_contain_text(LATE)
    fits(page)
    text = letters(pdf_text(download(page, page.get_by_role("link", name="Скачать сертификат (PDF)"))))
    assert letters(certificate.number) in text


def the_row_is_done(page: Page, plan: Plan) -> None:
    expect(year_row(page, plan).locator("[data-title='Как стоит']")).to_have_text("выполнено")
