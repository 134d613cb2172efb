"""Reads of meetings. Every page starts from `visible_meetings`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment
from rumo.core import audit, clock
from rumo.directory.enums import ConsentKind
from rumo.directory.models import Association, Consent, Region
from rumo.directory.powers import powers_of
from rumo.directory.queries import composition_on
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import AgendaItem, Invitation, Meeting, MinutesRevision, Signature


def visible_meetings(user: Any) -> QuerySet[Meeting]:
    """Those who run the association see all, members and guests those they were told of, the region those published."""
    powers = powers_of(user)
    everything = Meeting.objects.select_related("association__region", "association__host", "chair", "secretary")
    if powers.everything:
        return everything
    told = ~Q(state=MeetingState.DRAFT)
    guest_of = Meeting.objects.filter(guests__person=powers.person_id).values("pk") if powers.person_id else []
    leads = Q(chair=powers.person_id) | Q(secretary=powers.person_id) if powers.person_id else Q(pk__in=[])
    return everything.filter(
        Q(association__in=powers.runs)
        | leads
        | (told & (Q(association__in=powers.member_of) | Q(pk__in=guest_of)))
        | Q(state=MeetingState.PUBLISHED, association__region__in=powers.regions)
    )


def next_number(association: Association, series: str) -> int:
    """The number after the greatest in the series. A writer must hold the series; for a proposal it need not."""
    greatest = Meeting.objects.filter(association=association, series=series).aggregate(greatest=Max("number"))
    return (greatest["greatest"] or 0) + 1


def numbers_taken(association: Association, series: str) -> list[int]:
    rows = Meeting.objects.filter(association=association, series=series, number__isnull=False)
    return [number for number in rows.values_list("number", flat=True) if number is not None]


def agenda_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items in order with speakers and files, in a constant number of queries."""
    return meeting.items.select_related("control_of").prefetch_related("speakers__person", "annexes__file", "blocks")


def invitation_of(user: Any, meeting: Meeting) -> Invitation | None:
    """The user's own invitation to the meeting."""
    person_id = powers_of(user).person_id
    if person_id is None:
        return None
    return meeting.invitations.filter(person_id=person_id).first()


def member_ids(meeting: Meeting) -> set[int]:
    """People of the composition on the day of the meeting."""
    return set(composition_on(meeting.association, meeting.date).values_list("person_id", flat=True))


# What those invited should be told of, and what tells them.
_CHANGES = ("edit_meeting", "add_item", "edit_item", "delete_item", "copy_items")
_TELLINGS = ("send_invitations", "notify_of_changes", "resume_meeting")


def untold_changes(meeting: Meeting) -> list[str]:
    """Sentences on what changed in the date, the place or the agenda since the last letter, oldest first."""
    if meeting.state != MeetingState.INVITED:
        return []
    entries = audit.history(meeting)
    told = entries.filter(verb__in=_TELLINGS).aggregate(last=Max("pk"))["last"] or 0
    summaries = entries.filter(verb__in=_CHANGES, pk__gt=told).order_by("pk").values_list("summary", flat=True)
    return list(dict.fromkeys(summaries))


def item_ids(meeting: Meeting) -> list[int]:
    """Keys of the items in order."""
    return list(AgendaItem.objects.filter(meeting=meeting).order_by("position").values_list("pk", flat=True))


def standing_offers(meeting: Meeting) -> list[AgendaItem]:
    """Standing questions of the association's other meetings that this agenda lacks, each once, the newest wording."""
    here = {item.title for item in meeting.items.all()}
    candidates = (
        AgendaItem.objects.filter(meeting__association=meeting.association, is_standing=True)
        .exclude(meeting=meeting)
        .exclude(meeting__state=MeetingState.CANCELLED)
        .order_by("-meeting__date", "position")[:50]
    )
    return list({item.title: item for item in reversed(candidates) if item.title not in here}.values())[::-1]


def overdue_offers(meeting: Meeting) -> QuerySet[Assignment]:
    """Overdue assignments of the association that do not stand on this agenda yet."""
    return (
        Assignment.objects.filter(
            association=meeting.association,
            state__in=[AssignmentState.ISSUED, AssignmentState.IN_WORK],
            due_on__lt=clock.today(),
        )
        .exclude(pk__in=meeting.items.filter(control_of__isnull=False).values("control_of"))
        .order_by("due_on")
    )


