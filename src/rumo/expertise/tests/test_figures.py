"""Figures of expertise: values, bases, last year, and records that are as many as the value says."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from rumo.core import figures
from rumo.core.figures import Measured
from rumo.expertise.enums import Catalogue, Outcome, PracticeLevel, PracticeType, ReviewState, TrackKind
from rumo.expertise.models import Campaign, Endorsement, Practice
from rumo.expertise.tests import factories as make
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast

YEAR = Period.academic_year(2023)
IN_YEAR = datetime(2023, 10, 5, 12, tzinfo=UTC)
EARLIER = datetime(2022, 10, 5, 12, tzinfo=UTC)


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return make.make_campaign(make.make_track(cast.association))


def measured(cast: Cast, code: str, period: Period = YEAR) -> Measured:
    asked = figures.get(code)
    assert asked is not None
    return figures.measure(asked, cast.association, period)


def test_the_funnel_with_its_base_and_last_year(cast: Cast, campaign: Campaign) -> None:
    for n in range(4):
        made = make.make_submission(campaign, cast.teacher, submitted_at=IN_YEAR)
        if n < 2:
            held = make.make_round(made)
            make.make_decision(held, outcome=Outcome.RECOMMENDED if n else Outcome.TO_FEDERAL)
    make.make_submission(campaign, cast.teacher, submitted_at=EARLIER)
    submitted = measured(cast, "expertise.submitted")
    assert (submitted.now.value, submitted.before.value, submitted.growth) == (4, 1, 300.0)
    passed = measured(cast, "expertise.technical_passed")
    assert (passed.now.value, passed.now.base, passed.share) == (2, 4, 50.0)
    assert measured(cast, "expertise.recommended").now.value == 1
    outcomes = {
        code: measured(cast, f"expertise.by_outcome.{code}").now.value
        for code in (*(each.value for each in Outcome), "none")
    }
    assert outcomes == {"endorsed": 0, "recommended": 1, "rework": 0, "rejected": 0, "to_federal": 1, "none": 2}


def test_the_last_decision_counts(cast: Cast, campaign: Campaign) -> None:
    made = make.make_submission(campaign, cast.teacher, submitted_at=IN_YEAR)
    make.make_decision(make.make_round(made), outcome=Outcome.REWORK, decided_on=date(2023, 11, 1))
    make.make_decision(make.make_round(made), outcome=Outcome.RECOMMENDED, decided_on=date(2023, 12, 1))
    assert measured(cast, "expertise.by_outcome.rework").now.value == 0
    assert measured(cast, "expertise.by_outcome.recommended").now.value == 1


def test_a_day_counts_as_it_is_here(cast: Cast, campaign: Campaign) -> None:
    """An hour before midnight of 31 August in UTC is already September here."""
    make.make_submission(campaign, cast.teacher, submitted_at=datetime(2023, 8, 31, 22, tzinfo=UTC))
    assert measured(cast, "expertise.submitted").now.value == 1


def test_people_and_their_reviews_are_two_figures(cast: Cast, campaign: Campaign) -> None:
    experts = [make.make_expert(cast.association, person) for person in cast.members[:2]]
    for _material in range(3):
        held = make.make_round(make.make_submission(campaign, cast.teacher, submitted_at=IN_YEAR))
        make.make_review(held, experts[0], state=ReviewState.SUBMITTED)
        make.make_review(held, experts[1], state=ReviewState.DECLINED)
    assert measured(cast, "expertise.experts").now.value == 1
    assert measured(cast, "expertise.assignments").now.value == 3


def test_programs_are_counted_apart_and_sub_bodies_together(cast: Cast) -> None:
    programs = make.make_campaign(make.make_track(cast.section, kind=TrackKind.CPD))
    for _program in range(2):
        make.make_submission(programs, cast.teacher, submitted_at=IN_YEAR)
    assert measured(cast, "expertise.cpd_programs").now.value == 2
    assert measured(cast, "expertise.submitted").now.value == 0


def test_stamps_in_force_on_the_last_day(cast: Cast, campaign: Campaign) -> None:
    def give(number: int, **fields: object) -> None:
        held = make.make_round(make.make_submission(campaign, cast.teacher, submitted_at=IN_YEAR))
        given = {"issued_on": date(2023, 12, 1), **fields}
        Endorsement.objects.create(
            association=cast.association, decision=make.make_decision(held), series="2023", number=number,
            printed_number=str(number), title="Сборник", authors="", token=str(number), **given,
        )  # fmt: skip

    give(1)
    give(2, valid_until=date(2024, 1, 31))
    give(3, state="revoked", revoked_on=date(2024, 2, 1), reason="ошибка")
    issued, valid, revoked = (
        measured(cast, f"endorsements.{kind}").now.value for kind in ("issued", "valid", "revoked")
    )
    assert (issued, valid, revoked) == (3, 1, 1)


def make_atlas(cast: Cast, year: int, counts: dict[tuple[PracticeType, PracticeLevel], int]) -> None:
    for (kind, level), n in counts.items():
        for number in range(n):
            Practice.objects.create(
                association=cast.association, catalogue=Catalogue.ATLAS, title=f"{kind} {level} {number}", year=year,
                type=kind, level=level, is_published=True,
            )  # fmt: skip


def test_the_atlas_as_it_is_printed(cast: Cast) -> None:
    kinds, levels = PracticeType, PracticeLevel
    make_atlas(cast, 2020, {(kinds.PEDAGOGICAL, levels.INITIAL): 4, (kinds.PEDAGOGICAL, levels.ADVANCED): 2,
                            (kinds.PEDAGOGICAL, levels.HIGHEST): 2})  # fmt: skip
    make_atlas(cast, 2021, {(kinds.PEDAGOGICAL, levels.ADVANCED): 3, (kinds.PEDAGOGICAL, levels.HIGHEST): 1})
    make_atlas(cast, 2023, {(kinds.PEDAGOGICAL, levels.INITIAL): 3, (kinds.PEDAGOGICAL, levels.ADVANCED): 3,
                            (kinds.METHODICAL, levels.ADVANCED): 1, (kinds.MANAGERIAL, levels.HIGHEST): 1})  # fmt: skip
    track = make.make_track(cast.association, kind=TrackKind.ATLAS)
    make.make_campaign(
        track, opens_at=datetime(2019, 3, 1, tzinfo=UTC), closes_at=datetime(2019, 5, 1, tzinfo=UTC), title="2019"
    )
    counted = measured(cast, "practices.by_year_type_level", Period.calendar_year(2023)).now
    assert counted.table is not None
    rows = {row.title: [cell.value if cell else None for cell in row.cells] for row in counted.table.rows}
    assert rows == {
        "2019": [0, 0, 0, 0, 0, 0, 0],
        "2020": [8, 0, 0, 4, 2, 2, 8],
        "2021": [4, 0, 0, 0, 3, 1, 4],
        "2022": [None] * 7,
        "2023": [6, 1, 1, 3, 4, 1, 8],
    }
    assert [cell.value for cell in counted.table.total.cells if cell] == [18, 1, 1, 7, 9, 4, 20]
    cells = [cell for row in (*counted.table.rows, counted.table.total) for cell in row.cells if cell]
    assert [cell.records.count() for cell in cells] == [cell.value for cell in cells]
    assert counted.value == 20


def test_as_many_records_as_the_value_says(cast: Cast, campaign: Campaign) -> None:
    expert = make.make_expert(cast.association, cast.members[0])
    held = make.make_round(make.make_submission(campaign, cast.teacher, submitted_at=IN_YEAR))
    make.make_review(held, expert)
    make.make_decision(held)
    make_atlas(cast, 2023, {(PracticeType.PEDAGOGICAL, PracticeLevel.INITIAL): 2})
    for each in figures.figures():
        counted = each.count(cast.association, YEAR)
        assert counted.value == counted.records.count(), each.code
