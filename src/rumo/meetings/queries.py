"""Reads of meetings. Every page starts from `visible_meetings`."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from rumo.directory.powers import powers_of
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Meeting


def visible_meetings(user: Any) -> QuerySet[Meeting]:
    """Those who run the association see every state; members and guests from the invitation on; the region what is published."""
    powers = powers_of(user)
    everything = Meeting.objects.select_related("association__region", "association__host", "chair", "secretary")
    if powers.everything:
        return everything
    told = ~Q(state=MeetingState.DRAFT)
    guest_of = Meeting.objects.filter(guests__person=powers.person_id).values("pk") if powers.person_id else []
    return everything.filter(
        Q(association__in=powers.runs)
        | (told & (Q(association__in=powers.member_of) | Q(pk__in=guest_of)))
        | Q(state=MeetingState.PUBLISHED, association__region__in=powers.regions)
    )
