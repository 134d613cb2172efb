"""Makers of records of growth for tests, in any state, as the actions would leave them. All names are invented."""

from __future__ import annotations

from datetime import timedelta
from itertools import count
from typing import Any

from rumo.core import clock
from rumo.directory.models import Association, Person, Region
from rumo.growth.enums import ItemKind, RouteGround, RouteState
from rumo.growth.models import (
    Diagnostic,
    DiagnosticResult,
    GapArea,
    GapLevel,
    LearningRoute,
    RouteItem,
    SkillGap,
)

_serial = count(1)


def make_area(region: Region, title: str = "", **fields: Any) -> GapArea:
    return GapArea.objects.create(region=region, title=title or f"Область {next(_serial)}", **fields)


def make_level(region: Region, title: str = "", *, is_gap: bool = True, **fields: Any) -> GapLevel:
    return GapLevel.objects.create(region=region, title=title or f"Уровень {next(_serial)}", is_gap=is_gap, **fields)


def make_diagnostic(association: Association, **fields: Any) -> Diagnostic:
    day = clock.today()
    defaults = {
        "title": f"Диагностика {next(_serial)}",
        "platform": "Площадка диагностики",
        "starts_on": day - timedelta(days=30),
        "ends_on": day,
    }
    return Diagnostic.objects.create(association=association, **{**defaults, **fields})


def make_result(diagnostic: Diagnostic, person: Person, **fields: Any) -> DiagnosticResult:
    post = person.posts.select_related("organization").first()
    place = {
        "organization": post.organization if post else None,
        "municipality": post.organization.municipality if post else None,
    }
    return DiagnosticResult.objects.create(
        diagnostic=diagnostic, person=person, **{"taken_on": diagnostic.ends_on, **place, **fields}
    )


def make_gap(result: DiagnosticResult, area: GapArea, level: GapLevel, topic: str = "") -> SkillGap:
    return SkillGap.objects.create(result=result, area=area, level=level, topic=topic)


def make_route(
    association: Association, person: Person, *, state: str = RouteState.IN_PROGRESS, **fields: Any
) -> LearningRoute:
    """A route of three months, begun a month ago unless it was only made or agreed; without items."""
    day = clock.today()
    has_begun = state not in {RouteState.MADE, RouteState.AGREED}
    defaults: dict[str, Any] = {
        "ground": RouteGround.GAP,
        "starts_on": day - timedelta(days=30),
        "ends_on": day + timedelta(days=60),
        "begun_on": day - timedelta(days=30) if has_begun else None,
        "credited_on": day if state == RouteState.CREDITED else None,
        "remark": "Нет выводов" if state in {RouteState.RETURNED, RouteState.STOPPED} else "",
    }
    return LearningRoute.objects.create(association=association, person=person, state=state, **{**defaults, **fields})


def make_item(route: LearningRoute, kind: str = ItemKind.SELF_STUDY, **fields: Any) -> RouteItem:
    defaults = {"title": f"Изучить пособие {next(_serial)}", "position": route.items.count() + 1}
    return RouteItem.objects.create(route=route, kind=kind, **{**defaults, **fields})
