"""The page of all figures of a body and a year, and several bodies side by side: rows ready to be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _

from rumo.core import figures
from rumo.core.workbook import Book, Sheet
from rumo.directory.models import Association
from rumo.reports.figure_book import Known, LiveBook
from rumo.russian.comparisons import growth_phrase, share_phrase
from rumo.russian.deadlines.periods import Period

# What the first word of a code speaks of; a code of another room stands under «Прочее».
GROUPS = {
    "associations": _("Объединения"),
    "meetings": _("Заседания"),
    "assignments": _("Поручения"),
    "expertise": _("Экспертиза"),
    "endorsements": _("Грифы"),
    "practices": _("Банк и Атлас практик"),
    "sites": _("Инновационные площадки"),
    "events": _("Мероприятия"),
    "method_day": _("Мероприятия"),
    "festival": _("Мероприятия"),
    "growth": _("Диагностика, маршруты, наставничество"),
    "pool": _("Методический и управленческий актив"),
    "support": _("Поддержка школ"),
    "publications": _("Издания"),
    "participations": _("Участие членов объединения"),
    "monitoring": _("Показатели мониторинга"),
}
OTHER = _("Прочее")
_ORDER = {str(name): place for place, name in enumerate(dict.fromkeys(GROUPS))}


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as shown. `share` and `growth` are phrases that name what they are taken of."""

    known: Known
    share: str
    growth: str


@dataclass(frozen=True, slots=True)
class FigureGroup:
    title: str
    rows: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class SideCell:
    """One figure of one body; `url` is «» where its records are not the reader's to see."""

    body: str
    known: Known
    url: str = ""


@dataclass(frozen=True, slots=True)
class SideRow:
    """One figure of several bodies, a cell a body in their order."""

    title: str
    cells: tuple[SideCell, ...]


def group_of(code: str) -> str:
    return str(GROUPS.get(code.partition(".")[0], OTHER))


def figure_groups(book: LiveBook, *, empty: bool = True) -> tuple[FigureGroup, ...]:
    """Every figure by what it speaks of; without `empty` those that are zero in both years are left out."""
    shown = [each for each in book.everything() if empty or each.value or each.previous]
    return _grouped([(each.code, _row(each)) for each in shown])


def side_by_side(bodies: Sequence[Association], period: Period, own: Collection[int] = ()) -> tuple[FigureGroup, ...]:
    """The same figures of several bodies; a figure that is zero everywhere in both years is left out.

    `own` are keys of the bodies whose records the reader may open.
    """
    books = [(body, LiveBook(body, period)) for body in bodies]
    made = []
    for each in figures.figures():
        cells = tuple(
            SideCell(str(body), known, known.url if body.pk in own else "")
            for body, book in books
            if (known := book.get(each.code)) is not None
        )
        if any(cell.known.value or cell.known.previous for cell in cells):
            made.append((each.code, SideRow(str(each.title), cells)))
    return _grouped(made)


def build_figures(groups: Iterable[FigureGroup], period: Period) -> Book:
    """The table of the page: numbers as numbers, the phrases beside them."""
    rows = [
        [group.title, known.title, known.value, known.unit, known.base, row.share, known.previous, row.growth]
        for group in groups
        for row in group.rows
        for known in (row.known,)
    ]
    head = (
        *("Раздел", "Показатель", f"{period.name}", "Единица", "База", "Доля"),
        *(period.shifted(-1).name, "Сравнение с прошлым годом"),
    )
    return Book(Sheet("Показатели", head, rows, (28, 50, 12, 18, 10, 22, 12, 42), freeze="C2"))


def build_side_by_side(groups: Iterable[FigureGroup], bodies: Sequence[Association], period: Period) -> Book:
    """A column a body, another with its last year's value."""
    head = ["Раздел", "Показатель"]
    for body in bodies:
        head += [f"{body}, {period.name}", f"{body}, {period.shifted(-1).name}"]
    rows = [
        [group.title, row.title, *(value for each in row.cells for value in (each.known.value, each.known.previous))]
        for group in groups
        for row in group.rows
    ]
    return Book(Sheet("Сравнение", head, rows, (28, 50, *(14,) * (len(head) - 2)), freeze="C2"))


def _row(known: Known) -> FigureRow:
    share = share_phrase(known.value, known.base) if known.base else ""
    compared = known.value or known.previous
    return FigureRow(known, share, growth_phrase(known.value, known.previous) if compared else "")


def _grouped(made: Iterable[tuple[str, Any]]) -> tuple[FigureGroup, ...]:
    """Groups in the order of `GROUPS`, rows in each as they came."""
    named = [(group_of(code), row) for code, row in made]
    ordered = sorted(named, key=lambda each: _ORDER.get(each[0], len(_ORDER)))
    return tuple(
        FigureGroup(title, tuple(row for _title, row in rows)) for title, rows in groupby(ordered, key=lambda e: e[0])
    )
