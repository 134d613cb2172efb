"""An analysis or a report to the sheet that is printed: sections with their text, lists and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rumo.papers.analysis import Analysis, AnalysisTable, Section
from rumo.papers.blocks import Block, ItemList, Table, normalized, paragraph
from rumo.papers.layout import PaperLayout
from rumo.papers.wording.page import named, page, signing
from rumo.papers.wording.paper_sheet import PaperSheet, SheetSection
from rumo.papers.wording.phrases import line
from rumo.papers.wording.stamps import stamp_rows
from rumo.papers.wording.texts import glued
from rumo.russian.cases import Case
from rumo.russian.posts import inflect_phrase

_UPRIGHT = PaperLayout(landscape=False)  # mostly text, however wide a table in it
_SHORT = 60  # letters of a line that announces a list


def build_sheet(analysis: Analysis) -> PaperSheet:
    """Everything the writers print. The figures stand in the text; tables that no section has follow it."""
    sections = tuple(_sections(analysis.sections, 1))
    shown = {block for section in sections for block in section.blocks if isinstance(block, Table)}
    return PaperSheet(
        title=line(analysis.title),
        author=line(analysis.body),
        date=None,
        layout=page(_UPRIGHT),
        stamps=stamp_rows(analysis.stamps, _UPRIGHT.stamps),
        organization=line(analysis.body) if not _tells_body(analysis) else "",
        heading=_heading(analysis),
        sections=tuple(
            SheetSection(section.heading, glued(normalized(section.blocks)), section.level) for section in sections
        ),
        closing=glued(_apart(each for each in analysis.tables if each.table not in shown)),
        signatures=signing(analysis.signatures),
    )


def _tells_body(analysis: Analysis) -> bool:
    """The title names the body, in whatever case it stands there."""
    title, body = analysis.title.lower(), analysis.body.lower()
    return body in title or any(inflect_phrase(body, case) in title for case in (Case.GENITIVE, Case.PREPOSITIONAL))


def _heading(analysis: Analysis) -> tuple[str, ...]:
    """The title, and the year where the title does not tell it."""
    period = analysis.period
    told = period is None or str(period.starts.year) in analysis.title
    return tuple(named(each) for each in (analysis.title, "" if told else f"за {period}") if each)


def _sections(sections: Iterable[Section], level: int) -> Iterator[SheetSection]:
    """The tree as a row of sections. What announces a list («Задачи:») is a line over it and not a heading, unless a
    heading stands before it: the line would belong to that."""
    headed = False
    for section in sections:
        if section.title and not headed and _announces(section):
            yield SheetSection("", (paragraph(f"{section.title}:"), *section.blocks), level)
            continue
        headed = headed or bool(section.title)
        yield SheetSection(line(section.title), section.blocks, level)
        yield from _sections(section.sections, level + 1)


def _announces(section: Section) -> bool:
    """A short title over one list and nothing else."""
    is_list = len(section.blocks) == 1 and isinstance(section.blocks[0], ItemList)
    return is_list and not section.sections and len(section.title) < _SHORT


def _apart(tables: Iterable[AnalysisTable]) -> Iterator[Block]:
    for each in tables:
        if each.caption:
            yield paragraph(f"{each.caption}:")
        yield each.table
