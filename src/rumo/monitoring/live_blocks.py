"""The result of a campaign inside minutes: a question about the indicators shows its tables (S1, question 3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from rumo.meetings.live_blocks import LiveBlock
from rumo.meetings.models import Meeting
from rumo.monitoring import queries
from rumo.monitoring.enums import CampaignState
from rumo.monitoring.models import MonitoringCampaign
from rumo.monitoring.results import result_blocks
from rumo.papers.blocks import Block

# A meeting speaks of this year's campaign or the last one's.
MOST_OFFERED = 20


def _offers(user: Any, meeting: Meeting) -> Sequence[tuple[str, str]]:
    """Campaigns of bodies of the region that the user leads."""
    rows = queries.run_campaigns(user).filter(association__region=meeting.association.region_id)
    rows = rows.exclude(state=CampaignState.DRAFT)[:MOST_OFFERED]
    return [(str(each.pk), _("Итог мониторинга «%(title)s»") % {"title": each}) for each in rows]


def _build(key: str) -> tuple[Block, ...]:
    campaign = MonitoringCampaign.objects.select_related("association").filter(pk=int(key)).first()
    return result_blocks(campaign) if campaign else ()


RESULT = LiveBlock("monitoring.result", _offers, _build)
