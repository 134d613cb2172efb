"""The states of a campaign, and who moves it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rumo.core.transitions import Transition, Transitions
from rumo.monitoring.enums import CampaignState
from rumo.monitoring.permissions import may_run_campaign
from rumo.monitoring.rules import is_ready_to_open

CAMPAIGN = Transitions(
    [
        Transition(
            "open",
            _("Начать сбор"),
            frozenset({CampaignState.DRAFT}),
            CampaignState.OPEN,
            permission=may_run_campaign,
            guard=is_ready_to_open,
        ),
        Transition(
            "close",
            _("Закрыть мониторинг"),
            frozenset({CampaignState.OPEN}),
            CampaignState.CLOSED,
            permission=may_run_campaign,
        ),
        Transition(
            "reopen",
            _("Открыть снова"),
            frozenset({CampaignState.CLOSED}),
            CampaignState.OPEN,
            permission=may_run_campaign,
        ),
    ]
)
