"""Documents approved by a signed decision, on the meeting's page."""

from __future__ import annotations

from typing import Any

from rumo.meetings import permissions
from rumo.meetings.models import Meeting


def stamps_context(user: Any, meeting: Meeting) -> dict[str, Any]:
    return {"may_stamp": permissions.may_give_stamp(user, meeting)}
