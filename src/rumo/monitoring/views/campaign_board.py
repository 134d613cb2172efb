"""The page of a campaign: its board, what may be done with it, what happened; and the board as a workbook."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit, workbook
from rumo.core.templatetags.lists import address_with
from rumo.monitoring import permissions
from rumo.monitoring.actions.reminders import reminder_due
from rumo.monitoring.board import EXCLUDED, Board, board_of, build_book
from rumo.monitoring.enums import IndicatorLevel, ResponseState, Timeliness
from rumo.monitoring.forms.campaigns import BoardFilter
from rumo.monitoring.models import IndicatorVersion, MonitoringCampaign
from rumo.monitoring.reminder_words import reminder_words
from rumo.monitoring.responses import in_order, versions_of
from rumo.monitoring.transitions import CAMPAIGN
from rumo.monitoring.views.access import campaign_of

KINDS = {
    ResponseState.NOT_BEGUN: "neutral",
    ResponseState.IN_WORK: "info",
    ResponseState.SUBMITTED: "accent",
    ResponseState.RETURNED: "warning",
    ResponseState.ACCEPTED: "success",
}
TIME_KINDS = {
    Timeliness.AWAITED: "neutral",
    Timeliness.ON_TIME: "success",
    Timeliness.LATE: "warning",
    Timeliness.OVERDUE: "danger",
}


@require_safe
def campaign(request: UserRequest, pk: int) -> HttpResponse:
    found = campaign_of(request, pk)
    form = BoardFilter(request.GET)
    board = _board(found, form)
    context = {
        "campaign": found,
        "board": board,
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "counts": _counts(request, board),
        "rows": [
            {"row": row, "kind": KINDS[ResponseState(row.respondent.state)], "time": TIME_KINDS[row.timeliness]}
            for row in board.rows
        ],
        "versions": _asked_for(found),
        "reminders": reminder_words(found.reminder_days),
        "history": [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(found)[:30]],
        **_verdicts(request, found),
    }
    return render(request, "monitoring/campaigns/campaign.html", context)


@require_safe
def board_export(request: UserRequest, pk: int) -> HttpResponseBase:
    found = campaign_of(request, pk)
    board = _board(found, BoardFilter(request.GET))
    return workbook.tables_response(request, build_book(found, board), f"{found.title} — {_('участники')}"[:100])


def _asked_for(campaign: MonitoringCampaign) -> list[tuple[IndicatorVersion, int]]:
    """The indicators by level, each with its depth."""
    versions = list(versions_of(campaign))
    return [
        pair
        for level in IndicatorLevel
        for pair in in_order(version for version in versions if version.indicator.level == level)
    ]


def _board(campaign: MonitoringCampaign, form: BoardFilter) -> Board:
    """A filter that makes no sense shows everybody."""
    asked = form.cleaned_data if form.is_valid() else {}
    return board_of(campaign, state=asked.get("state", ""), time=asked.get("time", ""), words=asked.get("q", ""))


def _counts(request: UserRequest, board: Board) -> list[dict[str, Any]]:
    """How many stand where; a press shows them, another lets go."""
    told: list[tuple[str, str, object, str, int]] = [
        ("state", each.value, each.label, KINDS[each], board.states.get(each, 0)) for each in ResponseState
    ]
    told += [
        ("time", each.value, each.label, TIME_KINDS[each], board.times.get(each, 0))
        for each in (Timeliness.LATE, Timeliness.OVERDUE)
    ]
    told.append(("state", EXCLUDED, _("не отвечает"), "neutral", len(board.excluded)))
    return [
        {
            "word": word,
            "kind": kind,
            "count": count,
            "is_chosen": (chosen := request.GET.get(key) == value),
            "url": address_with(request, {key: "" if chosen else value}),
        }
        for key, value, word, kind, count in told
        if count
    ]


def _verdicts(request: UserRequest, found: MonitoringCampaign) -> dict[str, Any]:
    user = request.user
    return {
        "may_edit": permissions.may_edit_campaign(user, found),
        "may_extend": permissions.may_extend_campaign(user, found),
        "may_remind": permissions.may_remind(user, found),
        "steps": {step.name: step.verdict(user, found) for step in CAMPAIGN.possible(found)},
        "reminder_due": reminder_due(found),
    }
