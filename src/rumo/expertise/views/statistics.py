"""Statistics of expertise for a body and a year, and the list behind each of its numbers."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock, figures
from rumo.core.workbook import tables_response
from rumo.directory.models import Association, Person
from rumo.directory.rules import period_on
from rumo.directory.views.bodies import asked_or_highest
from rumo.expertise import queries
from rumo.expertise.forms.statistics import StatisticsForm
from rumo.expertise.models import Endorsement, InnovationSite, Review, Submission
from rumo.expertise.statistics import Part, Statistics, narrowed, statistics_of
from rumo.expertise.statistics_sheet import build_statistics
from rumo.russian.deadlines.periods import Period

ROWS_A_PAGE = 50
# More bars than these are better read in the table.
MOST_BARS = 12

# What a list shows of each kind of record, and what is read along with it.
LISTS: dict[type[Any], tuple[str, tuple[str, ...]]] = {
    Submission: ("submissions", ("campaign__track", "subject", "organization")),
    Review: ("reviews", ("round__submission", "expert__person")),
    Person: ("people", ()),
    Endorsement: ("endorsements", ()),
    InnovationSite: ("sites", ("organization",)),
}


@require_safe
def statistics(request: UserRequest) -> HttpResponse:
    association = asked_or_highest(request)
    if association is None:
        return render(request, "expertise/statistics/statistics_none.html")
    period = _period(request, association)
    found = _found(request, association, period)
    initial = {"association": association, "period": period.key}
    context = {
        "found": found,
        "form": StatisticsForm(initial=initial, user=request.user, day=clock.today()),
        "leads": True,
        "funnel_chart": _funnel_chart(found),
        "tables": [
            _breakdown(_("По предметам"), _("Предмет"), found.subjects),
            _breakdown(_("По муниципалитетам"), _("Муниципалитет"), found.municipalities),
            _breakdown(_("По видам экспертизы"), _("Вид экспертизы"), found.kinds),
        ],
        "load_chart": _load_chart(found),
    }
    return render(request, "expertise/statistics/statistics.html", context)


@require_safe
def statistics_export(request: UserRequest) -> HttpResponseBase:
    association = asked_or_highest(request)
    if association is None:
        raise Http404
    period = _period(request, association)
    book = build_statistics(_found(request, association, period))
    return tables_response(request, book, _("Статистика экспертизы, %(period)s") % {"period": period.key})


@require_safe
def statistics_records(request: UserRequest) -> HttpResponse:
    """The records behind a number, by the figure and the filter that counted it."""
    association = asked_or_highest(request)
    asked = figures.get(request.GET.get("figure", ""))
    if association is None or asked is None or not asked.code.startswith(("expertise.", "endorsements.", "sites.")):
        raise Http404
    period = _period(request, association)
    records = narrowed(asked.count(association, period).records, request.GET.dict())
    kind, along = LISTS[records.model]
    rows = _known_to(request, records).select_related(*along)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "association": association,
        "period": period,
        "back_url": f"{reverse('expertise:statistics')}?association={association.pk}&period={period.key}",
        "page": page,
        "list_template": f"expertise/statistics/_{kind}.html",
        "leads": True,
    }
    return render(request, "expertise/statistics/statistics_records.html", context)


def _known_to(request: UserRequest, records: QuerySet[Any]) -> QuerySet[Any]:
    """Nobody learns from a list who judges their own material."""
    led = queries.led_reviews(request.user).order_by()
    if records.model is Review:
        return records.filter(pk__in=led.values("pk")).order_by("pk")
    if records.model is Person:
        return records.filter(pk__in=led.values("expert__person"))
    return records if records.ordered else records.order_by("pk")


def _found(request: UserRequest, association: Association, period: Period) -> Statistics:
    return statistics_of(association, period, queries.led_reviews(request.user))


def _period(request: UserRequest, association: Association) -> Period:
    """As the address writes it; the year that runs when it writes none."""
    written = request.GET.get("period", "")
    if not written:
        return period_on(association.rules, clock.today())
    try:
        return Period.parse(written, association.rules.year_start_month)
    except ValueError as error:
        raise Http404(str(error)) from error


def _funnel_chart(found: Statistics) -> dict[str, Any]:
    return {
        "kind": "bar",
        "horizontal": True,
        "labels": [each.title for each in found.funnel],
        "series": [
            {"name": found.period.name, "values": [each.value for each in found.funnel]},
            {"name": found.period.shifted(-1).name, "values": [each.before for each in found.funnel]},
        ],
    }


def _breakdown(title: str, name: str, parts: tuple[Part, ...]) -> dict[str, Any]:
    return {"title": title, "name": name, "parts": parts, "chart": _parts_chart(parts)}


def _parts_chart(parts: tuple[Part, ...]) -> dict[str, Any]:
    shown = parts[:MOST_BARS]
    return {
        "kind": "bar",
        "horizontal": True,
        "labels": [each.title for each in shown],
        "series": [
            {"name": _("подано"), "values": [each.submitted for each in shown]},
            {"name": _("рекомендованы"), "values": [each.recommended for each in shown]},
        ],
    }


def _load_chart(found: Statistics) -> dict[str, Any]:
    shown = found.load[:MOST_BARS]
    return {
        "kind": "bar",
        "horizontal": True,
        "stacked": True,
        "labels": [each.name for each in shown],
        "series": [
            {"name": _("сдано"), "values": [each.done for each in shown]},
            {"name": _("в работе"), "values": [each.open for each in shown]},
        ],
    }
