"""All figures of a body and a year, each a link to its records; the records; several bodies side by side."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock, figures
from rumo.core.workbook import tables_response
from rumo.directory.models import Association
from rumo.directory.queries import run_associations, usual_association
from rumo.directory.rules import period_on
from rumo.reports import figure_pages, queries, record_lists
from rumo.reports.figure_book import LiveBook, key_of
from rumo.reports.forms.figures import FiguresForm, SideBySideForm, read_period
from rumo.reports.spans import cut, whole
from rumo.reports.views.access import parts_of
from rumo.russian.dates import parse_date, short_date
from rumo.russian.deadlines.periods import Period

ROWS_A_PAGE = 50


@require_safe
def figures_page(request: UserRequest) -> HttpResponse:
    form = _form(request)
    if form is None:
        return render(request, "reports/figures/none.html", parts_of(request, "figures"))
    context: dict[str, Any] = {"form": form, **parts_of(request, "figures")}
    if form.is_valid():
        context |= _shown(form)
    return render(request, "reports/figures/figures.html", context, status=200 if form.is_valid() else 422)


@require_safe
def figures_export(request: UserRequest) -> HttpResponseBase:
    """What the page shows, as a table."""
    form = _form(request)
    if form is None or not form.is_valid():
        raise Http404
    shown = _shown(form)
    name = _("Показатели, %(body)s, %(period)s") % {"body": shown["association"], "period": key_of(shown["period"])}
    return tables_response(request, figure_pages.build_figures(shown["groups"], shown["period"]), name)


@require_safe
def records(request: UserRequest) -> HttpResponse:
    """The records a figure counted, those of them that the user may see."""
    association, period = _asked(request)
    asked = figures.get(request.GET.get("figure", ""))
    if asked is None:
        raise Http404
    counted = asked.count(association, period)
    rows = record_lists.shown_to(request.user, asked.code, counted.records)
    page = Paginator(record_lists.read_along(rows), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "association": association,
        "period": whole(period),
        "until": period.ends if period != whole(period) else None,
        "back": f"?association={association.pk}&period={key_of(period)}",
        "value": counted.value,
        "hidden": counted.value - page.paginator.count,
        "lines": [record_lists.line_of(each) for each in page.object_list],
        "page": page,
    }
    return render(request, "reports/figures/records.html", context)


@require_safe
def overview(request: UserRequest) -> HttpResponse:
    """Bodies of one or of several regions beside each other, for one year."""
    form = _side_form(request)
    context: dict[str, Any] = {"form": form, **parts_of(request, "overview")}
    if form.is_bound and form.is_valid():
        context |= _sides(form, _own(request.user))
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "reports/figures/overview.html", context, status=status)


@require_safe
def overview_export(request: UserRequest) -> HttpResponseBase:
    form = _side_form(request)
    if not form.is_bound or not form.is_valid():
        raise Http404
    sides = _sides(form, _own(request.user))
    book = figure_pages.build_side_by_side(sides["groups"], sides["bodies"], sides["period"])
    return tables_response(request, book, _("Сравнение объединений, %(period)s") % {"period": key_of(sides["period"])})


def _form(request: UserRequest) -> FiguresForm | None:
    """Filled in from the address; without one, with the usual body and the year that runs, up to today: half a year
    beside a whole one would tell of a decline that is none. None runs no body."""
    bodies = run_associations(request.user).order_by("region", "parent_id", "full_name")
    first = usual_association(request.user) or bodies.filter(parent__isnull=True).first() or bodies.first()
    if first is None:
        return None
    day = clock.today()
    asked = request.GET.dict()
    until = {} if "period" in asked else {"until": short_date(day)}
    data = {"association": first.pk, "period": period_on(first.rules, day).key, **until, **asked}
    return FiguresForm(data, bodies=bodies, day=day)


def _shown(form: FiguresForm) -> dict[str, Any]:
    data = form.cleaned_data
    association, period = data["association"], data["asked"]
    groups = figure_pages.figure_groups(LiveBook(association, period), empty=data["empty"])
    return {"association": association, "period": period, "whole": whole(period), "groups": groups}


def _asked(request: UserRequest) -> tuple[Association, Period]:
    """The body and the year of the address; 404 for a body the user does not run and for what is no year."""
    key = request.GET.get("association", "")
    association = get_object_or_404(run_associations(request.user), pk=key if key.isdecimal() else 0)
    until = request.GET.get("until", "")
    try:
        period = read_period(request.GET.get("period", ""), association)
        return association, cut(period, parse_date(until) if until else None)
    except ValueError as error:
        raise Http404(str(error)) from error


def _side_form(request: UserRequest) -> SideBySideForm:
    bodies = queries.compared_bodies(request.user).order_by("region__name", "parent_id", "full_name")
    data = request.GET if "bodies" in request.GET or "period" in request.GET else None
    return SideBySideForm(data, bodies=bodies, day=clock.today())


def _sides(form: SideBySideForm, own: Collection[int]) -> dict[str, Any]:
    bodies = form.cleaned_data["bodies"]
    period = read_period(form.cleaned_data["period"], bodies[0])
    groups = figure_pages.side_by_side(bodies, period, own)
    return {"bodies": bodies, "period": period, "groups": groups}


def _own(user: Any) -> frozenset[int]:
    """Keys of the bodies whose records the user may open."""
    return frozenset(run_associations(user).values_list("pk", flat=True))
