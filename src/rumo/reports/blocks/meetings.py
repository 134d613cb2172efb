"""Blocks of meetings and papers: meetings with their questions, documents adopted."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.documents.models import ApprovalStamp
from rumo.meetings.enums import ResolutionKind
from rumo.meetings.figures import HELD
from rumo.meetings.models import AgendaItem, Meeting, Resolution
from rumo.reports.blocks.registry import Asked, Made, maker
from rumo.reports.blocks.tables import bullets, table
from rumo.reports.enums import BlockKind, Narrowing
from rumo.russian.dates import short_date
from rumo.russian.objects import approved_thing
from rumo.russian.typography import tidy


@maker("meetings.questions", gettext_lazy("Заседания и рассмотренные вопросы"), BlockKind.TABLE, Narrowing.ROWS)
def questions(asked: Asked) -> Made:
    """Date, number of the minutes, questions: without the first two nobody finds the minutes."""
    held = _held(asked).prefetch_related("items")
    rows = [(_dates(meeting), _number(meeting), _questions(meeting)) for meeting in held]
    if not rows:
        return Made()
    head = (_("Дата"), _("Протокол"), _("Рассмотренные вопросы"))
    return Made((table(head, rows),), reverse("meetings:register"))


@maker("meetings.topics", gettext_lazy("Даты и темы заседаний"), BlockKind.LIST, Narrowing.ROWS)
def topics(asked: Asked) -> Made:
    """«Заседание № 1 (25.08.2023). Приоритеты учебного года»; without a theme its first question."""
    held = _held(asked).prefetch_related("items")
    return Made(bullets(_topic(meeting) for meeting in held), reverse("meetings:register"))


@maker("documents.adopted", gettext_lazy("Принятые и утверждённые документы"), BlockKind.LIST, Narrowing.ROWS)
def adopted(asked: Asked) -> Made:
    """Documents that bear a stamp of the body, and what its carried decisions approved, named and not as orders."""
    period = asked.period
    stamps = ApprovalStamp.objects.filter(
        association=asked.association, date__range=(period.starts, period.ends)
    ).order_by("date", "pk")
    stamped = [f"{tidy(each.document_title)} ({each.ground or short_date(each.date)})" for each in stamps]
    approving = Resolution.objects.filter(
        item__meeting__in=_held(asked).order_by().values("pk"),
        item__is_dropped=False,
        kind=ResolutionKind.APPROVE,
        stamp__isnull=True,
    )
    rows = approving.select_related("item__meeting").order_by("item__meeting__date", "item__position", "position")
    decided = [f"{tidy(approved_thing(each.text.rstrip('.;')))} ({_act(each.item.meeting)})" for each in rows]
    return Made(bullets((f"{each}." for each in [*stamped, *decided]), numbered=True))


def _held(asked: Asked) -> QuerySet[Meeting]:
    period = asked.period
    return Meeting.objects.filter(
        association=asked.association, state__in=HELD, date__range=(period.starts, period.ends)
    ).order_by("date", "pk")


def _dates(meeting: Meeting) -> str:
    last = f" – {short_date(meeting.date_to)}" if meeting.date_to else ""
    return f"{short_date(meeting.date)}{last}"


def _number(meeting: Meeting) -> str:
    return f"№ {meeting.number}" if meeting.number else ""


def _act(meeting: Meeting) -> str:
    number = f" {_number(meeting)}" if meeting.number else ""
    return _("протокол от %(act)s") % {"act": f"{short_date(meeting.date)}{number}"}


def _items(meeting: Meeting) -> list[AgendaItem]:
    return [item for item in meeting.items.all() if not item.is_dropped]


def _questions(meeting: Meeting) -> str:
    return "\n".join(f"{item.position}. {tidy(item.title)}" for item in _items(meeting))


def _topic(meeting: Meeting) -> str:
    items = _items(meeting)
    about = meeting.title or (items[0].title if items else "")
    number = f" {_number(meeting)}" if meeting.number else ""
    return f"Заседание{number} ({_dates(meeting)}){f'. {tidy(about)}' if about else ''}."
