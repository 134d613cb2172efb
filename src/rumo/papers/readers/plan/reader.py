"""Reads a plan of work from blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from rumo.papers.people import Signature
from rumo.papers.plan import Plan, PlanAnnex, PlanStamp
from rumo.papers.readers.analysis.sections import blocks_of
from rumo.papers.readers.closing import read_signatures
from rumo.papers.readers.document import Grid, Line, Piece, Place, SourceDocument
from rumo.papers.readers.lettering import close_up
from rumo.papers.readers.nominative import Directory
from rumo.papers.readers.people import trimmed
from rumo.papers.readers.periods import title_period
from rumo.papers.readers.plan.columns import Columns, columns_of
from rumo.papers.readers.plan.lists import begins_list, read_lists
from rumo.papers.readers.plan.meetings import MEETING, Meetings, is_schedule, listed_meetings, read_meetings
from rumo.papers.readers.plan.rows import Rows, read_rows
from rumo.papers.readers.plan.stamps import read_stamps, starts_stamp
from rumo.papers.readers.reading import Found, Reading, Unread
from rumo.papers.readers.titles import Title, body_of, find_title, period_of
from rumo.russian.deadlines.periods import Period

TITLE = re.compile(
    r"(?:проект\s+)?(?:(?:годовой|комплексный|перспективный|календарный|тематический|примерный|единый"
    r"|сводный)\s+)*(?:план|дорожная\s+карта|график\s+(?:работы|заседаний))(?!\w)",
    re.IGNORECASE,
)
_BEFORE_BODY = re.compile(
    rf"{TITLE.pattern}(?:\s*[-–]\s*график)?(?:\s+(?:(?:основных|методической|организационных"
    rf"|учебно-методической|совместной)\s+)?"
    r"(?:работы|деятельности|мероприятий|заседаний|проведения|и)(?!\w))*\s*",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"^приложени[ея]\s*(?:(?:№|N)\s*)?(?P<number>\d{1,2})?[\s.:]*(?:к\s|$|(?P<listed>[–—-]))", re.IGNORECASE
)
_MOST_TITLE = 6


def read_plan(document: SourceDocument, first: int, last: int, directory: Directory | None = None) -> Reading:
    """The plan in blocks `first` to `last` inclusive. Names stand as printed, so `directory` is not asked. Never
    raises: what is not there is empty, and the confidence falls."""
    blocks = list(document.blocks[first : last + 1])
    start = _body_start(blocks)
    stamps = read_stamps(blocks[:start])
    head = [block for block in stamps.rest if isinstance(block, Line)]
    title = find_title(head, TITLE)
    text = title.text if title else " ".join(line.text for line in head[-1:])
    period, certainty = _period(text, head, stamps.stamps)
    body, sureness = body_of(text, _BEFORE_BODY) if title else ("", 0.5)
    signatures, signed, rest = _signed(blocks[start:])
    rows, meetings, annexes, unread = _read_body(rest)
    foreword = _foreword(head, title) if title else ()
    if not rows.rows and not meetings.meetings:
        read_lists([*foreword, *rest], rows)
        foreword = () if rows.rows else foreword
        if rows.rows and all(MEETING.match(row.section) for row in rows.rows):
            meetings.meetings = list(listed_meetings(rows.rows))
            rows = Rows(unread=rows.unread)
    paper = Plan(
        text,
        body,
        period,
        stamps.stamps,
        blocks_of(foreword),
        tuple(rows.rows),
        tuple(meetings.meetings),
        annexes,
        signatures,
    )
    found = [*stamps.found, *rows.found, *meetings.found, *signed]
    if title:
        found += [Found("title", title.place), Found("body", title.place, sureness)]
        found += [Found("period", title.place, certainty)] if period else []
    return Reading(
        "plan", paper, first, last, _confidence(paper, title), tuple(found), (*stamps.unread, *rows.unread, *unread)
    )


def _signed(blocks: list[Piece]) -> tuple[tuple[Signature, ...], list[Found], list[Piece]]:
    """The signatures at the end of the plan, else before its annexes; where they stood; the blocks without them."""
    annexed = next((n for n, block in enumerate(blocks) if isinstance(block, Line) and _is_annex(block)), len(blocks))
    for end in (len(blocks), annexed):
        signatures, found, taken = read_signatures(blocks[:end])
        if signatures:
            return signatures, found, blocks[: end - taken] + blocks[end:]
    return (), [], blocks


def _is_annex(line: Line) -> bool:
    """«Приложение № 1» over the annex itself, not «Приложение № 2 – Состав» in a list."""
    found = _ANNEX.match(line.text)
    return found is not None and not found["listed"]


def _body_start(blocks: Sequence[Piece]) -> int:
    """The first table that is the plan's; without one its first point, or the end of what may be its title."""
    for n, block in enumerate(blocks):
        if isinstance(block, Grid) and columns_of(block) is not None:
            return n
    titled = next((n for n, block in enumerate(blocks) if isinstance(block, Line) and _is_title(block)), 0)
    last = min(titled + _MOST_TITLE, len(blocks))
    return next((n for n in range(titled + 1, last) if begins_list(blocks[n])), last)


