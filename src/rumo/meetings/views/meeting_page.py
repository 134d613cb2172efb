"""The page of a meeting: one page that changes with the meeting's state."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit
from rumo.meetings import letters, permissions, queries
from rumo.meetings.enums import MeetingState as S
from rumo.meetings.grounds import grounds_of
from rumo.meetings.models import Meeting
from rumo.meetings.views.agenda_part import agenda_context
from rumo.meetings.views.files_part import files_context
from rumo.meetings.views.people_part import people_context
from rumo.meetings.views.session import session_context
from rumo.meetings.views.signing import signing_context
from rumo.meetings.views.steps import steps_context

STATE_KINDS = {
    S.DRAFT: "neutral",
    S.INVITED: "info",
    S.IN_SESSION: "accent",
    S.MINUTES: "warning",
    S.SIGNED: "success",
    S.PUBLISHED: "success",
    S.POSTPONED: "warning",
    S.CANCELLED: "danger",
}
WITH_SESSION = frozenset({S.IN_SESSION, S.MINUTES})
WITH_SIGNING = frozenset({S.MINUTES, S.SIGNED, S.PUBLISHED})
_HISTORY = 60


@require_safe
def meeting(request: UserRequest, pk: int) -> HttpResponse:
    """The page as it stands."""
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    return page_response(request, record)


def page_response(request: UserRequest, record: Meeting, *, status: int = 200, **parts: Any) -> HttpResponse:
    """The whole page; `parts` replace pieces of its context, such as an agenda with a form open."""
    return render(
        request,
        "meetings/meeting.html",
        {**page_context(request.user, record, request.GET.get("item", "")), **parts},
        status=status,
    )


def page_context(user: Any, record: Meeting, place: str = "") -> dict[str, Any]:
    """Everything the page shows, in a constant number of queries; `place` is where in the session one works."""
    runs = permissions.may_run_meeting(user, record)
    context: dict[str, Any] = {
        **steps_context(user, record),
        "grounds": grounds_of(user, record),
        "when": letters.when(record),
        "state_kind": STATE_KINDS[S(record.state)],
        "preparing": record.state in permissions.PREPARING,
        "with_session": bool(runs) and record.state in WITH_SESSION,
        "with_signing": record.state in WITH_SIGNING,
        "history": history(record) if runs else [],
        **agenda_context(user, record),
        **files_context(user, record),
        **people_context(user, record),
    }
    if context["with_session"]:
        context |= session_context(user, record, place)
    if context["with_signing"]:
        context |= signing_context(user, record)
    return context


def history(record: Meeting) -> list[dict[str, Any]]:
    """The last entries of the trail, newest first, as `history_list` takes them."""
    return [
        {"at": entry.at, "actor": entry.actor_name, "text": entry.summary} for entry in audit.history(record)[:_HISTORY]
    ]
