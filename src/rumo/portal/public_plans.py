"""A plan as everybody reads it: the adopted edition without names of people who did not agree to be named (152-ФЗ)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from rumo.meetings.queries import disseminating
from rumo.papers import plan as paper
from rumo.planning import builders, queries
from rumo.planning.models import Edition, Plan, Responsible


def public_plan(plan: Plan, day: date) -> paper.Plan | None:
    """What the plan says on `day`; None while no edition was adopted.

    Roles, bodies and organizations stay among those responsible; a person only with a consent that holds on `day`.
    Words with nobody known behind them may be a name: they are left out, as are the signers and columns of free text.
    """
    edition = queries.edition_on(plan, day)
    if edition is None:
        return None
    edition = queries.edition_with_contents(edition.pk)
    named = disseminating(plan.association.region, day)
    allowed = {each.text for each in _responsible(edition) if _is_public(each, named)}
    built = builders.build_edition(edition)
    return replace(
        built,
        rows=tuple(replace(row, responsible=_only(row.responsible, allowed), extras=()) for row in built.rows),
        meetings=tuple(_meeting(meeting, allowed) for meeting in built.meetings),
        signatures=(),
    )


def _meeting(meeting: paper.PlannedMeeting, allowed: set[str]) -> paper.PlannedMeeting:
    questions = tuple(replace(each, responsible=_only(each.responsible, allowed)) for each in meeting.questions)
    return replace(meeting, questions=questions, responsible=_only(meeting.responsible, allowed))


def _only(rows: Iterable[paper.Responsible], allowed: set[str]) -> tuple[paper.Responsible, ...]:
    return tuple(each for each in rows if each.text in allowed)


def _is_public(each: Responsible, named: frozenset[int]) -> bool:
    if each.person_id is not None:
        return each.person_id in named
    return bool(each.role) or each.association_id is not None or each.organization_id is not None


def _responsible(edition: Edition) -> Iterator[Responsible]:
    """Of the rows, the meetings and their questions; all prefetched."""
    yield from chain.from_iterable(row.responsible.all() for row in edition.rows.all())
    for meeting in edition.meetings.all():
        yield from meeting.responsible.all()
        yield from chain.from_iterable(question.responsible.all() for question in meeting.questions.all())
