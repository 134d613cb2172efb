"""What a paper says in sentences and tables, whatever its kind: the material of the text rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from rumo.papers.analysis import Analysis, Section
from rumo.papers.blocks import Block, Cell, ItemList, Paragraph, Table, lines_of, paragraphs
from rumo.papers.minutes import Minutes, MinutesItem
from rumo.papers.plan import Plan
from rumo.papers.readers.minutes.sentences import sentence_end
from rumo.russian.deadlines.periods import Period
from rumo.russian.typography import plain


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of text at `place`. `group` is shared by the items of one list, `cell` by the lines of one cell."""

    text: str
    place: str
    group: str = ""
    cell: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        found, rest = [], self.text
        while rest:
            end = max(sentence_end(rest), 1)
            found.append(rest[:end].strip())
            rest = rest[end:]
        return tuple(filter(None, found))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as text: every row has as many columns as the widest, a spanning cell stands in its first one."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int
    place: str

    @property
    def header(self) -> tuple[str, ...]:
        """The words over each column, header rows joined."""
        return tuple(" ".join(filter(None, column)) for column in zip(*self.rows[: self.header_rows], strict=True))

    @property
    def body(self) -> tuple[tuple[str, ...], ...]:
        return self.rows[self.header_rows :]


@dataclass(frozen=True)
class Material:
    """`date` is the day of a meeting, `period` the year of a plan or an analysis; None where the paper has none."""

    kind: str
    passages: tuple[Passage, ...]
    sheets: tuple[Sheet, ...]
    title: str = ""
    period: Period | None = None
    date: date | None = None
    is_signed: bool = False

    @cached_property
    def text(self) -> str:
        return "\n".join(passage.text for passage in self.passages)

    @cached_property
    def sentences(self) -> tuple[Passage, ...]:
        return tuple(
            Passage(sentence, passage.place, passage.group, passage.cell)
            for passage in self.passages
            for sentence in passage.sentences
        )


def material_of(paper: Any) -> Material | None:
    """None for a paper whose kind has no text to check."""
    if isinstance(paper, Minutes):
        blocks = [each for n, item in enumerate(paper.items) for each in _item_blocks(item, f"items[{n}]")]
        return _material(paper, blocks, date=paper.date)
    if isinstance(paper, Plan):
        return _material(paper, [*_plan_blocks(paper)], title=paper.title, period=paper.period)
    if isinstance(paper, Analysis):
        blocks = [*_section_blocks(paper.sections, "sections")]
        known = {block for block, _ in blocks if isinstance(block, Table)}
        tables = ((each.table, f"tables[{n}]") for n, each in enumerate(paper.tables) if each.table not in known)
        return _material(paper, [*blocks, *tables], title=paper.title, period=paper.period)
    return None


_Placed = tuple[Block, str]


def _material(paper: Minutes | Plan | Analysis, blocks: Iterable[_Placed], **about: Any) -> Material:
    placed = tuple(blocks)
    passages = tuple(passage for block, place in placed for passage in _passages(block, place) if passage.text)
    sheets = tuple(_sheet(block, place) for block, place in placed if isinstance(block, Table) and block.rows)
    return Material(paper.kind, passages, sheets, is_signed=bool(paper.signatures), **about)


def _item_blocks(item: MinutesItem, place: str) -> Iterator[_Placed]:
    yield _said(item.about), place
    yield from ((block, place) for block in item.text)
    yield from ((_said(speech.text), f"{place}.discussed[{n}]") for n, speech in enumerate(item.discussed))
    yield from ((_said(point.text), f"{place}.resolutions[{n}]") for n, point in enumerate(item.resolutions))


def _plan_blocks(plan: Plan) -> Iterator[_Placed]:
    yield from ((block, f"foreword[{n}]") for n, block in enumerate(plan.foreword))
    for n, row in enumerate(plan.rows):
        yield from ((_said(text), f"rows[{n}]") for text in (row.title, *row.points, row.expected))
    for n, meeting in enumerate(plan.meetings):
        yield from ((_said(question.title), f"meetings[{n}]") for question in meeting.questions)
        yield _said(meeting.relevance), f"meetings[{n}]"


def _section_blocks(sections: tuple[Section, ...], place: str) -> Iterator[_Placed]:
    for n, section in enumerate(sections):
        here = f"{place}[{n}]"
        yield _said(section.title), here
        yield from ((block, f"{here}.blocks[{k}]") for k, block in enumerate(section.blocks))
        yield from _section_blocks(section.sections, f"{here}.sections")


def _said(text: str) -> Paragraph | ItemList:
    """A field of plain text; several lines are not one sentence."""
    lines = paragraphs(text)
    return lines[0] if len(lines) == 1 else ItemList(lines)


def _passages(block: Block, place: str) -> Iterator[Passage]:
    if isinstance(block, Table):
        for row, cells in enumerate(block.rows):
            for column, cell in enumerate(cells):
                here = f"{place}.rows[{row}][{column}]"
                yield from (Passage(line, here, cell=here) for line in _cell_lines(cell))
        return
    group = place if isinstance(block, ItemList) else ""
    yield from (Passage(_line(each.text), place, group) for each in lines_of(block))


def _sheet(table: Table, place: str) -> Sheet:
    rows = [
        [text for cell in row for text in (" ".join(_cell_lines(cell)), *[""] * (cell.colspan - 1))]
        for row in table.rows
    ]
    width = max(map(len, rows))
    full = tuple((*row, *[""] * (width - len(row))) for row in rows)
    return Sheet(full, min(table.header_rows, len(full)), place)


def _cell_lines(cell: Cell) -> list[str]:
    return [_line(line.text) for block in cell.blocks for line in lines_of(block)]


def _line(text: str) -> str:
    return " ".join(plain(text).split())
