"""Where a meeting stands on its way, and which steps may be taken now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rumo.core import clock
from rumo.core.verdict import Verdict
from rumo.meetings import permissions
from rumo.meetings.enums import MeetingState as S
from rumo.meetings.models import Meeting
from rumo.meetings.transitions import MEETING
from rumo.russian.dates import short_date

# The way of a meeting as the header of its page shows it.
_WAY = (
    (S.DRAFT, _("Готовится")),
    (S.INVITED, _("Приглашения")),
    (S.IN_SESSION, _("Заседание")),
    (S.MINUTES, _("Протокол")),
    (S.SIGNED, _("Подписан")),
    (S.PUBLISHED, _("Опубликован")),
)


@dataclass(frozen=True, slots=True)
class Step:
    """`mark` is done, current or ahead."""

    title: object
    mark: str


def steps_context(user: Any, record: Meeting) -> dict[str, Any]:
    """What the head of the page needs; asked for again when the agenda changes, for an empty one cannot be sent."""
    return {
        "meeting": record,
        "runs": permissions.may_run_meeting(user, record),
        "steps": steps(record),
        "may": verdicts(user, record),
        "open_question": open_question(record),
        "may_edit": permissions.may_edit_meeting(user, record),
        "may_invite": permissions.may_invite(user, record),
    }


def verdicts(user: Any, record: Meeting) -> dict[str, Verdict]:
    """By the name of a transition: may the user take it now."""
    return {row.name: row.verdict(user, record) for row in MEETING.possible(record)}


def steps(record: Meeting) -> list[Step]:
    """The way from preparing to publishing; empty for a meeting that left it."""
    states = [state for state, title in _WAY]
    if record.state not in states:
        return []
    here = states.index(S(record.state))
    return [
        Step(title, "done" if place < here else "current" if place == here else "ahead")
        for place, (state, title) in enumerate(_WAY)
    ]


def open_question(record: Meeting) -> str:
    """What is asked before the session begins; a day other than the meeting's own is pointed out."""
    if record.date <= clock.today() <= (record.date_to or record.date):
        return gettext("Открыть заседание? Присутствие заполнится по ответам на приглашение.")
    return gettext("Дата заседания — %(date)s, а сегодня %(today)s. Всё равно открыть?") % {
        "date": short_date(record.date),
        "today": short_date(clock.today()),
    }
