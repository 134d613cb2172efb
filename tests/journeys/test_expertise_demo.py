"""The figures the annual papers of the regions name (S0-7, S0-8, S1-12, S2-6), counted from the demo's records."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from click.testing import CliRunner
from django.db.models import Count, QuerySet

from rumo.cli.figures import figures
from rumo.core import clock
from rumo.demo.load.directory import World
from rumo.expertise.council_rules import standing_on
from rumo.expertise.enums import (
    AppealState,
    Blindness,
    ContestState,
    Outcome,
    ReviewState,
    SubmissionState,
    TrackKind,
)
from rumo.expertise.models import Appeal, Decision, Review, Round, SiteReport, Submission
from tests.databases import Original
from tests.demo_region import ALL_REGIONS, DEMO_DAY

Told = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def regions() -> Original:
    return ALL_REGIONS


def _told(region: str, period: str) -> Told:
    """What `rumo figures` prints for the main association of a region."""
    with clock.standing_at(DEMO_DAY):
        result = CliRunner().invoke(figures, [region, "--period", period, "--json"])
    assert result.exit_code == 0, result.output
    told: Told = json.loads(result.output)
    return told


def _now(told: Told, code: str) -> int:
    figure = told[code]
    assert len(figure["records"]) == figure["value"]
    return int(figure["value"])


def _materials(world: World) -> QuerySet[Submission]:
    return Submission.objects.filter(campaign__track__association=world.rumo)


@pytest.mark.django_db
def test_the_funnel_of_s0(world_s0: World) -> None:
    """S0-7: 32 against 17, 16 past the check (50 %), 10 against 8 recommended (31 %)."""
    told = _told("demo-s0", "2023-2024")
    assert (_now(told, "expertise.submitted"), told["expertise.submitted"]["previous"]) == (32, 17)
    assert (_now(told, "expertise.technical_passed"), told["expertise.technical_passed"]["share"]) == (16, 50.0)
    assert (_now(told, "expertise.recommended"), told["expertise.recommended"]["previous"]) == (10, 8)
    assert told["expertise.recommended"]["base"] == 32


@pytest.mark.django_db
def test_people_and_assignments_of_s0_are_told_apart(world_s0: World) -> None:
    told = _told("demo-s0", "2023-2024")
    assert (_now(told, "expertise.assignments"), _now(told, "expertise.experts")) == (96, 24)


@pytest.mark.django_db
def test_programs_of_s0(world_s0: World) -> None:
    """S0-8, counted apart from the materials of teachers."""
    assert _now(_told("demo-s0", "2023-2024"), "expertise.cpd_programs") == 120


@pytest.mark.django_db
def test_outcomes_of_s1(world: World) -> None:
    """S1-12: 17 = 12 to the federal association, 1 to be mended, 2 recommended, 2 without an outcome."""
    told = _told("demo-s1", "2023")
    assert _now(told, "expertise.submitted") == 17
    outcomes = {
        code.removeprefix("expertise.by_outcome."): _now(told, code)
        for code in told
        if code.startswith("expertise.by_outcome.")
    }
    assert {name: value for name, value in outcomes.items() if value} == {
        "to_federal": 12,
        "rework": 1,
        "recommended": 2,
        "none": 2,
    }


@pytest.mark.django_db
def test_kinds_of_s1(world: World) -> None:
    """S1-12: twelve manuals and five recommendations."""
    sorts = _materials(world).values_list("material_kind", flat=True)
    assert Counter(sorts) == {"учебное пособие": 12, "методические рекомендации": 5}


@pytest.mark.django_db
def test_the_atlas_of_s2(world_s2: World) -> None:
    """S2-6: zeros where a campaign brought nothing, no data where there was none, totals 18/1/1, 7/9/4, 20."""
    figure = _told("demo-s2", "2023")["practices.by_year_type_level"]
    rows = {row["title"]: [cell and cell["value"] for cell in row["cells"]] for row in figure["table"]["rows"]}
    assert rows == {
        "2019": [0, 0, 0, 0, 0, 0, 0],
        "2020": [8, 0, 0, 4, 2, 2, 8],
        "2021": [4, 0, 0, 0, 3, 1, 4],
        "2022": [None] * 7,
        "2023": [6, 1, 1, 3, 4, 1, 8],
    }
    assert figure["table"]["total"] == [18, 1, 1, 7, 9, 4, 20]
    assert figure["value"] == 20


@pytest.mark.django_db
def test_s3_has_a_material_at_every_step(world_s3: World) -> None:
    stamp = _materials(world_s3).filter(campaign__track__kind=TrackKind.ENDORSEMENT)
    assert set(stamp.values_list("state", flat=True)) == set(SubmissionState) - {SubmissionState.WITHDRAWN}
    assert all(each.campaign.config.blindness == Blindness.DOUBLE for each in stamp.select_related("campaign"))
    decisions = Decision.objects.filter(submission__in=_materials(world_s3))
    assert set(decisions.values_list("outcome", flat=True)) == {
        Outcome.ENDORSED,
        Outcome.REWORK,
        Outcome.REJECTED,
        Outcome.RECOMMENDED,
    }
    assert Appeal.objects.get(decision__in=decisions).state == AppealState.FILED


@pytest.mark.django_db
def test_s3_has_a_stamp_in_force_and_one_that_has_expired(world_s3: World) -> None:
    worth = [standing_on(each, DEMO_DAY).key for each in world_s3.rumo.endorsements.order_by("issued_on")]
    assert worth == ["expired", "valid"]


@pytest.mark.django_db
def test_reviews_of_s3_are_late_declined_and_diverged(world_s3: World) -> None:
    reviews = Review.objects.filter(round__closed_at__isnull=True, round__submission__in=_materials(world_s3))
    assert reviews.filter(state=ReviewState.ACCEPTED, due_on__lt=DEMO_DAY).count() == 1
    assert reviews.filter(state=ReviewState.DECLINED).count() == 1
    diverged = Round.objects.get(submission__title="Задачи горнозаводского края")
    assert diverged.experts_wanted == 3
    assert list(diverged.reviews.order_by("pk").values_list("state", flat=True)) == [
        ReviewState.SUBMITTED,
        ReviewState.SUBMITTED,
        ReviewState.PROPOSED,
    ]


@pytest.mark.django_db
def test_the_contest_of_s3_is_scored_in_part(world_s3: World) -> None:
    """S3-8."""
    contest = world_s3.rumo.expert_contests.get()
    assert contest.state == ContestState.SCORING
    filed = contest.applications.annotate(sheets=Count("scores"))
    assert sorted(filed.values_list("sheets", flat=True)) == [0, 1, 1, 2, 3]


@pytest.mark.django_db
def test_a_site_of_s3_owes_a_report(world_s3: World) -> None:
    owed = SiteReport.objects.filter(site__association=world_s3.rumo, received_on__isnull=True, due_on__lt=DEMO_DAY)
    assert [str(each.site.organization) for each in owed] == ["МАОУ «Лицей № 31»"]
    assert _now(_told("demo-s3", "2024"), "sites.active") == 2
