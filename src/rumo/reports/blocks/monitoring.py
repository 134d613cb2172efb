"""The result of a campaign of monitoring: the tables as minutes have them (S1-8, S1-9)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rumo.directory.queries import branch_of
from rumo.monitoring.enums import CampaignState
from rumo.monitoring.models import MonitoringCampaign
from rumo.monitoring.results import result_blocks
from rumo.reports.blocks.registry import Asked, Made, maker
from rumo.reports.enums import BlockKind


@maker("monitoring.result", _("Показатели мониторинга"), BlockKind.TABLE)
def result(asked: Asked) -> Made:
    """Of the campaign in `options` («campaign»: 12), else of the last one that began in the year."""
    found = _campaign(asked)
    return Made(result_blocks(found)) if found is not None else Made()


def _campaign(asked: Asked) -> MonitoringCampaign | None:
    campaigns = MonitoringCampaign.objects.filter(association__in=branch_of(asked.association))
    campaigns = campaigns.exclude(state=CampaignState.DRAFT)
    key = asked.options.get("campaign")
    if key:
        return campaigns.filter(pk=key).first()
    period = asked.period
    return campaigns.filter(starts_on__range=(period.starts, period.ends)).order_by("-starts_on", "-pk").first()
