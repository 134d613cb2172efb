"""The Atlas by years: year × type × level with totals, as annual reports print it (S2-6).

A year in which a campaign of the Atlas was held and brought nothing is a row of zeros; a year without a campaign and
without practices has no data, which the table says instead of a zero.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from django.db.models import Count, QuerySet
from django.utils.timezone import localdate

from rumo.core.figures import Counted, FigureTable, TableRow
from rumo.expertise.enums import Catalogue, PracticeLevel, PracticeType, TrackKind
from rumo.expertise.models import Campaign, Practice

# Makes the address of the list of a cell from `{"year", "type", "level"}`.
Link = Callable[[Mapping[str, str]], str]

_COLUMNS = (
    *({"type": each.value} for each in PracticeType),
    *({"level": each.value} for each in PracticeLevel),
    {},
)


def columns() -> tuple[str, ...]:
    """Headings: three types, three levels, all."""
    return (*(str(each.label) for each in PracticeType), *(str(each.label) for each in PracticeLevel), "всего")


def in_atlas(rows: QuerySet[Practice]) -> QuerySet[Practice]:
    return rows.filter(catalogue=Catalogue.ATLAS, is_published=True)


def held_years(associations: Iterable[int]) -> set[int]:
    """Years in which a campaign of the Atlas was announced."""
    opened = Campaign.objects.filter(
        is_published=True, track__kind=TrackKind.ATLAS, track__association__in=associations
    ).values_list("opens_at", flat=True)
    return {localdate(moment).year for moment in opened}


def atlas_table(rows: QuerySet[Practice], held: set[int], last_year: int | None, link: Link) -> FigureTable:
    """The published practices among `rows`, a row a year since the first with data; one query.

    Up to `last_year`, whether or not it has data; None ends the table with the last year that has.
    """
    ending = {} if last_year is None else {"year__lte": last_year}
    found = in_atlas(rows).filter(**ending).prefetch_related(None).select_related(None).order_by()
    counts: Counter[tuple[int, str, str]] = Counter()
    for year, kind, level, n in found.values_list("year", "type", "level").annotate(n=Count("pk")):
        counts[year, kind, level] = n
    known = {year for year, _kind, _level in counts} | {year for year in held if last_year is None or year <= last_year}
    years = range(min(known), (last_year or max(known)) + 1) if known else range(0)
    told = tuple(
        TableRow(str(year), _cells(found, counts, year, link) if year in known else (None,) * len(_COLUMNS))
        for year in years
    )
    return FigureTable(columns(), told, TableRow("Итого", _cells(found, counts, None, link)))


def _cells(
    found: QuerySet[Practice], counts: Counter[tuple[int, str, str]], year: int | None, link: Link
) -> tuple[Counted, ...]:
    cells = []
    for column in _COLUMNS:
        value = sum(
            n
            for (at, kind, level), n in counts.items()
            if year in (None, at) and column.get("type", kind) == kind and column.get("level", level) == level
        )
        asked = {**column, **({"year": str(year)} if year is not None else {})}
        cells.append(Counted(value, partial(found.filter, **asked), lead=partial(link, asked)))
    return tuple(cells)
