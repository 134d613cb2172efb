"""The page of a meeting: one page that changes with the meeting's state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit, clock
from rumo.core.verdict import Verdict
from rumo.meetings import letters, permissions, queries
from rumo.meetings.enums import MeetingState as S
from rumo.meetings.models import Meeting
from rumo.meetings.transitions import MEETING
from rumo.meetings.views.agenda_part import agenda_context
from rumo.meetings.views.files_part import files_context
from rumo.meetings.views.people_part import people_context
from rumo.meetings.views.session import session_context
from rumo.meetings.views.signing import signing_context
from rumo.russian.dates import short_date

STATE_KINDS = {
    S.DRAFT: "neutral",
    S.INVITED: "info",
    S.IN_SESSION: "accent",
    S.MINUTES: "warning",
    S.SIGNED: "success",
    S.PUBLISHED: "success",
    S.POSTPONED: "warning",
    S.CANCELLED: "danger",
}
WITH_SESSION = frozenset({S.IN_SESSION, S.MINUTES})
WITH_SIGNING = frozenset({S.MINUTES, S.SIGNED, S.PUBLISHED})
# The way of a meeting as the header of its page shows it.
_WAY = (
    (S.DRAFT, _("Готовится")),
    (S.INVITED, _("Приглашения")),
    (S.IN_SESSION, _("Заседание")),
    (S.MINUTES, _("Протокол")),
    (S.SIGNED, _("Подписан")),
    (S.PUBLISHED, _("Опубликован")),
)
_HISTORY = 60


@dataclass(frozen=True, slots=True)
class Step:
    """`mark` is done, current or ahead."""

    title: object
    mark: str


@require_safe
def meeting(request: UserRequest, pk: int) -> HttpResponse:
    """The page as it stands."""
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    return page_response(request, record)


def page_response(request: UserRequest, record: Meeting, *, status: int = 200, **parts: Any) -> HttpResponse:
    """The whole page; `parts` replace pieces of its context, such as an agenda with a form open."""
    return render(
        request,
        "meetings/meeting.html",
        {**page_context(request.user, record, request.GET.get("item", "")), **parts},
        status=status,
    )


def page_context(user: Any, record: Meeting, place: str = "") -> dict[str, Any]:
    """Everything the page shows, in a constant number of queries; `place` is where in the session one works."""
    runs = permissions.may_run_meeting(user, record)
    context: dict[str, Any] = {
        "meeting": record,
        "when": letters.when(record),
        "runs": runs,
        "state_kind": STATE_KINDS[S(record.state)],
        "steps": steps(record),
        "may": verdicts(user, record),
        "open_question": open_question(record),
        "may_edit": permissions.may_edit_meeting(user, record),
        "may_invite": permissions.may_invite(user, record),
        "preparing": record.state in permissions.PREPARING,
        "with_session": bool(runs) and record.state in WITH_SESSION,
        "with_signing": record.state in WITH_SIGNING,
        "history": history(record) if runs else [],
        **agenda_context(user, record),
        **files_context(user, record),
        **people_context(user, record),
    }
    if context["with_session"]:
        context |= session_context(user, record, place)
    if context["with_signing"]:
        context |= signing_context(user, record)
    return context


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


def history(record: Meeting) -> list[dict[str, Any]]:
    """The last entries of the trail, newest first, as `history_list` takes them."""
    return [
        {"at": entry.at, "actor": entry.actor_name, "text": entry.summary} for entry in audit.history(record)[:_HISTORY]
    ]
