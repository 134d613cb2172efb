"""Reads of the public site: only what was published, people only by their consent (152-ФЗ)."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from rumo.directory.models import Association, Region
from rumo.expertise import council
from rumo.expertise.models import Endorsement
from rumo.meetings.models import Meeting
from rumo.meetings.queries import published_minutes
from rumo.monitoring.enums import CampaignState, ResponseState
from rumo.monitoring.models import MonitoringCampaign
from rumo.planning.models import Plan
from rumo.portal.enums import LinkKind
from rumo.portal.models import PublicLink
from rumo.reports.models import Report
from rumo.reports.queries import published_reports

# Answers in these states have come; what is still being written has not.
CAME = (ResponseState.SUBMITTED, ResponseState.RETURNED, ResponseState.ACCEPTED)


def public_bodies(region: Region) -> QuerySet[Association]:
    """Bodies that work today, those above before those below."""
    bodies = Association.objects.filter(region=region, is_active=True)
    return bodies.select_related("region", "host", "municipality", "parent").order_by("full_name", "pk")


def public_links(region: Region) -> QuerySet[PublicLink]:
    """Documents and communities of the bodies that work."""
    rows = PublicLink.objects.select_related("association__region", "stored")
    return rows.filter(association__region=region, association__is_active=True)


def public_documents(region: Region) -> QuerySet[PublicLink]:
    return public_links(region).filter(kind=LinkKind.DOCUMENT)


def public_plans(region: Region) -> QuerySet[Plan]:
    """Published plans, the newest year first."""
    rows = Plan.objects.filter(association__region=region, association__is_active=True, is_published=True)
    return rows.select_related("association__region").order_by("-starts", "association__full_name")


def plan_of_body(body: Association, day: date) -> Plan | None:
    """The plan of the year that holds `day`, else the last one there is."""
    plans = public_plans(body.region).filter(association=body)
    return plans.filter(starts__lte=day, ends__gte=day).first() or plans.first()


def public_reports(region: Region) -> QuerySet[Report]:
    """Published reports that were issued as a paper: without one there is nothing to read. Its text is long, and is
    fetched where it is read."""
    rows = published_reports().filter(association__region=region, paper__isnull=False)
    return rows.select_related("paper").defer("paper__data").order_by("-starts_on", "association__full_name", "pk")


def minutes_of_body(body: Association) -> QuerySet[Meeting]:
    return published_minutes(body.region).filter(association=body)


def public_endorsements(region: Region) -> QuerySet[Endorsement]:
    """The register of endorsements: the newest first."""
    return council.public_endorsements().filter(association__region=region).order_by("-issued_on", "-number", "-pk")


def closed_campaigns(region: Region) -> QuerySet[MonitoringCampaign]:
    """Finished collections of indicators, with how many were asked (`asked`) and how many answered (`reported`).

    The body answers for the region itself and is not counted among them.
    """
    body_itself = Q(respondents__municipality__isnull=True, respondents__organization__isnull=True)
    taking_part = Q(respondents__excluded_reason="") & ~body_itself
    rows = MonitoringCampaign.objects.filter(association__region=region, state=CampaignState.CLOSED)
    return (
        rows.select_related("association__region")
        .annotate(
            asked=Count("respondents", filter=taking_part),
            reported=Count("respondents", filter=taking_part & Q(respondents__state__in=CAME)),
        )
        .order_by("-starts_on", "-pk")
    )
