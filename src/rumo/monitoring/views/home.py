"""The first page of monitoring: forms to fill in, campaigns one leads."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.monitoring import queries
from rumo.monitoring.enums import CampaignState, ResponseState
from rumo.monitoring.rules import timeliness
from rumo.monitoring.views.access import may_begin
from rumo.monitoring.views.campaign_board import KINDS

SHOWN = 10


@require_safe
def home(request: UserRequest) -> HttpResponse:
    own = queries.own_respondents(request.user).filter(campaign__state=CampaignState.OPEN, excluded_reason="")
    led = queries.with_progress(queries.run_campaigns(request.user))
    context = {
        "own": [
            {"form": each, "kind": KINDS[ResponseState(each.state)], "time": timeliness(each, each.campaign.ends_on)}
            for each in own.order_by("campaign__ends_on", "name")
        ],
        "led": led.filter(state=CampaignState.OPEN)[:SHOWN],
        "done": led.filter(state=CampaignState.CLOSED)[:SHOWN],
        "leads": bool(may_begin(request)),
    }
    return render(request, "monitoring/home.html", context)
