"""The list of an event's participants for marking, and the people who came over a period: filters, order, tables."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.events.days import begun
from rumo.events.enums import LIVE_SEATS, SeatState
from rumo.events.models import AttendanceMark, Event, Registration

SEARCHED = ("surname", "first_name", "patronymic", "organization_name", "email")
SORTS = {
    "name": ("surname", "first_name", "patronymic"),
    "came": ("came_at",),
    "minutes": ("minutes",),
    "organization": ("organization_name",),
}
CAME = Q(came_at__isnull=False)
# Had a confirmed place, or came: what attendance is a share of.
EXPECTED = Q(state=SeatState.REGISTERED, confirmed_at__isnull=False) | CAME
PRESENCE: dict[str, Q] = {
    "came": Q(came_at__isnull=False),
    "absent": Q(came_at__isnull=True),
    "counted": Q(is_counted=True),
    "uncounted": Q(is_counted=False, came_at__isnull=False),
}


def participants(event: Event) -> QuerySet[Registration]:
    """Everybody with a place or in the waiting list, and whoever came; with their standing marks."""
    standing = AttendanceMark.objects.filter(voided_at__isnull=True)
    rows = Registration.objects.filter(Q(state__in=LIVE_SEATS) | Q(came_at__isnull=False), event=event)
    return rows.prefetch_related(Prefetch("marks", standing, to_attr="standing_marks"))


def attended(association: Association, first: date | None, last: date | None) -> QuerySet[Registration]:
    """Who came to the events of the body and of those below it that began in these days: as many rows as visits."""
    return Registration.objects.filter(of_events(association, first, last), CAME)


def expected(association: Association, first: date, last: date) -> QuerySet[Registration]:
    """Who had a confirmed place at them, or came: what attendance is a share of."""
    return Registration.objects.filter(of_events(association, first, last), EXPECTED)


def of_events(association: Association, first: date | None, last: date | None) -> Q:
    """Of the body or of those below it, begun in these days, both inclusive; for whatever has an `event`."""
    return Q(event__association__in=branch_of(association)) & begun(first, last, "event__")


def ways_of(registration: Registration) -> str:
    """How somebody was marked, «по списку, по журналу видеосвязи». Needs the rows of `participants`."""
    marks: list[AttendanceMark] = getattr(registration, "standing_marks", [])
    return ", ".join(dict.fromkeys(mark.get_way_display() for mark in marks))


def build_participants(event: Event, rows: QuerySet[Registration]) -> Book:
    """The list with the marks."""
    table = [
        (
            each.full_name,
            each.organization_name,
            each.post,
            _("да") if each.came_at else _("нет"),
            f"{localtime(each.came_at):%d.%m.%Y %H:%M}" if each.came_at else "",
            ways_of(each),
            each.minutes,
            _("да") if each.is_counted else _("нет"),
        )
        for each in rows
    ]
    head = [
        _("Участник"), _("Организация"), _("Должность"), _("Был(а)"), _("Когда отмечен"), _("Как отмечен"),
        _("Минут"), _("Участие засчитано"),
    ]  # fmt: skip
    return Book(Sheet(_("Посещение"), head, table, (34, 40, 28, 8, 18, 26, 10, 14)))


def build_attended(rows: QuerySet[Registration]) -> Book:
    """Visits over a period as a table; `rows` with their events."""
    table = [
        (
            each.event.day,
            each.event.title,
            each.full_name,
            each.organization_name,
            each.minutes,
            _("да") if each.is_counted else _("нет"),
        )
        for each in rows
    ]
    head = [_("Дата"), _("Мероприятие"), _("Участник"), _("Организация"), _("Минут"), _("Участие засчитано")]
    return Book(Sheet(_("Посещения"), head, table, (12, 50, 34, 40, 10, 14)))
