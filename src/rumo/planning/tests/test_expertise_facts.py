"""A round of expertise carries out a row of the plan when its conclusion is signed, and not before."""

from __future__ import annotations

from datetime import date

import pytest

from rumo.core import clock
from rumo.expertise.actions import conclusions
from rumo.expertise.enums import ReviewState
from rumo.expertise.models import Round
from rumo.expertise.tests.reviewing import Reviewing, make_reviewing
from rumo.planning.actions import facts
from rumo.planning.enums import FactKind, PlanState
from rumo.planning.execution.computing import progress_of
from rumo.planning.execution.proposals import proposals_of
from rumo.planning.execution.year import year_of
from rumo.planning.sources import expertise
from rumo.planning.tests import factories as make
from rumo.russian.deadlines.statuses import Status
from tests.cast import Cast

DAY = date(2024, 5, 20)


@pytest.fixture
def reviewing(cast: Cast) -> Reviewing:
    """A round whose two reviews are in and whose conclusion is drafted on `DAY`."""
    with clock.standing_at(DAY):
        world = make_reviewing(cast)
        for number in (0, 1):
            world.review(number, state=ReviewState.SUBMITTED)
        conclusions.draft_conclusion(world.held, actor=world.officer)
    return world


def test_a_concluded_round_is_proposed_and_counts_in_its_quarter(cast: Cast, reviewing: Reviewing) -> None:
    plan = make.make_plan(cast.association, 2024, state=PlanState.IN_FORCE)
    line = make.make_row(
        plan.editions.get(), "Экспертиза пособий", "не реже одного раза в квартал", fact_kind=FactKind.EXPERTISE
    ).line
    with clock.standing_at(DAY):
        conclusions.sign_conclusion(reviewing.held, actor=reviewing.officer)
        [proposed] = proposals_of(year_of(plan, DAY))[line.pk]
        assert (proposed.record.object_id, proposed.record.done_on) == (reviewing.held.pk, DAY)
        assert reviewing.submission.title not in proposed.record.title
        facts.link_fact(line, kind=FactKind.EXPERTISE, object_id=reviewing.held.pk, actor=reviewing.officer)
        owed = progress_of([plan], DAY)[plan.pk][line.pk].owed
    assert [each.status for each in owed] == [Status.LATE, Status.DONE, Status.AHEAD, Status.AHEAD]


def test_a_round_without_a_signed_conclusion_is_no_fact(cast: Cast, reviewing: Reviewing) -> None:
    bodies, year = [cast.association.pk], (date(2024, 1, 1), date(2024, 12, 31))
    assert not expertise.done_days([reviewing.held.pk])
    assert [each.done_on for each in expertise.candidates(bodies, *year)] == [None]  # it goes on
    Round.objects.filter(pk=reviewing.held.pk).update(closed_at=clock.now())  # another round was opened
    [record] = expertise.described([reviewing.held.pk])
    assert record.is_void
    assert not list(expertise.candidates(bodies, *year))
    assert not list(expertise.done_by(bodies, *year))
