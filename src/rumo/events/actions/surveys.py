"""The survey after an event: answers, and the letters that follow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Conflict, Refusal
from rumo.events import follow_ups
from rumo.events.attendance_permissions import may_read_answers
from rumo.events.attendance_rules import may_answer
from rumo.events.enums import FollowUpKind, QuestionKind
from rumo.events.models import Event, FollowUp, Question, Registration, SurveyAnswer, SurveyResponse
from rumo.events.survey import COUNTED, is_positive, options_of, survey_questions

Answers = Mapping[int, Sequence[str]]

LETTERS_AT_ONCE = 100
MOST_LETTERS = 5000


@transaction.atomic
def answer_survey(registration: Registration, *, answers: Answers) -> SurveyResponse:
    """Take the answers of somebody who came: `answers` maps a question's key to its texts (several of «choices»).

    Once for a person, also when sent twice at the same moment. Of an anonymous survey nothing leads back to the
    person: neither a link nor the hour. Raises NotAllowed, Conflict, Refusal for a required question left out.
    """
    may_answer(registration).require()
    event = registration.event
    questions = survey_questions(event)
    if not questions:
        raise Refusal(_("В опросе этого мероприятия нет вопросов."))
    _check(questions, answers)
    rules = event.rules
    # An anonymous answer comes at midnight of its day, here and in the list of registrations.
    midnight = localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    moment = midnight if rules.survey_is_anonymous else clock.now()
    if Registration.objects.filter(pk=registration.pk, answered_at__isnull=True).update(answered_at=moment) != 1:
        raise Conflict(_("Вы уже ответили на вопросы. Спасибо!"))
    response = SurveyResponse.objects.create(
        event=event,
        registration=None if rules.survey_is_anonymous else registration,
        given_on=clock.today(),
        is_positive=is_positive(questions, answers),
    )
    SurveyResponse.objects.filter(pk=response.pk).update(created_at=moment, updated_at=moment)
    _keep_answers(response, questions, answers)
    return response


@transaction.atomic
def order_follow_ups(event: Event, *, kind: str, actor: User) -> int:
    """Have letters written to those who came (the survey) or to those who did not (the recording).

    Returns how many are to be written; the caller starts the task. Raises NotAllowed, also when there is nothing to
    write about.
    """
    (may_read_answers(actor, event) & follow_ups.has_reason_to_write(event, kind)).require()
    count = follow_ups.recipients(event, kind).count()
    words = {"kind": FollowUpKind(kind).label, "count": count}
    audit.record(actor, "order_follow_ups", event, _("Рассылка «%(kind)s»: %(count)s") % words)
    return count


def write_follow_ups(event: Event, *, kind: str) -> int:
    """Write to those not written to yet; stopped in the middle and started again, nobody gets the letter twice."""
    waiting = follow_ups.recipients(event, kind).select_related("event__association__region")
    written = 0
    while batch := list(waiting[:LETTERS_AT_ONCE]):
        with transaction.atomic():
            FollowUp.objects.bulk_create([FollowUp(registration=each, kind=kind) for each in batch])
            for each in batch:
                follow_ups.write_letter(each, kind)
        written += len(batch)
    return written


def _check(questions: Sequence[Question], answers: Answers) -> None:
    """Required questions are answered, and choices are among those offered."""
    for question in questions:
        given = [text for text in answers.get(question.pk, ()) if text.strip()]
        if question.is_required and not given:
            raise Refusal(_("Ответьте на вопрос «%(question)s».") % {"question": question.text})
        offered = options_of(question)
        if question.kind in COUNTED and any(text not in offered for text in given):
            raise Refusal(_("В вопросе «%(question)s» нет такого варианта ответа.") % {"question": question.text})
        if question.kind != QuestionKind.CHOICES and len(given) > 1:
            raise Refusal(_("На вопрос «%(question)s» нужен один ответ.") % {"question": question.text})


def _keep_answers(response: SurveyResponse, questions: Sequence[Question], answers: Answers) -> None:
    given = [(question, text.strip()) for question in questions for text in answers.get(question.pk, ())]
    rows = [
        SurveyAnswer(response=response, question=question, text=text[:MOST_LETTERS]) for question, text in given if text
    ]
    SurveyAnswer.objects.bulk_create(rows)
