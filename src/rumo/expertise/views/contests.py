"""Selection contests of experts: the list, and the page of one for everybody concerned."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit
from rumo.core.workbook import tables_response
from rumo.directory.powers import powers_of
from rumo.directory.queries import run_associations
from rumo.expertise.contests import permissions, queries
from rumo.expertise.contests.queries import ranking_of
from rumo.expertise.contests.transitions import CONTEST
from rumo.expertise.enums import ApplicationState, ContestState
from rumo.expertise.models import Contest, ContestApplication
from rumo.expertise.track_sheet import build_contests

KINDS = {
    ContestState.DRAFT: "neutral",
    ContestState.CALL: "info",
    ContestState.SCORING: "accent",
    ContestState.RANKED: "warning",
    ContestState.CLOSED: "success",
}
APPLICATION_KINDS = {
    ApplicationState.FILED: "info",
    ApplicationState.WITHDRAWN: "neutral",
    ApplicationState.SELECTED: "success",
    ApplicationState.NOT_SELECTED: "neutral",
}


@require_safe
def contests(request: UserRequest) -> HttpResponse:
    """Those one runs, judges or may apply to, the newest first."""
    page = Paginator(queries.visible_contests(request.user), 30).get_page(request.GET.get("page"))
    mine = {
        each.contest_id: each for each in queries.own_applications(request.user).filter(contest__in=page.object_list)
    }
    rows = [{"contest": each, "colour": KINDS[ContestState(each.state)], "mine": mine.get(each.pk)} for each in page]
    context = {"page": page, "rows": rows, "leads": run_associations(request.user).exists()}
    return render(request, "expertise/experts/contests.html", context)


@require_safe
def contests_export(request: UserRequest) -> HttpResponseBase:
    runs = run_associations(request.user).exists()
    book = build_contests(queries.visible_contests(request.user), with_filed=runs)
    return tables_response(request, book, _("Отборы экспертов"))


@require_safe
def contest(request: UserRequest, pk: int) -> HttpResponse:
    """Conditions for all; the own application; sheets for the commission; steps and ranking for those who lead."""
    found = visible_contest(request, pk)
    leads = bool(permissions.may_run_contest(request.user, found))
    context: dict[str, Any] = {
        "contest": found,
        "colour": KINDS[ContestState(found.state)],
        "leads": leads,
        "criteria": found.criterion_list,
        "jury": found.jury.order_by("surname", "first_name"),
        "mine": queries.own_applications(request.user).filter(contest=found).first(),
        "may_apply": permissions.may_apply(request.user, found),
        "sheets": _sheets(request, found),
    }
    if leads:
        context |= {
            "steps": {row.name: row.verdict(request.user, found) for row in CONTEST.possible(found)},
            "may_edit": permissions.may_edit_contest(request.user, found),
            "may_extend": permissions.may_extend_call(request.user, found),
            **ranking_context(found),
            "history": [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(found)[:50]],
        }
    return render(request, "expertise/experts/contest.html", context)


def visible_contest(request: UserRequest, pk: int) -> Contest:
    return get_object_or_404(queries.visible_contests(request.user), pk=pk)


def ranking_context(found: Contest) -> dict[str, Any]:
    """Rows `{"line", "application", "marks"}`, best first; `tied` and `left` where the commission must choose."""
    ranking, applications, jury = ranking_of(found)
    rows = [
        {
            "line": line,
            "application": applications[line.application],
            "colour": APPLICATION_KINDS[ApplicationState(applications[line.application].state)],
            "marks": [_mark(line.percents, juror.pk) for juror in jury],
        }
        for line in ranking.lines
    ]
    return {"rows": rows, "rankers": jury, "left": ranking.left, "tied": ranking.tied}


def _mark(percents: Any, juror: int) -> str:
    """«87», «—» for a sheet not finished, «×» for a juror kept from it."""
    if juror not in percents:
        return "×"
    return "—" if percents[juror] is None else str(round(percents[juror]))


def _sheets(request: UserRequest, found: Contest) -> list[dict[str, Any]]:
    """Applications a member of the commission reads, each with how the own sheet stands."""
    person = powers_of(request.user).person_id
    rows = list(queries.judged_applications(request.user).filter(contest=found).prefetch_related("scores"))
    keys = {each.key for each in found.criterion_list}
    return [
        {
            "application": each,
            "verdict": permissions.may_score(request.user, each),
            "done": _is_scored(each, person, keys),
        }
        for each in rows
    ]


def _is_scored(application: ContestApplication, person: int | None, keys: set[str]) -> bool:
    return any(score.juror_id == person and keys <= set(score.marks) for score in application.scores.all())
