"""A meeting: questions, decisions and what follows from them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from rumo.demo.data.shapes.directory import MAIN
from rumo.directory.enums import Role
from rumo.meetings.enums import MeetingForm, MeetingState, ResolutionKind

Votes = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class DemoAssignment:
    """`people` and `roles` execute; `fate` is how far it has got by the demo's day."""

    text: str
    due_text: str
    due_on: dt.date
    people: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    organizations: tuple[str, ...] = ()
    fate: str = "issued"


@dataclass(frozen=True, slots=True)
class DemoResolution:
    """`votes` are за, против, воздержались; None where nobody counted."""

    kind: ResolutionKind
    text: str
    votes: Votes | None = None
    assignments: tuple[DemoAssignment, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoItem:
    title: str
    speakers: tuple[str, ...]
    about: str = ""
    text: str = ""
    speeches: tuple[tuple[str, str], ...] = ()
    resolutions: tuple[DemoResolution, ...] = ()
    expected: str = ""
    is_standing: bool = False
    # The title and the paragraphs of the annex of the minutes that belongs to this item.
    annex: tuple[str, tuple[str, ...]] | None = None
    # Titles of the collections of indicators whose result stands in the record.
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoMeeting:
    """`state` is where it stands on the demo's day; `absent` maps a member to a reason, everybody else is there.

    `body` is the key of the association; `announced` the day its date was set, two weeks ahead if not given. A few
    people who work together are called without letters (`by_letter`).
    """

    date: dt.date
    title: str
    state: MeetingState
    items: tuple[DemoItem, ...]
    form: MeetingForm = MeetingForm.REMOTE
    time: dt.time = dt.time(14, 0)
    absent: dict[str, str] = field(default_factory=dict)
    guests: tuple[str, ...] = ()
    reason: str = ""
    body: str = MAIN
    by_letter: bool = True
    announced: dt.date | None = None
