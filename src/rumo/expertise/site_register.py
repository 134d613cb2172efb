"""Reads of innovation sites: what a choice of filters shows, the status of a day, reports that are late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from rumo.core.calendar import is_within
from rumo.core.workbook import Book, Sheet
from rumo.directory.models import Association, Municipality
from rumo.directory.powers import powers_of
from rumo.directory.queries import branch_of, search
from rumo.expertise.enums import InnovationStatus
from rumo.expertise.models import InnovationSite, SiteReport, SiteStatus

_SEARCHED = ("theme", "organization__full_name", "organization__short_name")
# Statuses from the lowest; the highest one held is the site's.
LADDER = tuple(each.value for each in InnovationStatus)


@dataclass(frozen=True, slots=True)
class Choice:
    association: Association | None = None
    municipality: Municipality | None = None
    status: str = ""
    late: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A site as the register shows it on a day."""

    site: InnovationSite
    status: SiteStatus | None
    late: tuple[SiteReport, ...]
    due: tuple[SiteReport, ...]


def visible_sites(user: Any) -> QuerySet[InnovationSite]:
    """Of the associations the user runs."""
    powers = powers_of(user)
    everything = InnovationSite.objects.select_related(
        "association__region", "organization__municipality"
    ).prefetch_related("statuses", "reports__file")
    return everything if powers.everything else everything.filter(association__in=powers.runs)


def chosen(user: Any, choice: Choice, day: date) -> QuerySet[InnovationSite]:
    rows = search(visible_sites(user), choice.text, _SEARCHED)
    if choice.association:
        rows = rows.filter(association__in=branch_of(choice.association))
    if choice.municipality:
        rows = rows.filter(organization__municipality=choice.municipality)
    if choice.status:
        held = SiteStatus.objects.filter(in_force(day), site=OuterRef("pk"))
        higher = LADDER[LADDER.index(choice.status) + 1 :]
        rows = rows.filter(Exists(held.filter(status=choice.status)), ~Exists(held.filter(status__in=higher)))
    if choice.late:
        rows = rows.filter(Exists(SiteReport.objects.filter(is_late(day), site=OuterRef("pk"))))
    return rows


def in_force(day: date) -> Q:
    return Q(starts__lte=day) & (Q(ends__isnull=True) | Q(ends__gte=day))


def is_late(day: date) -> Q:
    return Q(received_on__isnull=True, due_on__lt=day)


def as_row(site: InnovationSite, day: date) -> Row:
    """Walks the prefetched statuses and reports."""
    held = [each for each in site.statuses.all() if is_within(day, each.starts, each.ends)]
    waiting = [each for each in site.reports.all() if each.received_on is None]
    return Row(
        site,
        max(held, key=lambda each: LADDER.index(each.status), default=None),
        tuple(each for each in waiting if each.due_on < day),
        tuple(each for each in waiting if each.due_on >= day),
    )


def build_register(sites: Iterable[InnovationSite], day: date) -> Book:
    """A row a site, standing on `day`."""
    head = (
        "Организация",
        "Муниципалитет",
        "Тема",
        "Статус",
        "Статус с",
        "Статус по",
        "Основание",
        "Просрочено отчётов",
    )
    rows = []
    for row in (as_row(site, day) for site in sites):
        status = row.status
        rows.append(
            (
                str(row.site.organization),
                str(row.site.organization.municipality or ""),
                row.site.theme,
                str(status or "нет действующего"),
                status.starts if status else None,
                status.ends if status else None,
                status.ground if status else "",
                len(row.late),
            )
        )
    return Book(Sheet("Инновационные площадки", head, rows, (40, 26, 60, 40, 14, 14, 40, 14)))
