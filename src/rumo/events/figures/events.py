"""Figures of events for reports: how many, of which kind and topic, method days by sections, practices of festivals.

A period is that of the events' beginning; events that were cancelled or only proposed do not count.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count as RowCount
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core import kept
from rumo.core.figures import Count, Counted, FigureTable, TableRow, figure
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.events.days import begun
from rumo.events.enums import EventKind, SeatState
from rumo.events.event_list import TAKES_PLACE
from rumo.events.models import Event, Registration, Talk
from rumo.russian.deadlines.periods import Period

TITLES = {
    EventKind.WEBINAR: gettext_lazy("Вебинары"),
    EventKind.CONSULTATION: gettext_lazy("Консультации"),
    EventKind.ROUND_TABLE: gettext_lazy("Круглые столы"),
    EventKind.SEMINAR: gettext_lazy("Семинары"),
    EventKind.FIELD_SEMINAR: gettext_lazy("Выездные семинары"),
    EventKind.MASTER_CLASS: gettext_lazy("Мастер-классы"),
    EventKind.PANORAMA: gettext_lazy("Панорамы опыта"),
    EventKind.READINGS: gettext_lazy("Педагогические чтения"),
    EventKind.CONTEST: gettext_lazy("Конкурсы"),
    EventKind.FESTIVAL: gettext_lazy("Фестивали"),
    EventKind.METHOD_DAY: gettext_lazy("Единые методические дни"),
    EventKind.FORUM: gettext_lazy("Форумы"),
    EventKind.OTHER: gettext_lazy("Другие мероприятия"),
}


def events_of(association: Association, period: Period, *kinds: str) -> QuerySet[Event]:
    """Events of the body and of all below it; of any kind when none is named."""
    found = Event.objects.filter(
        begun(period.starts, period.ends), association__in=branch_of(association), state__in=TAKES_PLACE
    )
    return found.filter(kind__in=kinds) if kinds else found


def list_url(association: Association, period: Period, **narrower: Any) -> str:
    """The list of events with the same filter."""
    days = {"first": f"{period.starts:%d.%m.%Y}", "last": f"{period.ends:%d.%m.%Y}"}
    asked = {"association": association.pk, **days, "took_place": "on", **narrower}
    return f"{reverse('events:events')}?{urlencode(asked)}"


@figure("events.count", gettext_lazy("Проведено мероприятий"), "мероприятие")
def count(association: Association, period: Period) -> Counted:
    return _counted(association, period)


@figure("events.webinars", gettext_lazy("Проведено вебинаров"), "вебинар")
def webinars(association: Association, period: Period) -> Counted:
    return _counted(association, period, EventKind.WEBINAR)


@figure("events.by_topic", gettext_lazy("Мероприятия по тематикам"), "мероприятие")
def by_topic(association: Association, period: Period) -> Counted:
    """Of those marked with a topic, a row a topic, by kind; `base` is all events of the period."""
    marked = events_of(association, period).filter(topic__isnull=False)
    rows = marked.order_by().values_list("topic", "topic__title", "topic__position", "kind").annotate(n=RowCount("pk"))
    cells = {(topic, kind): n for topic, _title, _position, kind, n in rows}
    base = sum(_by_kind(association, period).values())
    topics = sorted({(position, title, topic) for topic, title, position, _kind, _n in rows})
    kinds = [kind for kind in EventKind if any(key[1] == kind for key in cells)]

    def cell(topic: int | None, kind: str | None) -> Counted:
        narrower = {name: value for name, value in (("topic", topic), ("kind", kind)) if value}
        records = marked.filter(**narrower)
        n = sum(n for key, n in cells.items() if topic in (None, key[0]) and kind in (None, key[1]))
        return Counted(n, records, url=list_url(association, period, **narrower))

    def row(title: str, topic: int | None) -> TableRow:
        return TableRow(title, (*(cell(topic, kind) for kind in kinds), cell(topic, None)))

    table = FigureTable(
        columns=(*(str(TITLES[kind]) for kind in kinds), _("Всего")),
        rows=tuple(row(title, topic) for _position, title, topic in topics),
        total=row(_("Всего"), None),
    )
    return Counted(sum(cells.values()), marked, base, list_url(association, period), table)


@figure("method_day.by_section", gettext_lazy("Участники секций единого методического дня"), "участник")
def method_day(association: Association, period: Period) -> Counted:
    """Registered for method days, a row a section with registered, came and counted; several slots count each."""
    days = events_of(association, period, EventKind.METHOD_DAY)
    records = Registration.objects.filter(
        event__in=days.values("pk"), state=SeatState.REGISTERED, confirmed_at__isnull=False
    )
    sections = (
        days.exclude(sections=None)
        .order_by("starts_at", "sections__position")
        .values_list("sections", "sections__title")
    )
    conditions = (Q(), Q(came_at__isnull=False), Q(is_counted=True))

    def row(title: str, rows: QuerySet[Registration]) -> TableRow:
        counts = rows.aggregate(**{f"n{n}": RowCount("pk", filter=each) for n, each in enumerate(conditions)})
        return TableRow(title, tuple(Counted(counts[f"n{n}"], rows.filter(each)) for n, each in enumerate(conditions)))

    total = row(_("Всего"), records)
    registered = total.cells[0] or Counted(0, records)
    in_section = Q(section_seats__state=SeatState.REGISTERED)
    table = FigureTable(
        columns=(_("Зарегистрировано"), _("Пришло"), _("Засчитано")),
        rows=tuple(row(title, records.filter(in_section, section_seats__section=pk)) for pk, title in sections),
        total=total,
    )
    url = list_url(association, period, kind=EventKind.METHOD_DAY.value)
    return Counted(registered.value, records, url=url, table=table)


@figure("festival.practices", gettext_lazy("Практики, представленные на фестивалях"), "практика")
def festival_practices(association: Association, period: Period) -> Counted:
    return _practices(association, period, Q())


@figure("festival.recommended", gettext_lazy("Практики фестивалей, рекомендованные в Атлас"), "практика")
def festival_recommended(association: Association, period: Period) -> Counted:
    """Of those shown (S2: 9 of 33)."""
    base = _practices(association, period, Q()).value
    found = _practices(association, period, Q(is_recommended=True))
    return Counted(found.value, found.records, base, found.url)


def _practices(association: Association, period: Period, condition: Q) -> Counted:
    festivals = events_of(association, period, EventKind.FESTIVAL)
    records = Talk.objects.filter(condition, event__in=festivals.values("pk"), is_practice=True)
    return Counted(records.count(), records, url=list_url(association, period, kind=EventKind.FESTIVAL.value))


def _counted(association: Association, period: Period, *kinds: str) -> Counted:
    records = events_of(association, period, *kinds)
    narrower = {"kind": str(kinds[0])} if kinds else {}
    found = _by_kind(association, period)
    count = sum(found.get(kind, 0) for kind in kinds) if kinds else sum(found.values())
    return Counted(count, records, url=list_url(association, period, **narrower))


def _by_kind(association: Association, period: Period) -> dict[str, int]:
    """How many events of each kind there are; kinds without any are left out."""

    def counted() -> dict[str, int]:
        rows = events_of(association, period).order_by().values_list("kind").annotate(n=RowCount("pk"))
        return dict(rows)

    return kept.once(("events.by_kind", association.pk, period), counted)


def _of_kind(kind: str) -> Count:
    def counted(association: Association, period: Period) -> Counted:
        return _counted(association, period, kind)

    return counted


for _kind, _label in TITLES.items():
    figure(f"events.by_kind.{_kind.value}", _label, "мероприятие")(_of_kind(_kind))
