"""The life of «Уральская область»: half a year of meetings, the plan of 2024 and those of the five sections."""

from __future__ import annotations

from rumo.demo.data.s3.meetings import MEETINGS
from rumo.demo.data.s3.plan import PLAN
from rumo.demo.data.s3.plans_of_sections import PLANS
from rumo.demo.load.accounts import account_of
from rumo.demo.load.assignments import load_fates
from rumo.demo.load.directory import World
from rumo.demo.load.meetings import load_meetings
from rumo.demo.load.plans import load_plans


def live(world: World) -> None:
    load_meetings(world, MEETINGS)
    load_fates(world, MEETINGS, actor=account_of(world, "oshchepkova"))
    load_plans(world, [PLAN, *PLANS])
