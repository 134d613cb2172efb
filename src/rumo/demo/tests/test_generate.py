"""Invented regions: as much as asked for, the same for the same seed, and never over what is there already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rumo.core.errors import Refusal
from rumo.core.figures import figures, measure
from rumo.demo.generate.everything import generate
from rumo.demo.generate.scale import REGION
from rumo.directory.models import Organization, Person
from rumo.events.models import Event, Registration
from rumo.expertise.models import Submission
from rumo.growth.models import LearningRoute
from rumo.russian.deadlines.periods import Period

TINY = replace(REGION.times(0.004), submissions=60)
COUNTED = (
    "events.people", "events.survey_positive", "growth.routes_credited", "expertise.experts", "meetings.questions",
    "associations.members", "growth.gaps_analysed", "endorsements.issued",
)  # fmt: skip


@pytest.mark.django_db
def test_a_region_is_made_and_its_year_can_be_counted() -> None:
    told: list[str] = []
    (ground,) = generate(TINY, seed=3, tell=told.append)
    assert Person.objects.count() == TINY.teachers
    assert Organization.objects.count() == TINY.organizations + 1
    assert Event.objects.count() == TINY.events * TINY.years
    assert Registration.objects.count() == TINY.registrations
    assert LearningRoute.objects.count() == TINY.routes
    assert 0 < Submission.objects.count() <= TINY.submissions
    assert len(told) == 5
    year = Period.calendar_year(ground.years[-2])
    counted = {each.code: measure(each, ground.rumo, year).now.value for each in figures()}
    assert all(counted[code] > 0 for code in COUNTED), counted
    with pytest.raises(Refusal, match="--add"):
        generate(TINY, tell=told.append)


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_people() -> None:
    smaller = REGION.times(0.0001)
    told: list[str] = []
    # Each region counts on from the seed, so that those of a country differ.
    first, second = (generate(smaller, seed=seed, adds=True, tell=told.append)[0] for seed in (7, 6))
    assert [str(person) for person in first.people] == [str(person) for person in second.people]
    assert first.region != second.region
