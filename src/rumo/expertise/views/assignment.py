"""Experts of all the materials of a campaign: proposed at once, looked over, sent."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.templatetags.lists import address_with
from rumo.expertise import assignment_board as board
from rumo.expertise import queries
from rumo.expertise.actions import assignment as actions
from rumo.expertise.actions import rounds as round_actions
from rumo.expertise.enums import ReviewState, SubmissionState
from rumo.expertise.models import Campaign, Review
from rumo.expertise.views import assignment_words as words

ROUNDS_A_PAGE = 25


@require_safe
def assignment(request: UserRequest, pk: int) -> HttpResponse:
    """Materials with their experts; `?show=` filters them."""
    campaign = _campaign(request, pk)
    counted = board.counted_rounds(queries.led_rounds(request.user).filter(submission__campaign=campaign))
    totals = board.totals_of(counted, _waiting(request, campaign))
    show = request.GET.get("show", "")
    chosen = counted.filter(board.FILTERS[show]) if show in board.FILTERS else counted
    page = Paginator(chosen, ROUNDS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "campaign": campaign,
        "totals": totals,
        "page": page,
        "lines": board.lines_of(list(page.object_list)),
        "tabs": _tabs(request, totals, show),
        "is_filtered": bool(show),
        "may_propose": words.may_propose(totals),
        "may_send": words.may_send(totals.proposed),
    }
    return render(request, "expertise/assignment/assignment.html", context)


@require_POST
def assignment_propose(request: UserRequest, pk: int) -> HttpResponse:
    """Rounds for what passed the check, experts for every free place. Nobody is written to yet."""
    campaign = _campaign(request, pk)
    proposal = round_actions.assign_campaign(campaign, actor=request.user)
    words.tell_proposal(request, proposal)
    return redirect("expertise:assignment", campaign.pk)


@require_POST
def assignment_send(request: UserRequest, pk: int) -> HttpResponse:
    """Invitations to all the proposed experts of the campaign."""
    campaign = _campaign(request, pk)
    proposed = queries.led_reviews(request.user).filter(
        round__submission__campaign=campaign, round__closed_at__isnull=True, state=ReviewState.PROPOSED
    )
    sending = actions.send_invitations(_to_send(proposed), actor=request.user)
    words.tell_sending(request, sending)
    return redirect("expertise:assignment", campaign.pk)


def _to_send(proposed: Any) -> list[Review]:
    return list(
        proposed.select_related("expert__person__user").prefetch_related("round__submission__authors").order_by("pk")
    )


def _campaign(request: UserRequest, pk: int) -> Campaign:
    led = Campaign.objects.filter(track__in=queries.run_tracks(request.user)).select_related("track__association")
    return get_object_or_404(led, pk=pk)


def _waiting(request: UserRequest, campaign: Campaign) -> int:
    own = queries.own_submissions(request.user).values("pk")
    passed = queries.led_submissions(request.user).filter(campaign=campaign, state=SubmissionState.CHECKED)
    return passed.exclude(pk__in=own).count()


def _tabs(request: UserRequest, totals: board.Totals, show: str) -> list[dict[str, Any]]:
    parts = [
        ("", _("Все"), totals.rounds),
        ("lacking", _("Не хватает экспертов"), totals.lacking),
        ("proposed", _("Не отправлены"), totals.with_proposed),
        ("late", _("Опаздывают"), totals.with_late),
    ]
    return [
        {
            "title": title,
            "url": address_with(request, {"show": key, "page": None}),
            "active": key == show,
            "count": count,
        }
        for key, title, count in parts
    ]
