"""The officer's pages of assignment."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.core import clock
from rumo.expertise.actions import assignment
from rumo.expertise.enums import ReviewState
from rumo.expertise.models import Review, Round
from rumo.expertise.tests import factories as make
from rumo.expertise.tests.factories_experts import Register, add_expert, make_register
from tests.cast import Cast


@pytest.fixture
def register(cast: Cast) -> Register:
    return make_register(cast)


@pytest.fixture
def officer(client: Client, register: Register) -> Client:
    client.force_login(register.secretary)
    return client


def _board(register: Register) -> str:
    return reverse("expertise:assignment", args=[register.campaign.pk])


def _text(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode().replace("\xa0", " ")


def test_one_press_proposes_another_sends(officer: Client, register: Register) -> None:
    for _n in range(2):
        register.submission()
    assert "ждут экспертов: 2" in _text(officer, _board(register))
    done = officer.post(reverse("expertise:assignment_propose", args=[register.campaign.pk]), follow=True)
    page = done.content.decode().replace("\xa0", " ")
    assert "Предложено: 4 назначения" in page
    for review in Review.objects.select_related("expert__person"):
        assert str(review.expert).replace("\xa0", " ") in page
        assert review.reasons.replace("\xa0", " ") in page
    done = officer.post(reverse("expertise:assignment_send", args=[register.campaign.pk]), follow=True)
    assert "Отправлено: 4 приглашения" in done.content.decode().replace("\xa0", " ")
    assert {review.state for review in Review.objects.all()} == {ReviewState.INVITED}


def test_a_shortage_is_told_with_its_reasons(cast: Cast, officer: Client) -> None:
    lonely = make_register(cast, experts=1)
    lonely.submission()
    done = officer.post(reverse("expertise:assignment_propose", args=[lonely.campaign.pk]), follow=True)
    page = done.content.decode().replace("\xa0", " ")
    assert "не хватает 1 из 2" in page
    assert "подходят по компетенции" in page


def test_the_list_is_filtered(officer: Client, register: Register) -> None:
    late, short = register.round(experts_wanted=1), register.round()
    make.make_review(late, register.experts[0], due_on=clock.today() - timedelta(days=1))
    page = _text(officer, _board(register) + "?show=late")
    assert late.submission.title in page
    assert short.submission.title not in page
    assert "Срок отзыва прошёл" in page
    assert short.submission.title in _text(officer, _board(register) + "?show=lacking")
    assert "Таких материалов нет" in _text(officer, _board(register) + "?show=proposed")


def test_a_conflict_that_came_up_later_is_flagged(officer: Client, register: Register) -> None:
    held = register.round(experts_wanted=1)
    review = make.make_review(held, register.experts[0])
    make.make_author(held.submission, review.expert.person)
    page = _text(officer, reverse("expertise:round", args=[held.pk]))
    assert "Конфликт интересов: соавтор материала" in page


def test_a_conflict_is_refused_beside_the_field(cast: Cast, officer: Client, register: Register) -> None:
    held = register.round()
    expert = register.experts[0]
    make.make_author(held.submission, expert.person)
    response = officer.post(reverse("expertise:round_add", args=[held.pk]), {"expert": expert.pk})
    assert response.status_code == 422
    assert "не может рецензировать этот материал: соавтор" in response.content.decode()
    response = officer.post(reverse("expertise:round_add", args=[held.pk]), {"expert": ""})
    assert response.status_code == 422
    assert "Выберите эксперта" in response.content.decode()


def test_the_type_ahead_shows_the_verdict_of_each(cast: Cast, officer: Client, register: Register) -> None:
    held = register.round()
    fit, barred = register.experts[:2]
    make.make_author(held.submission, barred.person)
    weak = add_expert(cast, make.make_subject(cast.region))
    url = reverse("expertise:round_options", args=[held.pk])
    results = officer.get(url).json()["results"]
    hints = {each["value"]: each["hint"] for each in results}
    assert hints[fit.pk].startswith("Подходит: предмет")
    assert hints[weak.pk].startswith("Слабо подходит: не его предмет")
    assert hints[barred.pk].startswith("Нельзя: соавтор материала")
    assert [each["value"] for each in results][-2:] == [weak.pk, barred.pk]
    found = officer.get(url, {"q": weak.person.surname.lower()}).json()["results"]
    assert [each["value"] for each in found] == [weak.pk]


def test_a_press_on_the_board_answers_with_the_card(officer: Client, register: Register) -> None:
    held = register.round(experts_wanted=1)
    assignment.propose_reviews([held], actor=register.secretary)
    review = held.reviews.get()
    url = reverse("expertise:reviewer_replace", args=[review.pk])
    response = officer.post(url, headers={"HX-Request": "true"})
    page = response.content.decode()
    assert f'id="round-{held.pk}"' in page
    assert "Предложено: 1" in page.replace("\xa0", " ")
    assert "<html" not in page
    other = held.reviews.get(state=ReviewState.PROPOSED)
    response = officer.post(reverse("expertise:reviewer_remove", args=[other.pk]))
    assert response.url == reverse("expertise:round", args=[held.pk])  # type: ignore[attr-defined]


def test_a_round_is_opened_with_experts_from_the_material(officer: Client, register: Register) -> None:
    submission = register.submission()
    url = reverse("expertise:round_open", args=[submission.pk])
    response = officer.post(url, {"experts_wanted": "3"})
    held = Round.objects.get()
    assert response.url == reverse("expertise:round", args=[held.pk])  # type: ignore[attr-defined]
    assert held.reviews.count() == 3


def test_a_wrong_number_of_experts_is_refused(officer: Client, register: Register) -> None:
    submission = register.submission()
    response = officer.post(reverse("expertise:round_open", args=[submission.pk]), {"experts_wanted": "много"})
    assert response.status_code == 422
    assert "от 1 до 9" in response.content.decode()
    assert not Round.objects.exists()


_LEADERS = {"admin", "chair", "deputy", "secretary"}


def test_nobody_else_reaches_any_page(cast: Cast, client: Client, register: Register) -> None:
    """An author above all: the pages tell who reviews."""
    held = register.round()
    review = make.make_review(held, register.experts[0], state=ReviewState.PROPOSED)
    pages = [
        reverse("expertise:assignment", args=[register.campaign.pk]),
        reverse("expertise:round", args=[held.pk]),
        reverse("expertise:round_options", args=[held.pk]),
    ]
    posts = [
        reverse("expertise:assignment_propose", args=[register.campaign.pk]),
        reverse("expertise:assignment_send", args=[register.campaign.pk]),
        *(reverse(f"expertise:{name}", args=[held.pk]) for name in ("round_propose", "round_send", "round_add")),
        *(reverse(f"expertise:{name}", args=[review.pk]) for name in ("reviewer_remove", "reviewer_replace")),
        reverse("expertise:round_open", args=[held.submission_id]),
    ]  # fmt: skip
    for name, user in cast.everybody().items():
        client.force_login(user)
        expected = 200 if name in _LEADERS else 404
        assert {client.get(url).status_code for url in pages} == {expected}, name
        if name not in _LEADERS:
            assert {client.post(url).status_code for url in posts} == {404}, name
    review.refresh_from_db()
    assert review.state == ReviewState.PROPOSED


def test_an_officer_sees_nothing_of_own_material(cast: Cast, officer: Client, register: Register) -> None:
    own = make.make_round(make.make_submission(register.campaign, cast.secretary))
    make.make_review(own, register.experts[0])
    page = _text(officer, _board(register))
    assert own.submission.title not in page
    assert str(register.experts[0]) not in page
    assert officer.get(reverse("expertise:round", args=[own.pk])).status_code == 404


def test_the_board_asks_the_same_for_one_and_for_many(officer: Client, register: Register) -> None:
    def fill(n: int) -> None:
        for _n in range(n):
            held = register.round(experts_wanted=3)
            for expert in register.experts[:2]:
                make.make_review(held, expert)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            _text(officer, _board(register))
        return len(queries)

    fill(1)
    asked()
    one = asked()
    fill(12)
    assert asked() == one
