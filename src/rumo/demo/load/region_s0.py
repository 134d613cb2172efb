"""The life of «Западная область»: an academic year of the main association and of twenty-two below it."""

from __future__ import annotations

from rumo.demo.data.s0 import expertise, report
from rumo.demo.data.s0.meetings import MEETINGS
from rumo.demo.data.s0.plan import PLAN
from rumo.demo.data.s0.plans_of_subjects import PLANS
from rumo.demo.load.crowd import open_numbered
from rumo.demo.load.directory import World
from rumo.demo.load.events_s0 import load_events
from rumo.demo.load.expertise import Subjects, load_register, load_subjects, load_tracks
from rumo.demo.load.expertise_history import load_past
from rumo.demo.load.growth_s0 import load_growth
from rumo.demo.load.meetings import load_meetings
from rumo.demo.load.plans import load_plans
from rumo.demo.load.registers import enter_one
from rumo.demo.load.reports import load_report
from rumo.directory.enums import OrganizationKind
from rumo.growth.enums import PublicationKind

# In each municipality, besides those of the story.
SCHOOLS = 24


def live(world: World) -> None:
    load_meetings(world, MEETINGS)
    load_plans(world, [PLAN, *PLANS])
    subjects = _expertise(world)
    schools = open_numbered(world, OrganizationKind.SCHOOL, world.municipalities * SCHOOLS)
    load_events(world, schools)
    load_growth(world, subjects, schools)
    load_report(world, report.REPORT)
    _enter_late(world)


def _expertise(world: World) -> Subjects:
    subjects = load_subjects(world, expertise.SUBJECTS)
    campaigns = load_tracks(world, expertise.TRACKS)
    experts = load_register(world, expertise.REGISTER, subjects)
    for past in expertise.PAST:
        load_past(world, past, campaigns, subjects, experts)
    return subjects


def _enter_late(world: World) -> None:
    """A record of the year that was forgotten: the approved report shows it as a difference."""
    enter_one(
        world,
        "publications",
        on=report.ENTERED_ON,
        kind=PublicationKind.ARTICLE,
        title=report.LATE_ARTICLE,
        publisher="журнал «Методист области»",
        city=world.data.city.removeprefix("г. "),
        published_on=report.PUBLISHED_ON,
        pages=6,
    )
