"""A plan made from last year's: what goes along is looked through first."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.planning import permissions, queries, review
from rumo.planning.actions import plans as actions
from rumo.planning.copying import Wording, moved_by
from rumo.planning.execution.year import unfinished_lines
from rumo.planning.forms.plans import CopyForm, proposal
from rumo.planning.models import Edition, Plan, PlannedMeeting, PlanRow
from rumo.planning.rules import row_numbers
from rumo.planning.views.plan_form import blame
from rumo.russian.deadlines.periods import Period


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row or a meeting as it stands and as it would go: texts that move are shown before and after.

    `left` are those responsible who belong to the body no more; `is_unfinished` says it was not done in its year.
    """

    pk: int
    number: str
    section: str
    title: str
    old_title: str
    deadline: str
    old_deadline: str
    people: tuple[tuple[str, bool], ...]
    is_unfinished: bool
    chosen: bool


@require_http_methods(["GET", "HEAD", "POST"])
def plan_copy(request: UserRequest, pk: int) -> HttpResponse:
    """Choose the year and what goes along; one press writes it all. With `?period=` only the preview comes anew."""
    source = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    permissions.may_run_plan(request.user, source).require()
    edition = queries.edition_with_contents(queries.last_edition(source).pk)
    rows, meetings = list(edition.rows.all()), list(edition.meetings.all())
    keys = {"rows": [row.pk for row in rows], "meetings": [meeting.pk for meeting in meetings]}
    given = request.POST if request.method == "POST" else None
    form = CopyForm(given, user=request.user, source=source, initial=_first_values(request, source), **keys)
    if form.is_bound and form.is_valid() and (made := _made(request, source, form)):
        messages.success(request, _("Проект плана создан по прошлому плану. Проверьте сроки и ответственных."))
        return redirect("planning:plan", made.pk)
    context = {"plan": source, "form": form} | _preview(request, source, edition, form)
    partial = request.headers.get("HX-Target") == "copy-preview"
    template = "planning/_copy_preview.html" if partial else "planning/plan_copy.html"
    return render(request, template, context, status=422 if form.is_bound else 200)


def _made(request: UserRequest, source: Plan, form: CopyForm) -> Plan | None:
    data = form.cleaned_data
    try:
        return actions.copy_plan(
            source,
            details=form.details(),
            rows=set(data["rows"]),
            meetings=set(data["meetings"]),
            actor=request.user,
        )
    except NotAllowed:
        raise
    except Refusal as refusal:
        blame(form, refusal)
        return None


def _first_values(request: UserRequest, source: Plan) -> dict[str, Any]:
    period = source.period.shifted(1)
    with suppress(ValueError):
        period = Period.parse(request.GET["period"], source.period.start_month) if "period" in request.GET else period
    return proposal(request.user, source.association, period)


@dataclass(frozen=True, slots=True)
class _Looking:
    """What is known when candidates are shown. `chosen` maps a field to its ticked keys; None: all are ticked."""

    wording: Wording
    unfinished: set[int]
    left: set[int]
    chosen: dict[str, set[str]] | None

    def candidate(self, planned: PlanRow | PlannedMeeting, number: str) -> Candidate:
        is_row = isinstance(planned, PlanRow)
        ticked = self.chosen["rows" if is_row else "meetings"] if self.chosen is not None else None
        title = planned.title or _questions(planned)
        return Candidate(
            pk=planned.pk,
            number=number,
            section=planned.section.title if isinstance(planned, PlanRow) and planned.section else "",
            title=self.wording.title(title),
            old_title=title,
            deadline=self.wording.phrase(planned.deadline),
            old_deadline=planned.deadline,
            people=tuple((each.text, each.person_id in self.left) for each in planned.responsible.all()),
            is_unfinished=planned.line_id in self.unfinished,
            chosen=ticked is None or str(planned.pk) in ticked,
        )


def _questions(planned: PlanRow | PlannedMeeting) -> str:
    """What a meeting without a title is about."""
    named = [question.title for question in planned.questions.all()] if isinstance(planned, PlannedMeeting) else []
    return "; ".join(named) or str(planned)


def _preview(request: UserRequest, source: Plan, edition: Edition, form: CopyForm) -> dict[str, Any]:
    rows, meetings = list(edition.rows.all()), list(edition.meetings.all())
    unfinished = unfinished_lines(source, clock.today())
    looking = _Looking(
        wording=moved_by(source.period, _years(source, form)),
        unfinished=unfinished,
        left=review.people_who_left(edition),
        chosen=_chosen(request),
    )
    numbers = row_numbers(row.number for row in rows)
    return {
        "rows": [looking.candidate(row, number) for row, number in zip(rows, numbers, strict=True)],
        "meetings": [looking.candidate(each, str(each.position)) for each in meetings],
        "has_unfinished": bool(unfinished),
    }


def _chosen(request: UserRequest) -> dict[str, set[str]] | None:
    """What is ticked in the form as it was sent; None when the page is opened for the first time."""
    given = request.POST if request.method == "POST" else request.GET
    if "title" not in given:
        return None
    return {name: set(given.getlist(name)) for name in ("rows", "meetings")}


def _years(source: Plan, form: CopyForm) -> int:
    text = str(form["period"].value() or "")
    with suppress(ValueError):
        return Period.parse(text, source.period.start_month).starts.year - source.starts.year
    return 1
