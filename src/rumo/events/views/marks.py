"""The marks of one participant with their history, and taking one off."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit
from rumo.core.form_pages import done, form_page
from rumo.events.actions import attendance as actions
from rumo.events.attendance_permissions import may_correct_attendance
from rumo.events.forms.attendance import VoidForm
from rumo.events.models import AttendanceMark, Registration
from rumo.events.queries import run_events


@require_safe
def marks(request: UserRequest, pk: int) -> HttpResponse:
    """Standing and voided marks: who marked, when, how; what followed."""
    events = run_events(request.user).values("pk")
    registration = get_object_or_404(Registration.objects.select_related("event__association"), pk=pk, event__in=events)
    context = {
        "event": registration.event,
        "tab": "attendance",
        "registration": registration,
        "marks": registration.marks.select_related("marked_by", "voided_by", "log__stored"),
        "may_correct": may_correct_attendance(request.user, registration.event),
        "history": audit.history(registration),
    }
    return render(request, "events/attendance/marks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def mark_void(request: UserRequest, pk: int) -> HttpResponse:
    """A mistaken mark: with a reason, which stays in the history."""
    rows = AttendanceMark.objects.select_related("registration__event__association")
    mark = get_object_or_404(rows, pk=pk, registration__event__in=run_events(request.user).values("pk"))
    registration = mark.registration
    may_correct_attendance(request.user, registration.event).require()
    form = VoidForm(request.POST or None)
    if form.is_bound and done(
        form, lambda: actions.void_mark(mark, reason=form.cleaned_data["reason"], actor=request.user)
    ):
        messages.success(request, _("Отметка снята."))
        return redirect("events:attendance_marks", registration.pk)
    crumbs = [
        (registration.event, reverse("events:attendance", args=[registration.event_id])),
        (registration, reverse("events:attendance_marks", args=[registration.pk])),
    ]
    lead = _("%(name)s: %(way)s.") % {"name": registration.full_name, "way": mark.get_way_display()}
    return form_page(request, form, title=_("Снять отметку"), crumbs=crumbs, submit=_("Снять отметку"), lead=lead)
