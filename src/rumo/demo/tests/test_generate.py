"""Invented regions: as much as asked for, true to itself, the same for the same seed, never over what is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from django.db.models import Count, Q

from rumo.core.errors import Refusal
from rumo.core.figures import measure_all
from rumo.core.models import Counter
from rumo.demo.generate.everything import PARTS, generate
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.scale import REGION
from rumo.directory.models import Organization, Person
from rumo.events.enums import TAKES_SEAT
from rumo.events.models import (
    AttendanceMark,
    Event,
    EventCertificate,
    EventSection,
    Registration,
    SurveyAnswer,
    SurveyResponse,
)
from rumo.expertise.models import Endorsement, InnovationSite, Submission
from rumo.growth.models import LearningRoute, MentoringPair, SupportedSchool
from rumo.meetings.models import Attendance, Meeting, MinutesRevision, Resolution
from rumo.monitoring.models import IndicatorValue, Respondent
from rumo.planning.models import LineFact, Plan
from rumo.reports.models import FrozenFigure
from rumo.russian.deadlines.periods import Period

TINY = replace(
    REGION.times(0.004),
    teachers=20,
    bodies=2,
    years=2,
    events=24,
    registrations=240,
    submissions=60,
    municipalities=10,
    pairs=12,
)
# What two runs have in common beside their numbers; moments and tokens are not.
SAME: tuple[tuple[type[Any], tuple[str, ...]], ...] = (
    (Person, ("surname", "first_name", "patronymic")),
    (Registration, ("surname", "state", "is_counted", "minutes", "came_at")),
    (SurveyAnswer, ("text",)),
    (EventCertificate, ("number", "name", "issued_on")),
    (Attendance, ("presence", "reason")),
    (Resolution, ("text", "votes_for", "votes_abstained")),
    (LearningRoute, ("state", "starts_on", "credited_on")),
    (MentoringPair, ("starts_on", "state")),
    (Endorsement, ("printed_number", "issued_on")),
    (IndicatorValue, ("number", "state", "return_state")),
    (Plan, ("starts", "state", "is_published")),
    (LineFact, ("kind", "day", "title")),
    (FrozenFigure, ("code", "value", "base", "previous")),
)


@pytest.mark.django_db
def test_two_regions_of_one_seed() -> None:
    """One test, for making them is what takes time. Each counts on from the seed, so those of a country differ."""
    told: list[str] = []
    grounds = [ground for seed in (7, 6) for ground in generate(TINY, seed=seed, adds=True, tell=told.append)]
    assert len(told) == len(grounds) * (1 + len(PARTS))
    _check_amounts(grounds)
    _check_that_every_room_has_something_to_show(grounds[0])
    _check_that_they_are_the_same()
    _check_what_is_kept_twice()
    with pytest.raises(Refusal, match="--add"):
        generate(TINY, tell=told.append)


def _check_amounts(grounds: Sequence[Ground]) -> None:
    bodies, asked = len(grounds[0].bodies), (TINY.municipalities + 1) * TINY.years
    each = {
        Person: TINY.teachers,
        Organization: TINY.organizations + 1,
        Event: TINY.events * TINY.years,
        Registration: TINY.registrations,
        LearningRoute: TINY.routes,
        InnovationSite: TINY.sites,
        Plan: bodies * TINY.years,
        Respondent: asked,
    }
    made: dict[type[Any], int] = {table: table._default_manager.count() for table in each}
    assert made == {table: len(grounds) * count for table, count in each.items()}
    most = len(grounds) * TINY.submissions
    assert most // 2 <= Submission.objects.count() <= most
    lists = len(grounds) * TINY.supported
    assert lists * (TINY.years - 1) <= SupportedSchool.objects.count() <= lists * TINY.years


def _check_that_every_room_has_something_to_show(ground: Ground) -> None:
    counted = measure_all(ground.rumo, Period.calendar_year(ground.years[-2]))
    rooms = {each.figure.code.partition(".")[0] for each in counted}
    assert {each.figure.code.partition(".")[0] for each in counted if each.now.value} == rooms


def _check_that_they_are_the_same() -> None:
    for table, fields in SAME:
        rows = table.objects.order_by("pk").values_list(*fields)
        half = rows.count() // 2
        assert half, table
        assert list(rows[:half]) == list(rows[half:]), table


def _check_what_is_kept_twice() -> None:
    """Counts and numbers that stand in a row are those of the records."""
    live = Q(registrations__state__in=TAKES_SEAT)
    for event in Event.objects.annotate(seated=Count("registrations", filter=live)):
        assert event.taken == event.seated, event
    for section in EventSection.objects.annotate(seated=Count("seats")):
        assert section.taken == section.seated, section
    assert AttendanceMark.objects.count() == Registration.objects.filter(came_at__isnull=False).count()
    assert SurveyResponse.objects.count() == Registration.objects.filter(answered_at__isnull=False).count()
    certified = Registration.objects.filter(event__certificates__isnull=False, is_counted=True).distinct()
    assert EventCertificate.objects.filter(registration__in=certified).count() == certified.count()
    assert EventCertificate.objects.exclude(registration__in=certified).count() == 0
    assert MinutesRevision.objects.count() == Meeting.objects.count()
    series = Counter.objects.filter(series__startswith="event certificates")
    assert sum(series.values_list("last", flat=True)) == EventCertificate.objects.count()
    series = Counter.objects.filter(series__startswith="endorsements:")
    assert sum(series.values_list("last", flat=True)) == Endorsement.objects.count()
