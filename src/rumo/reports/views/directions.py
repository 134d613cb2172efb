"""Next year's directions: written one a line, mended, put into the plan as draft rows."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.reports import permissions
from rumo.reports.actions import directions as actions
from rumo.reports.forms.directions import AddDirectionsForm, DirectionForm, PlanForm
from rumo.reports.models import NextDirection, Report
from rumo.reports.views.access import take
from rumo.russian.numbers import agree


@require_http_methods(["GET", "HEAD", "POST"])
def directions(request: UserRequest, pk: int) -> HttpResponse:
    """The list, new lines, the way into the plan."""
    report = _written(request, pk)
    form = AddDirectionsForm(request.POST if request.method == "POST" else None)
    if form.is_bound and done(form, lambda: actions.add_directions(report, texts=form.lines(), actor=request.user)):
        return redirect("reports:directions", pk)
    return _page(request, report, status=422 if form.is_bound else 200, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def direction_edit(request: UserRequest, pk: int, direction_pk: int) -> HttpResponse:
    report = _written(request, pk)
    direction = _direction(report, direction_pk)
    form = DirectionForm(request.POST if request.method == "POST" else None, initial={"text": direction.text})
    if form.is_bound and done(
        form, lambda: actions.edit_direction(direction, text=form.cleaned_data["text"], actor=request.user)
    ):
        return redirect("reports:directions", pk)
    return form_page(
        request,
        form,
        title=_("Направление на следующий год"),
        crumbs=[
            (report.brief, reverse("reports:report", args=[pk])),
            (_("Следующий год"), reverse("reports:directions", args=[pk])),
        ],
        submit=_("Сохранить"),
    )


@require_POST
def direction_delete(request: UserRequest, pk: int, direction_pk: int) -> HttpResponse:
    actions.delete_direction(_direction(_written(request, pk), direction_pk), actor=request.user)
    return redirect("reports:directions", pk)


@require_POST
def directions_plan(request: UserRequest, pk: int) -> HttpResponse:
    """Every direction without a row becomes one in the chosen draft of the plan."""
    report = _written(request, pk)
    form = PlanForm(request.POST, report=report)
    made: list[Any] = []
    if not done(
        form,
        lambda: made.extend(actions.plan_directions(report, edition=form.cleaned_data["edition"], actor=request.user)),
    ):
        return _page(request, report, status=422, plan_form=form)
    messages.success(request, _("В проект плана внесено: %(rows)s.") % {"rows": agree(len(made), "строка")})
    return redirect("reports:directions", pk)


def _written(request: UserRequest, pk: int) -> Report:
    """A report one writes, approved or not: its directions still go to the plan afterwards."""
    report = take(request, pk)
    permissions.may_write_report(request.user, report.association).require()
    return report


def _direction(report: Report, key: int) -> NextDirection:
    return get_object_or_404(report.next_directions.select_related("report__association"), pk=key)


def _page(request: UserRequest, report: Report, *, status: int = 200, **state: Any) -> HttpResponse:
    rows = list(report.next_directions.select_related("plan_row__edition__plan"))
    context = {
        "report": report,
        "directions": rows,
        "waiting": sum(row.plan_row_id is None for row in rows),
        "form": AddDirectionsForm(),
        "plan_form": PlanForm(report=report),
        "may_edit": permissions.may_edit_report(request.user, report),
        **state,
    }
    return render(request, "reports/directions.html", context, status=status)