def agenda_sources(user: Any, meeting: Meeting) -> QuerySet[Meeting]:
    """Meetings of the same association whose agenda one may repeat, newest first."""
    return (
        visible_meetings(user)
        .filter(association=meeting.association)
        .exclude(pk=meeting.pk)
        .annotate(item_count=Count("items"))
        .filter(item_count__gt=0)
        .order_by("-date", "-pk")
    )


# --- minutes ----------------------------------------------------------------------------------------------------------

_POSTS = "posts__organization__former_names"
# Everything a builder reads beside the roll: a fixed list, so a fixed number of queries.
_PAPER = (
    "association__former_names",
    "association__host__former_names",
    "association__host__founder__former_names",
    f"chair__{_POSTS}",
    f"secretary__{_POSTS}",
    "items__speakers__person",
    "items__blocks",
    "items__speeches__person",
    "items__resolutions__named_votes__person",
    "items__resolutions__assignment_links__assignment__executors__person",
    "items__resolutions__assignment_links__assignment__executors__organization__former_names",
    "items__resolutions__assignment_links__assignment__extensions",
    "annexes__file",
    "revisions__paper",
)


def meeting_for_minutes(pk: int) -> Meeting:
    """A meeting with all its minutes are built from. Raises Meeting.DoesNotExist."""
    return for_minutes(Meeting.objects.all()).get(pk=pk)


def for_minutes(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The meetings with all their minutes are built from, in a constant number of queries."""
    related = ("association__region", "association__host__founder", "chair", "secretary")
    return meetings.select_related(*related).prefetch_related(*_PAPER)


def disseminating(region: Region, day: date) -> frozenset[int]:
    """Primary keys of the region's people who on `day` consent to the dissemination of their data."""
    consents = Consent.objects.filter(
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day),
        kind=ConsentKind.DISSEMINATION,
        given_on__lte=day,
        person__region=region,
    )
    return frozenset(consents.values_list("person_id", flat=True))


def previous_date(meeting: Meeting) -> date | None:
    """The date of the protocol numbered before this one in its series."""
    if meeting.number is None:
        return None
    earlier = Meeting.objects.filter(association=meeting.association, series=meeting.series, number__lt=meeting.number)
    return earlier.order_by("-number").values_list("date", flat=True).first()


def series_period(meeting: Meeting) -> tuple[date, date | None] | None:
    """The first and the last day of the meeting's series: a calendar year, or a term of powers that may be open."""
    if meeting.series.isdigit():
        return date(int(meeting.series), 1, 1), date(int(meeting.series), 12, 31)
    starts = meeting.series.removeprefix("term-")
    term = meeting.association.terms.filter(starts=starts).first() if starts != meeting.series else None
    return (term.starts, term.ends) if term else None


def published_minutes(region: Region) -> QuerySet[Meeting]:
    """Meetings of the region whose minutes anybody may read, newest first; print them by `build_public_minutes`."""
    return (
        Meeting.objects.filter(state=MeetingState.PUBLISHED, association__region=region)
        .select_related("association__region", "association__host")
        .order_by("-date", "-pk")
    )


def minutes_to_sign(user: Any) -> QuerySet[Meeting]:
    """Meetings whose minutes wait for the user's signature: the desk lists them."""
    person_id = powers_of(user).person_id
    if person_id is None:
        return Meeting.objects.none()
    mine = Q(chair_id=person_id) | Q(secretary_id=person_id)
    # A signature under a revision that was completed belongs to the past.
    completed = MinutesRevision.objects.filter(meeting=OuterRef("meeting"), number=OuterRef("revision"))
    own = Signature.objects.filter(~Exists(completed), meeting=OuterRef("pk"), person_id=person_id)
    return (
        Meeting.objects.filter(mine, ~Exists(own), state=MeetingState.MINUTES)
        .select_related("association", "chair", "secretary")
        .order_by("date", "pk")
    )
