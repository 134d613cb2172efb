"""Figures of meetings for reports: «проведено 4 заседания, рассмотрено 25 вопросов»."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.core.figures import Counted, figure
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.directory.tallies import ALL, tally
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import AgendaItem, Meeting, Resolution
from rumo.russian.deadlines.periods import Period

HELD = (MeetingState.MINUTES, MeetingState.SIGNED, MeetingState.PUBLISHED)


@figure("meetings.held", _("Проведено заседаний"), "заседание")
def held(association: Association, period: Period) -> Counted:
    """Of the association itself."""
    value = sum(row["n"] for row in _meetings(association, period) if row["association"] == association.pk)
    return Counted(value, lambda: _held([association.pk], period))


@figure("meetings.held_below", _("Проведено заседаний объединений, входящих в состав"), "заседание")
def held_below(association: Association, period: Period) -> Counted:
    """Of the sections and associations below it."""
    value = sum(row["n"] for row in _meetings(association, period) if row["association"] != association.pk)
    return Counted(value, lambda: _held(branch_of(association) - {association.pk}, period))


@figure("meetings.questions", _("Рассмотрено вопросов"), "вопрос")
def questions(association: Association, period: Period) -> Counted:
    [found] = _agenda(association, period)
    return Counted(found["questions"], partial(_questions, association, period))


@figure("meetings.resolutions", _("Принято решений"), "решение")
def resolutions(association: Association, period: Period) -> Counted:
    [found] = _agenda(association, period)
    return Counted(
        found["resolutions"],
        lambda: Resolution.objects.filter(item__in=_questions(association, period).order_by().values("pk")),
    )


def _held(associations: Iterable[int], period: Period) -> QuerySet[Meeting]:
    return Meeting.objects.filter(
        association__in=associations, state__in=HELD, date__range=(period.starts, period.ends)
    )


def _questions(association: Association, period: Period) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(
        meeting__association=association, meeting__state__in=HELD, meeting__date__range=(period.starts, period.ends)
    )


@tally
def _meetings(association: Association, period: Period) -> QuerySet[Any, Any]:
    """Held by the body itself and by each below."""
    return _held(branch_of(association), period).values("association").annotate(n=Count("pk"))


@tally
def _agenda(association: Association, period: Period) -> QuerySet[Any, Any]:
    """Questions of the body's own meetings and what was resolved on them."""
    found = {"questions": Count("pk", distinct=True), "resolutions": Count("resolutions")}
    return _questions(association, period).values(all=ALL).annotate(**found)
