"""The organizers' list of those registered: what may be asked of it, and its table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet, Value
from rumo.directory.queries import search
from rumo.events.enums import LIVE_SEATS, SeatState
from rumo.events.models import Event, EventSection, Question, Registration

SORTS = {
    "name": ("surname", "first_name", "patronymic", "pk"),
    "created": ("created_at", "pk"),
    "queue": ("priority", "queued_at", "pk"),
    "organization": ("organization_name", "surname", "pk"),
    "state": ("state", "surname", "pk"),
}
UNDELIVERED = Q(letter__isnull=False, letter__sent_at=None, letter__attempts__gt=0)
_WORDS = ("surname", "first_name", "patronymic", "email", "organization_name", "post")


@dataclass(frozen=True, slots=True)
class Choice:
    """`state` is a SeatState, "live" for everybody who is on the list, or "" for all; `trouble` is "unconfirmed",
    "undelivered" or "no_email"."""

    text: str = ""
    state: str = "live"
    source: str = ""
    section: EventSection | None = None
    trouble: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How the event stands: three different numbers of people, and what organizers must look after."""

    registered: int
    came: int
    counted: int
    waiting: int
    offered: int
    unconfirmed: int
    undelivered: int


def numbers_of(event: Event) -> Numbers:
    live = Q(state__in=LIVE_SEATS)
    found = event.registrations.aggregate(
        registered=Count("pk", filter=Q(state=SeatState.REGISTERED, confirmed_at__isnull=False)),
        came=Count("pk", filter=Q(came_at__isnull=False)),
        counted=Count("pk", filter=Q(is_counted=True)),
        waiting=Count("pk", filter=Q(state=SeatState.WAITING)),
        offered=Count("pk", filter=Q(state=SeatState.OFFERED)),
        unconfirmed=Count("pk", filter=live & Q(confirmed_at=None)),
        undelivered=Count("pk", filter=live & UNDELIVERED),
    )
    return Numbers(**found)


def chosen(event: Event, choice: Choice) -> QuerySet[Registration]:
    """With all that a row shows."""
    rows = event.registrations.select_related("letter", "subject", "municipality", "group")
    rows = rows.prefetch_related("section_seats__section")
    if choice.state:
        rows = rows.filter(state__in=LIVE_SEATS) if choice.state == "live" else rows.filter(state=choice.state)
    if choice.source:
        rows = rows.filter(source=choice.source)
    if choice.section is not None:
        here = Registration.objects.filter(section_seats__section=choice.section, section_seats__state__in=LIVE_SEATS)
        rows = rows.filter(pk__in=here.values("pk"))
    if choice.trouble == "unconfirmed":
        rows = rows.filter(confirmed_at=None, state__in=LIVE_SEATS)
    elif choice.trouble == "undelivered":
        rows = rows.filter(UNDELIVERED)
    elif choice.trouble == "no_email":
        rows = rows.filter(email="")
    order = SORTS.get(choice.sort.removeprefix("-"), SORTS["name"])
    if choice.sort.startswith("-"):
        order = (f"-{order[0]}", *order[1:])
    return search(rows, choice.text, _WORDS).order_by(*order)


def is_undelivered(registration: Registration) -> bool:
    letter = registration.letter
    return letter is not None and letter.sent_at is None and letter.attempts > 0


def build_registrations(event: Event, rows: Iterable[Registration]) -> Book:
    """The list, with a column a question of the form."""
    questions = list(event.questions.filter(purpose="registration"))
    head = [
        _("Фамилия"),
        _("Имя"),
        _("Отчество"),
        _("Электронная почта"),
        _("Организация"),
        _("Муниципалитет"),
        _("Должность"),
        _("Предмет"),
        _("Состояние"),
        _("Секции"),
        _("Откуда"),
        _("Записан"),
        _("Пришёл"),
        _("Участие засчитано"),
        *(question.text for question in questions),
    ]
    widths = [18, 16, 18, 26, 40, 24, 24, 20, 18, 34, 20, 12, 10, 12, *(30 for _question in questions)]
    table = (_row(each, questions) for each in rows)
    return Book(Sheet(_("Участники"), head, table, widths))


def _row(each: Registration, questions: list[Question]) -> list[Value]:
    return [
        each.surname,
        each.first_name,
        each.patronymic,
        each.email,
        each.organization_name,
        str(each.municipality or ""),
        each.post,
        str(each.subject or ""),
        each.get_state_display(),
        "; ".join(sections_words(each)),
        each.get_source_display(),
        timezone.localdate(each.created_at),
        _("да") if each.came_at else _("нет"),
        _("да") if each.is_counted else _("нет"),
        *(answer_words(each.answers.get(str(question.pk))) for question in questions),
    ]


def sections_words(registration: Registration) -> list[str]:
    """«Начальные классы», «Физика (в листе ожидания)». Walks the prefetched seats."""
    return [
        seat.section.title
        if seat.state == SeatState.REGISTERED
        else f"{seat.section.title} ({seat.get_state_display()})"
        for seat in registration.section_seats.all()
        if seat.state in LIVE_SEATS
    ]


def answer_words(answer: object) -> str:
    return "; ".join(map(str, answer)) if isinstance(answer, list) else str(answer or "")
