"""The survey after an event: answers, and the letters that follow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import clock
from rumo.core.errors import Conflict
from rumo.events.attendance_rules import may_answer
from rumo.events.models import Event, Registration, SurveyAnswer, SurveyResponse
from rumo.events.survey import is_positive, survey_questions

Answers = Mapping[int, Sequence[str]]


@transaction.atomic
def answer_survey(registration: Registration, *, answers: Answers) -> SurveyResponse:
    """Take the answers of somebody who came: `answers` maps a question's key to its texts (several of «choices»).

    Once for a person, also when sent twice at the same moment. Of an anonymous survey nothing leads back to the
    person: neither a link nor the hour. Raises NotAllowed, Conflict, Refusal for a required question left out.
    """
    may_answer(registration).require()
    event = registration.event
    questions = survey_questions(event)
    _check(questions, answers)
    moment = clock.now()
    if Registration.objects.filter(pk=registration.pk, answered_at__isnull=True).update(answered_at=moment) != 1:
        raise Conflict(_("Вы уже ответили на вопросы. Спасибо!"))
    response = SurveyResponse.objects.create(
        event=event,
        registration=None if event.rules.survey_is_anonymous else registration,
        given_on=clock.today(),
        is_positive=is_positive(questions, answers),
    )
    given = [(question, text) for question in questions for text in answers.get(question.pk, ()) if text.strip()]
    SurveyAnswer.objects.bulk_create(
        [SurveyAnswer(response=response, question=question, text=text.strip()) for question, text in given]
    )
    return response


def write_follow_ups(event: Event, *, kind: str, actor: User) -> int:
    """Write to those who came (the survey) or to those who did not (the recording) and were not written to yet.

    Returns how many letters went out. Raises NotAllowed, Refusal when there is nothing to write about.
    """
    raise NotImplementedError
