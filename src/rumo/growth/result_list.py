"""The list of results of diagnostics: what a choice of filters shows, in what order, and as a table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet
from rumo.directory.models import Association, Municipality, Organization, Subject
from rumo.directory.queries import PERSON_NAME, branch_of, search
from rumo.growth.counting import counted
from rumo.growth.diagnostic_queries import led_results
from rumo.growth.models import Diagnostic, DiagnosticResult, GapArea, SkillGap
from rumo.russian.deadlines.periods import Period

SORTS = {
    "person": ("person__surname", "person__first_name", "person__patronymic"),
    "organization": ("organization__short_name",),
    "subject": ("subject__title",),
    "taken": ("taken_on",),
    "gaps": ("gap_count",),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the list for; empty values ask for everything. `gaps` is «yes» or «no»."""

    association: Association | None = None
    period: Period | None = None
    diagnostic: Diagnostic | None = None
    municipality: Municipality | None = None
    organization: Organization | None = None
    subject: Subject | None = None
    area: GapArea | None = None
    worker: str = ""
    state: str = ""
    gaps: str = ""
    text: str = ""
    sort: str = ""

    @property
    def is_used(self) -> bool:
        return self != Choice(sort=self.sort)


def of_body(association: Association, period: Period) -> QuerySet[DiagnosticResult]:
    """Results of a body and of those below it taken within the period: each is counted in one year only."""
    return DiagnosticResult.objects.filter(
        diagnostic__association__in=branch_of(association), taken_on__range=(period.starts, period.ends)
    )


def chosen(user: Any, choice: Choice) -> QuerySet[DiagnosticResult]:
    """The rows in their order, each with the number of its gaps as `gap_count`."""
    rows = search(led_results(user), choice.text, [f"person__{part}" for part in PERSON_NAME])
    if choice.association:
        rows = rows.filter(diagnostic__association__in=branch_of(choice.association))
    if choice.period:
        rows = rows.filter(taken_on__range=(choice.period.starts, choice.period.ends))
    for name in ("diagnostic", "municipality", "organization", "subject", "worker", "state"):
        if value := getattr(choice, name):
            rows = rows.filter(**{name: value})
    gaps = SkillGap.objects.filter(result=OuterRef("pk"), level__is_gap=True)
    if choice.area:
        rows = rows.filter(Exists(gaps.filter(area=choice.area)))
    if choice.gaps:
        rows = rows.filter(Exists(gaps) if choice.gaps == "yes" else ~Exists(gaps))
    rows = rows.annotate(gap_count=counted(gaps, "result"))
    return rows.order_by(*_order(choice.sort), "person__surname", "person__first_name", "pk")


def with_gaps(rows: QuerySet[DiagnosticResult]) -> QuerySet[DiagnosticResult]:
    """With their levels in all areas, read at once."""
    return rows.prefetch_related(Prefetch("gaps", SkillGap.objects.select_related("area", "level")))


def build_list(rows: QuerySet[DiagnosticResult]) -> Book:
    """A row a result, a column an area with its level and what exactly."""
    results = list(with_gaps(rows))
    areas = {gap.area_id: gap.area for result in results for gap in result.gaps.all()}
    columns = sorted(areas.values(), key=lambda area: (area.position, area.title))
    head = (
        _("Педагог"), _("Кто по должности"), _("Организация"), _("Муниципалитет"), _("Предмет"), _("Диагностика"),
        _("Дата"), _("Процент"), _("Дефицитов"), _("Дефициты разобраны"), *(area.title for area in columns),
    )  # fmt: skip
    table = [_row(result, columns) for result in results]
    widths = (36, 24, 36, 26, 24, 36, 12, 10, 12, 14, *(28 for _area in columns))
    return Book(Sheet(_("Результаты"), head, table, widths))


def _row(result: Any, columns: list[GapArea]) -> tuple[Any, ...]:
    levels: dict[int, list[str]] = defaultdict(list)
    for gap in result.gaps.all():
        levels[gap.area_id].append(f"{gap.level}: {gap.topic}" if gap.topic else str(gap.level))
    return (
        str(result.person),
        result.get_worker_display(),
        str(result.organization or ""),
        str(result.municipality or ""),
        str(result.subject or ""),
        result.diagnostic.title,
        result.taken_on,
        None if result.percent is None else float(result.percent),
        result.gap_count,
        result.analysed_on,
        *("; ".join(levels[area.pk]) for area in columns),
    )


def _order(sort: str) -> list[Any]:
    columns = SORTS.get(sort.removeprefix("-"), ())
    if sort.startswith("-"):
        return [F(column).desc(nulls_last=True) for column in columns]
    return [F(column).asc(nulls_last=True) for column in columns]
