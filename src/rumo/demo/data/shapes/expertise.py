"""Expertise in words: tracks with their campaigns, experts, materials in bulk and one by one, cards, a contest."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from rumo.demo.data.shapes.directory import MAIN
from rumo.directory.enums import EducationLevel
from rumo.expertise.enums import (
    InnovationStatus,
    Outcome,
    PracticeLevel,
    PracticeType,
    Recommendation,
    SubmissionState,
    TrackKind,
)
from rumo.expertise.track_config import Criterion, TrackConfig


@dataclass(frozen=True, slots=True)
class DemoCampaign:
    """Materials are taken from the first moment of `opens` to the last of `closes`.

    `config` are the settings the track had then; without them, those of the track.
    """

    key: str
    title: str
    opens: date
    closes: date
    config: TrackConfig | None = None


@dataclass(frozen=True, slots=True)
class DemoTrack:
    """Set up on `since`. Campaigns stand in the order of their days."""

    kind: TrackKind
    title: str
    config: TrackConfig
    since: date
    campaigns: tuple[DemoCampaign, ...]
    body: str = MAIN


@dataclass(frozen=True, slots=True)
class DemoExpert:
    """`person` judges these `subjects` (titles), any where there are none."""

    person: str
    subjects: tuple[str, ...] = ()
    limit: int = 5


@dataclass(frozen=True, slots=True)
class DemoRegister:
    """Experts of the main association by one act."""

    ground: str
    valid_from: date
    valid_to: date | None
    experts: tuple[DemoExpert, ...]


@dataclass(frozen=True, slots=True)
class PastDecision:
    """By a question (from 1) of the main association's meeting of that day, or by `ground`, an act in words."""

    outcome: Outcome
    on: date
    question: int = 0
    ground: str = ""


@dataclass(frozen=True, slots=True)
class PastMaterial:
    """A material as a register of past years has it. Subjects are named by their titles; `remark` is of the check."""

    title: str
    sort: str
    author: str
    submitted: date
    state: SubmissionState
    subject: str = ""
    level: EducationLevel | None = None
    annotation: str = ""
    decision: PastDecision | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PastCampaign:
    """Materials of a campaign (its key), in the order of numbers; each past the check was read by `each` experts."""

    campaign: str
    officer: str
    materials: tuple[PastMaterial, ...]
    reviewers: tuple[str, ...] = ()
    each: int = 0


class Step(IntEnum):
    """How far a material has got by the demo's day."""

    DRAFT = 0
    SUBMITTED = 1
    RETURNED = 2
    CHECKED = 3
    IN_REVIEW = 4
    CONCLUDED = 5
    ON_AGENDA = 6
    DECIDED = 7


class Answer(IntEnum):
    """What an invited expert did."""

    SILENT = 0
    DECLINED = 1
    ACCEPTED = 2
    SUBMITTED = 3


@dataclass(frozen=True, slots=True)
class DemoReview:
    """`scores` are by the criteria in their order, as many as there are; `said` is the conclusion or the refusal."""

    expert: str
    answer: Answer
    scores: tuple[int, ...] = ()
    recommendation: Recommendation = Recommendation.ACCEPT
    said: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class DemoMaterial:
    """A material that goes its way step by step from the day it is handed in.

    `authors` are keys of people, the first hands it in; `answers` are those of the form's required questions.
    """

    campaign: str
    title: str
    sort: str
    authors: tuple[str, ...]
    submitted: date
    step: Step
    subject: str
    level: EducationLevel
    annotation: str
    answers: dict[str, str | bool]
    reviews: tuple[DemoReview, ...] = ()
    remarks: dict[str, str] = field(default_factory=dict)
    outcome: Outcome | None = None
    question: int = 0


@dataclass(frozen=True, slots=True)
class DemoPractice:
    """A card of the Atlas, published in the year of its campaign."""

    year: int
    title: str
    type: PracticeType
    level: PracticeLevel
    author: str
    annotation: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class DemoApplication:
    """`marks` maps a juror to scores by the criteria in their order."""

    person: str
    on: date
    about: str
    subjects: tuple[str, ...]
    marks: dict[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DemoContest:
    """A selection contest of experts: scored from `scored_from`, the ranking is still to be approved."""

    title: str
    about: str
    opens: date
    closes: date
    scored_from: date
    places: int
    jury: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    applications: tuple[DemoApplication, ...]


@dataclass(frozen=True, slots=True)
class DemoStatus:
    status: InnovationStatus
    starts: date
    ends: date | None
    ground: str


@dataclass(frozen=True, slots=True)
class DemoSite:
    """An innovation site at an organization (its key). `reports` are a title, the day due, the day it came or None."""

    organization: str
    theme: str
    statuses: tuple[DemoStatus, ...]
    reports: tuple[tuple[str, date, date | None], ...]
