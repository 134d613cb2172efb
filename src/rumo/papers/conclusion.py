"""The expert conclusion (экспертное заключение) on a material: who looked at it, the scores, what experts say, what is
proposed to the council. Sources: regulations on the expertise of methodological associations of regions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar

from rumo.papers.blocks import Block
from rumo.papers.layout import PaperLayout
from rumo.papers.people import Participant, Signature

Day = date  # the name of the type where a field is called `date`


@dataclass(frozen=True, slots=True)
class ReviewedMaterial:
    """What was reviewed: version `version` of the material, handed in on `submitted_on` under `number`.

    `sort` is its kind in words («методические рекомендации»); authors are with their posts and organizations.
    """

    title: str
    number: str = ""
    sort: str = ""
    subject: str = ""
    level: str = ""
    version: int = 1
    submitted_on: Day | None = None
    authors: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """Scores from 0 to `top`, in the order of the opinions; `weight` is its share among the others."""

    title: str
    top: int
    weight: int
    scores: tuple[int, ...]
    mean: Decimal


@dataclass(frozen=True, slots=True)
class ExpertOpinion:
    """`expert` is «Эксперт 1» where authors must not know who it is. `percent` of the greatest weighted score."""

    expert: str
    percent: int
    recommendation: str


@dataclass(frozen=True, slots=True)
class ExpertConclusion:
    """The conclusion of `body` by the rules of `track` in review round `round`.

    `text` are the words of the conclusion, `proposed` what the council is asked to decide («присвоить гриф УМО»).
    `mean_percent` is of all opinions; `pass_percent` is the track's threshold.
    """

    kind: ClassVar[str] = "conclusion"

    body: str
    track: str
    material: ReviewedMaterial
    number: str = ""
    date: Day | None = None
    round: int = 1
    organization: str = ""
    mean_percent: Decimal | None = None
    pass_percent: int = 0
    opinions: tuple[ExpertOpinion, ...] = ()
    criteria: tuple[CriterionResult, ...] = ()
    text: tuple[Block, ...] = ()
    proposed: str = ""
    signatures: tuple[Signature, ...] = ()
    draft: bool = False
    layout: PaperLayout = field(default_factory=PaperLayout)

    @property
    def passed(self) -> bool:
        """The mean reaches the threshold."""
        return self.mean_percent is not None and self.mean_percent >= self.pass_percent
