"""The blocks of a section as a page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from rumo.papers.html_blocks import html_from_blocks
from rumo.reports.blocks import making
from rumo.reports.figure_book import FigureBook
from rumo.reports.models import ReportBlock, ReportSection
from rumo.reports.spans import counted_period


@dataclass(frozen=True, slots=True)
class ShownBlock:
    row: ReportBlock
    made: making.Shown
    html: SafeString

    @property
    def caption(self) -> str:
        """The author's words, else the usual ones."""
        return self.row.caption or self.made.title


def shown_blocks(section: ReportSection, book: FigureBook) -> tuple[ShownBlock, ...]:
    """In their order, made from the records or, once the report is approved, as they were kept."""
    source = making.Source(section.report.association, counted_period(section.report), book)
    return tuple(_shown(row, source) for row in section.blocks.all())


def _shown(row: ReportBlock, source: making.Source) -> ShownBlock:
    made = making.make_block(row, source)
    return ShownBlock(row, made, mark_safe(html_from_blocks(made.blocks)))  # noqa: S308 — escaped there
