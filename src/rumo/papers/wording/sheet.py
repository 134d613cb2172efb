"""Printed minutes as they stand on the sheet: every string is final Russian, a writer only lays it out.

All writers take this, so a DOCX, a PDF and an HTML of one paper cannot say different things.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rumo.papers.blocks import Block

Day = date  # the name of the type where a field is called `date`


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """The page: margins after ГОСТ Р 7.0.97-2016 but for the left one, which depends on how long the paper is kept."""

    left_margin_mm: int
    font_size_pt: int
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the introductory table: «Секретарь» — «Ветрова А.П.»."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetPoint:
    """A point of the agenda; `speakers` is «» when nobody is named."""

    number: int
    title: str
    speakers: str


@dataclass(frozen=True, slots=True)
class SheetResolution:
    """A decision. An only one has the label «РЕШИЛИ:» and no number, one of several the number «1.1.» and no label."""

    label: str
    number: str
    text: str
    votes: str
    instructions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetItem:
    """The record of one item: «1. СЛУШАЛИ: …», its text, the speeches, the decisions."""

    number: int
    label: str
    heard: str
    presence: str
    blocks: tuple[Block, ...]
    speeches_label: str
    speeches: tuple[str, ...]
    resolutions_label: str
    resolutions: tuple[SheetResolution, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SheetSignature:
    post: str
    name: str


@dataclass(frozen=True, slots=True)
class SheetCertification:
    """«Верно» under an extract."""

    label: str
    post: str
    name: str
    date: str


@dataclass(frozen=True, slots=True)
class MinutesSheet:
    """The whole sheet from top to bottom; an empty string or tuple is not printed. `form` names its templates."""

    form: ClassVar[str] = "minutes"
    pdf_form: ClassVar[str] = "minutes"

    title: str
    author: str
    date: Day | None
    layout: SheetLayout
    draft_mark: str
    founder: str
    organization: str
    heading: str
    subheading: str
    requisites: tuple[str, ...]
    revision: str
    facts: tuple[Fact, ...]
    quorum: str
    agenda_heading: str
    agenda: tuple[SheetPoint, ...]
    items: tuple[SheetItem, ...]
    annexes_heading: str
    annexes: tuple[str, ...]
    signatures: tuple[SheetSignature, ...]
    certification: SheetCertification | None
    attendance_heading: str
    attendance_note: str
    attendance: tuple[str, ...]
