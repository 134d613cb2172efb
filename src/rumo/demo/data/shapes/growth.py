"""Template routes, and what is entered in registers by hand."""

from __future__ import annotations

from dataclasses import dataclass

from rumo.growth.enums import ItemKind


@dataclass(frozen=True, slots=True)
class DemoStep:
    """`days` from the route's first day; `hours` are academic ones."""

    kind: ItemKind
    title: str
    evidence: str
    hours: int
    days: int


@dataclass(frozen=True, slots=True)
class DemoTemplate:
    """`area` is the title of an area of gaps, "" for none."""

    title: str
    goal: str
    steps: tuple[DemoStep, ...]
    area: str = ""
