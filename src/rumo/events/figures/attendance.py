"""Figures of attendance and of surveys for reports. Events count by the day they began."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rumo.core.figures import Counted, figure
from rumo.directory.models import Association
from rumo.directory.tallies import tally
from rumo.events import attendance_list as listed
from rumo.events.figures import tallies
from rumo.events.survey_sheet import responses_of
from rumo.russian.deadlines.periods import Period


@figure("events.attendances", _("Посещений мероприятий"), "посещение")
def attendances(association: Association, period: Period) -> Counted:
    """Of those who had a place; one person at three events is three attendances."""
    [found] = tallies.people(association, period)
    return Counted(
        found["attended"],
        lambda: listed.attended(association, period.starts, period.ends),
        found["expected"],
        partial(_url, "events:attended", association, period),
    )


@figure("events.survey_positive", _("Положительных отзывов о мероприятиях"), "отзыв")
def survey_positive(association: Association, period: Period) -> Counted:
    """Of the answers that say whether they are positive («110 из 141»), never of everybody invited."""
    found = {row["is_positive"]: row["n"] for row in _answers(association, period)}
    return Counted(
        found.get(True, 0),
        lambda: responses_of(association, period.starts, period.ends).filter(is_positive=True),
        sum(found.values()),
        partial(_url, "events:surveyed", association, period),
    )


@tally
def _answers(association: Association, period: Period) -> QuerySet[Any, Any]:
    """Answers that say whether they are positive."""
    judged = responses_of(association, period.starts, period.ends).filter(is_positive__isnull=False)
    return judged.values("is_positive").annotate(n=Count("pk"))


def _url(name: str, association: Association, period: Period) -> str:
    asked = {
        "association": association.pk,
        "since": f"{period.starts:%d.%m.%Y}",
        "until": f"{period.ends:%d.%m.%Y}",
    }
    return f"{reverse(name)}?{urlencode(asked)}"
