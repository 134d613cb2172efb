"""Figures of the registers: mentoring, pools and their products, support of schools, publications, participation."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count as RowCount
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core import kept
from rumo.core.figures import Count, Counted, FigureTable, TableRow, figure
from rumo.directory.enums import OrganizationKind
from rumo.directory.models import Association, Subject
from rumo.directory.queries import branch_of
from rumo.directory.tallies import ALL, tally
from rumo.growth.enums import ParticipationKind, PoolKind, ProductKind, PublicationKind
from rumo.growth.registers.registry import REGISTERS
from rumo.russian.deadlines.periods import Period

# What a register is counted by beside its kinds.
_COLUMNS = {
    "pools": ("organization__kind",),
    "products": ("subject",),
    "publications": ("subject", "for_low_results"),
}


def entries_of(key: str, association: Association, since: date, until: date) -> QuerySet[Any]:
    """Entries of a register of the body and of those below it that hold on some day of the span, or happened in it."""
    register = REGISTERS[key]
    rows = register.entries().filter(association__in=branch_of(association))
    return rows.filter(register.within(since, until))


def entries_url(key: str, association: Association, since: date, until: date, **narrower: str) -> str:
    """The register with the filter of a figure."""
    asked = {"association": association.pk, "since": f"{since:%d.%m.%Y}", "until": f"{until:%d.%m.%Y}", **narrower}
    return f"{reverse(f'growth:{key}')}?{urlencode(asked)}"


def _days(key: str, period: Period) -> tuple[date, date]:
    """The span entries are counted in. Of a pool it is the last day: who left meanwhile is no longer a member."""
    return (period.ends if key == "pools" else period.starts), period.ends


def _counted(key: str, association: Association, period: Period, kind: str = "", **laid_out: Any) -> Counted:
    """Entries of one kind, or of all when none is named."""
    narrower: dict[str, Any] = {"kind": kind} if kind else {}
    return Counted(
        sum(row["n"] for row in _tally(association, period, key) if kind in ("", row.get("kind"))),
        partial(_entries, association, period, key, **narrower),
        lead=partial(entries_url, key, association, *_days(key, period), **narrower),
        **laid_out,
    )


def _entries(association: Association, period: Period, key: str, **narrower: Any) -> QuerySet[Any]:
    return entries_of(key, association, *_days(key, period)).filter(**narrower)


@tally
def _tally(association: Association, period: Period, key: str) -> QuerySet[Any, Any]:
    """How many entries of a register there are, by `kind` where it has kinds, and by what `_COLUMNS` name."""
    kinds = [REGISTERS[key].kind] if REGISTERS[key].kind else []
    groups = [*kinds, *_COLUMNS.get(key, ())]
    return (
        _entries(association, period, key)
        .values(*groups, **({} if groups else {"all": ALL}))
        .annotate(n=RowCount("pk"))
    )


@figure("growth.mentoring_programs", gettext_lazy("Программы наставничества"), "программа")
def mentoring_programs(association: Association, period: Period) -> Counted:
    """In force on some day of the period."""
    return _counted("mentoring", association, period)


def _pool(kind: str) -> Count:
    """Members at the end of the period: who left meanwhile is no longer one (S1: 123; 8 + 30)."""

    def count(association: Association, period: Period) -> Counted:
        laid_out = {"lay_out": partial(_by_place, association, period)} if kind == PoolKind.MANAGERS else {}
        return _counted("pools", association, period, kind, **laid_out)

    return count


def _by_place(association: Association, period: Period) -> FigureTable:
    """Managers of local authorities and of organizations apart (S1: 8 ОМСУ и 30 руководителей ОО)."""
    rows = _entries(association, period, "pools", kind=PoolKind.MANAGERS)
    authorities = rows.filter(organization__kind=OrganizationKind.LOCAL_AUTHORITY)
    others = rows.exclude(pk__in=authorities.order_by().values("pk"))
    counts = [row for row in _tally(association, period, "pools") if row["kind"] == PoolKind.MANAGERS]
    every = sum(row["n"] for row in counts)
    of_authorities = sum(row["n"] for row in counts if row["organization__kind"] == OrganizationKind.LOCAL_AUTHORITY)
    parts = (
        (_("органы местного самоуправления"), authorities, of_authorities),
        (_("организации"), others, every - of_authorities),
    )
    table = tuple(TableRow(title, (Counted(n, part.all),)) for title, part, n in parts)
    return FigureTable((_("Участников"),), table, TableRow(_("Всего"), (Counted(every, rows.all),)))


figure("growth.methodologists", gettext_lazy("Региональные методисты"), "методист")(
    _pool(PoolKind.REGIONAL_METHODOLOGIST)
)
figure("pool.methodologists", gettext_lazy("Региональный методический актив (РМА)"), "педагог")(
    _pool(PoolKind.METHODOLOGISTS)
)
figure("pool.managers", gettext_lazy("Региональный управленческий актив (РУА)"), "участник")(_pool(PoolKind.MANAGERS))


def _products(kind: str) -> Count:
    def count(association: Association, period: Period) -> Counted:
        return _counted("products", association, period, kind, lay_out=partial(_by_subject, association, period, kind))

    return count


def _by_subject(association: Association, period: Period, kind: str) -> FigureTable:
    """Products by subject, in the order of the subjects (S1: 78 КИМ по 10 предметам)."""
    counts = {row["subject"]: row["n"] for row in _tally(association, period, "products") if row["kind"] == kind}
    records = partial(_entries, association, period, "products", kind=kind)
    table = tuple(
        TableRow(title, (Counted(counts[pk], partial(records, subject=pk)),))
        for pk, title in _subjects(association, period)
        if pk in counts
    )
    return FigureTable((_("Разработок"),), table, TableRow(_("Всего"), (Counted(sum(counts.values()), records),)))


@kept.shared
def _subjects(association: Association, period: Period) -> list[tuple[int, str]]:
    """Subjects that there are products of, in their order, with their titles."""
    found = {row["subject"] for row in _tally(association, period, "products") if row["subject"]}
    return list(Subject.objects.filter(pk__in=found).values_list("pk", "title"))


for _kind in ProductKind:
    figure(f"pool.products.{_kind.value}", capfirst(_kind.label), "разработка")(_products(_kind.value))


def _publications(kind: str) -> Count:
    return lambda association, period: _counted("publications", association, period, kind)


for _publication in PublicationKind:
    _title = capfirst(_publication.label)
    figure(f"publications.{_publication.value}", _title, "издание")(_publications(_publication.value))


@figure("publications.count", gettext_lazy("Издания объединения"), "издание")
def publications(association: Association, period: Period) -> Counted:
    return _counted("publications", association, period)


@figure("support.schools", gettext_lazy("Школы с низкими результатами"), "школа")
def schools(association: Association, period: Period) -> Counted:
    return _counted("support", association, period)


@figure("support.subjects", gettext_lazy("Предметы с рекомендациями для школ с низкими результатами"), "предмет")
def subjects(association: Association, period: Period) -> Counted:
    """Subjects, each once, however many recommendations there are (S0: по 9 предметам)."""
    kind = PublicationKind.RECOMMENDATIONS.value
    of_kind = (row for row in _tally(association, period, "publications") if row["kind"] == kind)
    found = {row["subject"] for row in of_kind if row["for_low_results"] and row["subject"]}
    return Counted(
        len(found),
        lambda: Subject.objects.filter(pk__in=found),
        lead=partial(entries_url, "publications", association, *_days("publications", period), kind=kind),
    )


def _participations(kind: str) -> Count:
    return lambda association, period: _counted("participations", association, period, kind)


for _participation in ParticipationKind:
    figure(f"participations.{_participation.value}", capfirst(_participation.label), "участие")(
        _participations(_participation.value)
    )
