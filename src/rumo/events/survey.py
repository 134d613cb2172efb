"""The questions after an event and what was answered: reads only. Shares always go with their base."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from rumo.events.enums import QuestionKind, QuestionPurpose
from rumo.events.event_rules import EventRules
from rumo.events.models import Event, Question, SurveyAnswer

SCALE = ("1", "2", "3", "4", "5")
CHECKED = "да"
# Kinds whose answers can be counted.
COUNTED = (QuestionKind.CHOICE, QuestionKind.CHOICES, QuestionKind.SCALE, QuestionKind.CHECK)


@dataclass(frozen=True, slots=True)
class Option:
    """How often something was answered; `share` in whole percent of those who answered the question."""

    label: str
    count: int
    share: int
    is_positive: bool


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """Answers to one question: `answered` people are the base. `average` is of a scale, `texts` of open ones."""

    question: Question
    answered: int
    options: tuple[Option, ...]
    texts: tuple[str, ...]
    average: float | None

    @property
    def chart(self) -> dict[str, object]:
        """For the picture beside the table."""
        values = [option.count for option in self.options]
        series = [{"name": _("Ответили"), "values": values}]
        labels = [option.label for option in self.options]
        return {"kind": "bar", "horizontal": True, "labels": labels, "series": series}


@dataclass(frozen=True, slots=True)
class SurveyNumbers:
    """`responses` of `came` people; `positive` of `judged` responses, those that say whether they are positive."""

    came: int
    responses: int
    positive: int
    judged: int
    rules: EventRules

    @property
    def is_shown(self) -> bool:
        return is_shown(self.rules, self.responses)

    @property
    def minimum(self) -> int:
        return self.rules.survey_minimum

    @property
    def response_share(self) -> int | None:
        return _share(self.responses, self.came) if self.came else None

    @property
    def positive_share(self) -> int | None:
        return _share(self.positive, self.judged) if self.judged else None


def is_shown(rules: EventRules, responses: int) -> bool:
    """Few anonymous answers would tell who said what."""
    return responses > 0 and (not rules.survey_is_anonymous or responses >= rules.survey_minimum)


def survey_questions(event: Event) -> list[Question]:
    return list(Question.objects.filter(event=event, purpose=QuestionPurpose.SURVEY))


def is_positive(questions: Sequence[Question], answers: Mapping[int, Sequence[str]]) -> bool | None:
    """Whether every question that says what a positive answer is was answered so; None where none was answered."""
    judged = [
        any(text in question.positive for text in answers.get(question.pk, ()))
        for question in questions
        if question.positive and _is_answered(question, answers)
    ]
    return all(judged) if judged else None


def _is_answered(question: Question, answers: Mapping[int, Sequence[str]]) -> bool:
    """A box left empty is an answer too: «нет»."""
    given = answers.get(question.pk, ())
    return any(text.strip() for text in given) or (question.kind == QuestionKind.CHECK and question.pk in answers)


def options_of(question: Question) -> tuple[str, ...]:
    """What may be chosen; nothing for an open question."""
    if question.kind == QuestionKind.SCALE:
        return SCALE
    if question.kind == QuestionKind.CHECK:
        return (CHECKED,)
    return tuple(question.choices) if question.kind in COUNTED else ()


def numbers_of(event: Event) -> SurveyNumbers:
    """Two queries."""
    found = event.responses.aggregate(
        responses=Count("pk"),
        positive=Count("pk", filter=Q(is_positive=True)),
        judged=Count("pk", filter=Q(is_positive__isnull=False)),
    )
    came = event.registrations.filter(came_at__isnull=False).count()
    return SurveyNumbers(came, **found, rules=event.rules)


def results_of(event: Event) -> list[QuestionResult]:
    """Every question with its answers, in two queries. Ask `SurveyNumbers.is_shown` before showing them."""
    given: dict[int, list[tuple[int, str]]] = {}
    answers = SurveyAnswer.objects.filter(response__event=event).order_by("text")
    for question_id, response_id, text in answers.values_list("question_id", "response_id", "text"):
        given.setdefault(question_id, []).append((response_id, text))
    return [_result(question, given.get(question.pk, [])) for question in survey_questions(event)]


def _result(question: Question, given: Sequence[tuple[int, str]]) -> QuestionResult:
    answered = len({response for response, _text in given})
    if question.kind not in COUNTED:
        return QuestionResult(question, answered, (), tuple(text for _response, text in given), None)
    counts = Counter(text for _response, text in given)
    # An option that was taken out of the question later still has its answers.
    labels = dict.fromkeys((*options_of(question), *counts))
    options = tuple(
        Option(label, counts[label], _share(counts[label], answered), label in question.positive) for label in labels
    )
    average = None
    if question.kind == QuestionKind.SCALE and answered:
        average = round(sum(int(label) * count for label, count in counts.items()) / answered, 1)
    return QuestionResult(question, answered, options, (), average)


def _share(part: int, base: int) -> int:
    """Whole percent, half up: «110 из 141, 78 %»."""
    return (200 * part + base) // (2 * base) if base else 0
