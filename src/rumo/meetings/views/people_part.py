"""Those invited, their answers and the guests as a part of the meeting's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rumo.accounts.requests import UserRequest
from rumo.meetings import permissions, queries, rules
from rumo.meetings.enums import MeetingState, Reply
from rumo.meetings.models import Invitation, Meeting

_COMING = (Reply.COMING, Reply.COMING_REMOTELY)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the answers promise. `sentence` is the whole of it in words."""

    coming: int
    composition: int
    met: bool
    sentence: str


def people_context(user: Any, meeting: Meeting) -> dict[str, Any]:
    """The user's own invitation; for those who run the meeting also the answers, the guests, the untold changes."""
    context: dict[str, Any] = {
        "own_invitation": queries.invitation_of(user, meeting),
        "replies": [choice for choice in Reply.choices if choice[0]],
        "replies_open": meeting.state == MeetingState.INVITED,
    }
    if not permissions.may_run_meeting(user, meeting):
        return context
    invitations = list(meeting.invitations.select_related("person"))
    members = queries.member_ids(meeting)
    guests = list(meeting.guests.select_related("person"))
    invited = {one.person_id for one in invitations}
    return context | {
        "invitations": invitations,
        "members": members,
        "guests": guests,
        "may_edit_guests": permissions.may_edit_agenda(user, meeting),
        "not_invited": len((members | {guest.person_id for guest in guests}) - invited),
        "without_email": [one.person for one in invitations if not one.person.email],
        "counts": counts(invitations),
        "forecast": forecast(meeting, invitations, members),
        "untold_changes": queries.untold_changes(meeting),
    }


def counts(invitations: list[Invitation]) -> list[tuple[str, int]]:
    """How many gave each answer, «нет ответа» last."""
    order = [*[value for value, label in Reply.choices if value], Reply.NONE]
    return [(str(Reply(value).label), sum(one.reply == value for one in invitations)) for value in order]


def forecast(meeting: Meeting, invitations: list[Invitation], members: set[int]) -> Forecast:
    """«Ответили 20, будут 18 из 35: кворум (18) будет»; guests are not counted."""
    of_members = [one for one in invitations if one.person_id in members]
    answered = sum(1 for one in of_members if one.reply)
    coming = sum(1 for one in of_members if one.reply in _COMING)
    needed = rules.members_needed(len(members), meeting.association.rules)
    met = rules.quorum(coming, len(members), meeting.association.rules).met
    short = "" if met else _(", не хватает ещё %(members)s") % {"members": needed - coming}
    sentence = _("Ответили %(answered)s, будут %(coming)s из %(all)s: кворум (%(needed)s) %(verdict)s%(short)s") % {
        "answered": answered,
        "coming": coming,
        "all": len(members),
        "needed": needed,
        "verdict": _("будет") if met else _("пока не набирается"),
        "short": short,
    }
    return Forecast(coming, len(members), met, sentence)


def render_people(
    request: UserRequest, meeting: Meeting, *, status: int = 200, template: str = "_people", **state: Any
) -> HttpResponse:
    """The people alone, for htmx; with `template="_replies"` only their answers."""
    context = {
        "meeting": meeting,
        "runs": permissions.may_run_meeting(request.user, meeting),
        "may_invite": permissions.may_invite(request.user, meeting),
        **people_context(request.user, meeting),
        **state,
    }
    return render(request, f"meetings/agenda/{template}.html", context, status=status)
