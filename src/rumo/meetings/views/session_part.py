"""What the session shows: the list of items with their marks, and the panel of the place one works at.

A place is «attendance», «ballots» (of an absentee meeting), «new» (a late item) or the key of an item.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.accounts.requests import UserRequest
from rumo.assignments.models import Assignment
from rumo.core import clock
from rumo.core.verdict import Verdict
from rumo.directory.models import Person
from rumo.directory.queries import visible_people
from rumo.meetings import ballots, permissions, queries
from rumo.meetings.enums import VoteKind
from rumo.meetings.forms.session import (
    ItemForm,
    LateItemForm,
    PersonForm,
    ResolutionForm,
    SpeechForm,
)
from rumo.meetings.models import AgendaItem, Meeting, NamedVote, Resolution, Speech
from rumo.meetings.roll import Roll, roll_of
from rumo.meetings.tally import Tally, tally_of

ATTENDANCE, BALLOTS, NEW = "attendance", "ballots", "new"
CHANGED = "session:changed"


@dataclass(frozen=True, slots=True)
class ItemMark:
    """An item in the list: `kind` is done, open, begun, dropped or empty; `words` say it."""

    item: AgendaItem
    kind: str
    words: str
    has_quorum: bool

    @property
    def place(self) -> str:
        return str(self.item.pk)


@dataclass(frozen=True, slots=True)
class Card:
    """A resolution with its form, votes and assignments. `present` are the members there for the item."""

    resolution: Resolution
    form: ResolutionForm
    tally: Tally | None
    present: int
    assignments: Sequence[Assignment]
    may_decide: Verdict


def take(request: UserRequest, pk: int) -> Meeting:
    """The meeting for one who records it: 404 for those who may not see it, the reason for those who may only see."""
    meeting = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    permissions.may_take_minutes(request.user, meeting).require()
    return meeting


def place_url(meeting: Meeting, place: object) -> str:
    """The address of the meeting's page opened at a place of the session."""
    return reverse("meetings:meeting", args=[meeting.pk]) + f"?item={place}#session"


def session_of(user: Any, meeting: Meeting, place: str = "") -> dict[str, Any]:
    """The whole session at `place`; an unknown place falls back to the first one with work to do."""
    roll = roll_of(meeting)
    marks = marks_of(meeting, roll)
    chosen = _chosen(meeting, roll, marks, place)
    return {**nav_context(meeting, roll, marks, chosen), **panel_context(user, meeting, roll, chosen)}


def nav_context(meeting: Meeting, roll: Roll, marks: Sequence[ItemMark], place: str) -> dict[str, Any]:
    places = [BALLOTS if meeting.is_absentee else ATTENDANCE, *(mark.place for mark in marks)]
    at = places.index(place) if place in places else len(places)
    return {
        "meeting": meeting,
        "roll": roll,
        "quorum": roll.quorum(),
        "quorum_text": roll.quorum_text(),
        "marks": marks,
        "done": sum(mark.kind in {"done", "dropped"} for mark in marks),
        "place": place,
        "first_place": places[0],
        "previous": places[at - 1] if at > 0 else "",
        "next": places[at + 1] if at + 1 < len(places) else "",
    }


def marks_of(meeting: Meeting, roll: Roll) -> list[ItemMark]:
    # Counting groups the rows, and grouped rows forget the order of the model.
    items = meeting.items.annotate(said=Count("speeches")).order_by("position")
    votes = NamedVote.objects.only("resolution_id", "person_id", "choice")
    items = items.prefetch_related(Prefetch("resolutions__named_votes", votes))
    return [_mark(item, roll, begun=bool(item.text or item.said)) for item in items]


def _mark(item: AgendaItem, roll: Roll, *, begun: bool) -> ItemMark:
    has_quorum = roll.quorum(item.position).met
    decisions = list(item.resolutions.all())
    if item.is_dropped:
        return ItemMark(item, "dropped", _("снят с рассмотрения"), has_quorum)
    if decisions and all(tally_of(one, roll) and one.text for one in decisions):
        return ItemMark(item, "done", _("решено, голоса подсчитаны"), has_quorum)
    if decisions:
        return ItemMark(item, "open", _("голоса не подсчитаны"), has_quorum)
    if begun:
        return ItemMark(item, "begun", _("нет решения"), has_quorum)
    return ItemMark(item, "empty", _("не рассмотрен"), has_quorum)


