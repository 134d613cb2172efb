"""The life of «Уральская область»: half a year of meetings, the plan of 2024 and those of the five sections."""

from __future__ import annotations

import datetime as dt

from rumo.core import clock
from rumo.demo.data.s3 import expertise
from rumo.demo.data.s3.contest import CONTEST
from rumo.demo.data.s3.meetings import MAY, MEETINGS
from rumo.demo.data.s3.plan import PLAN
from rumo.demo.data.s3.plans_of_sections import PLANS
from rumo.demo.data.s3.sites import SITES
from rumo.demo.data.shapes.expertise import Step
from rumo.demo.load.accounts import account_of
from rumo.demo.load.assignments import load_fates
from rumo.demo.load.contests import load_contest
from rumo.demo.load.directory import World
from rumo.demo.load.expertise import load_register, load_subjects, load_tracks
from rumo.demo.load.expertise_history import load_past
from rumo.demo.load.expertise_rounds import appeal, load_materials, put_before_council
from rumo.demo.load.meetings import load_meetings
from rumo.demo.load.plans import load_plans
from rumo.demo.load.sites import load_sites


def live(world: World) -> None:
    load_meetings(world, MEETINGS)
    load_fates(world, MEETINGS, actor=account_of(world, "oshchepkova"))
    load_plans(world, [PLAN, *PLANS])
    _expertise(world)


def _expertise(world: World) -> None:
    officer = account_of(world, "oshchepkova")
    for one in expertise.REGISTER.experts:
        account_of(world, one.person)
    subjects = load_subjects(world, expertise.SUBJECTS)
    campaigns = load_tracks(world, [expertise.STAMP, expertise.BANK])
    experts = load_register(world, expertise.REGISTER, subjects)
    load_past(world, expertise.PAST, campaigns, subjects, experts)
    materials = [*expertise.FOR_STAMP, *expertise.FOR_BANK]
    made = load_materials(world, materials, campaigns, subjects, experts, officer=officer, decided_on=MAY.date)
    waiting = [made[one.title].rounds.get() for one in materials if one.step == Step.ON_AGENDA]
    put_before_council(
        world, waiting, day=expertise.JUNE_MEETING, called=clock.today() - dt.timedelta(days=3), officer=officer
    )
    title, day, text = expertise.APPEAL
    appeal(made[title], day=day, text=text)
    load_contest(world, CONTEST, subjects, officer=officer)
    load_sites(world, SITES)
