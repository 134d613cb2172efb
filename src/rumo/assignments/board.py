"""The control board: which assignments a choice of filters shows, in what order, and how many stand under each tab."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from rumo.assignments import queries
from rumo.assignments.enums import OPEN_STATES, AssignmentState, Term
from rumo.assignments.models import Assignment
from rumo.directory.models import Association, Person
from rumo.directory.queries import search

SEARCHED = ("text", "ground", "due_text", "executors__person__surname", "executors__organization__full_name")
SORTS = {"due": "due_on"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the board for; empty values ask for everything."""

    association: Association | None = None
    person: Person | None = None
    state: str = ""
    term: str = Term.ALL.value
    text: str = ""
    mine: bool = False
    sort: str = ""


def chosen(user: Any, choice: Choice, day: date) -> QuerySet[Assignment]:
    """The rows of the board in its order: the most urgent first, unless a column was chosen."""
    rows = _narrow(user, choice).filter(_within(Term(choice.term), choice, day))
    column = SORTS.get(choice.sort.removeprefix("-"))
    if column is None:
        return queries.by_urgency(rows)
    key = F(column).desc(nulls_last=True) if choice.sort.startswith("-") else F(column).asc(nulls_last=True)
    return rows.order_by(key, "pk")


def counts(user: Any, choice: Choice, day: date) -> dict[Term, int]:
    """How many rows each tab would show with the other filters as they are; one query."""
    rows = _narrow(user, choice).order_by()
    totals = {f"n_{term.name}": Count("pk", filter=_within(term, choice, day), distinct=True) for term in Term}
    found = rows.aggregate(**totals)
    return {term: found[f"n_{term.name}"] for term in Term}


def _narrow(user: Any, choice: Choice) -> QuerySet[Assignment]:
    """What the filters leave, whatever the tab."""
    rows = queries.visible_assignments(user)
    if choice.mine:
        rows = rows.filter(queries.executed_by_user(user))
    if choice.association:
        rows = rows.filter(association=choice.association)
    if choice.person:
        rows = rows.filter(queries.executed_by_person(choice.person))
    if choice.state:
        rows = rows.filter(state=choice.state)
    if choice.text:
        # As a subquery: a join with the executors would show an assignment once for each of them.
        rows = rows.filter(pk__in=search(Assignment.objects.order_by(), choice.text, SEARCHED).values("pk"))
    return rows


def _within(term: Term, choice: Choice, day: date) -> Q:
    """The condition of a tab. A chosen state outweighs «на контроле», so drafts and closed ones can be asked for."""
    on_control = Q(state__in=OPEN_STATES)
    end_of_week = day + timedelta(days=6 - day.weekday())
    end_of_month = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return {
        Term.ALL: Q() if choice.state else on_control,
        Term.OVERDUE: Q(state__in=queries.IN_WORK_STATES, due_on__lt=day),
        Term.WEEK: on_control & Q(due_on__range=(day, end_of_week)),
        Term.MONTH: on_control & Q(due_on__range=(day, end_of_month)),
        Term.NO_DATE: on_control & Q(due_on__isnull=True),
        Term.CLOSED: Q(state__in=(AssignmentState.ACCEPTED, AssignmentState.WITHDRAWN)),
    }[term]
