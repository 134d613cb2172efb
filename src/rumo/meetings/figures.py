"""Figures of meetings for reports: «проведено 4 заседания, рассмотрено 25 вопросов»."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.core.figures import Counted, figure
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import AgendaItem, Meeting, Resolution
from rumo.russian.deadlines.periods import Period

HELD = (MeetingState.MINUTES, MeetingState.SIGNED, MeetingState.PUBLISHED)


@figure("meetings.held", _("Проведено заседаний"), "заседание")
def held(association: Association, period: Period) -> Counted:
    """Of the association itself."""
    return _counted(_held([association.pk], period))


@figure("meetings.held_below", _("Проведено заседаний объединений, входящих в состав"), "заседание")
def held_below(association: Association, period: Period) -> Counted:
    """Of the sections and associations below it."""
    return _counted(_held(branch_of(association) - {association.pk}, period))


@figure("meetings.questions", _("Рассмотрено вопросов"), "вопрос")
def questions(association: Association, period: Period) -> Counted:
    meetings = _held([association.pk], period).order_by().values("pk")
    return _counted(AgendaItem.objects.filter(meeting__in=meetings))


@figure("meetings.resolutions", _("Принято решений"), "решение")
def resolutions(association: Association, period: Period) -> Counted:
    meetings = _held([association.pk], period).order_by().values("pk")
    return _counted(Resolution.objects.filter(item__meeting__in=meetings))


def _held(associations: Iterable[int], period: Period) -> QuerySet[Meeting]:
    return Meeting.objects.filter(
        association__in=associations, state__in=HELD, date__range=(period.starts, period.ends)
    )


def _counted(records: QuerySet[Meeting] | QuerySet[AgendaItem] | QuerySet[Resolution]) -> Counted:
    return Counted(records.count(), records)
