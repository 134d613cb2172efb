"""The session on the meeting's page, and its pieces as one goes from place to place."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.meetings import permissions
from rumo.meetings.actions import agenda
from rumo.meetings.forms.session import LateItemForm
from rumo.meetings.models import Meeting
from rumo.meetings.roll import roll_of
from rumo.meetings.views import session_part as part


def session_context(user: Any, meeting: Meeting, place: str = "") -> dict[str, Any]:
    """What `_session.html` needs, under one name; `place` is `?item=` of the page."""
    return {"session": part.session_of(user, meeting, place)}


@require_safe
def session_place(request: UserRequest, pk: int, place: str) -> HttpResponse:
    """One place of the session with the list of items beside it; without scripts the whole page."""
    meeting = part.take(request, pk)
    if not request.headers.get("HX-Request"):
        return redirect(part.place_url(meeting, place))
    return _panel(request, meeting, place)


@require_safe
def session_nav(request: UserRequest, pk: int) -> HttpResponse:
    """The list of items and the quorum, as they stand after a change."""
    meeting = part.take(request, pk)
    roll = roll_of(meeting)
    context = part.nav_context(meeting, roll, part.marks_of(meeting, roll), request.GET.get("at", ""))
    return render(request, "meetings/session/_nav.html", {"session": context})


@require_POST
def late_item_add(request: UserRequest, pk: int) -> HttpResponse:
    """A question that came up during the meeting."""
    meeting = part.take(request, pk)
    permissions.may_decide(request.user, meeting).require()
    form = LateItemForm(request.POST, auto_id="late-%s")
    if not form.is_valid():
        context = {**part.session_of(request.user, meeting, part.NEW), "form": form}
        return render(request, "meetings/session/_place.html", {"session": context}, status=422)
    item = agenda.add_item(meeting, data=agenda.ItemData(**form.cleaned_data), actor=request.user)
    if not request.headers.get("HX-Request"):
        return redirect(part.place_url(meeting, item.pk))
    return _panel(request, meeting, str(item.pk))


@require_POST
def item_drop(request: UserRequest, pk: int, item_pk: int) -> HttpResponse:
    """Take an item off the agenda or bring it back."""
    meeting = part.take(request, pk)
    item = part.item_of(meeting, item_pk)
    agenda.drop_item(item, dropped=not item.is_dropped, actor=request.user)
    if not request.headers.get("HX-Request"):
        return redirect(part.place_url(meeting, item.pk))
    return _panel(request, meeting, str(item.pk))


def _panel(request: UserRequest, meeting: Meeting, place: str) -> HttpResponse:
    context = part.session_of(request.user, meeting, place)
    response = render(request, "meetings/session/_place.html", {"session": context})
    response["HX-Push-Url"] = part.place_url(meeting, context["place"])
    return response
