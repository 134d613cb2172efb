"""A report as a paper: its sections with the quoted figures put in, its blocks, every figure with what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count

from django.utils.translation import gettext as _

from rumo.papers.analysis import Analysis, Figure, Section
from rumo.papers.blocks import Block, ItemList, Paragraph, Table, paragraph
from rumo.papers.html_blocks import blocks_from_html
from rumo.papers.people import Signature
from rumo.papers.wording.texts import tidied
from rumo.reports import quotes
from rumo.reports.blocks.making import Source, make_block
from rumo.reports.enums import FigurePart
from rumo.reports.figure_book import FigureBook, Known, book_of
from rumo.reports.models import Report, ReportBlock, ReportSection
from rumo.reports.spans import counted_period
from rumo.reports.stamping import printed_stamp
from rumo.russian.dates import long_date
from rumo.russian.deadlines.periods import Period
from rumo.russian.typography import tidy

NEXT = "Направления работы на следующий год"


@dataclass(frozen=True, slots=True)
class Built:
    """The paper, and which section of the report stands at which place of it («sections[0].sections[1]» → key)."""

    analysis: Analysis
    places: dict[str, int]


@dataclass(slots=True)
class _Node:
    """A section while the tree is made."""

    level: int
    title: str
    blocks: tuple[Block, ...]
    key: int
    below: list[_Node]


def build_analysis(report: Report) -> Analysis:
    """The paper as the records stand now, or as they stood when the report was approved."""
    return build(report, book_of(report)).analysis


def build(report: Report, book: FigureBook) -> Built:
    """The paper with the figures of `book`; a constant number of queries besides those the figures and blocks make."""
    rows = list(report.sections.prefetch_related("blocks__frozen"))
    source = Source(report.association, counted_period(report), book)
    tables = count(1)
    nodes = _tree([_node(row, source, tables) for row in rows])
    places: dict[str, int] = {}
    sections = _sections(nodes, "sections", places) + _next(report)
    body = str(report.association.name_on(report.period.ends).full)
    analysis = Analysis(
        title=report.title,
        body=body,
        period=report.period,
        sections=_dated(report, sections),
        figures=tuple(_figures(rows, book, report.period)),
        signatures=_signatures(report),
        stamps=printed_stamp(report),
    )
    return Built(analysis, places)


def _node(row: ReportSection, source: Source, tables: Iterator[int]) -> _Node:
    text = blocks_from_html(quotes.filled(row.body, source.book))
    made = [block for each in row.blocks.all() for block in _captioned(each, row, source, tables)]
    return _Node(row.level, row.title, tuple(map(tidied, (*text, *made))), row.pk, [])


def _captioned(row: ReportBlock, section: ReportSection, source: Source, tables: Iterator[int]) -> Iterator[Block]:
    """A block without records is not printed. A list has a line over it, unless the section's title says the same."""
    made = make_block(row, source)
    title = row.caption or made.title
    if any(isinstance(each, Table) for each in made.blocks):
        yield from _numbered(made.blocks, title, tables)
    elif made.blocks:
        if title != section.title:
            yield paragraph(f"{title}:")
        yield from made.blocks


def _numbered(blocks: Sequence[Block], title: str, tables: Iterator[int]) -> Iterator[Block]:
    """Each table under «Таблица 1 – …» (ГОСТ Р 2.105-2019, 6.8); a bold line that stands over it is its title, else the
    caption of the block is."""
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        if isinstance(block, Paragraph) and isinstance(after, Table) and all(run.bold for run in block.runs):
            title = block.text
            continue
        if isinstance(block, Table):
            yield paragraph(_("Таблица %(number)s – %(title)s") % {"number": next(tables), "title": title})
        yield block


def _tree(nodes: Sequence[_Node]) -> list[_Node]:
    """A section of a lower level stands under the last one above it, whatever levels were skipped."""
    top: list[_Node] = []
    open_nodes: list[_Node] = []
    for node in nodes:
        while open_nodes and open_nodes[-1].level >= node.level:
            open_nodes.pop()
        (open_nodes[-1].below if open_nodes else top).append(node)
        open_nodes.append(node)
    return top


def _sections(nodes: Sequence[_Node], place: str, places: dict[str, int], level: int = 1) -> tuple[Section, ...]:
    made = []
    for n, node in enumerate(nodes):
        here = f"{place}[{n}]"
        places[here] = node.key
        made.append(
            Section(node.title, level, node.blocks, _sections(node.below, f"{here}.sections", places, level + 1))
        )
    return tuple(made)


def _next(report: Report) -> tuple[Section, ...]:
    """Next year's directions stand last, as the analyses seen have them."""
    texts = tuple(paragraph(f"{tidy(each.text).rstrip('.;')}.") for each in report.next_directions.all())
    return (Section(NEXT, 1, (ItemList(texts, numbered=True),)),) if texts else ()


def _dated(report: Report, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """A report due before the year ends says up to which day it counts."""
    if report.cut_off is None or report.cut_off == report.ends_on:
        return sections
    said = paragraph(f"Сведения приведены по состоянию на {long_date(report.cut_off)}", italic=True)
    return (*sections, Section("", 1, (said,)))


def _figures(rows: Sequence[ReportSection], book: FigureBook, period: Period) -> Iterator[Figure]:
    """Every quoted figure once, in the order of the text."""
    codes = dict.fromkeys(quote.code for row in rows for quote in quotes.quotes_in(row.body))
    for code in codes:
        known = book.get(code)
        if known is not None:
            yield _figure(known, period)


def _figure(known: Known, period: Period) -> Figure:
    return Figure(
        value=Decimal(known.value),
        text=quotes.words_of(known, FigurePart.COUNTED),
        of=known.title,
        period=period,
        previous=Decimal(known.previous),
        previous_period=period.shifted(-1),
        base=None if known.base is None else Decimal(known.base),
    )


def _signatures(report: Report) -> tuple[Signature, ...]:
    if report.signer is None:
        return ()
    return (Signature(report.signer_post, report.signer.short_name),)
