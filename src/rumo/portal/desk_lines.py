"""What the desk is made of: lines, sections of lines, bars of a year."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rumo.russian.cases import Case
from rumo.russian.numbers import agree

# A section shows the most urgent; the rest stand on the page it leads to.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on the desk: where it is done, and a note with its kind for the badge («просрочено» — danger)."""

    title: str
    url: str
    about: str = ""
    note: str = ""
    kind: str = "neutral"


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; `all_url` with `all_label` lead to the rest of them."""

    title: str
    icon: str
    lines: tuple[Line, ...]
    all_url: str = ""
    all_label: str = ""


@dataclass(frozen=True, slots=True)
class YearProgress:
    """Meetings of an association held this year, of those set for it."""

    association: str
    held: int
    planned: int
    url: str

    @property
    def said(self) -> str:
        return _("%(body)s: проведено %(held)s из %(planned)s") % {
            "body": self.association,
            "held": self.held,
            "planned": agree(self.planned, "заседание", Case.GENITIVE),
        }


@dataclass(frozen=True, slots=True)
class PlanProgress:
    """Rows and meetings of a plan that are done, of those that are to be done at all."""

    association: str
    done: int
    planned: int
    url: str

    @property
    def said(self) -> str:
        return _("%(body)s: выполнено %(done)s из %(planned)s") % {
            "body": self.association,
            "done": self.done,
            "planned": agree(self.planned, "пункт", Case.GENITIVE),
        }
