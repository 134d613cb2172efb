"""The tables of monitoring, a file a noun. Django finds models through this module."""

from __future__ import annotations

from rumo.monitoring.models.campaigns import (
    CampaignReminder,
    Evidence,
    IndicatorValue,
    MonitoringCampaign,
    Respondent,
    ValueChange,
)
from rumo.monitoring.models.indicators import Indicator, IndicatorRule, IndicatorVersion

__all__ = [
    "CampaignReminder",
    "Evidence",
    "Indicator",
    "IndicatorRule",
    "IndicatorValue",
    "IndicatorVersion",
    "MonitoringCampaign",
    "Respondent",
    "ValueChange",
]
