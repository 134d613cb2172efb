"""The records behind the figures: who came to the events of a body, and which of its events were surveyed."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Sum
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.workbook import tables_response
from rumo.directory.queries import search
from rumo.events.attendance_list import SEARCHED, build_attended
from rumo.events.attendance_list import attended as attended_rows
from rumo.events.forms.attendance import PeriodForm
from rumo.events.survey import is_shown
from rumo.events.survey_sheet import build_surveyed, surveyed_events

ROWS_A_PAGE = 100
SORTS = {
    "event": ("event__starts_at",),
    "name": ("surname", "first_name", "patronymic"),
    "organization": ("organization_name",),
    "minutes": ("minutes",),
}


@require_safe
def attended(request: UserRequest) -> HttpResponse:
    """Visits, one row each."""
    form, rows = _visits(request)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "events/attendance/attended.html", {"form": form, "page": page})


@require_safe
def attended_export(request: UserRequest) -> HttpResponseBase:
    _form, rows = _visits(request)
    return tables_response(request, build_attended(rows), _("Посещения мероприятий"))


@require_safe
def surveyed(request: UserRequest) -> HttpResponse:
    """Events with answers and how many of these were positive; no single answer."""
    form, events = _surveyed(request)
    total = events.aggregate(
        responses=Sum("responses_count"), positive=Sum("positive_count"), judged=Sum("judged_count")
    )
    page = Paginator(events, ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = [{"event": each, "is_shown": is_shown(each.rules, each.responses_count)} for each in page]
    context = {"form": form, "page": page, "rows": rows, "total": total}
    return render(request, "events/surveys/surveyed.html", context)


@require_safe
def surveyed_export(request: UserRequest) -> HttpResponseBase:
    _form, events = _surveyed(request)
    rows = ((each, is_shown(each.rules, each.responses_count)) for each in events)
    return tables_response(request, build_surveyed(rows), _("Опросы после мероприятий"))


def _surveyed(request: UserRequest) -> tuple[PeriodForm, Any]:
    """404 for whoever runs no body."""
    form = PeriodForm(request.GET, user=request.user)
    scope = form.scope()
    if scope is None:
        raise Http404
    events = surveyed_events(*scope).order_by("-starts_at", "pk")
    if text := form.cleaned_data.get("q"):
        events = search(events, text, ("title",))
    return form, events


def _visits(request: UserRequest) -> tuple[PeriodForm, Any]:
    """404 for whoever runs no body."""
    form = PeriodForm(request.GET, user=request.user)
    scope = form.scope()
    if scope is None:
        raise Http404
    rows = attended_rows(*scope).select_related("event")
    if text := form.cleaned_data.get("q"):
        rows = search(rows, text, (*SEARCHED, "event__title"))
    sort = request.GET.get("sort", "-event")
    names = SORTS.get(sort.removeprefix("-"), SORTS["event"])
    order = [f"-{name}" if sort.startswith("-") else name for name in names]
    return form, rows.order_by(*order, "pk")
