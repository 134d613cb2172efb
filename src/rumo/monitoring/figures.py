"""Figures of monitoring (S1-6: 15 of 19 municipalities reported; S1-7: targets met).

A campaign belongs to the period in which its collection ends, drafts to none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from rumo.core import kept
from rumo.core.figures import Counted, figure
from rumo.directory.models import Association
from rumo.directory.tallies import ALL, tally
from rumo.monitoring.computed import REPORTED
from rumo.monitoring.enums import CampaignState, Verdict
from rumo.monitoring.facts import counted_facts
from rumo.monitoring.models import IndicatorVersion, MonitoringCampaign, Respondent
from rumo.russian.deadlines.periods import Period

_REPORTED = Q(state__in=REPORTED)


@figure("monitoring.reported", gettext_lazy("Муниципалитеты, представившие сведения о показателях"), "муниципалитет")
def reported(association: Association, period: Period) -> Counted:
    """Of all that were asked: those excluded with a reason, or merged into another, are not."""
    [found] = _respondents(association, period)
    return Counted(
        found["reported"],
        lambda: _asked(association, period).filter(_REPORTED),
        found["asked"],
        lambda: _url(_campaigns(association, period)),
    )


def _asked(association: Association, period: Period) -> QuerySet[Respondent]:
    """Municipalities that have to report."""
    asked = Respondent.objects.exclude(campaign__state=CampaignState.DRAFT)
    return asked.filter(
        campaign__association=association,
        campaign__ends_on__range=(period.starts, period.ends),
        municipality__isnull=False,
        excluded_reason="",
    )


@tally
def _respondents(association: Association, period: Period) -> QuerySet[Any, Any]:
    counts = {"asked": Count("pk"), "reported": Count("pk", filter=_REPORTED)}
    return _asked(association, period).values(all=ALL).annotate(**counts)


@figure("monitoring.targets_met", gettext_lazy("Показатели с достигнутым порогом"), "показатель")
def targets_met(association: Association, period: Period) -> Counted:
    """Of all with a target. One that is met only of those who reported, and not of all, is not met."""
    campaigns = _campaigns(association, period)
    facts = [fact for campaign in campaigns for fact in counted_facts(campaign) if fact.has_target]
    met = {fact.version.pk for fact in facts if fact.verdict == Verdict.MET}
    return Counted(
        len(met),
        lambda: IndicatorVersion.objects.filter(pk__in=met),
        len({fact.version.pk for fact in facts}),
        partial(_url, campaigns),
    )


def _campaigns(association: Association, period: Period) -> list[MonitoringCampaign]:
    """Campaigns of the body whose collection ends in the period."""
    return [each for each in _every_campaign(association) if period.holds(each.ends_on, each.ends_on)]


@kept.shared
def _every_campaign(association: Association) -> tuple[MonitoringCampaign, ...]:
    """A body has one or two a year: one statement serves all years."""
    rows = MonitoringCampaign.objects.filter(association=association).exclude(state=CampaignState.DRAFT)
    return tuple(rows.select_related("association"))


def _url(campaigns: Sequence[MonitoringCampaign]) -> str:
    """The result itself where there is one campaign."""
    single = len(campaigns) == 1
    return reverse("monitoring:results", args=[campaigns[0].pk]) if single else reverse("monitoring:home")
