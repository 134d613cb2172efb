"""Makers of blocks by code. A maker reads the records of a body and a period and gives blocks of a paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rumo.directory.models import Association
from rumo.papers.blocks import Block
from rumo.reports.enums import BlockKind, Narrowing
from rumo.reports.figure_book import FigureBook
from rumo.russian.deadlines.periods import Period


@dataclass(frozen=True, slots=True)
class Asked:
    """What a block is made of. `options` narrows it («campaign»: 12; see `narrowing`)."""

    association: Association
    period: Period
    book: FigureBook
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """What stands in the report; nothing where there are no records. `url` leads to them, where there is a page.

    `chart` is what the island `chart.js` draws; its numbers also stand in `blocks`.
    """

    blocks: tuple[Block, ...] = ()
    url: str = ""
    chart: Mapping[str, Any] | None = None


Make = Callable[[Asked], Made]


@dataclass(frozen=True, slots=True)
class Maker:
    """`title` names the block in the list it is chosen from and is its caption unless the author writes another.

    `narrowed_by` are names of options it takes (see `narrowing`).
    """

    code: str
    title: Any
    kind: BlockKind
    make: Make
    narrowed_by: tuple[Narrowing, ...] = ()


_makers: dict[str, Maker] = {}


def maker(code: str, title: Any, kind: BlockKind, *narrowed_by: Narrowing) -> Callable[[Make], Make]:
    """Register `make(asked)` as the block `code` («expertise.funnel»); whose records it counts can always be said."""

    def register(make: Make) -> Make:
        if code in _makers and _makers[code].make is not make:
            raise ValueError(f"block {code} is registered twice")
        _makers[code] = Maker(code, title, kind, make, (Narrowing.BODY, *narrowed_by))
        return make

    return register


def makers() -> tuple[Maker, ...]:
    """All blocks there are, by title."""
    return tuple(sorted(_makers.values(), key=lambda each: str(each.title)))


def get(code: str) -> Maker | None:
    return _makers.get(code)
