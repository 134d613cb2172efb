"""An annual analysis or report (анализ, отчёт): its sections, tables, and every number with what it counts.

Seen in the yearly analyses of a regional association and of a municipal methodical department.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from rumo.papers.blocks import Block, Table
from rumo.papers.people import Signature
from rumo.papers.plan import PlanStamp
from rumo.papers.readers.document import Place
from rumo.russian.deadlines.periods import Period


class Qualifier(StrEnum):
    """How exact a number is: «более 5 тысяч» is AT_LEAST, «до 30» AT_MOST, «почти 50» ABOUT."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


class Change(StrEnum):
    """A number that tells a growth («на 50 % больше») and not a size."""

    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the paper.

    `text` is as printed, with the words around it that make its sense («более 5 тысяч педагогических работников»); it
    stands at `place`. `of` is what is counted, in the nominative («педагогические работники»); in a table it is the
    headers of the column and the row. `phrase` is the same as printed. `unit` is «%», «чел.», «шт.», «ч.» …

    `period` is the year named beside the number, else that of the paper; `when` is what is named beside it, as printed
    («На 1 июня»). `previous` is the value it is compared with, `base` the whole it is a part of, `base_text` the words
    for that whole («от общего количества»). Of a percentage `count` is the number it is the share of; of a `change` it
    is the value grown to.
    """

    value: Decimal
    text: str
    unit: str = ""
    of: str = ""
    phrase: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    change: Change | None = None
    period: Period | None = None
    when: str = ""
    previous: Decimal | None = None
    previous_period: Period | None = None
    base: Decimal | None = None
    base_text: str = ""
    count: Decimal | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, down to the next heading of its level (1 is the highest). The text before the
    first heading is a section without a title."""

    title: str
    level: int = 1
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class AnalysisTable:
    """A table of the paper, whole; `caption` is the line above it, if that announces it."""

    caption: str
    table: Table
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """An analysis or report of `body` (in the nominative) on `period`, None where the paper does not say it."""

    kind: ClassVar[str] = "analysis"

    title: str
    body: str = ""
    period: Period | None = None
    sections: tuple[Section, ...] = ()
    tables: tuple[AnalysisTable, ...] = ()
    figures: tuple[Figure, ...] = ()
    signatures: tuple[Signature, ...] = ()
    stamps: tuple[PlanStamp, ...] = ()
