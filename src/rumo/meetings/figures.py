"""Figures of meetings for reports: «проведено 4 заседания, рассмотрено 25 вопросов»."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.core import kept
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
    return Counted(_meetings(association, period)["own"], lambda: _held([association.pk], period))


@figure("meetings.held_below", _("Проведено заседаний объединений, входящих в состав"), "заседание")
def held_below(association: Association, period: Period) -> Counted:
    """Of the sections and associations below it."""
    below = branch_of(association) - {association.pk}
    return Counted(_meetings(association, period)["below"], lambda: _held(below, period))


@figure("meetings.questions", _("Рассмотрено вопросов"), "вопрос")
def questions(association: Association, period: Period) -> Counted:
    return Counted(_agenda(association, period)["questions"], lambda: _questions(association, period))


@figure("meetings.resolutions", _("Принято решений"), "решение")
def resolutions(association: Association, period: Period) -> Counted:
    return Counted(
        _agenda(association, period)["resolutions"],
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


@kept.shared
def _meetings(association: Association, period: Period) -> dict[str, int]:
    """Held by the body itself and by those below."""
    own = Q(association=association)
    found: dict[str, int] = (
        _held(branch_of(association), period)
        .order_by()
        .aggregate(own=Count("pk", filter=own), below=Count("pk", filter=~own))
    )
    return found


@kept.shared
def _agenda(association: Association, period: Period) -> dict[str, int]:
    """Questions of the body's own meetings and what was resolved on them."""
    rows = _questions(association, period).order_by()
    found: dict[str, int] = rows.aggregate(questions=Count("pk", distinct=True), resolutions=Count("resolutions"))
    return found
