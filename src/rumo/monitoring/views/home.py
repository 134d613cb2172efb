"""The first page of monitoring: forms to fill in, campaigns one leads."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.monitoring import queries
from rumo.monitoring.enums import CampaignState

SHOWN = 10


@require_safe
def home(request: UserRequest) -> HttpResponse:
    context = {
        "own": queries.own_respondents(request.user).filter(campaign__state=CampaignState.OPEN),
        "led": queries.run_campaigns(request.user)[:SHOWN],
    }
    return render(request, "monitoring/home.html", context)
