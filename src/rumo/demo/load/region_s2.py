"""The life of «Таёжный район»: its Atlas of practices, its associations, their events, the growth of teachers
and the analysis of the year."""

from __future__ import annotations

from rumo.demo.data.s2 import atlas
from rumo.demo.data.s2.communities import COMMUNITIES
from rumo.demo.data.s2.report import REPORT
from rumo.demo.load.accounts import account_of
from rumo.demo.load.directory import World
from rumo.demo.load.district_s2 import load_members
from rumo.demo.load.events_s2 import load_events
from rumo.demo.load.expertise import load_subjects, load_tracks
from rumo.demo.load.growth_s2 import load_growth
from rumo.demo.load.practices import load_atlas
from rumo.demo.load.reports import load_report


def live(world: World) -> None:
    subjects = load_subjects(world, atlas.SUBJECTS)
    load_tracks(world, [atlas.TRACK])
    load_atlas(world, atlas.PRACTICES, subjects, actor=account_of(world, "vyrypaeva"))
    subjects |= load_subjects(world, [each.subject for each in COMMUNITIES])
    members, schools = load_members(world)
    load_events(world, subjects, members)
    load_growth(world, subjects, members, schools)
    load_report(world, REPORT)
