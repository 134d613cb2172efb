"""The sheet of every paper that is not minutes: its words from top to bottom, ready to be laid out.

A kind of paper has `wording/<kind>.py` with `build_sheet(paper) -> PaperSheet`, listed in `wording/sheets.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rumo.papers.blocks import Block, Table, row_width
from rumo.papers.wording.sheet import SheetLayout, SheetSignature

Day = date  # the name of the type where a field is called `date`
_NARROW = 4  # columns


@dataclass(frozen=True, slots=True)
class StampRow:
    """Stamps side by side, each as its lines; `left` is () where only the right corner has one."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A heading («» for none), its level (1 is the highest) and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]
    level: int = 1

    @property
    def is_wide(self) -> bool:
        """Whether it has a table that a narrow screen cannot show at once."""
        return any(row_width(row) > _NARROW for block in self.blocks if isinstance(block, Table) for row in block.rows)


@dataclass(frozen=True, slots=True)
class SheetAnnex:
    """An annex on a page of its own: «Приложение № 1», «к плану работы …» at the top right, then its title."""

    label: str
    reference: str
    heading: str
    sections: tuple[SheetSection, ...]


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """The whole sheet; an empty string or tuple is not printed.

    `title`, `author`, `date` are the properties of the file. `heading` are the bold lines of the title, `requisites`
    the lines below it (date, number, city). Signatures stand before the annexes. `form` names the templates, `pdf_form`
    that of the PDF.
    """

    form: ClassVar[str] = "paper"
    pdf_form: ClassVar[str] = "paper"

    title: str
    author: str
    date: Day | None
    layout: SheetLayout
    draft_mark: str = ""
    stamps: tuple[StampRow, ...] = ()
    founder: str = ""
    organization: str = ""
    heading: tuple[str, ...] = ()
    requisites: tuple[str, ...] = ()
    foreword: tuple[Block, ...] = ()
    sections: tuple[SheetSection, ...] = ()
    closing: tuple[Block, ...] = ()
    annexes_listed: tuple[str, ...] = ()
    signatures: tuple[SheetSignature, ...] = ()
    annexes: tuple[SheetAnnex, ...] = ()
