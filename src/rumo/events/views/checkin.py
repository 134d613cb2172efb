"""Marking at the door, on a phone: by the participant's QR-code, or by name."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.errors import Refusal
from rumo.directory.queries import search
from rumo.events.actions import attendance as actions
from rumo.events.attendance_list import SEARCHED, participants, ways_of
from rumo.events.attendance_permissions import may_mark_attendance
from rumo.events.checkin import checkin_url, qr_picture, registration_key
from rumo.events.enums import AttendanceWay
from rumo.events.models import Event, Registration
from rumo.events.participation import participation_of
from rumo.events.permissions import may_run_event
from rumo.events.queries import run_events
from rumo.events.views.event_pages import run_event
from rumo.events.views.own_place import own_registration

# More do not fit a phone: one types on.
SHOWN = 30


@require_safe
def checkin(request: UserRequest, pk: int) -> HttpResponse:
    """People by name with one button each; the numbers renew themselves. The rows alone answer the search."""
    event = run_event(request, pk)
    part = "#rows" if request.headers.get("HX-Request") else ""
    return render(request, f"events/attendance/checkin.html{part}", _people(request, event))


@require_safe
def checkin_numbers(request: UserRequest, pk: int) -> HttpResponse:
    event = run_event(request, pk)
    context = {"event": event, "people": participation_of([event])[event.pk]}
    return render(request, "events/attendance/_numbers.html", context)


@require_POST
def checkin_mark(request: UserRequest, pk: int) -> HttpResponse:
    """One press on a name. A refusal is told in the row's place."""
    registration = get_object_or_404(
        Registration.objects.select_related("event"), pk=pk, event__in=run_events(request.user).values("pk")
    )
    may_mark = may_mark_attendance(request.user, registration.event)
    context: dict[str, Any] = {"event": registration.event, "may_mark": may_mark}
    try:
        actions.mark_came(registration, way=AttendanceWay.LIST, actor=request.user)
    except Refusal as refusal:
        context["refusal"] = refusal.message
    row = participants(registration.event).filter(pk=pk).first() or registration
    context |= {"registration": row, "ways": ways_of(row)}
    return render(request, "events/attendance/_checkin_row.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def scan(request: HttpRequest, code: str) -> HttpResponse:
    """Where a QR-code leads. An organizer's phone marks at once; anybody else is asked to show it to an organizer."""
    registration = _registration(code)
    event = registration.event
    if not request.user.is_authenticated or not may_run_event(request.user, event):
        if request.method == "POST":
            raise Http404
        return render(request, "events/attendance/show_code.html", {"event": event, "code": code})
    context: dict[str, Any] = {"event": event, "registration": registration, "code": code}
    if request.method == "POST":
        context["was_marked"] = registration.came_at is not None
        try:
            actions.mark_came(registration, way=AttendanceWay.QR, actor=request.user)
            context["is_marked"] = True
        except Refusal as refusal:
            context["refusal"] = refusal.message
    context["people"] = participation_of([event])[event.pk]
    part = "#result" if request.headers.get("HX-Request") else ""
    return render(request, f"events/attendance/scan.html{part}", context)


@login_not_required
@require_safe
def scan_picture(request: HttpRequest, code: str) -> HttpResponse:
    """The code again, for whoever opened its address on an own phone."""
    return HttpResponse(qr_picture(checkin_url(_registration(code))), content_type="image/svg+xml")


@login_not_required
@never_cache
@require_safe
def place_code(request: HttpRequest, token: str) -> HttpResponse:
    """The code of one's own place as a picture."""
    return HttpResponse(qr_picture(checkin_url(own_registration(token))), content_type="image/svg+xml")


def _registration(code: str) -> Registration:
    """404 for a code nobody gave out."""
    rows = Registration.objects.select_related("event__association")
    return get_object_or_404(rows, pk=registration_key(code))


def _people(request: UserRequest, event: Event) -> dict[str, Any]:
    text = request.GET.get("q", "")
    rows = search(participants(event), text, SEARCHED) if text else participants(event).filter(came_at__isnull=True)
    found = list(rows[: SHOWN + 1])
    return {
        "event": event,
        "tab": "attendance",
        "q": text,
        "rows": [{"registration": each, "ways": ways_of(each)} for each in found[:SHOWN]],
        "has_more": len(found) > SHOWN,
        "may_mark": may_mark_attendance(request.user, event),
        "people": participation_of([event])[event.pk],
    }
