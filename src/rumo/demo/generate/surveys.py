"""What those who came answered: anonymously, so an answer leads to nobody."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from rumo.demo.generate.rows import write
from rumo.demo.generate.taking_part import Crowd
from rumo.events.enums import EventState, QuestionKind, QuestionPurpose
from rumo.events.models import Question, SurveyAnswer, SurveyResponse

QUESTION, YES, PARTLY, NO = "Соответствовало ли мероприятие ожиданиям?", "да", "отчасти", "нет"
CHOICES = (YES, PARTLY, NO)
# Four of five are content; the others are divided evenly.
WEIGHTS = (8, 1, 1)


def take_answers(crowds: Sequence[Crowd], chance: Random) -> None:
    """A question of each event that was held, and the answers of those whose registration says that they gave one."""
    held = [crowd for crowd in crowds if crowd.event.state == EventState.HELD]
    questions = Question.objects.bulk_create(
        Question(
            event=crowd.event,
            purpose=QuestionPurpose.SURVEY,
            kind=QuestionKind.CHOICE,
            text=QUESTION,
            choices=list(CHOICES),
            positive=[YES],
        )
        for crowd in held
    )
    given: list[tuple[SurveyResponse, Question, str]] = []
    for crowd, question in zip(held, questions, strict=True):
        for _row in (row for row in crowd.came if row.answered_at is not None):
            text = chance.choices(CHOICES, WEIGHTS)[0]
            day = crowd.event.day
            given.append((SurveyResponse(event=crowd.event, given_on=day, is_positive=text == YES), question, text))
    SurveyResponse.objects.bulk_create(response for response, _question, _text in given)
    write(
        SurveyAnswer.objects,
        (SurveyAnswer(response=response, question=question, text=text) for response, question, text in given),
    )