def _chosen(meeting: Meeting, roll: Roll, marks: Sequence[ItemMark], place: str) -> str:
    own = BALLOTS if meeting.is_absentee else ATTENDANCE
    if place == NEW and not meeting.is_absentee:
        return place
    if place in {own, *(mark.place for mark in marks)}:
        return place
    # Those who answered the invitation are marked already; the rest are marked before the first item begins.
    if meeting.is_absentee or (roll.unmarked and all(mark.kind in {"empty", "dropped"} for mark in marks)):
        return own
    waiting = [mark.place for mark in marks if mark.kind not in {"done", "dropped"}]
    return waiting[0] if waiting else own


def panel_context(user: Any, meeting: Meeting, roll: Roll, place: str) -> dict[str, Any]:
    if place == ATTENDANCE:
        return {"panel": "meetings/session/_attendance.html", **attendance_panel(user, meeting, roll)}
    if place == BALLOTS:
        return {"panel": "meetings/session/_ballots.html", **ballots_panel(roll)}
    if place == NEW:
        return {"panel": "meetings/session/_late_item.html", "form": LateItemForm(auto_id="late-%s")}
    return {"panel": "meetings/session/_item.html", **item_panel(user, meeting, roll, int(place))}


def attendance_panel(user: Any, meeting: Meeting, roll: Roll) -> dict[str, Any]:
    return {
        "items": list(meeting.items.all()),
        "guest_form": person_form(user, "guest"),
        "came": sum(guest.came for guest in roll.guests),
    }


def ballots_panel(roll: Roll) -> dict[str, Any]:
    return {"turnout": ballots.turnout(roll), "may_close": ballots.may_close(roll, clock.now())}


def item_panel(user: Any, meeting: Meeting, roll: Roll, pk: int) -> dict[str, Any]:
    item = item_of(meeting, pk)
    return {
        "item": item,
        "form": ItemForm(item=item),
        "item_quorum": roll.quorum(item.position),
        "item_quorum_text": roll.quorum_text(item.position),
        "heard_form": person_form(user, f"heard-{item.pk}"),
        "speech_form": person_form(user, f"speaks-{item.pk}"),
        "speeches": [speech_form(user, speech) for speech in item.speeches.all()],
        "cards": [card_of(user, one, roll) for one in item.resolutions.all()],
        "may_decide": permissions.may_decide(user, meeting),
        "heard_by_name": not meeting.is_absentee,
    }


def item_of(meeting: Meeting, pk: int) -> AgendaItem:
    """An item with everything of its panel, in a constant number of queries; 404 when it is not of this meeting."""
    found = (
        meeting.items.filter(pk=pk)
        .select_related("meeting__association")
        .prefetch_related(
            "speakers__person",
            "annexes__file",
            "speeches__person",
            "resolutions__named_votes",
            "resolutions__assignment_links__assignment__executors__person",
            "resolutions__assignment_links__assignment__executors__organization",
        )
        .first()
    )
    if found is None:
        raise Http404
    return found


def card_of(user: Any, resolution: Resolution, roll: Roll, form: ResolutionForm | None = None) -> Card:
    return Card(
        resolution=resolution,
        form=form or resolution_form(resolution, roll),
        tally=tally_of(resolution, roll),
        present=len(roll.here(resolution.item.position)),
        assignments=[link.assignment for link in resolution.assignment_links.all()],
        may_decide=permissions.may_decide(user, roll.meeting),
    )


def resolution_form(resolution: Resolution, roll: Roll, data: Any = None) -> ResolutionForm:
    """With a line for each member present when the vote is by name."""
    by_name = (data.get("vote_kind") if data else resolution.vote_kind) == VoteKind.OPEN_BY_NAME
    asked = by_name and resolution.vote_kind == VoteKind.OPEN_BY_NAME
    return ResolutionForm(data, resolution=resolution, voters=roll.here(resolution.item.position) if asked else ())


def speech_form(user: Any, speech: Speech, data: Any = None) -> SpeechForm:
    form = SpeechForm(data, speech=speech, people=visible_people(user))
    form.speech = speech  # type: ignore[attr-defined]  # the template needs the key for its addresses
    return form


def person_form(user: Any, name: str, data: Any = None) -> PersonForm:
    return PersonForm(data, people=visible_people(user), auto_id=f"{name}-%s")


def fragment(request: UserRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A piece of the page after a change; the list of items reloads itself."""
    response = render(request, template, context)
    response["HX-Trigger"] = CHANGED
    return response


def removed() -> HttpResponse:
    """Nothing in place of what was deleted."""
    response = HttpResponse("")
    response["HX-Trigger"] = CHANGED
    return response


def person_named(user: Any, data: Any) -> Person | None:
    """The person a picker has brought, if the user may choose them."""
    form = PersonForm(data, people=visible_people(user))
    return form.cleaned_data["person"] if form.is_valid() else None
