"""How many teachers went through diagnostics, of how many, and how many of them have gaps.

The base is always told: «217 без знаменателя» was seen (S2-7). What a small group got is not told (152-ФЗ).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet
from rumo.directory.models import Region
from rumo.growth.enums import ResultState
from rumo.growth.models import DiagnosticResult, SkillGap, TeacherCount
from rumo.russian.comparisons import share_phrase

BREAKDOWNS = ("municipality", "organization", "subject")
_TITLES = {
    "municipality": ("municipality__name",),
    "organization": ("organization__short_name", "organization__full_name"),
    "subject": ("subject__title",),
}


@dataclass(frozen=True, slots=True)
class Base:
    """How many teachers there are, on which day, by whose word."""

    value: int
    as_of: date
    source: str


@dataclass(frozen=True, slots=True)
class Part:
    """A municipality, a school or a subject, or all together; `key` is None where it was not told. Numbers are people.

    `with_gaps` and `analysed` are None where the group is too small to tell, or would tell that of a small one.
    """

    key: int | None
    title: str
    people: int
    base: Base | None
    with_gaps: int | None
    analysed: int | None

    @property
    def share(self) -> str:
        """«217 из 332, 65 %», or the bare number where nobody said of how many."""
        return share_phrase(self.people, self.base.value) if self.base else str(self.people)

    @property
    def is_over(self) -> bool:
        """More people than there are: the base is out of date."""
        return self.base is not None and self.people > self.base.value

    @property
    def gaps_share(self) -> str:
        return "" if self.with_gaps is None else share_phrase(self.with_gaps, self.people)

    @property
    def analysed_share(self) -> str:
        return "" if self.analysed is None else share_phrase(self.analysed, self.people)


@dataclass(frozen=True, slots=True)
class AreaPart:
    """Of how many people the level in the area is a gap."""

    key: int
    title: str
    people: int
    share: str


@dataclass(frozen=True, slots=True)
class Coverage:
    total: Part
    parts: tuple[Part, ...]
    areas: tuple[AreaPart, ...]


def coverage_of(
    results: QuerySet[DiagnosticResult],
    *,
    region: Region,
    by: str,
    day: date,
    smallest: int,
    everywhere: bool = True,
) -> Coverage:
    """`results` by `by` (BREAKDOWNS); bases are the last ones known on `day`. Fewer people than `smallest` are a small
    group. With `everywhere` those of whom nobody went through stand with a zero, where their base is known.
    """
    results = results.order_by()
    counted = {row[by]: row for row in _counted(results.values(by))}
    bases = bases_of(region, by, day)
    keys = {*counted, *bases} if everywhere else set(counted)
    titles = _titles(results, by) | {key: title for key, (title, _base) in bases.items()}
    parts = [
        _part(key, titles.get(key) or _("не указано"), counted.get(key, {}), bases[key][1] if key in bases else None)
        for key in keys
    ]
    parts.sort(key=lambda part: (part.key is None, part.title))
    base = total_base(region, day) if everywhere else None
    total = protected([_part(None, _("Всего"), results.aggregate(**_COUNTS), base)], smallest)[0]
    areas = _areas(results, total.people) if total.with_gaps is not None else ()
    return Coverage(total, tuple(protected(parts, smallest)), tuple(areas))


def protected(parts: Sequence[Part], smallest: int) -> list[Part]:
    """Without what small groups got. One alone could be worked out from the total, so another is hidden with it."""
    hidden = {part.key for part in parts if 0 < part.people < smallest}
    if len(hidden) == 1 and len(parts) > 1:
        others = [part for part in parts if part.people >= smallest]
        hidden |= {min(others, key=lambda part: part.people).key} if others else set()
    return [replace(part, with_gaps=None, analysed=None) if part.key in hidden else part for part in parts]


def bases_of(region: Region, by: str, day: date) -> dict[int, tuple[str, Base]]:
    """The last number of teachers known on the day, with the title of the place or the subject, by its key."""
    others = {f"{each}__isnull": True for each in BREAKDOWNS if each != by}
    if by == "organization":
        # A school's number may name its municipality as well.
        others.pop("municipality__isnull")
    rows = TeacherCount.objects.filter(region=region, as_of__lte=day, **{f"{by}__isnull": False}, **others)
    found: dict[int, tuple[str, Base]] = {}
    for row in rows.select_related(by).order_by("as_of"):
        place: Any = getattr(row, by)
        found[place.pk] = (str(place), Base(row.value, row.as_of, row.source))
    return found


def total_base(region: Region, day: date) -> Base | None:
    """The region's number; without one the sum of its municipalities, if all have theirs."""
    whole = TeacherCount.objects.filter(
        region=region, as_of__lte=day, municipality__isnull=True, organization__isnull=True, subject__isnull=True
    ).order_by("as_of")
    last = whole.last()
    if last is not None:
        return Base(last.value, last.as_of, last.source)
    bases = [base for _title, base in bases_of(region, "municipality", day).values()]
    if not bases or len(bases) < region.municipalities.count():
        return None
    return Base(sum(base.value for base in bases), min(base.as_of for base in bases), _("сумма по муниципалитетам"))


def build_coverage(found: Coverage, name: str) -> Book:
    """Two tables: the breakdown with its base, and areas of gaps. `name` heads the first column."""
    head = (
        name, _("Прошли, человек"), _("Всего педагогов"), _("На дату"), _("Откуда число"), _("С дефицитами"),
        _("Дефициты разобраны"),
    )  # fmt: skip
    rows = [_cells(part) for part in (*found.parts, found.total)]
    areas = [(area.title, area.people, area.share) for area in found.areas]
    return Book(
        Sheet(_("Охват"), head, rows, (44, 16, 16, 12, 36, 18, 18)),
        Sheet(_("Области"), (_("Область"), _("Человек с дефицитом"), _("Доля прошедших")), areas, (44, 20, 24)),
    )


def _cells(part: Part) -> tuple[Any, ...]:
    base = part.base
    few = _("мало человек")
    return (
        part.title,
        part.people,
        base.value if base else None,
        base.as_of if base else None,
        base.source if base else "",
        few if part.with_gaps is None else part.with_gaps,
        few if part.analysed is None else part.analysed,
    )


_COUNTS = {
    "people": Count("person", distinct=True),
    "with_gaps": Count("person", distinct=True, filter=Q(gaps__level__is_gap=True)),
    "analysed": Count("person", distinct=True, filter=Q(state=ResultState.ANALYSED)),
}


def _counted(rows: Any) -> Iterable[dict[str, Any]]:
    counted: Iterable[dict[str, Any]] = rows.annotate(**_COUNTS)
    return counted


def _titles(results: QuerySet[DiagnosticResult], by: str) -> dict[int | None, str]:
    rows = results.values_list(by, *_TITLES[by]).distinct()
    return {key: next(filter(None, names), "") for key, *names in rows}


def _part(key: int | None, title: str, row: dict[str, Any], base: Base | None) -> Part:
    return Part(key, title, row.get("people", 0), base, row.get("with_gaps", 0), row.get("analysed", 0))


def _areas(results: QuerySet[DiagnosticResult], people: int) -> list[AreaPart]:
    rows = (
        SkillGap.objects.filter(result__in=results, level__is_gap=True)
        .order_by("area__position", "area__title")
        .values_list("area", "area__title")
        .annotate(people=Count("result__person", distinct=True))
    )
    return [AreaPart(key, title, count, share_phrase(count, people)) for key, title, count in rows]
