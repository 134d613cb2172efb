"""Stamps in the corners of a paper: «СОГЛАСОВАНО», who, by which act. After ГОСТ Р 7.0.97-2016, 5.17."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import zip_longest

from rumo.papers.layout import StampPlace
from rumo.papers.plan import PlanStamp, StampKind
from rumo.papers.wording.grids import said
from rumo.papers.wording.paper_sheet import StampRow
from rumo.papers.wording.phrases import line
from rumo.russian.dates import short_date

LEFT = frozenset({StampKind.AGREED, StampKind.CONSIDERED})
_MEETING = re.compile(r"(?:на\s+)?(?:\w+\s+)?(?:заседани|собрани|совещани|конференци)|решением", re.IGNORECASE)


def stamp_rows(stamps: Iterable[PlanStamp], place: StampPlace) -> tuple[StampRow, ...]:
    """The stamps in their corners; a lone one stands in the right corner, whatever its kind."""
    given = tuple(stamps)
    if place is StampPlace.RIGHT or len(given) == 1:
        return tuple(StampRow((), stamp_lines(each)) for each in given)
    left = [stamp_lines(each) for each in given if each.kind in LEFT]
    right = [stamp_lines(each) for each in given if each.kind not in LEFT]
    return tuple(StampRow(one, other) for one, other in zip_longest(left, right, fillvalue=()))


def stamp_lines(stamp: PlanStamp) -> tuple[str, ...]:
    """«УТВЕРЖДЕНО», «на заседании РУМО», «(протокол от 28.02.2024 № 1)». A number is that of the minutes where a body
    decided at its meeting, else of the act that the text names («приказом министерства»)."""
    day = short_date(stamp.date) if stamp.date else ""
    number = f"№ {stamp.number}" if stamp.number else ""
    act = " ".join(filter(None, (f"от {day}" if day else "", number)))
    if number and _MEETING.match(stamp.by):
        act = f"(протокол {act})"
    return tuple(line(each) for each in (stamp.kind.value, said(stamp.by), act if number else day) if each)
