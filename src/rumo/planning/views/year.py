"""The year of a plan on one page, and as a table."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.templatetags.lists import address_with
from rumo.core.workbook import tables_response
from rumo.planning import permissions, queries
from rumo.planning.enums import PlanState
from rumo.planning.execution.filters import YearFilter
from rumo.planning.execution.obligations import obligations_of
from rumo.planning.execution.proposals import proposals_of
from rumo.planning.execution.spreadsheet import build_year
from rumo.planning.execution.words import LEGEND, tell
from rumo.planning.execution.year import Line, PlanYear, done_of, year_of
from rumo.planning.forms.facts import YearForm
from rumo.planning.views.plan_steps import STATE_KINDS
from rumo.russian.deadlines.statuses import MOST_URGENT_FIRST, Status


@require_safe
def year(request: UserRequest, pk: int) -> HttpResponse:
    """Rows and meetings by quarters. What stands is computed on the day the page is asked for."""
    plan = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    shown = year_of(plan, clock.today())
    form = YearForm(request.GET, year=shown)
    chosen = form.choice()
    may_link = permissions.may_link_facts(request.user, plan)
    proposals = proposals_of(shown) if may_link else {}
    context = {
        "plan": plan,
        "state_kind": STATE_KINDS[PlanState(plan.state)],
        "year": shown,
        "form": form,
        "is_filtered": bool(chosen),
        "quarters": [each for each in shown.quarters if chosen.quarter in (None, each.number)],
        "rows": _with_proposals(chosen.chosen(shown.rows), proposals, chosen),
        "meetings": _with_proposals(chosen.chosen(shown.meetings), proposals, chosen),
        "totals": _totals(request, shown, chosen),
        "legend": LEGEND,
        "obligations": obligations_of(shown),
        "proposed": sum(map(len, proposals.values())),
        "has_bodies_below": plan.association.children.filter(is_active=True).exists(),
    }
    return render(request, "planning/year.html", context)


@require_safe
def year_export(request: UserRequest, pk: int) -> HttpResponseBase:
    """What the filters choose, as a table."""
    plan = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    shown = year_of(plan, clock.today())
    chosen = YearForm(request.GET, year=shown).choice()
    name = _("Исполнение плана на %(day)s") % {"day": f"{shown.today:%d.%m.%Y}"}
    return tables_response(request, build_year(shown, chosen.chosen(shown.lines)), name)


def _with_proposals(lines: list[Line], proposals: Any, chosen: YearFilter) -> list[dict[str, Any]]:
    """Lines for the table: the cells of the quarters shown, how many records are proposed, the heading above."""
    rows = []
    heading = None
    for line in lines:
        section = line.row.section if line.row else None
        rows.append(
            {
                "line": line,
                "heading": section.title if section and section.pk != heading else "",
                "cells": [each for each in line.cells if chosen.quarter in (None, each.quarter.number)],
                "proposed": len(proposals.get(line.pk, ())),
            }
        )
        heading = section.pk if section else None
    return rows


def _totals(request: UserRequest, shown: PlanYear, chosen: YearFilter) -> dict[str, Any]:
    """How much is done of what the other filters choose, and how many lines have each status: links that choose it."""
    lines = YearFilter(chosen.direction, chosen.responsible, chosen.quarter).chosen(shown.lines)
    done, wanted = done_of(lines)
    return {
        "done": done,
        "wanted": wanted,
        "percent": round(100 * done / wanted) if wanted else 0,
        "statuses": [
            {
                "told": tell(status),
                "count": sum(line.progress.status is status for line in lines),
                "url": address_with(request, {"status": "" if chosen.status is status else status.value}),
                "is_chosen": chosen.status is status,
            }
            for status in (*MOST_URGENT_FIRST, Status.NOT_APPLICABLE)
        ],
    }
