"""«Создать заседание» from a planned meeting or a row of a plan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.errors import Refusal
from rumo.meetings.enums import MeetingForm
from rumo.meetings.forms.meetings import propose
from rumo.planning import permissions, queries
from rumo.planning.actions import facts as actions
from rumo.planning.execution.line import first_day, page_of
from rumo.planning.execution.year import Line
from rumo.planning.forms.facts import PlannedMeetingForm
from rumo.planning.models import PlanLine
from rumo.russian.dates import short_date


@require_http_methods(["GET", "HEAD", "POST"])
def line_meeting(request: UserRequest, pk: int) -> HttpResponse:
    """Date, form and theme are filled in from the plan; the questions become the agenda."""
    visible = PlanLine.objects.filter(plan__in=queries.visible_plans(request.user))
    found = get_object_or_404(visible.select_related("plan__association__region", "plan__association__host"), pk=pk)
    permissions.may_link_facts(request.user, found.plan).require()
    shown = page_of(found, clock.today())
    if shown is None:
        raise Http404(_("В действующей редакции плана этого пункта уже нет."))
    if request.method != "POST":
        form = PlannedMeetingForm(user=request.user, initial=_initial(found, shown.line))
        return _form_page(request, found, shown.line, form)
    form = PlannedMeetingForm(request.POST, user=request.user)
    if form.is_valid():
        try:
            meeting = actions.create_meeting_from(shown.line.planned, details=form.details(), actor=request.user)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Заседание создано, вопросы плана стоят в его повестке."))
            return redirect("meetings:meeting", meeting.pk)
    return _form_page(request, found, shown.line, form, status=422)


def _initial(found: PlanLine, line: Line) -> dict[str, Any]:
    day = first_day(line, clock.today())
    proposal = propose(found.plan.association, day)
    return {
        **proposal.initial(),
        "date": short_date(day),
        "form": (line.meeting.form if line.meeting else "") or MeetingForm.IN_PERSON,
        "title": line.planned.title[:500],
    }


def _form_page(
    request: UserRequest, found: PlanLine, line: Line, form: PlannedMeetingForm, *, status: int = 200
) -> HttpResponse:
    around = urlencode({"association": found.plan.association_id, "date": form["date"].value() or ""})
    context = {
        "plan": found.plan,
        "line": line,
        "form": form,
        "questions": line.meeting.questions.prefetch_related("responsible") if line.meeting else [],
        "points": line.row.points if line.row else [],
        "people_url": f"{reverse('meetings:people_search')}?{around}",
    }
    return render(request, "planning/facts_meeting.html", context, status=status)
