"""Makers of meetings for tests."""

from __future__ import annotations

from datetime import date
from typing import Any

from rumo.directory.models import Association, Person
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import AgendaItem, Meeting, Resolution, Speaker


def make_meeting(association: Association, **fields: Any) -> Meeting:
    day = fields.get("date", date(2024, 5, 15))
    return Meeting.objects.create(**{"association": association, "series": str(day.year), "date": day, **fields})


def make_item(meeting: Meeting, *speakers: Person, **fields: Any) -> AgendaItem:
    position = meeting.items.count() + 1
    item = AgendaItem.objects.create(
        **{"meeting": meeting, "position": position, "title": f"О вопросе {position}", **fields}
    )
    for order, person in enumerate(speakers, start=1):
        Speaker.objects.create(item=item, person=person, post=person.post_text(meeting.date), position=order)
    return item


def make_resolution(item: AgendaItem, **fields: Any) -> Resolution:
    position = item.resolutions.count() + 1
    return Resolution.objects.create(**{"item": item, "position": position, "text": "Утвердить отчёт.", **fields})


def make_session(association: Association, chair: Person, secretary: Person, items: int = 2, **fields: Any) -> Meeting:
    """A meeting under way with `items` questions, nobody marked yet."""
    meeting = make_meeting(association, state=MeetingState.IN_SESSION, chair=chair, secretary=secretary, **fields)
    for _ in range(items):
        make_item(meeting)
    return meeting
