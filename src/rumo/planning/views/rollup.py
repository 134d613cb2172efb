"""The roll-up: the plans of a body's sub-bodies side by side, and as a table."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.workbook import tables_response
from rumo.directory.models import Association, Direction
from rumo.directory.queries import visible_associations
from rumo.planning import queries
from rumo.planning.execution import rollup as rolling
from rumo.planning.execution.quarters import quarters_of
from rumo.planning.execution.rollup import Rollup
from rumo.planning.execution.spreadsheet import build_rollup
from rumo.planning.forms.facts import RollupForm
from rumo.planning.models import Plan
from rumo.russian.deadlines.periods import Period


@require_safe
def rollup(request: UserRequest, pk: int) -> HttpResponse:
    """Who planned what, who is late, how much is done in a year: that of today, or the one chosen."""
    association, form, shown, period = _rolled_up(request, pk)
    context = {
        "association": association,
        "form": form,
        "rollup": shown,
        "period": period,
        "quarters": quarters_of(period),
        "is_filtered": bool(form.choice()),
        "percent": round(100 * shown.share.done / shown.share.all) if shown.share.all else 0,
    }
    return render(request, "planning/rollup.html", context)


@require_safe
def rollup_export(request: UserRequest, pk: int) -> HttpResponseBase:
    """What the filters choose, as a table."""
    _association, _form, shown, _period = _rolled_up(request, pk)
    name = _("Свод планов на %(day)s") % {"day": f"{clock.today():%d.%m.%Y}"}
    return tables_response(request, build_rollup(shown), name)


def _rolled_up(request: UserRequest, pk: int) -> tuple[Association, RollupForm, Rollup, Period]:
    association = get_object_or_404(visible_associations(request.user), pk=pk)
    plans = queries.visible_plans(request.user)
    years = rolling.years_of(association, plans)
    period = _period(years, request.GET.get("year", ""))
    form = _form(request, association, years, period)
    shown = rolling.rollup_of(association, period, plans, clock.today(), form.choice())
    return association, form, shown, period


def _period(years: list[Plan], asked: str) -> Period:
    """The year asked for by its first day, else the one that holds today, else the newest, else the calendar year."""
    today = clock.today()
    chosen = next((each for each in years if each.starts.isoformat() == asked), None)
    current = next((each for each in years if each.starts <= today <= each.ends), None)
    found = chosen or current or next(iter(years), None)
    return found.period if found else Period.calendar_year(today.year)


def _form(request: UserRequest, association: Association, years: list[Plan], period: Period) -> RollupForm:
    bodies = list(association.children.filter(is_active=True).order_by("full_name"))
    directions = Direction.objects.filter(association__in=[association, *bodies], is_active=True, parent=None)
    plans = queries.visible_plans(request.user).filter(
        association__in=[association, *bodies], starts__lte=period.ends, ends__gte=period.starts
    )
    data: dict[str, Any] = {**request.GET.dict(), "year": period.starts.isoformat()}
    return RollupForm(
        data,
        years=[(each.starts.isoformat(), str(each.period)) for each in years],
        bodies=[(body.pk, str(body)) for body in bodies],
        quarters=quarters_of(period),
        directions=[(each.pk, str(each)) for each in directions],
        responsible=rolling.responsible_of(plans),
    )
