"""The result of a campaign of monitoring: the tables as minutes have them (S1-8, S1-9)."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.monitoring.enums import CampaignState
from rumo.monitoring.models import MonitoringCampaign
from rumo.monitoring.results import result_blocks
from rumo.reports.blocks.registry import Asked, Made, maker
from rumo.reports.enums import BlockKind, Narrowing


@maker("monitoring.result", _("Показатели мониторинга"), BlockKind.TABLE, Narrowing.CAMPAIGN)
def result(asked: Asked) -> Made:
    """Of the campaign in `options` («campaign»: 12), else of the last one that began in the year."""
    found = _campaign(asked)
    return Made(result_blocks(found)) if found is not None else Made()


def offered_campaigns(association: Association) -> QuerySet[MonitoringCampaign]:
    """Those the body and the bodies below have announced, the newest first."""
    rows = MonitoringCampaign.objects.filter(association__in=branch_of(association))
    return rows.exclude(state=CampaignState.DRAFT).order_by("-starts_on", "-pk")


def _campaign(asked: Asked) -> MonitoringCampaign | None:
    campaigns = offered_campaigns(asked.association)
    key = asked.options.get(Narrowing.CAMPAIGN)
    if key:
        return campaigns.filter(pk=key).first()
    period = asked.period
    return campaigns.filter(starts_on__range=(period.starts, period.ends)).first()
