"""A selection contest of experts: announced, applied to, scored in part."""

from __future__ import annotations

from rumo.accounts.models import User
from rumo.core import clock
from rumo.demo.data.shapes.expertise import DemoContest
from rumo.demo.load.accounts import account_of
from rumo.demo.load.directory import World
from rumo.demo.load.expertise import Subjects
from rumo.expertise.actions import contest_applications, contests
from rumo.expertise.actions.contests import ContestData
from rumo.expertise.competences import CompetenceData
from rumo.expertise.models import Contest


def load_contest(world: World, data: DemoContest, subjects: Subjects, *, officer: User) -> None:
    contest = _announce(world, data, officer)
    for one in data.applications:
        with clock.standing_at(one.on):
            contest_applications.apply_to_contest(
                contest,
                about=one.about,
                competences=[CompetenceData(subjects[title]) for title in one.subjects],
                actor=account_of(world, one.person),
            )
    with clock.standing_at(data.scored_from):
        contests.start_scoring(contest, actor=officer)
        _score(world, contest, data)


def _announce(world: World, data: DemoContest, officer: User) -> Contest:
    described = ContestData(
        title=data.title,
        about=data.about,
        opens_on=data.opens,
        closes_on=data.closes,
        pass_percent=60,
        places=data.places,
        colleagues_score=False,
        jury=tuple(world.people[key] for key in data.jury),
    )
    with clock.standing_at(data.opens):
        contest = contests.create_contest(association=world.rumo, data=described, actor=officer)
        contests.set_criteria(contest, criteria=data.criteria, version=contest.version, actor=officer)
        contests.announce_contest(contest, actor=officer)
    return contest


def _score(world: World, contest: Contest, data: DemoContest) -> None:
    keys = [each.key for each in data.criteria]
    filed = {each.person_id: each for each in contest.applications.select_related("contest", "person")}
    for one in data.applications:
        for juror, marks in one.marks.items():
            contest_applications.save_score(
                filed[world.people[one.person].pk],
                marks=dict(zip(keys, marks, strict=True)),
                remark="",
                version=0,
                actor=account_of(world, juror),
            )
