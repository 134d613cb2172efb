"""The life of «Дальний край»: a year and a half of meetings, the assignments that came of them, the plan of 2024,
the navigator, the growth of teachers, the indicators of municipalities and the report of 2023."""

from __future__ import annotations

from rumo.accounts.models import User
from rumo.core import clock
from rumo.demo.data.s1 import expertise, monitoring
from rumo.demo.data.s1.growth import PAPERS
from rumo.demo.data.s1.meetings import MEETINGS
from rumo.demo.data.s1.plan import PLAN
from rumo.demo.data.s1.report import REPORT
from rumo.demo.load.accounts import account_of
from rumo.demo.load.assignments import load_fates
from rumo.demo.load.directory import World
from rumo.demo.load.events_s1 import announce_all, hold_all
from rumo.demo.load.expertise import load_register, load_subjects, load_tracks
from rumo.demo.load.expertise_history import load_past
from rumo.demo.load.growth_s1 import load_growth
from rumo.demo.load.meetings import load_meetings
from rumo.demo.load.monitoring import load_collection, load_indicators
from rumo.demo.load.plans import load_plans
from rumo.demo.load.reports import load_report


def live(world: World) -> None:
    """The records first: minutes and reports show what is counted from them."""
    officer = account_of(world, "zarubina")
    subjects = load_subjects(world, expertise.SUBJECTS)
    campaigns = load_tracks(world, [expertise.TRACK])
    experts = load_register(world, expertise.REGISTER, subjects)
    load_past(world, expertise.PAST, campaigns, subjects, experts)
    subjects |= load_subjects(world, PAPERS)
    navigator = announce_all(world, subjects)
    crowd = load_growth(world, subjects, navigator.past, navigator.coming)
    hold_all(world, navigator, crowd)
    load_monitoring(world, actor=officer)
    load_meetings(world, MEETINGS)
    load_report(world, REPORT)
    load_fates(world, MEETINGS, actor=officer)
    load_plans(world, [PLAN])


def load_monitoring(world: World, *, actor: User) -> None:
    with clock.standing_at(monitoring.REGISTERED):
        versions = load_indicators(world, monitoring.INDICATORS, monitoring.RULES, actor=actor)
    for each in (monitoring.AUGUST, monitoring.JUNE):
        load_collection(world, each, versions, actor=actor)
