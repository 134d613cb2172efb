"""A teacher's material in a real browser: from a phone to an endorsement anybody may check, until it expires.

Five roles: the teacher, the officer who leads, the experts, the chair who signs the minutes, a passer-by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from rumo.core.models import Mail
from rumo.directory.enums import EducationLevel
from rumo.directory.tests import factories as directory
from rumo.expertise.enums import EndorsementState, ReviewState, SubmissionState
from rumo.expertise.models import Endorsement, Expert, ExpertCompetence, Review, Submission
from rumo.expertise.tests import factories as make
from rumo.expertise.tests.concluded import ENDORSING, Council
from rumo.expertise.tests.factories_experts import add_expert
from rumo.meetings.models import AgendaItem
from rumo.papers.tests.printed_text import docx_text, letters, pdf_text
from tests.browser.conftest import PHONE, Open, fits
from tests.browser.keys import ready
from tests.browser.printing import download
from tests.cast import Cast

THURSDAY = date(2024, 6, 20)
MEETING_DAY = date(2024, 6, 27)
TITLE = "Задачи о реке и лесе"
REMARK = "Нет года издания на титульном листе"
MENDED = "Год издания указан на титульном листе."
PRIVATE = "Похоже на сборник соседнего края"


@dataclass(frozen=True)
class Scene:
    """The council with its campaign; three experts who may judge, and a colleague of the teacher who may not."""

    council: Council
    experts: tuple[Expert, ...]
    colleague: Expert

    @property
    def cast(self) -> Cast:
        return self.council.cast


@pytest.fixture
def scene(cast: Cast, live_server: LiveServer, settings: Any) -> Scene:
    settings.TODAY = THURSDAY
    settings.BASE_URL = live_server.url
    subject = make.make_subject(cast.region, "Математика")
    config = replace(ENDORSING, guide="Ждём пособия на материале края.")
    track = make.make_track(cast.association, config=config, kind="endorsement", title="Гриф УМО")
    campaign = make.make_campaign(track, title="Приём 2024 года")
    experts = tuple(add_expert(cast, subject) for _n in range(3))
    school = cast.teacher.person.posts.get().organization
    person = directory.make_person(cast.region, school, "учитель", surname="Соседкина")
    colleague = make.make_expert(cast.association, person)
    ExpertCompetence.objects.create(expert=colleague, subject=subject)
    return Scene(Council(cast, campaign), experts, colleague)


def test_a_material_from_a_phone_to_an_endorsement(
    scene: Scene, open_as: Open, settings: Any, tmp_path: Path, live_server: LiveServer
) -> None:
    teacher = open_as(scene.cast.teacher, "/", viewport=PHONE)
    officer = open_as(scene.cast.secretary, "/")
    hand_in(teacher, tmp_path)
    return_with_remarks(officer)
    hand_in_again(teacher, tmp_path)
    pass_the_check(officer)
    assign(officer, scene)
    first, second = (review.expert for review in Review.objects.order_by("pk"))
    review(open_as, first, scores=(5, 5), note=PRIVATE)
    review(open_as, second, scores=(2, 1))
    third = call_the_third(officer, scene)
    review(open_as, third, scores=(4, 4))
    conclude(officer)
    what_the_author_reads(teacher, scene)
    bring_before_the_council(officer)
    settings.TODAY = MEETING_DAY
    scene.council.sign_in_earnest(AgendaItem.objects.get())
    write_the_decision_down(officer)
    address = certificate(teacher)
    confirmed_by_anybody(open_as, settings, address)


def hand_in(page: Page, folder: Path) -> None:
    """What is lacking is said before anything is sent."""
    page.goto("/expertise/")
    page.get_by_role("link", name="Подать материал").click()
    expect(page.locator("main")).to_contain_text("Ждём пособия на материале края.")
    fits(page)
    page.get_by_label("Название материала").fill(TITLE)
    page.get_by_role("button", name="Начать заявку").click()
    ready(page)
    fits(page)
    expect(page.locator("#missing")).to_contain_text("Приложите файл «Материал».")
    page.get_by_label("Предмет").select_option(label="Математика")
    page.get_by_label("Уровень образования").select_option(EducationLevel.PRIMARY)
    page.get_by_label("Новизна").fill("Задачи о нашем крае")
    page.get_by_label("Новизна").blur()
    upload(page, folder, "Задачи.docx", "Сборник задач")
    expect(page.locator("#missing")).to_contain_text("Всё заполнено, можно подавать.")
    page.get_by_role("button", name="Подать материал").click()
    expect(page.locator(".standing")).to_contain_text("Материал подан под № 1")
    fits(page)
    assert "№ 1" in Mail.objects.get(to=author_address()).subject


def author_address() -> str:
    return str(Submission.objects.get().submitted_by.email)


def upload(page: Page, folder: Path, name: str, text: str) -> None:
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(folder / name))
    page.locator("#files input[type=file]").set_input_files(folder / name)
    page.get_by_role("button", name="Загрузить").click()
    expect(page.locator("#files .files-name")).to_contain_text(name)


def return_with_remarks(page: Page) -> None:
    """The desk leads the officer to what waits; a point that fails asks what to mend."""
    page.goto("/")
    page.get_by_role("link", name="Материалы ждут технической экспертизы: 1").click()
    page.get_by_role("link", name=TITLE).click()
    page.locator("input[name=mark_title][value=no]").check()
    page.locator("textarea[name=said_title]").fill(REMARK)
    page.locator("input[name=mark_sources][value=yes]").check()
    page.get_by_role("button", name="Вернуть автору с замечаниями").click()
    expect(page.locator("main")).to_contain_text(REMARK)
    assert Submission.objects.get().state == SubmissionState.RETURNED


def hand_in_again(page: Page, folder: Path) -> None:
    """The author is called back by the desk; both versions stay side by side."""
    page.goto("/")
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("main")).to_contain_text(REMARK)
    page.get_by_role("link", name="Исправить и подать снова").click()
    ready(page)
    upload(page, folder, "Задачи-2.docx", "Сборник задач, 2024")
    page.get_by_label("Что исправлено").fill(MENDED)
    fits(page)
    page.get_by_role("button", name="Подать исправленный материал").click()
    expect(page.locator("#version-2")).to_be_visible()
    expect(page.locator("main")).to_contain_text(MENDED)
    fits(page)


def pass_the_check(page: Page) -> None:
    page.goto("/expertise/submissions/?state=submitted")
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("main")).to_contain_text(MENDED)
    expect(page.locator("main")).to_contain_text("Задачи-2.docx")
    for key in ("title", "sources"):
        page.locator(f"input[name=mark_{key}][value=yes]").check()
    page.get_by_role("button", name="Пройдена, передать экспертам").click()
    expect(page.locator("#rounds")).to_be_visible()
    assert Submission.objects.get().state == SubmissionState.CHECKED


def assign(page: Page, scene: Scene) -> None:
    """Two are proposed, the colleague of the author is not: and by hand it is refused with the reason."""
    page.get_by_role("link", name="Гриф УМО: Приём 2024 года").click()
    page.get_by_role("link", name="Назначить экспертов").click()
    page.get_by_role("button", name="Предложить экспертов").first.click()
    card = page.locator(".assigning-card")
    expect(card.locator(".assigning-expert")).to_have_count(2)
    expect(card).not_to_contain_text(scene.colleague.person.surname)
    card.get_by_role("link", name="Назначить вручную").click()
    ready(page)
    page.locator("#add .ts-control input").fill(scene.colleague.person.surname)
    expect(page.locator("#add .ts-dropdown")).to_contain_text("та же организация")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Отправить приглашения").click()
    expect(card.get_by_text("ждём согласия")).to_have_count(2)
    assert Review.objects.filter(state=ReviewState.INVITED).count() == 2


def review(open_as: Open, expert: Expert, *, scores: tuple[int, int], note: str = "") -> None:
    """From the letter to the review handed in; the form saves itself."""
    letter = Mail.objects.filter(to=expert.person.email).latest("pk")
    link = re.search(r"http\S+/expertise/reviews/\S+", letter.body)
    assert link is not None
    page = open_as(expert.person.user, link[0])
    page.get_by_text("Конфликта интересов нет").click()
    page.get_by_role("button", name="Согласиться", exact=True).click()
    ready(page)
    for key, score in zip(("science", "use"), scores, strict=True):
        scale(page, key).locator(".scale-point").nth(score).click()
        page.locator(f"[name=comment_{key}]").fill(f"Пояснение к баллу {score}")
    page.get_by_label("Вывод для автора").fill(f"Вывод при баллах {scores[0]} и {scores[1]}.")
    page.get_by_text("не рекомендую" if min(scores) < 3 else "рекомендую", exact=True).click()
    page.get_by_label("Замечание для совета").fill(note)
    page.get_by_label("Замечание для совета").blur()
    expect(page.locator("[data-autosave-status=review-form]")).to_contain_text("Сохранено")
    page.get_by_role("button", name="Сдать отзыв").click()
    page.get_by_role("dialog").get_by_role("button", name="Сдать").click()
    expect(page.locator("main")).to_contain_text("Отзыв сдан")


def scale(page: Page, key: str) -> Locator:
    return page.locator(f"fieldset[data-field=score_{key}]")


def call_the_third(page: Page, scene: Scene) -> Expert:
    """The scores lie 67 points apart: one more expert is proposed by itself, the officer invites."""
    held = Submission.objects.get().rounds.get()
    page.goto(f"/expertise/rounds/{held.pk}/reviews/")
    expect(page.locator("main")).to_contain_text("Оценки экспертов разошлись")
    expect(page.locator("main")).to_contain_text("67 процентных пунктов")
    expect(page.locator("main")).to_contain_text(PRIVATE)
    page.get_by_role("link", name="Эксперты", exact=True).last.click()
    expect(page.locator(".assigning-expert")).to_have_count(3)
    page.get_by_role("button", name="Отправить приглашения").click()
    expect(page.get_by_text("ждём согласия")).to_have_count(1)
    third = Review.objects.get(state=ReviewState.INVITED).expert
    assert third != scene.colleague
    return third


def conclude(page: Page) -> None:
    """The text and what is proposed come from the reviews, the officer signs."""
    held = Submission.objects.get().rounds.get()
    page.goto(f"/expertise/rounds/{held.pk}/reviews/")
    expect(page.locator(".round-figures")).to_contain_text("71 %")
    page.get_by_role("button", name="Составить по отзывам").click()
    ready(page)
    expect(page.locator("#conclusion .editor-text")).to_contain_text("Вывод при баллах 4 и 4.")
    expect(page.get_by_label("присвоить гриф УМО")).to_be_checked()
    page.get_by_role("button", name="Подписать заключение").click()
    page.get_by_role("dialog").get_by_role("button", name="Подписать").click()
    expect(page.locator("#conclusion")).to_contain_text("Заключение подписано")
    word = docx_text(download(page, page.locator("#conclusion").get_by_role("link", name="Word")))
    pdf = pdf_text(download(page, page.locator("#conclusion").get_by_role("link", name="PDF")))
    assert letters(word) == letters(pdf)
    assert "Эксперт 3" in word
    assert PRIVATE not in word
    assert Submission.objects.get().state == SubmissionState.CONCLUDED


def what_the_author_reads(page: Page, scene: Scene) -> None:
    page.goto(f"/expertise/submissions/{Submission.objects.get().pk}/")
    expect(page.locator("main")).to_contain_text("Эксперт 1")
    expect(page.locator("main")).to_contain_text("Вывод при баллах 2 и 1.")
    text = page.content()
    assert PRIVATE not in text
    assert not [each for each in scene.experts if each.person.surname in text]
    fits(page)


def bring_before_the_council(page: Page) -> None:
    """A new meeting is called for it; the question has the material and the draft of the decision."""
    page.goto("/expertise/council/")
    page.get_by_label("День нового заседания").fill(f"{MEETING_DAY:%d.%m.%Y}")
    page.get_by_role("button", name="Вынести на заседание").click()
    expect(page.locator("main")).to_contain_text("вопрос № 1 повестки")
    item = AgendaItem.objects.get()
    assert TITLE in item.expected_resolution
    assert "присвоить гриф УМО" in item.expected_resolution.casefold() or "гриф УМО" in item.expected_resolution


def write_the_decision_down(page: Page) -> None:
    """The minutes are signed: the resolution and its outcome are found, the officer confirms."""
    page.goto("/")
    page.get_by_role("link", name="Решения записать: 1").click()
    page.get_by_role("link", name="Записать решения").click()
    expect(page.get_by_label("Исход")).to_have_value("endorsed")
    page.get_by_role("button", name="Записать решения").click()
    expect(page.locator("main")).to_contain_text("Записанные решения")
    endorsement = Endorsement.objects.get()
    assert endorsement.printed_number == "1/2024"
    assert endorsement.issued_on == MEETING_DAY
    assert endorsement.valid_until == date(2025, 6, 27)
    expect(page.get_by_role("link", name="1/2024")).to_be_visible()


def certificate(page: Page) -> str:
    """The author takes the certificate; the code on it leads where its printed address does. Returns the address."""
    page.reload()
    page.get_by_role("link", name="Решение и документы").click()
    fits(page)
    expect(page.get_by_role("link", name="Выписка из протокола (PDF)")).to_be_visible()
    pdf = download(page, page.get_by_role("link", name="Свидетельство (PDF)"))
    endorsement = Endorsement.objects.get()
    text = letters(pdf_text(pdf))
    for said in ("1/2024", TITLE, "Орлов"):
        assert letters(said) in text, said
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    return f"/expertise/check/{endorsement.token}/"


def confirmed_by_anybody(open_as: Open, settings: Any, address: str) -> None:
    """Without signing in: valid to the last day inclusive, expired on the next; by the number too."""
    endorsement = Endorsement.objects.get()
    assert endorsement.valid_until is not None
    settings.TODAY = endorsement.valid_until
    page = open_as(None, address, viewport=PHONE)
    expect(page.locator(".check-result")).to_contain_text("действует")
    expect(page.locator(".check-result")).to_contain_text(TITLE)
    fits(page)
    settings.TODAY = endorsement.valid_until + timedelta(days=1)
    page.reload()
    expect(page.locator(".check-result .state")).to_contain_text("срок истёк")
    page.get_by_label("Номер").fill("1/2024")
    page.get_by_role("button", name="Проверить").click()
    expect(page.locator(".check-result .state")).to_contain_text("срок истёк")
    assert endorsement.state == EndorsementState.ISSUED
