"""One meeting, one writer at a time: an edit never lands while the second signature is being given."""

from __future__ import annotations

from rumo.meetings.models import Meeting


def hold(meeting: Meeting) -> None:
    """Hold the meeting's row till the end of the transaction and see its state as it is now.

    Call before asking a permission: on PostgreSQL the row makes writers wait for each other, SQLite has one writer
    anyway, and two who add items or annexes at once get two numbers. Costs one query.
    """
    meeting.state = Meeting.objects.select_for_update().values_list("state", flat=True).get(pk=meeting.pk)
