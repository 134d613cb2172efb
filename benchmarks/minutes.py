"""Minutes of a size as JSON, for the printers when no pages are measured."""

from __future__ import annotations

from pathlib import Path

from benchmarks.world import make_meeting, make_world
from rumo.documents.rules import canonical_json
from rumo.meetings import builders, queries
from rumo.meetings.enums import MeetingState


def measure(*, members: int, items: int, paper: str) -> None:
    """Writes the file `paper`."""
    meeting = make_meeting(make_world(members), MeetingState.MINUTES, 1, items)
    made = builders.build_minutes(queries.meeting_for_minutes(meeting.pk))
    Path(paper).write_bytes(canonical_json(made))
