"""The calendar of an association: a month, a quarter, a list of the year."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock, month_grid
from rumo.directory.models import Association
from rumo.directory.powers import powers_of
from rumo.directory.queries import visible_associations
from rumo.planning import calendar_spans as spans
from rumo.planning.calendar_entries import Entry, entries_of
from rumo.planning.calendar_spans import Span, View
from rumo.planning.forms.calendar import Asked, read_address
from rumo.planning.queries import visible_plans

VIEWS = ((View.MONTH, _("Месяц")), (View.QUARTER, _("Квартал")), (View.LIST, _("Список")))


@require_safe
def my_calendar(request: UserRequest) -> HttpResponse:
    """The calendar of the body the user belongs to or runs; the highest of several."""
    powers = powers_of(request.user)
    mine = visible_associations(request.user).filter(pk__in=powers.member_of or powers.runs)
    first = mine.filter(parent__isnull=True).order_by("pk").first() or mine.order_by("pk").first()
    if first is None:
        return render(request, "planning/calendar_none.html")
    return redirect("planning:calendar", first.pk)


@require_safe
def calendar(request: UserRequest, pk: int) -> HttpResponse:
    association = get_object_or_404(visible_associations(request.user), pk=pk)
    today = clock.today()
    asked = read_address(request.GET, today)
    span = spans.span_of(asked.view, asked.on, association.rules)
    below = list(visible_associations(request.user).filter(parent=association, is_active=True).order_by("full_name"))
    shown = [body for body in below if body.pk in asked.bodies]
    entries = entries_of(request.user, [association.pk, *(body.pk for body in shown)], *span.shown)
    context = {
        "association": association,
        "span": span,
        "plan": _plan(request, association, span),
        "days": spans.days_of(span, entries.dated, today) if span.view is View.MONTH else [],
        "months": [] if span.view is View.MONTH else _months(span, entries.dated),
        "undated": [each for each in entries.undated if each.first <= span.last and each.last >= span.first],
        "is_empty": span.view is View.LIST and not entries.dated and not entries.undated,
        "weekdays": month_grid.WEEKDAYS,
        "below": below,
        "shown": shown,
        **_links(association, asked, span),
    }
    return render(request, "planning/calendar.html", context)


def _plan(request: UserRequest, association: Association, span: Span) -> Any:
    """The plan of that time, whose parts stand above the calendar."""
    plans = visible_plans(request.user).filter(association=association, starts__lte=span.last, ends__gte=span.first)
    return plans.order_by("-starts").first()


def _months(span: Span, entries: tuple[Entry, ...]) -> list[dict[str, Any]]:
    today = clock.today()
    return [
        {"first": first, "title": month_grid.month_title(first), "days": spans.busy_days(first, last, entries, today)}
        for first, last in span.months
    ]


def _links(association: Association, asked: Asked, span: Span) -> dict[str, Any]:
    """Addresses of the neighbours, of today and of the other views; the chosen bodies stay chosen."""
    address = reverse("planning:calendar", args=[association.pk])

    def at(view: View, on: str) -> str:
        return f"{address}?{urlencode([('view', view), ('on', on), *(('body', pk) for pk in sorted(asked.bodies))])}"

    on = month_grid.in_address(asked.on)
    return {
        "previous_url": at(asked.view, span.previous),
        "following_url": at(asked.view, span.following),
        "today_url": at(asked.view, month_grid.in_address(clock.today())),
        "views": [{"title": title, "url": at(view, on), "active": view is asked.view} for view, title in VIEWS],
        "view": asked.view,
        "on": on,
    }
