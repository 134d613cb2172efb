"""Answering, writing, handing in, sending back; who may; autosave; one more expert where scores diverge."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import AuditEntry, Mail
from rumo.core.versions import Stale
from rumo.expertise.actions import divergence
from rumo.expertise.actions import reviews as actions
from rumo.expertise.enums import ReviewState
from rumo.expertise.models import DeclaredConflict, Review
from rumo.expertise.review_rules import ReviewData
from rumo.expertise.tests import factories as make
from rumo.expertise.tests.reviewing import WHOLE, Reviewing, make_reviewing, make_third
from tests.cast import Cast

FORM = {"version": 1, "score_science": "4", "comment_science": "", "score_use": "5", "comment_use": "Пригодится.",
        "text": "Материал полезен.", "private_note": "", "recommendation": "accept"}  # fmt: skip


@pytest.fixture
def world(cast: Cast) -> Reviewing:
    return make_reviewing(cast)


def post(client: Client, name: str, review: Review, data: dict[str, Any] | None = None, **headers: str) -> Any:
    return client.post(reverse(f"expertise:{name}", args=[review.pk]), data or {}, headers=headers or None)


def test_accepting(world: Reviewing, client: Client) -> None:
    review = world.review(state=ReviewState.INVITED)
    client.force_login(world.users[0])
    answer = post(client, "review_accept", review)
    assert answer.status_code == 422  # no word on conflicts yet
    assert post(client, "review_accept", review, {"no_conflict": "1"}).status_code == 302
    review.refresh_from_db()
    assert review.state == ReviewState.ACCEPTED
    assert review.replied_at
    with pytest.raises(NotAllowed):
        actions.accept_review(review, actor=world.users[0])


def test_declining_needs_a_reason(world: Reviewing, client: Client) -> None:
    review = world.review(state=ReviewState.INVITED)
    client.force_login(world.users[0])
    assert post(client, "review_decline", review, {"reason": " "}).status_code == 422
    assert post(client, "review_decline", review, {"reason": "Отпуск"}).status_code == 302
    review.refresh_from_db()
    assert (review.state, review.decline_reason) == (ReviewState.DECLINED, "Отпуск")
    assert not DeclaredConflict.objects.exists()


@pytest.mark.parametrize("state", [ReviewState.INVITED, ReviewState.ACCEPTED])
def test_a_conflict_is_kept_for_other_rounds(world: Reviewing, client: Client, state: str) -> None:
    review = world.review(state=state)
    client.force_login(world.users[0])
    post(client, "review_decline", review, {"reason": "Работали вместе", "conflict": "1"})
    review.refresh_from_db()
    assert review.state == ReviewState.DECLINED
    conflict = DeclaredConflict.objects.get()
    assert (conflict.expert, conflict.submission, conflict.reason) == (
        world.experts[0], world.submission, "Работали вместе",
    )  # fmt: skip


def test_autosave(world: Reviewing, client: Client) -> None:
    review = world.review()
    client.force_login(world.users[0])
    answer = post(client, "review_save", review, FORM, **{"X-Autosave": "1"})
    assert answer.status_code == 200
    assert answer.json()["version"] == 2
    review.refresh_from_db()
    assert review.scores == {"science": 4, "use": 5}
    assert review.comments == {"use": "Пригодится."}


def test_autosave_conflict_gives_both_texts(world: Reviewing, client: Client) -> None:
    review = world.review()
    actions.save_review(review, data=replace(WHOLE, text="С телефона"), version=1, actor=world.users[0])
    client.force_login(world.users[0])
    answer = post(client, "review_save", review, FORM, **{"X-Autosave": "1"})
    assert answer.status_code == 409
    told = answer.json()
    assert told["version"] == 2
    assert told["fields"]["text"]["theirs"] == "С телефона"
    review.refresh_from_db()
    assert review.text == "С телефона"


@pytest.mark.parametrize("score", ["6", "-1", "4.5", "пять"])
def test_a_score_outside_the_scale_is_refused_by_the_form(world: Reviewing, client: Client, score: str) -> None:
    review = world.review()
    client.force_login(world.users[0])
    answer = post(client, "review_save", review, FORM | {"score_science": score}, **{"X-Autosave": "1"})
    assert answer.status_code == 422
    assert answer.json()["errors"] == {"score_science": ["Балл — целое число от 0 до 5."]}
    review.refresh_from_db()
    assert review.scores == {}


@pytest.mark.parametrize("scores", [{"science": 6}, {"science": -1}, {"science": True}, {"novelty": 3}])
def test_and_by_the_action(world: Reviewing, scores: dict[str, int]) -> None:
    review = world.review()
    with pytest.raises(Refusal):
        actions.save_review(review, data=ReviewData(scores=scores), version=1, actor=world.users[0])
    review.refresh_from_db()
    assert review.scores == {}
    assert review.version == 1


def test_and_when_handed_in(world: Reviewing) -> None:
    review = world.review(scores={"science": 7, "use": 5}, text="Да", recommendation="accept")
    with pytest.raises(Refusal, match="от 0 до 5"):
        actions.submit_review(review, actor=world.users[0])


def test_what_is_missing_is_said_at_once(world: Reviewing, client: Client) -> None:
    review = world.review(scores={"science": 0})
    client.force_login(world.users[0])
    answer = post(client, "review_submit", review)
    assert answer.status_code == 422
    page = answer.content.decode()
    for place in ("#id_comment_science", "#id_score_use", "#id_text", "#id_recommendation"):
        assert f'href="{place}"' in page
        assert f'id="{place[1:]}"' in page


def test_the_lowest_score_may_stand_alone_where_the_track_says_so(cast: Cast) -> None:
    world = make_reviewing(cast, lowest_needs_comment=False)
    review = world.review(scores={"science": 0, "use": 0}, text="Нет", recommendation="reject")
    actions.submit_review(review, actor=world.users[0])
    assert (review.state, review.percent) == (ReviewState.SUBMITTED, 0)


def test_handing_in_locks(world: Reviewing) -> None:
    review = world.review()
    actions.save_review(review, data=WHOLE, version=1, actor=world.users[0])
    actions.submit_review(review, actor=world.users[0])
    assert review.percent == 87
    assert review.submitted_at
    with pytest.raises(NotAllowed):
        actions.save_review(review, data=WHOLE, version=review.version, actor=world.users[0])
    assert [each.verb for each in AuditEntry.objects.filter(object_id=review.pk).order_by("pk")][-1] == "submit_review"


def test_sent_back_with_a_note(world: Reviewing, client: Client) -> None:
    review = world.review(state=ReviewState.SUBMITTED)
    person = world.experts[0].person
    person.email = "expert@example.org"
    person.save()
    client.force_login(world.officer)
    assert post(client, "review_return", review, {"note": ""}).status_code == 422
    assert post(client, "review_return", review, {"note": "Поясните оценки"}).status_code == 302
    review.refresh_from_db()
    assert (review.state, review.return_note, review.percent) == (ReviewState.ACCEPTED, "Поясните оценки", None)
    assert "Поясните оценки" in Mail.objects.get(to="expert@example.org").body
    actions.submit_review(review, actor=world.users[0])
    assert review.return_note == ""


def test_stale_save_writes_nothing(world: Reviewing) -> None:
    review = world.review(version=3)
    with pytest.raises(Stale):
        actions.save_review(review, data=WHOLE, version=2, actor=world.users[0])


def test_an_expert_who_became_a_co_author(world: Reviewing) -> None:
    invited = world.review(state=ReviewState.INVITED)
    working = world.review(1)
    for expert in world.experts:
        make.make_author(world.submission, expert.person)
    for number, step in ((0, actions.accept_review), (1, actions.submit_review)):
        with pytest.raises(NotAllowed, match="среди авторов"):
            step((invited, working)[number], actor=world.users[number])
    with pytest.raises(NotAllowed, match="среди авторов"):
        actions.save_review(working, data=WHOLE, version=1, actor=world.users[1])
    actions.decline_review(working, reason="Стал соавтором", conflict=True, actor=world.users[1])
    assert working.state == ReviewState.DECLINED


def test_diverged_scores_call_one_more(world: Reviewing) -> None:
    third = make_third(world.cast)
    world.review(state=ReviewState.SUBMITTED, scores={"science": 1, "use": 1}, percent=20, recommendation="reject")
    review = world.review(1, state=ReviewState.SUBMITTED)
    called = divergence.call_where_diverged(world.held.pk)
    assert called is not None
    assert called.expert == third
    assert called.state == ReviewState.PROPOSED
    world.held.refresh_from_db()
    assert world.held.experts_wanted == 3
    assert divergence.call_where_diverged(world.held.pk) is None  # told twice, it calls once
    assert review.round.reviews.count() == 3


@pytest.mark.django_db(transaction=True)
def test_the_last_review_calls_by_itself(cast: Cast) -> None:
    world = make_reviewing(cast)
    make_third(cast)
    low = world.review(scores={"science": 0, "use": 0}, comments={"science": "Ошибки", "use": "Нет"}, text="Нет",
                       recommendation="reject")  # fmt: skip
    high = world.review(1, scores={"science": 5, "use": 5}, text="Да", recommendation="accept")
    actions.submit_review(low, actor=world.users[0])
    assert world.held.reviews.count() == 2  # the other is still awaited
    actions.submit_review(high, actor=world.users[1])
    assert world.held.reviews.filter(state=ReviewState.PROPOSED).count() == 1


def test_reviews_near_each_other_call_nobody(world: Reviewing) -> None:
    world.review(state=ReviewState.SUBMITTED, percent=70)
    world.review(1, state=ReviewState.SUBMITTED, percent=100)
    assert divergence.call_where_diverged(world.held.pk) is None


def test_the_queue(world: Reviewing, client: Client) -> None:
    world.review(state=ReviewState.INVITED)
    client.force_login(world.users[0])
    page = client.get(reverse("expertise:reviews")).content.decode()
    assert world.submission.title in page
    assert "Ждут вашего ответа" in page
    client.force_login(world.users[1])
    assert world.submission.title not in client.get(reverse("expertise:reviews")).content.decode()


def test_the_queue_costs_the_same_for_many(
    world: Reviewing, client: Client, django_assert_max_num_queries: Any
) -> None:

    client.force_login(world.users[0])
    world.review()
    client.get(reverse("expertise:reviews"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("expertise:reviews"))
    for _each in range(8):
        held = make.make_round(make.make_submission(world.submission.campaign, world.author))
        make.make_review(held, world.experts[0], state=ReviewState.INVITED)
    with django_assert_max_num_queries(len(one)):
        client.get(reverse("expertise:reviews"))
