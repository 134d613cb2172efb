"""The first page of expertise: what waits for whom."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.expertise import queries
from rumo.expertise.enums import SubmissionState
from rumo.expertise.standing import PREFETCH
from rumo.expertise.views.submissions import standing_rows

OWN_SHOWN = 5
# What those who lead have to do something about.
_WAITING = (
    SubmissionState.SUBMITTED,
    SubmissionState.CHECKED,
    SubmissionState.IN_REVIEW,
    SubmissionState.CONCLUDED,
    SubmissionState.ON_AGENDA,
)


@require_safe
def home(request: UserRequest) -> HttpResponse:
    """Open campaigns, own materials, own reviews, and for those who lead, the queues."""
    own = queries.own_submissions(request.user).prefetch_related(*PREFETCH).order_by("-updated_at")
    shown = list(own[: OWN_SHOWN + 1])
    leads = queries.run_tracks(request.user).exists()
    context = {
        "campaigns": queries.open_campaigns(request.user).order_by("closes_at"),
        "own": standing_rows(shown[:OWN_SHOWN]),
        "has_more": len(shown) > OWN_SHOWN,
        "reviews": queries.own_reviews(request.user),
        "leads": leads,
        "queues": _queues(request) if leads else [],
    }
    return render(request, "expertise/home.html", context)


def _queues(request: UserRequest) -> list[tuple[SubmissionState, int]]:
    rows = queries.led_submissions(request.user).filter(state__in=_WAITING).order_by()
    found: dict[str, int] = dict(rows.values_list("state").annotate(n=Count("pk")))
    return [(state, found.get(state, 0)) for state in _WAITING]
