"""An event: what is said of it, its programme, its forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from rumo.demo.data.shapes.directory import MAIN
from rumo.events.enums import Audience, EventForm, EventKind, EventState, QuestionKind, QuestionPurpose
from rumo.events.event_rules import EventRules


@dataclass(frozen=True, slots=True)
class DemoTalk:
    """By a person of the data, or by a typed `name` with a `post`."""

    title: str
    who: str = ""
    name: str = ""
    post: str = ""
    is_practice: bool = False
    is_recommended: bool = False


@dataclass(frozen=True, slots=True)
class DemoSection:
    """`people` registered for it; `leader` and `body` are keys."""

    title: str
    leader: str = ""
    body: str = ""
    room: str = ""
    capacity: int | None = None
    people: int = 0
    talks: tuple[DemoTalk, ...] = ()


@dataclass(frozen=True, slots=True)
class DemoQuestion:
    """`choices` with the `positive` ones among them."""

    text: str
    kind: QuestionKind
    choices: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()
    purpose: QuestionPurpose = QuestionPurpose.SURVEY
    is_required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoEvent:
    """From `hour` of `day` to `until` of the `last` day (the same one unless told), by local time.

    `state` is where it comes to; a held one is still published when participants are entered. `topic` and `series`
    are titles, `place_of` the number of a municipality, `organizers` and the body are keys.
    """

    key: str
    kind: EventKind
    title: str
    annotation: str
    announced: date
    day: date
    hour: int
    until: int
    last: date | None = None
    body: str = MAIN
    topic: str = ""
    series: str = ""
    subjects: tuple[str, ...] = ()
    audience: Audience = Audience.ALL
    place_of: int | None = None
    form: EventForm = EventForm.ONLINE
    place: str = ""
    hours: int | None = None
    capacity: int | None = None
    rules: EventRules = field(default_factory=EventRules)
    recording: str = ""
    publication: str = ""
    partners: tuple[str, ...] = ()
    organizers: tuple[tuple[str, str], ...] = ()
    sections: tuple[DemoSection, ...] = ()
    talks: tuple[DemoTalk, ...] = ()
    questions: tuple[DemoQuestion, ...] = ()
    materials: tuple[tuple[str, str], ...] = ()
    outcome: tuple[str, str, str] | None = None
    state: EventState = EventState.PUBLISHED
    reason: str = ""
