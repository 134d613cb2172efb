"""Background work of monitoring: load by id, call one action."""

from __future__ import annotations

from django_tasks import task

from rumo.monitoring.actions import reminders
from rumo.monitoring.enums import CampaignState
from rumo.monitoring.models import MonitoringCampaign


@task()
def remind_of_campaigns() -> int:
    """Letters about last days of the collections under way; returns how many respondents were reminded. Running again
    sends nothing twice."""
    open_ones = MonitoringCampaign.objects.filter(state=CampaignState.OPEN).select_related("association")
    return sum(reminders.send_reminders(campaign) for campaign in open_ones)
