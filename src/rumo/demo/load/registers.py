"""Registers of growth, filled as a table would fill them; single entries go through the action."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import models

from rumo.core import audit, clock
from rumo.demo.load.crowd import Worker
from rumo.demo.load.directory import World
from rumo.directory.models import Subject
from rumo.growth.actions.registers import enter
from rumo.growth.enums import PoolKind
from rumo.growth.models import PoolMember
from rumo.growth.registers.registry import REGISTERS

Row = TypeVar("Row", bound=models.Model)


def appoint_pool(
    world: World,
    kind: PoolKind,
    members: Sequence[tuple[Worker, Subject | None]],
    *,
    since: dt.date,
    ground: str,
    functions: str,
) -> list[PoolMember]:
    rows = [
        PoolMember(
            association=world.rumo,
            kind=kind,
            person=worker.person,
            organization=worker.organization,
            municipality_id=worker.organization.municipality_id,
            subject=subject,
            functions=functions,
            ground=ground,
            valid_from=since,
        )
        for worker, subject in members
    ]
    return bring_in(world, "pools", rows, on=since)


def bring_in(world: World, key: str, rows: Iterable[Row], *, on: dt.date) -> list[Row]:
    """All at once, with one entry of the trail. `key` is that of the register."""
    listed = list(rows)
    with clock.standing_at(on):
        made: list[Row] = type(listed[0])._default_manager.bulk_create(listed)
        audit.record(world.admin, f"import_{key}", world.rumo, f"{REGISTERS[key].title}: внесено списком {len(made)}")
    return made


def enter_one(world: World, key: str, *, on: dt.date, **data: Any) -> Any:
    with clock.standing_at(on):
        return enter(REGISTERS[key], data={"association": world.rumo, **data}, actor=world.admin)
