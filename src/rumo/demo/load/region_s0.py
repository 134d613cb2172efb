"""The life of «Западная область»: an academic year of the main association and of twenty-two below it."""

from __future__ import annotations

from rumo.demo.data.s0 import expertise
from rumo.demo.data.s0.meetings import MEETINGS
from rumo.demo.data.s0.plan import PLAN
from rumo.demo.data.s0.plans_of_subjects import PLANS
from rumo.demo.load.directory import World
from rumo.demo.load.expertise import load_register, load_subjects, load_tracks
from rumo.demo.load.expertise_history import load_past
from rumo.demo.load.meetings import load_meetings
from rumo.demo.load.plans import load_plans


def live(world: World) -> None:
    load_meetings(world, MEETINGS)
    load_plans(world, [PLAN, *PLANS])
    _expertise(world)


def _expertise(world: World) -> None:
    subjects = load_subjects(world, expertise.SUBJECTS)
    campaigns = load_tracks(world, expertise.TRACKS)
    experts = load_register(world, expertise.REGISTER, subjects)
    for past in expertise.PAST:
        load_past(world, past, campaigns, subjects, experts)
