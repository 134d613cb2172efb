"""People of many events at once: what stands behind the figures of a body and a period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.workbook import Book, Sheet
from rumo.directory.models import Association
from rumo.directory.queries import branch_of, search
from rumo.events.days import begun
from rumo.events.enums import EventState, SeatState
from rumo.events.models import Event, Registration

REGISTERED, CAME, COUNTED, PEOPLE = "registered", "came", "counted", "people"
WHO = [
    (REGISTERED, gettext_lazy("зарегистрированные")),
    (CAME, gettext_lazy("пришедшие")),
    (COUNTED, gettext_lazy("чьё участие засчитано")),
    (PEOPLE, gettext_lazy("разные люди, чьё участие засчитано")),
]
CONDITIONS = {
    REGISTERED: Q(state=SeatState.REGISTERED, confirmed_at__isnull=False),
    CAME: Q(came_at__isnull=False),
    COUNTED: Q(is_counted=True),
    PEOPLE: Q(is_counted=True),
}
HELD = (EventState.PUBLISHED, EventState.HELD)
_WORDS = ("surname", "first_name", "patronymic", "organization_name")


@dataclass(frozen=True, slots=True)
class Choice:
    """`who` is one of WHO; a body is asked for with all below it; days are of the events' beginning, inclusive."""

    who: str = REGISTERED
    association: Association | None = None
    first: date | None = None
    last: date | None = None
    text: str = ""


def chosen(events: QuerySet[Event], choice: Choice) -> QuerySet[Registration]:
    """Registrations for `events` that took or take place; of somebody's several only the first where people count."""
    sought = events.filter(begun(choice.first, choice.last), state__in=HELD)
    if choice.association is not None:
        sought = sought.filter(association__in=branch_of(choice.association))
    rows = Registration.objects.filter(CONDITIONS[choice.who], event__in=sought.order_by().values("pk"))
    if choice.who == PEOPLE:
        first = rows.order_by().values("identity").annotate(first=Min("pk")).values("first")
        rows = Registration.objects.filter(pk__in=first)
    return search(rows, choice.text, _WORDS)


def in_order(keys: Iterable[int]) -> list[Registration]:
    """The registrations of a page. Keys alone are sorted several times faster than whole rows of a region's years."""
    listed = list(keys)
    found = Registration.objects.select_related("event", "municipality").in_bulk(listed)
    return [found[key] for key in listed if key in found]


def build_participants(rows: Iterable[Registration]) -> Book:
    head = [_("Фамилия, имя, отчество"), _("Организация"), _("Должность"), _("Мероприятие"), _("Дата"), _("Минут")]
    table = (
        [
            each.full_name,
            each.organization_name,
            each.post,
            each.event.title,
            timezone.localdate(each.event.starts_at),
            each.minutes,
        ]
        for each in rows
    )
    return Book(Sheet(_("Участники"), head, table, [36, 40, 28, 60, 12, 10]))
