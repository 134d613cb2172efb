"""The register of plans, on the page and as a table file."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.verdict import YES, No, Verdict
from rumo.core.workbook import tables_response
from rumo.directory.queries import run_associations
from rumo.planning.enums import ADOPTED, EditionState, PlanState
from rumo.planning.execution.computing import progress_of
from rumo.planning.execution.progress import share_of
from rumo.planning.forms.plans import PlanFilter
from rumo.planning.models import Edition, Plan
from rumo.planning.spreadsheet import build_register
from rumo.planning.views.states import STATE_KINDS

PAGE = 25
# An export is for a person with a spreadsheet; more rows than this are no register any more.
EXPORT_LIMIT = 10_000


@require_safe
def plans(request: UserRequest) -> HttpResponse:
    """The list with its filter; the same address gives the same list to all who may see it."""
    chosen = PlanFilter(request.GET, user=request.user)
    page = Paginator(with_counts(chosen.found()), PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": chosen,
        "page": page,
        "rows": _rows(list(page)),
        "may_create": may_create_somewhere(request.user),
    }
    return render(request, "planning/plans.html", context)


@require_safe
def plans_export(request: UserRequest) -> HttpResponseBase:
    """The filtered list as a table."""
    chosen = PlanFilter(request.GET, user=request.user)
    book = build_register(with_counts(chosen.found())[:EXPORT_LIMIT])
    return tables_response(request, book, _("Планы") + f" {clock.today():%d.%m.%Y}")


def _rows(plans: list[Any]) -> list[dict[str, Any]]:
    """Plans with their badges and, once adopted, how much of each is done; a constant number of queries."""
    adopted = [plan for plan in plans if plan.state in ADOPTED]
    progress = progress_of(adopted, clock.today()) if adopted else {}
    return [
        {
            "plan": plan,
            "kind": STATE_KINDS[PlanState(plan.state)],
            "share": share_of(progress[plan.pk].values()) if plan.pk in progress else None,
        }
        for plan in plans
    ]


def with_counts(plans: QuerySet[Plan]) -> QuerySet[Any]:
    """Plans with `row_count` and `meeting_count` of what they say now, and the number of the last amendment."""
    said = Edition.objects.filter(plan=OuterRef("pk")).order_by(F("state").asc(), "-number")
    # «adopted» stands before «draft» in the alphabet: the edition in force, else what is being written.
    rows = said.annotate(n=Count("rows")).values("n")[:1]
    meetings = said.annotate(n=Count("meetings")).values("n")[:1]
    amendments = Edition.objects.filter(plan=OuterRef("pk"), state=EditionState.ADOPTED).order_by("-number")
    return plans.annotate(
        row_count=Subquery(rows),
        meeting_count=Subquery(meetings),
        amendment=Subquery(amendments.values("number")[:1]),
    )


def may_create_somewhere(user: Any) -> Verdict:
    if run_associations(user).exists():
        return YES
    return No(
        _("Планы составляют председатель, его заместители и секретарь объединения или методист, который его ведёт.")
    )
