"""Results of surveys as tables: of one event, and of the events of a period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet, Value
from rumo.directory.models import Association
from rumo.events.attendance_list import of_events
from rumo.events.models import Event, SurveyResponse
from rumo.events.survey import QuestionResult, SurveyNumbers


def responses_of(association: Association, first: date | None, last: date | None) -> QuerySet[SurveyResponse]:
    """Of the events of the body and of those below it that began in these days."""
    return SurveyResponse.objects.filter(of_events(association, first, last))


def surveyed_events(association: Association, first: date | None, last: date | None) -> QuerySet[Any]:
    """Events with answers; each has `responses_count`, `positive_count` and `judged_count`."""
    events = Event.objects.filter(pk__in=responses_of(association, first, last).order_by().values("event"))
    return events.select_related("association").annotate(
        responses_count=Count("responses"),
        positive_count=Count("responses", filter=Q(responses__is_positive=True)),
        judged_count=Count("responses", filter=Q(responses__is_positive__isnull=False)),
    )


def build_results(numbers: SurveyNumbers, results: Sequence[QuestionResult]) -> Book:
    """A sheet of counted answers with their bases and a sheet of what was written."""
    counted: list[tuple[Value, ...]] = [
        (_("Были на мероприятии"), "", numbers.came, "", ""),
        (_("Ответили на опрос"), "", numbers.responses, numbers.came, numbers.response_share),
        (_("Положительных отзывов"), "", numbers.positive, numbers.judged, numbers.positive_share),
    ]
    texts: list[tuple[Value, ...]] = []
    for result in results:
        text = result.question.text
        counted += [(text, each.label, each.count, result.answered, each.share) for each in result.options]
        texts += [(text, each) for each in result.texts]
    head = [_("Вопрос"), _("Ответ"), _("Сколько"), _("Из скольких"), _("Доля, %")]
    return Book(
        Sheet(_("Ответы"), head, counted, (50, 40, 10, 12, 10)),
        Sheet(_("Тексты"), [_("Вопрос"), _("Ответ")], texts, (50, 90)),
    )


def build_surveyed(rows: Iterable[tuple[Any, bool]]) -> Book:
    """Events with answers; of one with too few answers nothing is told but their number."""
    head = (
        _("Дата"), _("Мероприятие"), _("Объединение"), _("Ответили"), _("Положительно"), _("Из скольких оценок"),
    )  # fmt: skip
    table = (
        [
            event.day,
            event.title,
            str(event.association),
            event.responses_count,
            event.positive_count if is_shown else _("мало ответов"),
            event.judged_count if is_shown else None,
        ]
        for event, is_shown in rows
    )
    return Book(Sheet(_("Опросы"), head, table, (12, 60, 50, 10, 14, 18)))
