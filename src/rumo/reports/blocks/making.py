"""A block of a report as it stands: kept when the report was approved, else made from the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rumo.directory.models import Association
from rumo.papers.blocks import Block
from rumo.papers.codec import decode, encode
from rumo.reports.blocks import narrowing, registry
from rumo.reports.blocks.registry import Asked, Made, Maker
from rumo.reports.enums import Look, Narrowing
from rumo.reports.figure_book import FigureBook, LiveBook
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
    """`title` is the maker's with what narrows it; `narrowed` is that alone, «» for a whole block.

    `is_known` is false for a block whose room is switched off, `trouble` says why a block cannot be made as asked.
    `drawn_alone` hides the table behind its chart; a paper draws bars in the table, so there it always stands.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    url: str = ""
    chart: Mapping[str, Any] | None = None
    is_known: bool = True
    narrowed: str = ""
    trouble: str = ""
    drawn_alone: bool = False


def make_block(row: ReportBlock, source: Source) -> Shown:
    """Never fails: a block nobody makes any more is empty and says so."""
    frozen = getattr(row, "frozen", None)
    maker = registry.get(row.code)
    if frozen is not None:
        return _kept(frozen.content, str(maker.title) if maker else row.caption)
    if maker is None:
        return Shown(GONE, is_known=False)
    options = narrowing.only_known(row.options, maker.narrowed_by)
    body = narrowing.body_of(source.association, options)
    if body is None:
        return Shown(str(maker.title), trouble=str(narrowing.BODY_GONE))
    book = source.book if body == source.association else LiveBook(body, source.period)
    made = maker.make(Asked(body, source.period, book, options))
    return _narrowed(maker, made, options, body if body != source.association else None)


def content_of(shown: Shown) -> dict[str, Any]:
    """The block as JSON, to be kept."""
    kept = {"title": shown.title, "blocks": encode(shown.blocks), "chart": shown.chart}
    return kept | {"narrowed": shown.narrowed, "drawn_alone": shown.drawn_alone}


def _narrowed(maker: Maker, made: Made, options: Mapping[str, Any], body: Association | None) -> Shown:
    """What was made, cut to the rows asked for and drawn as asked; its title says so."""
    said = [narrowing.words_of(maker.code, options, body)]
    blocks, chart, show = made.blocks, made.chart, options.get(Narrowing.SHOW)
    if rows := options.get(Narrowing.ROWS):
        blocks, cut = narrowing.shortened(blocks, rows)
        said.append(cut)
    if show == Look.TABLE:
        blocks, chart = narrowing.undrawn(blocks), None
    words = ", ".join(filter(None, said))
    title = f"{maker.title} ({words})" if words else str(maker.title)
    drawn_alone = show == Look.CHART and chart is not None
    return Shown(title, blocks, made.url, chart, narrowed=words, drawn_alone=drawn_alone)


def _kept(content: Mapping[str, Any], title: str) -> Shown:
    blocks = decode(tuple[Block, ...], content["blocks"], "blocks")
    return Shown(
        content.get("title") or title,
        blocks,
        chart=content.get("chart"),
        narrowed=content.get("narrowed", ""),
        drawn_alone=content.get("drawn_alone", False),
    )
