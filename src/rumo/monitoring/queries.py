"""Reads of monitoring. Every page starts from one of these; what is not in it is a 404."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from rumo.core import clock
from rumo.directory.enums import OfficeKind
from rumo.directory.models import Association, Membership, Office
from rumo.directory.powers import LEADING, powers_of
from rumo.directory.queries import in_force
from rumo.monitoring.enums import CampaignState
from rumo.monitoring.models import Indicator, IndicatorVersion, MonitoringCampaign, Respondent


def run_indicators(user: Any) -> QuerySet[Indicator]:
    powers = powers_of(user)
    everything = Indicator.objects.select_related("association__region", "parent")
    return everything if powers.everything else everything.filter(association__in=powers.runs)


def versions_of_year(association: Association, year: int) -> QuerySet[IndicatorVersion]:
    """What the body's indicators say in `year`, in the order of the register, parts after their whole."""
    held = Q(since_year__lte=year) & (Q(until_year__isnull=True) | Q(until_year__gte=year))
    rows = IndicatorVersion.objects.filter(held, indicator__association=association)
    return rows.select_related("indicator__parent").order_by("indicator__level", "indicator__position", "indicator_id")


def run_campaigns(user: Any) -> QuerySet[MonitoringCampaign]:
    """Campaigns the user leads."""
    powers = powers_of(user)
    everything = MonitoringCampaign.objects.select_related("association__region", "previous")
    return everything if powers.everything else everything.filter(association__in=powers.runs)


def with_progress(campaigns: QuerySet[MonitoringCampaign]) -> QuerySet[Any]:
    """`asked` others than the body itself, and how many of them have sent their data: `came`."""
    others = Q(respondents__municipality__isnull=False) | Q(respondents__organization__isnull=False)
    answering = others & Q(respondents__excluded_reason="")
    return campaigns.annotate(
        asked=Count("respondents", filter=answering),
        came=Count("respondents", filter=answering & Q(respondents__first_submitted_at__isnull=False)),
    )


def own_respondents(user: Any) -> QuerySet[Respondent]:
    """Forms the user fills in: of the municipality of one's office or body, of one's organization."""
    powers = powers_of(user)
    offices = Office.objects.filter(user=user.pk)
    municipal = offices.filter(kind=OfficeKind.MUNICIPAL_METHODOLOGIST).values("municipality")
    mine = Q(municipality__in=municipal) | Q(
        organization__in=offices.filter(organization__isnull=False).values("organization")
    )
    if powers.person_id is not None:
        led = Membership.objects.filter(
            in_force(clock.today()), person=powers.person_id, role__in=LEADING, association__municipality__isnull=False
        )
        mine |= Q(municipality__in=led.values("association__municipality"))
    begun = ~Q(campaign__state=CampaignState.DRAFT)
    return _respondents().filter(begun & mine)


def visible_respondents(user: Any) -> QuerySet[Respondent]:
    """Own forms, and all of the campaigns one leads."""
    led = Respondent.objects.filter(campaign__in=run_campaigns(user).values("pk"))
    return _respondents().filter(Q(pk__in=led.values("pk")) | Q(pk__in=own_respondents(user).values("pk")))


def visible_campaigns(user: Any) -> QuerySet[MonitoringCampaign]:
    """Those one leads, and those one answers in."""
    answered = own_respondents(user).values("campaign")
    return MonitoringCampaign.objects.select_related("association__region").filter(
        Q(pk__in=run_campaigns(user).values("pk")) | Q(pk__in=answered)
    )


def _respondents() -> QuerySet[Respondent]:
    return Respondent.objects.select_related("campaign__association__region", "municipality", "organization")
