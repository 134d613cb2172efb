"""Marking who is there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.autosave import Saved, save_form
from rumo.core.models import Versioned
from rumo.directory.queries import composition_on
from rumo.meetings.actions import attendance
from rumo.meetings.forms.session import AttendanceForm
from rumo.meetings.models import Attendance, Meeting
from rumo.meetings.roll import roll_of
from rumo.meetings.views import session_part as part


@require_POST
def attendance_mark(request: UserRequest, pk: int, person_pk: int) -> HttpResponse:
    """One member's mark (autosave)."""
    meeting = part.take(request, pk)
    member = get_object_or_404(composition_on(meeting.association, meeting.date), person_id=person_pk)
    items = meeting.items.all()

    def save(data: dict[str, Any]) -> Saved:
        mark = attendance.mark_attendance(meeting, member.person, actor=request.user, **data)
        return Saved(mark.version)

    def current(record: Versioned) -> AttendanceForm:
        return AttendanceForm(items=items, mark=record if isinstance(record, Attendance) else None)

    form = AttendanceForm(request.POST, items=items)
    return save_form(request, form, save=save, current=current, back=part.place_url(meeting, part.ATTENDANCE))


@require_POST
def attendance_rest(request: UserRequest, pk: int) -> HttpResponse:
    """Everybody who is not marked yet is present."""
    meeting = part.take(request, pk)
    marked = attendance.mark_rest_present(meeting, actor=request.user)
    if not request.headers.get("HX-Request"):
        messages.success(request, _("Отмечено присутствующими: %(n)s.") % {"n": marked})
    return _panel(request, meeting)


@require_POST
def guest_admit(request: UserRequest, pk: int) -> HttpResponse:
    """Somebody came who is not a member."""
    meeting = part.take(request, pk)
    person = part.person_named(request.user, request.POST)
    if person is not None:
        attendance.admit_guest(meeting, person, actor=request.user)
    return _guests(request, meeting)


@require_POST
def guest_mark(request: UserRequest, pk: int, guest_pk: int) -> HttpResponse:
    """Did the guest come."""
    meeting = part.take(request, pk)
    guest = get_object_or_404(meeting.guests.select_related("person", "meeting__association"), pk=guest_pk)
    attendance.mark_guest(guest, came=bool(request.POST.get("came")), actor=request.user)
    return _guests(request, meeting)


def _panel(request: UserRequest, meeting: Meeting) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return redirect(part.place_url(meeting, part.ATTENDANCE))
    context = part.session_of(request.user, meeting, part.ATTENDANCE)
    return render(request, "meetings/session/_place.html", {"session": context})


def _guests(request: UserRequest, meeting: Meeting) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return redirect(part.place_url(meeting, part.ATTENDANCE))
    roll = roll_of(meeting)
    context = {"meeting": meeting, "roll": roll, **part.attendance_panel(request.user, meeting, roll)}
    return part.fragment(request, "meetings/session/_guests.html", {"session": context})
