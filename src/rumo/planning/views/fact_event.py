"""«Создать мероприятие» from a row of a plan."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.form_pages import done
from rumo.events.forms.events import DetailsForm, fresh_initial
from rumo.events.models import Event
from rumo.planning import permissions, queries
from rumo.planning.actions import facts as actions
from rumo.planning.execution.line import first_day, page_of
from rumo.planning.execution.year import Line
from rumo.planning.models import PlanLine, PlanRow
from rumo.planning.proposals import event_kind_of

BEGINS = time(14, 0)


@require_http_methods(["GET", "HEAD", "POST"])
def line_event(request: UserRequest, pk: int) -> HttpResponse:
    """Title, kind, day and directions are filled in from the row; the event is linked with it."""
    visible = PlanLine.objects.filter(plan__in=queries.visible_plans(request.user))
    found = get_object_or_404(visible.select_related("plan__association__region"), pk=pk)
    permissions.may_link_facts(request.user, found.plan).require()
    shown = page_of(found, clock.today())
    if shown is None or shown.line.row is None:
        raise Http404(_("В действующей редакции плана этого пункта уже нет."))
    row = shown.line.row
    known: dict[str, Any] = {"user": request.user, "association": found.plan.association}
    form = DetailsForm(request.POST or None, initial=_initial(shown.line, row), **known)
    made: list[Event] = []

    def create() -> None:
        made.append(actions.create_event_from(row, data=form.data_typed(), actor=request.user))

    if form.is_bound and done(form, create):
        messages.success(request, _("Мероприятие создано и привязано к пункту плана."))
        return redirect("events:event", made[0].pk)
    context = {"plan": found.plan, "line": shown.line, "form": form}
    return render(request, "planning/facts_event.html", context, status=422 if form.is_bound else 200)


def _initial(line: Line, row: PlanRow) -> dict[str, Any]:
    day = first_day(line, clock.today())
    starts_at = timezone.make_aware(datetime.combine(day, BEGINS))
    return {
        **fresh_initial(starts_at),
        "kind": event_kind_of(row.title),
        "title": row.title.rstrip(".")[:500],
        "directions": row.directions.all(),
    }
