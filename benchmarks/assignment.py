"""Experts for many materials at once: the optimum beside a greedy pass, and the bound that proves it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from benchmarks.expertise_people import LEVELS, MATERIALS_OF_AN_AUTHOR, People, make_people
from benchmarks.world import World, make_world
from rumo.core import clock
from rumo.expertise.actions import assignment as actions
from rumo.expertise.enums import SubmissionState, TrackKind
from rumo.expertise.matching import greedy, solver
from rumo.expertise.matching.loading import load_field
from rumo.expertise.matching.problem import Problem, Solution
from rumo.expertise.matching.proposing import judge, problem_of
from rumo.expertise.models import (
    Author,
    Campaign,
    Expert,
    ExpertAbsence,
    ExpertCompetence,
    Review,
    Round,
    Submission,
    SubmissionVersion,
    Track,
)
from rumo.expertise.track_config import TrackConfig

T = TypeVar("T")


def measure(*, materials: int, experts: int, each: int, runs: int) -> dict[str, Any]:
    """Times in ms, one a run; of `greedy` and `optimum` also cost, places filled, and the solver's bound.

    `press` is the officer's button from the first query to the last row written, once.
    """
    world = make_world(40)
    people = make_people(world, submissions=materials, experts=experts, password=None)
    make_uneven(people)
    rounds = make_rounds(world, people, materials, each)
    wanted = {held.pk: each for held in rounds}
    field, load = _timed(lambda: load_field(rounds), runs)
    problem, judging = _timed(
        lambda: problem_of(field, {key: judge(field, one) for key, one in field.materials.items()}, wanted), runs
    )
    found = {
        "greedy": _solved(problem, greedy.assign_greedily, runs),
        "optimum": _solved(problem, solver.assign, runs),
    }
    begun = time.perf_counter()
    actions.propose_reviews(rounds, actor=world.user)
    press = 1000 * (time.perf_counter() - begun)
    return {
        "load": load,
        "judge": judging,
        **found,
        "press": [press],
        "pairs": len(problem.costs),
        "wanted": materials * each,
        "written": Review.objects.count(),
    }


def make_uneven(people: People) -> None:
    """As registers are: workloads from 5 to 13, one expert in five judges any subject, one in ten is away."""
    for n, expert in enumerate(people.experts):
        expert.limit = 5 + n * 7 % 9
    Expert.objects.bulk_update(people.experts, ["limit"])
    ExpertCompetence.objects.bulk_create(ExpertCompetence(expert=expert) for expert in people.experts[::5])
    day = clock.today()
    ExpertAbsence.objects.bulk_create(
        ExpertAbsence(expert=expert, starts=day, ends=day + timedelta(days=10)) for expert in people.experts[3::10]
    )


def make_rounds(world: World, people: People, materials: int, each: int) -> list[Round]:
    """Materials in review that want `each` experts; of some subjects there are more than of others."""
    config = TrackConfig(experts=each).to_json()
    track = Track.objects.create(association=world.association, kind=TrackKind.BANK, title="Банк", config_data=config)
    moment = clock.now()
    campaign = Campaign.objects.create(
        track=track,
        title="Приём",
        opens_at=moment - timedelta(days=30),
        closes_at=moment + timedelta(days=30),
        is_published=True,
        config_data=config,
    )
    authors = [people.authors[n // MATERIALS_OF_AN_AUTHOR % len(people.authors)] for n in range(materials)]
    submissions = Submission.objects.bulk_create(
        Submission(
            campaign=campaign,
            number=n + 1,
            title=f"Сборник задач, часть {n + 1}",
            subject=people.subjects[n * n % 17 % len(people.subjects)],
            level=LEVELS[n % len(LEVELS)],
            organization=people.school_of(n // MATERIALS_OF_AN_AUTHOR),
            state=SubmissionState.IN_REVIEW,
            submitted_by=author.user,
            submitted_at=moment,
        )
        for n, author in enumerate(authors)
    )
    Author.objects.bulk_create(
        Author(submission=one, person=author, name=str(author), organization=one.organization)
        for one, author in zip(submissions, authors, strict=True)
    )
    versions = SubmissionVersion.objects.bulk_create(
        SubmissionVersion(submission=one, submitted_at=moment) for one in submissions
    )
    keys = Round.objects.bulk_create(
        Round(submission=one, material=version, config_data=config, experts_wanted=each, opened_at=moment)
        for one, version in zip(submissions, versions, strict=True)
    )
    wanted = Round.objects.filter(pk__in=[each.pk for each in keys])
    return list(wanted.select_related("submission__campaign__track__association").order_by("pk"))


def _solved(problem: Problem, solve: Callable[[Problem], Solution], runs: int) -> dict[str, Any]:
    solution, times = _timed(lambda: solve(problem), runs)
    return {"times": times, "cost": solution.cost, "filled": len(solution.pairs), "bound": solution.bound}


def _timed(done: Callable[[], T], runs: int) -> tuple[T, list[float]]:
    """The result, and ms of each run after the first, which imports and warms."""
    result, times = done(), []
    for _run in range(runs):
        begun = time.perf_counter()
        result = done()
        times.append(1000 * (time.perf_counter() - begun))
    return result, times
