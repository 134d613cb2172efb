"""How the demo says what stands in an annual report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rumo.reports import quotes
from rumo.reports.enums import FigurePart
from rumo.reports.presets import Preset
from rumo.russian.deadlines.periods import Period


@dataclass(frozen=True, slots=True)
class DemoApproval:
    """By an act (`by`, `number`), or by the decision whose text holds the words `resolution`."""

    day: date
    date: date
    by: str = ""
    number: str = ""
    resolution: str = ""


@dataclass(frozen=True, slots=True)
class DemoReport:
    """A report of the main association begun from `preset`; `texts` are HTML by the titles of its sections.

    `asked` is a section (by title), the key of a person and the last day.
    """

    title: str
    period: Period
    preset: Preset
    author: str
    begun: date
    texts: dict[str, str]
    signer: str
    signer_post: str
    due_on: date | None = None
    cut_off: date | None = None
    directions: tuple[str, ...] = ()
    asked: tuple[str, str, date] | None = None
    approval: DemoApproval | None = None


def value(code: str) -> str:
    """The number alone, quoted; its words are put in whenever the text is shown."""
    return quotes.span(code, FigurePart.VALUE, "…")


def counted(code: str) -> str:
    """«32 материала»."""
    return quotes.span(code, FigurePart.COUNTED, "…")


def share(code: str) -> str:
    """«16 материалов из 32 поданных (50 %)»."""
    return quotes.span(code, FigurePart.SHARE, "…")


def before(code: str) -> str:
    """Last year's number."""
    return quotes.span(code, FigurePart.PREVIOUS, "…")


def growth(code: str) -> str:
    """«на 88 % больше, чем годом раньше (17)»."""
    return quotes.span(code, FigurePart.GROWTH, "…")


def text(*paragraphs: str) -> str:
    return "".join(f"<p>{each}</p>" for each in paragraphs)


def bullets(*lines: str) -> str:
    return "<ul>" + "".join(f"<li>{each}</li>" for each in lines) + "</ul>"


def numbered(*lines: str) -> str:
    return "<ol>" + "".join(f"<li>{each}</li>" for each in lines) + "</ol>"
