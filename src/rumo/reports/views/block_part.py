"""The blocks of a section as a page shows them, and as their author narrows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from rumo.papers.html_blocks import html_from_blocks
from rumo.reports.blocks import making, registry
from rumo.reports.figure_book import FigureBook
from rumo.reports.forms.blocks import NarrowForm
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


@dataclass(frozen=True, slots=True)
class EditedBlock:
    """A block with what narrows it. `form` is None where nothing can; `is_open` while one is choosing."""

    block: ShownBlock
    form: NarrowForm | None
    is_open: bool = False
    is_first: bool = False
    is_last: bool = False


def edited_blocks(section: ReportSection, book: FigureBook, asked: NarrowForm | None = None) -> list[EditedBlock]:
    """Those of the section; `asked` is the form of one of them that was just sent."""
    shown = shown_blocks(section, book)
    return [_edited(each, asked, place == 0, place == len(shown) - 1) for place, each in enumerate(shown)]


def narrow_form(row: ReportBlock, given: Any = None) -> NarrowForm | None:
    maker = registry.get(row.code)
    form = NarrowForm(given, block=row, maker=maker) if maker is not None else None
    return form if form is not None and form.fields else None


def _edited(block: ShownBlock, asked: NarrowForm | None, is_first: bool, is_last: bool) -> EditedBlock:
    is_open = asked is not None and asked.block == block.row
    form = asked if is_open and asked is not None and asked.is_refused else narrow_form(block.row)
    return EditedBlock(block, form, is_open, is_first, is_last)


def shown_blocks(section: ReportSection, book: FigureBook) -> tuple[ShownBlock, ...]:
    """In their order, made from the records or, once the report is approved, as they were kept."""
    source = making.Source(section.report.association, counted_period(section.report), book)
    return tuple(_shown(row, source) for row in section.blocks.all())


def _shown(row: ReportBlock, source: making.Source) -> ShownBlock:
    made = making.make_block(row, source)
    return ShownBlock(row, made, mark_safe(html_from_blocks(made.blocks)))  # noqa: S308 — escaped there
