"""How many went through diagnostics, of how many, with what gaps: by municipality, school, subject."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.templatetags.lists import address_with
from rumo.core.workbook import tables_response
from rumo.directory.models import Region
from rumo.directory.queries import branch_of, run_associations
from rumo.growth import coverage as counting
from rumo.growth.coverage import BREAKDOWNS, Coverage
from rumo.growth.diagnostic_queries import led_results, visible_diagnostics
from rumo.growth.forms.result_list import BY, CoverageForm
from rumo.growth.rules import rules_of
from rumo.growth.views.route_access import leads

# More bars than these are better read in the table.
MOST_BARS = 15
NAMES = {
    "municipality": gettext_lazy("Муниципалитет"),
    "organization": gettext_lazy("Школа"),
    "subject": gettext_lazy("Предмет"),
}


@require_safe
def coverage(request: UserRequest) -> HttpResponse:
    form = CoverageForm(request.GET, user=request.user)
    by = _by(form)
    found = _found(request, form, by)
    context = {
        "form": form,
        "by": by,
        "name": NAMES[by],
        "found": found,
        "results_url": f"{reverse('growth:results')}{address_with(request, {'by': '', 'page': ''})}",
        "narrows": by,
        "chart": _chart(found) if found else None,
        "tabs": [{"title": title, "url": address_with(request, {"by": key}), "active": key == by} for key, title in BY],
        "smallest": rules_of(region.pk).smallest_group if (region := _region(request, form)) else 0,
        "leads": leads(request),
    }
    return render(request, "growth/diagnostics/coverage.html", context)


@require_safe
def coverage_export(request: UserRequest) -> HttpResponseBase:
    form = CoverageForm(request.GET, user=request.user)
    by = _by(form)
    found = _found(request, form, by)
    if found is None:
        raise Http404
    book = counting.build_coverage(found, str(NAMES[by]))
    return tables_response(request, book, _("Охват диагностикой на %(day)s") % {"day": f"{clock.today():%d.%m.%Y}"})


def _by(form: CoverageForm) -> str:
    form.is_valid()
    asked = form.cleaned_data.get("by") or ""
    return asked if asked in BREAKDOWNS else BREAKDOWNS[0]


def _region(request: UserRequest, form: CoverageForm) -> Region | None:
    """That of the body or the campaign asked for, else of the first campaign one sees."""
    body = form.cleaned_data.get("association")
    campaign = form.cleaned_data.get("diagnostic") or visible_diagnostics(request.user).first()
    association = body or (campaign.association if campaign else None)
    return association.region if association else None


def _found(request: UserRequest, form: CoverageForm, by: str) -> Coverage | None:
    region = _region(request, form)
    if region is None:
        return None
    rows = led_results(request.user).filter(diagnostic__association__region=region)
    day = clock.today()
    if association := form.cleaned_data.get("association"):
        rows = rows.filter(diagnostic__association__in=branch_of(association))
    if campaign := form.cleaned_data.get("diagnostic"):
        rows = rows.filter(diagnostic=campaign)
        day = min(day, campaign.ends_on)
    if period := form.asked_period():
        rows = rows.filter(taken_on__range=(period.starts, period.ends))
        day = min(day, period.ends)
    # Who sees one municipality only is not told of the others, not even that they have nothing.
    everywhere = run_associations(request.user).filter(region=region).exists()
    smallest = rules_of(region.pk).smallest_group
    return counting.coverage_of(rows, region=region, by=by, day=day, smallest=smallest, everywhere=everywhere)


def _chart(found: Coverage) -> dict[str, Any] | None:
    """Shares of the base, where it is known; otherwise there is nothing to compare."""
    parts = [part for part in found.parts if part.base and part.base.value][:MOST_BARS]
    if len(parts) < 2:
        return None
    shares = [round(100 * part.people / part.base.value) for part in parts if part.base]
    return {
        "kind": "bar",
        "horizontal": True,
        "labels": [part.title for part in parts],
        "series": [{"name": _("прошли диагностику, %"), "values": shares}],
    }
