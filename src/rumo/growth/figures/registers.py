"""Figures of the registers: mentoring, pools and their products, support of schools, publications, participation."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count as RowCount
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core import kept
from rumo.core.figures import Count, Counted, FigureTable, TableRow, figure
from rumo.directory.enums import OrganizationKind
from rumo.directory.models import Association, Subject
from rumo.directory.queries import branch_of
from rumo.growth.enums import ParticipationKind, PoolKind, ProductKind, PublicationKind
from rumo.growth.registers.registry import REGISTERS
from rumo.russian.deadlines.periods import Period


def entries_of(key: str, association: Association, since: date, until: date) -> QuerySet[Any]:
    """Entries of a register of the body and of those below it that hold on some day of the span, or happened in it."""
    register = REGISTERS[key]
    rows = register.entries().filter(association__in=branch_of(association))
    return rows.filter(register.within(since, until))


def entries_url(key: str, association: Association, since: date, until: date, **narrower: str) -> str:
    """The register with the filter of a figure."""
    asked = {"association": association.pk, "since": f"{since:%d.%m.%Y}", "until": f"{until:%d.%m.%Y}", **narrower}
    return f"{reverse(f'growth:{key}')}?{urlencode(asked)}"


def _counted(key: str, association: Association, period: Period, kind: str = "") -> Counted:
    rows = entries_of(key, association, period.starts, period.ends)
    if not kind:
        return Counted(rows.count(), rows, url=entries_url(key, association, period.starts, period.ends))
    url = entries_url(key, association, period.starts, period.ends, kind=kind)
    return Counted(_of_kind(key, association, period.starts, period.ends, kind), rows.filter(kind=kind), url=url)


def _of_kind(key: str, association: Association, since: date, until: date, kind: str) -> int:
    """How many entries of the kind there are; all kinds of a register are counted together."""

    def counted() -> dict[str, int]:
        rows = entries_of(key, association, since, until)
        return dict(rows.order_by().values_list("kind").annotate(n=RowCount("pk")))

    return kept.once((f"growth.{key}", association.pk, since, until), counted).get(kind, 0)


@figure("growth.mentoring_programs", gettext_lazy("Программы наставничества"), "программа")
def mentoring_programs(association: Association, period: Period) -> Counted:
    """In force on some day of the period."""
    return _counted("mentoring", association, period)


def _pool(kind: str) -> Count:
    """Members at the end of the period: who left meanwhile is no longer one (S1: 123; 8 + 30)."""

    def count(association: Association, period: Period) -> Counted:
        rows = entries_of("pools", association, period.ends, period.ends).filter(kind=kind)
        url = entries_url("pools", association, period.ends, period.ends, kind=kind)
        value = _of_kind("pools", association, period.ends, period.ends, kind)
        return Counted(value, rows, url=url, table=_by_place(rows) if kind == PoolKind.MANAGERS else None)

    return count


def _by_place(rows: QuerySet[Any]) -> FigureTable:
    """Managers of local authorities and of organizations apart (S1: 8 ОМСУ и 30 руководителей ОО)."""
    authorities = rows.filter(organization__kind=OrganizationKind.LOCAL_AUTHORITY)
    others = rows.exclude(pk__in=authorities.values("pk"))
    parts = ((_("органы местного самоуправления"), authorities), (_("организации"), others))
    table = tuple(TableRow(title, (Counted(part.count(), part),)) for title, part in parts)
    return FigureTable((_("Участников"),), table, TableRow(_("Всего"), (Counted(rows.count(), rows),)))


figure("growth.methodologists", gettext_lazy("Региональные методисты"), "методист")(
    _pool(PoolKind.REGIONAL_METHODOLOGIST)
)
figure("pool.methodologists", gettext_lazy("Региональный методический актив (РМА)"), "педагог")(
    _pool(PoolKind.METHODOLOGISTS)
)
figure("pool.managers", gettext_lazy("Региональный управленческий актив (РУА)"), "участник")(_pool(PoolKind.MANAGERS))


def _products(kind: str) -> Count:
    def count(association: Association, period: Period) -> Counted:
        found = _counted("products", association, period, kind)
        return Counted(found.value, found.records, url=found.url, table=_by_subject(found.records))

    return count


def _by_subject(rows: QuerySet[Any]) -> FigureTable:
    """Products by subject, in the order of the subjects (S1: 78 КИМ по 10 предметам)."""
    titles = dict(Subject.objects.filter(pk__in=rows.order_by().values("subject")).values_list("pk", "title"))
    table = tuple(
        TableRow(title, (Counted(rows.filter(subject=pk).count(), rows.filter(subject=pk)),))
        for pk, title in titles.items()
    )
    return FigureTable((_("Разработок"),), table, TableRow(_("Всего"), (Counted(rows.count(), rows),)))


for _kind in ProductKind:
    figure(f"pool.products.{_kind.value}", _kind.label, "разработка")(_products(_kind.value))


def _publications(kind: str) -> Count:
    return lambda association, period: _counted("publications", association, period, kind)


for _publication in PublicationKind:
    figure(f"publications.{_publication.value}", _publication.label, "издание")(_publications(_publication.value))


@figure("publications.count", gettext_lazy("Издания объединения"), "издание")
def publications(association: Association, period: Period) -> Counted:
    return _counted("publications", association, period)


@figure("support.schools", gettext_lazy("Школы с низкими результатами"), "школа")
def schools(association: Association, period: Period) -> Counted:
    return _counted("support", association, period)


@figure("support.subjects", gettext_lazy("Предметы с рекомендациями для школ с низкими результатами"), "предмет")
def subjects(association: Association, period: Period) -> Counted:
    """Subjects, each once, however many recommendations there are (S0: по 9 предметам)."""
    rows = entries_of("publications", association, period.starts, period.ends)
    rows = rows.filter(kind=PublicationKind.RECOMMENDATIONS, for_low_results=True, subject__isnull=False)
    found = Subject.objects.filter(pk__in=rows.order_by().values("subject"))
    url = entries_url("publications", association, period.starts, period.ends, kind=PublicationKind.RECOMMENDATIONS)
    return Counted(found.count(), found, url=url)


def _participations(kind: str) -> Count:
    return lambda association, period: _counted("participations", association, period, kind)


for _participation in ParticipationKind:
    figure(f"participations.{_participation.value}", _participation.label, "участие")(
        _participations(_participation.value)
    )
