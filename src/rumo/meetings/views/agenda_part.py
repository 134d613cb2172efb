"""The agenda as a part of the meeting's page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from rumo.accounts.requests import UserRequest
from rumo.core.versions import order_mark
from rumo.meetings import permissions, queries
from rumo.meetings.models import Meeting
from rumo.meetings.views.steps import steps_context


def agenda_context(user: Any, meeting: Meeting) -> dict[str, Any]:
    """`items` in order, what may be done with them, and what is offered to add.

    `editing` (a key), `adding` and `copying` say which form is open; one at a time, so nothing typed can be lost.
    """
    may_edit = permissions.may_edit_agenda(user, meeting)
    items = list(queries.agenda_of(meeting))
    preparing = bool(may_edit) and meeting.state in permissions.PREPARING
    return {
        "items": items,
        "order_mark": order_mark(item.pk for item in items),
        "may_edit_agenda": may_edit,
        "may_delete_items": preparing,
        "standing_offers": queries.standing_offers(meeting) if preparing else [],
        "overdue_offers": list(queries.overdue_offers(meeting)) if preparing else [],
        "editing": None,
        "adding": False,
        "copying": False,
    }


def render_agenda(request: UserRequest, meeting: Meeting, *, status: int = 200, **state: Any) -> HttpResponse:
    """The agenda alone, for htmx; with it, out of band, what depends on it elsewhere on the page."""
    context = {
        **steps_context(request.user, meeting),
        **agenda_context(request.user, meeting),
        "untold_changes": queries.untold_changes(meeting),
        "out_of_band": True,
        **state,
    }
    return render(request, "meetings/agenda/_agenda_answer.html", context, status=status)
