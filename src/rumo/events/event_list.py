"""The list of events for those who prepare them: what a choice of filters shows, and in what order."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet
from rumo.directory.models import Association
from rumo.directory.queries import branch_of, search
from rumo.events import queries
from rumo.events.days import begun
from rumo.events.enums import EventState
from rumo.events.models import Event, EventSeries, Topic
from rumo.events.participation import participation_of

# A published event of the past counts too: marking it as held may wait.
TAKES_PLACE = (EventState.PUBLISHED, EventState.HELD)
SEARCHED = ("title", "annotation", "place")
SORTS = {
    "starts": ("starts_at",),
    "title": ("title",),
    "kind": ("kind",),
    "association": ("association__short_name", "association__full_name"),
    "state": ("state",),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody asked the list for; empty values ask for everything. A body is asked for with all below it.

    `first` and `last` are days of the beginning, inclusive; `took_place` leaves out what was cancelled or is no more
    than a proposal, as figures do.
    """

    text: str = ""
    kind: str = ""
    topic: Topic | None = None
    series: EventSeries | None = None
    state: str = ""
    association: Association | None = None
    first: date | None = None
    last: date | None = None
    took_place: bool = False
    sort: str = ""

    @property
    def is_used(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self) if each.name != "sort")


def chosen(user: Any, choice: Choice) -> QuerySet[Event]:
    """Events the user prepares; the latest first, unless a column was chosen."""
    rows = queries.run_events(user)
    for name in ("kind", "topic", "series", "state"):
        if value := getattr(choice, name):
            rows = rows.filter(**{name: value})
    if choice.association:
        bodies = branch_of(choice.association)
        shared = Event.co_hosts.through.objects.filter(association__in=bodies).values("event")
        rows = rows.filter(Q(association__in=bodies) | Q(pk__in=shared))
    rows = rows.filter(begun(choice.first, choice.last))
    if choice.took_place:
        rows = rows.filter(state__in=TAKES_PLACE)
    if choice.text:
        rows = search(rows, choice.text, SEARCHED)
    return rows.order_by(*_order(choice.sort), "-pk")


def build_list(events: QuerySet[Event]) -> Book:
    """The list as a table."""
    head = (
        _("Дата"), _("Вид"), _("Название"), _("Объединение"), _("Тематика"), _("Цикл"), _("Форма"), _("Часов"),
        _("Мест"), _("Зарегистрировано"), _("Пришло"), _("Засчитано"), _("Состояние"),
    )  # fmt: skip
    widths = (12, 18, 60, 40, 30, 25, 22, 8, 8, 16, 10, 11, 18)
    people = participation_of(events)
    rows = [
        (
            each.day, each.get_kind_display(), each.title, str(each.association), str(each.topic or ""),
            str(each.series or ""), each.get_form_display(), float(each.hours) if each.hours is not None else None,
            each.capacity, people[each.pk].registered, people[each.pk].came, people[each.pk].counted,
            each.get_state_display(),
        )
        for each in events
    ]  # fmt: skip
    return Book(Sheet(_("Мероприятия"), head, rows, widths))


def _order(sort: str) -> list[Any]:
    columns = SORTS.get(sort.removeprefix("-"))
    if columns is None:
        return [F("starts_at").desc()]
    return [F(column).desc() if sort.startswith("-") else F(column).asc() for column in columns]
