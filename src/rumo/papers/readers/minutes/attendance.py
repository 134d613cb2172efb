"""What a paper says of people and circumstances, while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from rumo.papers.minutes import Absentee, Attendee, Conduct, Quorum
from rumo.papers.people import Participant
from rumo.papers.readers.minutes.rows import Row
from rumo.russian.names import FullName

NOBODY = Participant("")


@dataclass(slots=True)
class Attendance:
    """What the paper says of people; nothing that it does not."""

    chair: Participant = NOBODY
    secretary: Participant = NOBODY
    present: list[Attendee] = field(default_factory=list)
    absent: list[Absentee] = field(default_factory=list)
    invited: list[Participant] = field(default_factory=list)
    names: list[FullName] = field(default_factory=list)
    counted: int | None = None
    others: int = 0
    quorum: Quorum | None = None
    conduct: Conduct = Conduct.IN_PERSON
    place: str = ""
    window: Row | None = None
    members_of: str = ""


@dataclass(slots=True)
class Entry:
    """A caption with what follows it, in the same row and on the next ones."""

    kind: str
    label: str
    rows: list[Row]
