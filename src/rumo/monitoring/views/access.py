"""Records of monitoring that a request may reach, and the way to them."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.accounts.requests import UserRequest
from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Association
from rumo.directory.queries import run_associations
from rumo.monitoring import queries
from rumo.monitoring.models import Indicator, IndicatorVersion, MonitoringCampaign, Respondent

Crumbs = list[tuple[object, str]]


def may_begin(request: UserRequest) -> Verdict:
    """Whoever runs a body may have indicators and campaigns."""
    if run_associations(request.user).exists():
        return YES
    return No(_("Показатели и мониторинги ведут те, кто ведёт объединение."))


def indicator_of(request: UserRequest, pk: int) -> Indicator:
    return get_object_or_404(queries.run_indicators(request.user), pk=pk)


def version_of(request: UserRequest, pk: int) -> IndicatorVersion:
    rows = IndicatorVersion.objects.select_related("indicator__association__region")
    return get_object_or_404(rows.filter(indicator__in=queries.run_indicators(request.user).values("pk")), pk=pk)


def campaign_of(request: UserRequest, pk: int) -> MonitoringCampaign:
    return get_object_or_404(queries.run_campaigns(request.user), pk=pk)


def respondent_of(request: UserRequest, pk: int) -> Respondent:
    """Of a campaign one leads."""
    led = queries.run_campaigns(request.user).values("pk")
    rows = Respondent.objects.select_related("campaign__association__region", "municipality", "organization")
    return get_object_or_404(rows.filter(campaign__in=led), pk=pk)


def to_indicators(association: Association) -> Crumbs:
    return [(_("Показатели"), f"{reverse('monitoring:indicators')}?association={association.pk}")]


def to_indicator(indicator: Indicator) -> Crumbs:
    here = (indicator.code, reverse("monitoring:indicator", args=[indicator.pk]))
    return [*to_indicators(indicator.association), here]


def to_campaign(campaign: MonitoringCampaign) -> Crumbs:
    return [
        (_("Мониторинги"), reverse("monitoring:campaigns")),
        (campaign.title, reverse("monitoring:campaign", args=[campaign.pk])),
    ]
