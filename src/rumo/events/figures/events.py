"""Figures of events for reports: how many, of which kind and topic, method days by sections, practices of festivals.

A period is that of the events' beginning; events that were cancelled or only proposed do not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count as RowCount
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.figures import Count, Counted, FigureTable, TableRow, figure
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.directory.tallies import ALL, Row, tally
from rumo.events.days import begun
from rumo.events.enums import EventKind, SeatState
from rumo.events.event_list import TAKES_PLACE
from rumo.events.models import Event, EventSection, Registration, Talk
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

# What is told of a section of a method day.
_SECTION_COLUMNS = {"registered": Q(), "came": Q(came_at__isnull=False), "counted": Q(is_counted=True)}
_SEATED = {"section_seats__state": SeatState.REGISTERED}
_SECTION_COUNTS = {name: RowCount("pk", filter=each) for name, each in _SECTION_COLUMNS.items()}


def events_of(association: Association, period: Period, *kinds: str) -> QuerySet[Event]:
    """Events of the body and of all below it; of any kind when none is named."""
    return Event.objects.filter(_held(association, period, *kinds))


def _held(association: Association, period: Period, *kinds: str, event: str = "") -> Q:
    """The events that count; `event` is the path to the event for rows that have one («event__»)."""
    found = begun(period.starts, period.ends, event)
    found &= Q(**{f"{event}association__in": branch_of(association), f"{event}state__in": TAKES_PLACE})
    return found & Q(**{f"{event}kind__in": kinds}) if kinds else found


def list_url(association: Association, period: Period, **narrower: Any) -> str:
    """The list of events with the same filter."""
    days = {"first": f"{period.starts:%d.%m.%Y}", "last": f"{period.ends:%d.%m.%Y}"}
    asked = {"association": association.pk, **days, "took_place": "on", **narrower}
    return f"{reverse('events:events')}?{urlencode(asked)}"


@figure("events.count", gettext_lazy("Проведено мероприятий"), "мероприятие")
def count(association: Association, period: Period) -> Counted:
    return Counted(
        sum(row["n"] for row in _tally(association, period)),
        partial(events_of, association, period),
        lead=partial(list_url, association, period),
    )


@figure("events.webinars", gettext_lazy("Проведено вебинаров"), "вебинар")
def webinars(association: Association, period: Period) -> Counted:
    return _counted(association, period, EventKind.WEBINAR)


@figure("events.by_topic", gettext_lazy("Мероприятия по тематикам"), "мероприятие")
def by_topic(association: Association, period: Period) -> Counted:
    """Of those marked with a topic, a row a topic, by kind; `base` is all events of the period."""
    found = _tally(association, period)
    marked = [row for row in found if row["topic"]]
    return Counted(
        sum(row["n"] for row in marked),
        partial(_marked, association, period),
        sum(row["n"] for row in found),
        partial(list_url, association, period),
        partial(_by_topic, association, period, marked),
    )


def _marked(association: Association, period: Period, **narrower: Any) -> QuerySet[Event]:
    return events_of(association, period).filter(topic__isnull=False, **narrower)


def _by_topic(association: Association, period: Period, marked: list[Row]) -> FigureTable:
    cells = {(row["topic"], row["kind"]): row["n"] for row in marked}
    kinds = [kind for kind in EventKind if any(key[1] == kind for key in cells)]
    topics = sorted({(row["topic__position"], row["topic__title"], row["topic"]) for row in marked})

    def cell(topic: int | None, kind: str | None) -> Counted:
        narrower = {name: value for name, value in (("topic", topic), ("kind", kind)) if value}
        n = sum(n for key, n in cells.items() if topic in (None, key[0]) and kind in (None, key[1]))
        records = partial(_marked, association, period, **narrower)
        return Counted(n, records, lead=partial(list_url, association, period, **narrower))

    def row(title: str, topic: int | None) -> TableRow:
        return TableRow(title, (*(cell(topic, kind) for kind in kinds), cell(topic, None)))

    return FigureTable(
        columns=(*(str(TITLES[kind]) for kind in kinds), _("Всего")),
        rows=tuple(row(title, topic) for _position, title, topic in topics),
        total=row(_("Всего"), None),
    )


@figure("method_day.by_section", gettext_lazy("Участники секций единого методического дня"), "участник")
def method_day(association: Association, period: Period) -> Counted:
    """Registered for method days, a row a section with registered, came and counted; several slots count each."""
    [totals] = _method_day(association, period)
    return Counted(
        totals["registered"],
        partial(_registered, association, period),
        lead=partial(list_url, association, period, kind=EventKind.METHOD_DAY.value),
        lay_out=partial(_by_section, association, period, totals),
    )


def _by_section(association: Association, period: Period, totals: Mapping[str, int]) -> FigureTable:
    """Sections in the order of the days; the total counts whoever chose no section, too."""
    found = {row["section_seats__section"]: row for row in _sections(association, period)}
    titles = EventSection.objects.filter(_held(association, period, EventKind.METHOD_DAY, event="event__"))
    titles = titles.order_by("event__starts_at", "position")

    def row(title: str, counts: Mapping[str, int], **seat: Any) -> TableRow:
        records = partial(_registered, association, period, **seat)
        cells = (Counted(counts.get(each, 0), partial(records, each)) for each in _SECTION_COLUMNS)
        return TableRow(title, tuple(cells))

    return FigureTable(
        columns=(_("Зарегистрировано"), _("Пришло"), _("Засчитано")),
        rows=tuple(
            row(title, found.get(pk, {}), **_SEATED, section_seats__section=pk)
            for pk, title in titles.values_list("pk", "title")
        ),
        total=row(_("Всего"), totals),
    )


def _registered(
    association: Association, period: Period, column: str = "registered", **seat: Any
) -> QuerySet[Registration]:
    """Confirmed places at method days, of a column of the table; `seat` narrows them to a section."""
    held = _held(association, period, EventKind.METHOD_DAY, event="event__")
    rows = Registration.objects.filter(held, state=SeatState.REGISTERED, confirmed_at__isnull=False, **seat)
    return rows.filter(_SECTION_COLUMNS[column])


@tally
def _method_day(association: Association, period: Period) -> QuerySet[Any, Any]:
    return _registered(association, period).values(all=ALL).annotate(**_SECTION_COUNTS)


@tally
def _sections(association: Association, period: Period) -> QuerySet[Any, Any]:
    return _registered(association, period, **_SEATED).values("section_seats__section").annotate(**_SECTION_COUNTS)


@figure("festival.practices", gettext_lazy("Практики, представленные на фестивалях"), "практика")
def festival_practices(association: Association, period: Period) -> Counted:
    [found] = _practices(association, period)
    return Counted(
        found["shown"],
        partial(_talks, association, period),
        lead=partial(list_url, association, period, kind=EventKind.FESTIVAL.value),
    )


@figure("festival.recommended", gettext_lazy("Практики фестивалей, рекомендованные в Атлас"), "практика")
def festival_recommended(association: Association, period: Period) -> Counted:
    """Of those shown (S2: 9 of 33)."""
    [found] = _practices(association, period)
    return Counted(
        found["recommended"],
        lambda: _talks(association, period).filter(is_recommended=True),
        found["shown"],
        partial(list_url, association, period, kind=EventKind.FESTIVAL.value),
    )


def _talks(association: Association, period: Period) -> QuerySet[Talk]:
    return Talk.objects.filter(_held(association, period, EventKind.FESTIVAL, event="event__"), is_practice=True)


@tally
def _practices(association: Association, period: Period) -> QuerySet[Any, Any]:
    recommended = RowCount("pk", filter=Q(is_recommended=True))
    return _talks(association, period).values(all=ALL).annotate(shown=RowCount("pk"), recommended=recommended)


def _counted(association: Association, period: Period, kind: EventKind) -> Counted:
    return Counted(
        sum(row["n"] for row in _tally(association, period) if row["kind"] == kind),
        partial(events_of, association, period, kind),
        lead=partial(list_url, association, period, kind=kind.value),
    )


@tally
def _tally(association: Association, period: Period) -> QuerySet[Any, Any]:
    """How many events of each topic and kind there are; what there is none of is left out."""
    topic = ("topic", "topic__position", "topic__title")
    return events_of(association, period).values(*topic, "kind").annotate(n=RowCount("pk"))


def _of_kind(kind: EventKind) -> Count:
    return lambda association, period: _counted(association, period, kind)


# What cannot be counted by its own name: «педагогические чтения» have no singular.
_OTHERWISE = frozenset({EventKind.READINGS, EventKind.OTHER})

for _kind, _label in TITLES.items():
    _unit = "мероприятие" if _kind in _OTHERWISE else str(_kind.label)
    figure(f"events.by_kind.{_kind.value}", _label, _unit)(_of_kind(_kind))
