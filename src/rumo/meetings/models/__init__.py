"""The tables of meetings, a file a noun. Django finds models through this module."""

from __future__ import annotations

from rumo.meetings.models.agenda import AgendaItem, ItemBlock, Speaker
from rumo.meetings.models.annexes import Annex
from rumo.meetings.models.attendance import Attendance, Guest, Invitation
from rumo.meetings.models.meetings import Meeting
from rumo.meetings.models.minutes import MinutesRevision, Signature, Waiver
from rumo.meetings.models.resolutions import NamedVote, Resolution, ResolutionAssignment, Speech

__all__ = [
    "AgendaItem",
    "Annex",
    "Attendance",
    "Guest",
    "Invitation",
    "ItemBlock",
    "Meeting",
    "MinutesRevision",
    "NamedVote",
    "Resolution",
    "ResolutionAssignment",
    "Signature",
    "Speaker",
    "Speech",
    "Waiver",
]
