"""The survey: once, anonymously, with a base and a protected minimum; the letters that follow an event."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import localtime

from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import AuditEntry, Mail
from rumo.events.actions import surveys as actions
from rumo.events.enums import EventState, FollowUpKind, QuestionKind
from rumo.events.event_rules import EventRules
from rumo.events.models import Event, Question, Registration, SurveyResponse
from rumo.events.survey import numbers_of, results_of
from rumo.events.tests.factories import make_event, make_question, make_registration
from tests.cast import Cast


def held(cast: Cast, **rules: Any) -> Event:
    return make_event(
        cast.association,
        state=EventState.HELD,
        starts_at=clock.now() - timedelta(hours=5),
        rules_data=EventRules(**rules).to_json(),
        recording_url="https://example.org/video",
    )


def who_came(event: Event) -> Registration:
    return make_registration(event, came_at=event.starts_at, is_counted=True)


def choice(event: Event) -> Question:
    choices = ["соответствовало", "не соответствовало"]
    return make_question(event, "Ожидания", kind=QuestionKind.CHOICE, choices=choices, positive=choices[:1])


def test_anonymous_answer_leads_to_nobody(cast: Cast) -> None:
    event = held(cast)
    question = choice(event)
    person = who_came(event)
    before = AuditEntry.objects.count()
    response = actions.answer_survey(person, answers={question.pk: ["соответствовало"]})
    response.refresh_from_db()
    person.refresh_from_db()
    assert (response.registration, response.is_positive) == (None, True)
    moments = {response.created_at, response.updated_at, person.answered_at}
    assert len(moments) == 1
    assert localtime(response.created_at).hour == 0
    assert AuditEntry.objects.count() == before


def test_answered_twice_counts_once(cast: Cast) -> None:
    event = held(cast)
    question = choice(event)
    person = who_came(event)
    twin = Registration.objects.select_related("event").get(pk=person.pk)
    actions.answer_survey(person, answers={question.pk: ["соответствовало"]})
    with pytest.raises(Refusal, match="уже ответили"):
        actions.answer_survey(twin, answers={question.pk: ["не соответствовало"]})
    assert SurveyResponse.objects.count() == 1


def test_who_may_not_answer(cast: Cast) -> None:
    event = held(cast)
    choice(event)
    old = make_event(cast.association, state=EventState.HELD, starts_at=clock.now() - timedelta(days=40))
    absent = make_registration(event)
    withdrawn = make_registration(event, came_at=event.starts_at, consent_withdrawn_at=clock.now())
    for person in (absent, withdrawn, who_came(old)):
        with pytest.raises(NotAllowed):
            actions.answer_survey(person, answers={})


@pytest.mark.parametrize("given", [[], ["своими словами"], ["соответствовало", "не соответствовало"]])
def test_answers_are_those_offered(cast: Cast, given: list[str]) -> None:
    event = held(cast)
    question = choice(event)
    Question.objects.update(is_required=True)
    with pytest.raises(Refusal, match="Ожидания"):
        actions.answer_survey(who_came(event), answers={question.pk: given})
    assert not SurveyResponse.objects.exists()


def test_results_have_their_base_and_a_protected_minimum(cast: Cast) -> None:
    event = held(cast, survey_minimum=3)
    question = choice(event)
    scale = make_question(event, kind=QuestionKind.SCALE)
    who_came(event)
    for number, answer in enumerate(["соответствовало", "соответствовало", "не соответствовало"]):
        assert not numbers_of(event).is_shown
        given = {question.pk: [answer], scale.pk: [str(3 + number)]}
        actions.answer_survey(who_came(event), answers=given)
    numbers = numbers_of(event)
    assert (numbers.is_shown, numbers.came, numbers.responses, numbers.positive, numbers.positive_share) == (
        True, 4, 3, 2, 67
    )  # fmt: skip
    first, second = results_of(event)
    assert [(each.count, each.share) for each in first.options] == [(2, 67), (1, 33)]
    assert (second.answered, second.average) == (3, 4.0)


def test_letters_go_by_who_came_and_once(cast: Cast) -> None:
    event = held(cast)
    choice(event)
    came, absent = who_came(event), make_registration(event)
    make_registration(event, email="")
    for kind, person in ((FollowUpKind.SURVEY, came), (FollowUpKind.RECORDING, absent)):
        assert actions.order_follow_ups(event, kind=kind, actor=cast.secretary) == 1
        assert actions.write_follow_ups(event, kind=kind) == 1
        assert actions.write_follow_ups(event, kind=kind) == 0
        assert Mail.objects.latest("pk").to == person.email
    with pytest.raises(NotAllowed):
        actions.order_follow_ups(event, kind=FollowUpKind.SURVEY, actor=cast.stranger)


def test_no_letter_about_nothing(cast: Cast) -> None:
    event = held(cast)
    with pytest.raises(NotAllowed, match="нет вопросов"):
        actions.order_follow_ups(event, kind=FollowUpKind.SURVEY, actor=cast.secretary)
