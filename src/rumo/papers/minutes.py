"""The minutes of a meeting (протокол заседания), whole or as an extract (выписка).

Requisites after ГОСТ Р 7.0.97-2016; what real minutes contain was seen in a regional association's protocol.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from rumo.papers.blocks import Block
from rumo.papers.people import Participant, Signature

Day = date  # the name of the type where a field is called `date`


class MinutesForm(StrEnum):
    """FULL has the course of the discussion; SHORT has questions, speakers and decisions; EXTRACT has one item."""

    FULL = "full"
    SHORT = "short"
    EXTRACT = "extract"


class Conduct(StrEnum):
    """How the meeting was held."""

    IN_PERSON = "in_person"
    REMOTE = "remote"
    MIXED = "mixed"
    ABSENTEE = "absentee"


class VoteKind(StrEnum):
    OPEN = "open"
    OPEN_BY_NAME = "open_by_name"
    SECRET = "secret"  # noqa: S105 — a kind of vote


class Choice(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"


class Outcome(StrEnum):
    """What a vote came to. A paper that does not say has no Votes at all (None), which is printed «не указано»."""

    CARRIED = "carried"
    CARRIED_BY_CASTING_VOTE = "carried_by_casting_vote"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Attendee:
    """A member at the meeting. `came_for` / `left_before` are agenda numbers when not there for the whole meeting."""

    name: str
    post: str = ""
    remote: bool = False
    came_for: int | None = None
    left_before: int | None = None


@dataclass(frozen=True, slots=True)
class Absentee:
    """A member who was not there. `reason` stays out of public copies (152-ФЗ)."""

    name: str
    reason: str = ""
    excused: bool = True


@dataclass(frozen=True, slots=True)
class Quorum:
    """Who was there of the composition on the day, and the share the rule asks for.

    Chair and secretary who are members are counted in `present`, so it may exceed the number of names listed.
    A `strict` rule asks for more than the share, any other for no less.
    """

    present: int
    composition: int
    required: Fraction
    met: bool
    strict: bool = False


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    number: int
    title: str
    speakers: tuple[Participant, ...] = ()
    late: bool = False


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one named member voted."""

    name: str
    choice: Choice


@dataclass(frozen=True, slots=True)
class Votes:
    """Counted votes. They print as «единогласно» only when counted and nobody was against or abstained."""

    in_favour: int
    against: int
    abstained: int
    outcome: Outcome
    kind: VoteKind = VoteKind.OPEN
    ballots: tuple[Ballot, ...] = ()

    @property
    def unanimous(self) -> bool:
        return self.in_favour > 0 and self.against == 0 and self.abstained == 0


@dataclass(frozen=True, slots=True)
class Instruction:
    """Who does what follows from a resolution, and by when. `due` is printed as typed («до 10 декабря 2024 г.»)."""

    text: str
    responsible: tuple[str, ...] = ()
    due: str = ""


@dataclass(frozen=True, slots=True)
class ResolutionPoint:
    """One decision of an item: `number` is «1.1» when the item has several, else «1».

    `said_unanimous`: an old paper says «единогласно» and counts no votes.
    """

    number: str
    text: str
    votes: Votes | None = None
    instructions: tuple[Instruction, ...] = ()
    said_unanimous: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """What somebody said in the discussion (ВЫСТУПИЛИ)."""

    speaker: Participant
    text: str = ""


@dataclass(frozen=True, slots=True)
class MinutesItem:
    """The record of one agenda item: СЛУШАЛИ, the text, ВЫСТУПИЛИ, РЕШИЛИ.

    `about` follows the names in the first line («о результатах работы …»). `present` is the number of members there
    for this item when it differs from the whole meeting's.
    """

    number: int
    heard: tuple[Participant, ...] = ()
    about: str = ""
    text: tuple[Block, ...] = ()
    discussed: tuple[Speech, ...] = ()
    resolutions: tuple[ResolutionPoint, ...] = ()
    present: int | None = None
    postponed: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    number: int
    title: str
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """A correction of signed minutes: which, when, why."""

    number: int
    date: date
    reason: str


@dataclass(frozen=True, slots=True)
class Certification:
    """«Верно» under an extract: who certified it and when."""

    signature: Signature
    date: date


@dataclass(frozen=True, slots=True)
class MinutesLayout:
    """Choices of a region about how its minutes look (⚙)."""

    show_posts_of_present: bool = False
    present_as_annex_over: int | None = None
    show_reasons_of_absence: bool = False
    number_above_date: bool = False
    left_margin_mm: int = 20
    font_size_pt: int = 12


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes of a meeting. `body` is the association's full name in the nominative.

    `unnamed_present` members were there too, but a public copy may not name them (152-ФЗ), or an old paper gives only
    their number. `stated_present` is a number in an old paper that its own list contradicts. Minutes without a `date`
    are old ones that do not say it.
    """

    kind: ClassVar[str] = "minutes"

    number: str
    date: Day | None
    city: str
    organization: str
    body: str
    chair: Participant
    secretary: Participant
    founder: str = ""
    form: MinutesForm = MinutesForm.FULL
    conduct: Conduct = Conduct.IN_PERSON
    date_to: Day | None = None
    place: str = ""
    voting_opens: datetime | None = None
    voting_closes: datetime | None = None
    present: tuple[Attendee, ...] = ()
    unnamed_present: int = 0
    stated_present: int | None = None
    absent: tuple[Absentee, ...] = ()
    invited: tuple[Participant, ...] = ()
    quorum: Quorum | None = None
    agenda: tuple[AgendaPoint, ...] = ()
    items: tuple[MinutesItem, ...] = ()
    annexes: tuple[Annex, ...] = ()
    signatures: tuple[Signature, ...] = ()
    revision: Revision | None = None
    certification: Certification | None = None
    layout: MinutesLayout = field(default_factory=MinutesLayout)
    draft: bool = False