def _is_title(line: Line) -> bool:
    return not line.marker and TITLE.match(close_up(line.text)) is not None and not starts_stamp(line.text)


def _period(text: str, head: Sequence[Line], stamps: Sequence[PlanStamp]) -> tuple[Period | None, float]:
    """The title's year, else one that the head names, else that of the latest stamp."""
    period, certainty = period_of(text, [line.text for line in head])
    if period is None and (years := [stamp.date.year for stamp in stamps if stamp.date]):
        return Period.calendar_year(max(years)), 0.4
    return period, certainty


def _foreword(head: Sequence[Line], title: Title) -> tuple[Line, ...]:
    """Aims and tasks between the title and the table."""
    return tuple(head[title.first + title.lines :])


def _read_body(blocks: Sequence[Piece]) -> tuple[Rows, Meetings, tuple[PlanAnnex, ...], list[Unread]]:
    """Tables of rows and of meetings, headings of annexes; other text is listed as unread."""
    rows, meetings = Rows(), Meetings()
    annexes: list[PlanAnnex] = []
    unread: list[Unread] = []
    above: list[Line] = []
    last: Columns | None = None
    for block in blocks:
        if isinstance(block, Line):
            above.append(block)
            continue
        columns = columns_of(block)
        if last is not None and _goes_on(block, columns, last):
            columns = replace(last, header_rows=0)
        last = columns or last
        caption = " ".join(line.text for line in above[-3:])
        annexes += _annexes(above)
        unread += _left(above)
        if columns is None:
            unread.append(_unread_grid(block))
        elif is_schedule(block, columns, caption):
            read_meetings(block, columns, meetings)
        else:
            read_rows(block, columns, rows, _section(above))
        above = []
    if rows.rows or meetings.meetings:
        annexes += _annexes(above)
        unread += _left(above)
    return rows, meetings, tuple(annexes), unread


def _goes_on(grid: Grid, columns: Columns | None, last: Columns) -> bool:
    """A table without a header of its own below one of as many columns: parted from it by a heading («Октябрь»)."""
    return (columns is None or columns.confidence < 1) and grid.columns == len(last.roles)


def _section(above: Sequence[Line]) -> str:
    """A heading right above a table is the section of its rows."""
    if not above or above[-1].marker or len(above[-1].text) > 150 or _ANNEX.match(above[-1].text):
        return ""
    return (
        above[-1].text.rstrip(":")
        if above[-1].is_bold or above[-1].level or title_period(above[-1].text) is None
        else ""
    )


def _annexes(above: Sequence[Line]) -> list[PlanAnnex]:
    """«Приложение № 1 к плану …» and the heading below it, or «Приложение № 2 – Состав экспертов» in a list."""
    found = []
    for n, line in enumerate(above):
        annex = _ANNEX.match(line.text)
        if annex and annex["listed"]:
            title = trimmed(line.text[annex.end() :])
            found.append(PlanAnnex(int(annex["number"]) if annex["number"] else None, re.sub(r"\s+", " ", title)))
        elif annex:
            headed = [
                each
                for each in takewhile(lambda each: not _ANNEX.match(each.text), above[n + 1 :])
                if each.is_bold or each.level or re.match(r"план|график|заседани", each.text, re.IGNORECASE)
            ]
            title = " ".join(each.text for each in headed) or trimmed(line.text)
            found.append(PlanAnnex(int(annex["number"]) if annex["number"] else None, re.sub(r"\s+", " ", title)))
    return found


def _left(above: Sequence[Line]) -> list[Unread]:
    """Text between tables that is neither a heading nor an annex."""
    return [
        Unread(line.text, Place(line.index, 0, len(line.text), line.page), "Текст вне таблицы плана")
        for n, line in enumerate(above)
        if line.text
        and not (_ANNEX.match(line.text) or line.is_bold or line.level or line is above[-1] or len(line.text) < 90)
        and not (n and _ANNEX.match(above[n - 1].text) and line.text.startswith("к "))
    ]


def _unread_grid(grid: Grid) -> Unread:
    text = " | ".join(cell.text for row in grid.rows[:2] for cell in row if cell.text)
    return Unread(text[:200], Place(grid.index, page=grid.page), "Таблица не похожа на план")


def _confidence(paper: Plan, title: Title | None) -> float:
    confidence = 0.95
    for missing in (title is None, paper.period is None, not (paper.rows or paper.meetings)):
        confidence -= 0.25 if missing else 0
    return round(confidence, 2)
