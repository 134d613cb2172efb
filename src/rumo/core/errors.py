"""Refusals: what a user asked for cannot be done, and why."""

from __future__ import annotations


class Refusal(Exception):
    """An action was refused. The message is Russian, for the user: what, where, how to mend.

    `status` is the HTTP status a view answers with; nothing has been written.
    """

    status = 422

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(Refusal):
    """A permission said no; the message is the verdict's reason."""

    status = 403


class Conflict(Refusal):
    """Somebody else changed the record first (stale version, state moved on)."""

    status = 409
