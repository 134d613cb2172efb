"""A block of a report as it stands: kept when the report was approved, else made from the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rumo.directory.models import Association
from rumo.papers.blocks import Block
from rumo.papers.codec import decode, encode
from rumo.reports.blocks import registry
from rumo.reports.blocks.registry import Asked
from rumo.reports.figure_book import FigureBook
from rumo.reports.models import ReportBlock
from rumo.russian.deadlines.periods import Period

GONE = "Блок недоступен"


@dataclass(frozen=True, slots=True)
class Source:
    """What the blocks of a report are made of."""

    association: Association
    period: Period
    book: FigureBook


@dataclass(frozen=True, slots=True)
class Shown:
    """`title` is the maker's; `is_known` is false for a block whose room is switched off."""

    title: str
    blocks: tuple[Block, ...] = ()
    url: str = ""
    chart: Mapping[str, Any] | None = None
    is_known: bool = True


def make_block(row: ReportBlock, source: Source) -> Shown:
    """Never fails: a block nobody makes any more is empty and says so."""
    frozen = getattr(row, "frozen", None)
    maker = registry.get(row.code)
    if frozen is not None:
        return _kept(frozen.content, str(maker.title) if maker else row.caption)
    if maker is None:
        return Shown(GONE, is_known=False)
    made = maker.make(Asked(source.association, source.period, source.book, row.options))
    return Shown(str(maker.title), made.blocks, made.url, made.chart)


def content_of(shown: Shown) -> dict[str, Any]:
    """The block as JSON, to be kept."""
    return {"title": shown.title, "blocks": encode(shown.blocks), "chart": shown.chart}


def _kept(content: Mapping[str, Any], title: str) -> Shown:
    blocks = decode(tuple[Block, ...], content["blocks"], "blocks")
    return Shown(content.get("title") or title, blocks, chart=content.get("chart"))
