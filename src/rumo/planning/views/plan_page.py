"""The page of a plan: what it says in one of its editions, where it stands, what to look at again."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit, clock
from rumo.directory.models import Association
from rumo.papers.plan import Plan as PlanPaper
from rumo.papers.wording.stamps import stamp_rows
from rumo.planning import builders, permissions, queries, review
from rumo.planning.enums import ADOPTED
from rumo.planning.models import Edition, Plan, PlanRow
from rumo.planning.rules import row_numbers
from rumo.planning.views.plan_steps import steps_context
from rumo.russian.dates import parse_date

_HISTORY = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as the page shows it; `section` is filled where a new heading begins."""

    row: PlanRow
    number: str
    section: str


@require_safe
def plan(request: UserRequest, pk: int) -> HttpResponse:
    """As it reads today; `?on=15.03.2024` or `?edition=1` asks for another edition."""
    record = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    edition = chosen_edition(request, record, request.user)
    return render(request, "planning/plan.html", page_context(request.user, record, edition))


def page_context(user: Any, record: Plan, edition: Edition) -> dict[str, Any]:
    """Everything the page shows, in a constant number of queries."""
    full = queries.edition_with_contents(edition.pk)
    built = builders.build_plan(full)
    runs = permissions.may_run_plan(user, record)
    current = edition.pk == queries.edition_to_read(record, clock.today()).pk
    return {
        **steps_context(user, record),
        **contents_of(full, built),
        "edition": full,
        "is_current": current,
        "runs": runs,
        "amendment": queries.draft_of(record) if runs and record.state in ADOPTED else None,
        "writable": bool(permissions.may_edit_edition(user, full)),
        "review": review.review_of(full, built) if runs and current else [],
        "hanging": hanging_of(user, record),
        "history": history(record) if runs else [],
    }


def contents_of(edition: Edition, built: PlanPaper) -> dict[str, Any]:
    """The words of an edition: `edition` comes with its contents, `built` is its paper."""
    return {
        "stamp_rows": stamp_rows(built.stamps, built.layout.stamps),
        "stamps": list(edition.plan.stamps.all()),
        "rows": list(_shown(edition.rows.all())),
        "meetings": list(edition.meetings.all()),
        "with_expected": any(row.expected for row in edition.rows.all()),
        "with_relevance": any(meeting.relevance for meeting in edition.meetings.all()),
    }


def chosen_edition(request: HttpRequest, record: Plan, user: Any) -> Edition:
    """The edition the address asks for, else the one to read today. A draft amendment is for those who write it."""
    number, day = request.GET.get("edition", ""), request.GET.get("on", "")
    if number.isdigit():
        edition = get_object_or_404(record.editions.select_related("paper", "change_sheet"), number=int(number))
        if edition.number and edition.is_draft and not permissions.may_run_plan(user, record):
            raise Http404
        return edition
    asked: date | None = None
    with suppress(ValueError):
        asked = parse_date(day) if day else None
    return queries.edition_to_read(record, asked or clock.today())


def hanging_of(user: Any, record: Plan) -> list[dict[str, Any]]:
    """Bodies below with their plans of this year, and those that have none yet; for who may see them."""
    children = {child.association_id: child for child in queries.visible_plans(user).filter(parent=record)}
    bodies: Iterable[Association] = record.association.children.filter(is_active=True)
    found = [{"body": body, "plan": children.pop(body.pk, None)} for body in bodies]
    found += [{"body": child.association, "plan": child} for child in children.values()]
    return found


def history(record: Plan) -> list[dict[str, Any]]:
    """The last entries of the trail, newest first, as `history_list` takes them."""
    return [
        {"at": entry.at, "actor": entry.actor_name, "text": entry.summary} for entry in audit.history(record)[:_HISTORY]
    ]


def _shown(rows: Iterable[PlanRow]) -> Iterable[Shown]:
    listed = list(rows)
    numbers = row_numbers(row.number for row in listed)
    before: int | None = None
    for row, number in zip(listed, numbers, strict=True):
        begins = row.section is not None and row.section_id != before
        yield Shown(row, number, row.section.title if begins and row.section else "")
        before = row.section_id
