"""Figures of monitoring (S1-6: 15 of 19 municipalities reported; S1-7: targets met).

A campaign belongs to the period in which its collection ends, drafts to none.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy

from rumo.core.figures import Counted, figure
from rumo.directory.models import Association
from rumo.monitoring.computed import REPORTED
from rumo.monitoring.enums import CampaignState, Verdict
from rumo.monitoring.facts import result_of
from rumo.monitoring.models import IndicatorVersion, MonitoringCampaign, Respondent
from rumo.russian.deadlines.periods import Period


def campaigns_of(association: Association, period: Period) -> QuerySet[MonitoringCampaign]:
    """Campaigns of the body whose collection ends in the period."""
    rows = MonitoringCampaign.objects.filter(association=association, ends_on__range=(period.starts, period.ends))
    return rows.exclude(state=CampaignState.DRAFT)


@figure("monitoring.reported", gettext_lazy("Муниципалитеты, представившие сведения о показателях"), "муниципалитет")
def reported(association: Association, period: Period) -> Counted:
    """Of all that were asked: those excluded with a reason, or merged into another, are not."""
    asked = Respondent.objects.filter(
        campaign__in=campaigns_of(association, period), municipality__isnull=False, excluded_reason=""
    )
    rows = asked.filter(state__in=REPORTED)
    return Counted(rows.count(), rows, asked.count(), _url(association, period))


@figure("monitoring.targets_met", gettext_lazy("Показатели с достигнутым порогом"), "показатель")
def targets_met(association: Association, period: Period) -> Counted:
    """Of all with a target. One that is met only of those who reported, and not of all, is not met."""
    facts = [
        fact
        for campaign in campaigns_of(association, period).select_related("association")
        for fact in result_of(campaign).facts
        if fact.has_target
    ]
    rows = IndicatorVersion.objects.filter(pk__in=[f.version.pk for f in facts if f.verdict == Verdict.MET])
    return Counted(rows.count(), rows, len({f.version.pk for f in facts}), _url(association, period))


def _url(association: Association, period: Period) -> str:
    """The result itself where there is one campaign."""
    keys = list(campaigns_of(association, period).values_list("pk", flat=True)[:2])
    return reverse("monitoring:results", args=keys) if len(keys) == 1 else reverse("monitoring:home")
