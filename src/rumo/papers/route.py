"""The individual learning route (индивидуальный образовательный маршрут, ИОМ): whose it is, on what ground, what is
to be done by when and what came of it. Sources: forms of routes of institutes for the development of education; S0-11.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar

from rumo.papers.layout import PaperLayout
from rumo.papers.people import Participant, Signature
from rumo.papers.plan import PlanStamp

Day = date  # the name of the type where a field is called `date`


@dataclass(frozen=True, slots=True)
class RouteGap:
    """What the diagnostics found too low: the area, the level, what exactly («решение задач с параметром»)."""

    area: str
    level: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class RouteStep:
    """An item: `sort` is its kind in words («курс»), `gap` the area it answers, `evidence` what shows that it was done.

    `credited_on` is None until it is credited; `credited_by` says by what («сертификат № 2024-000123»), `gave` what the
    teacher took from it.
    """

    number: str
    title: str
    sort: str = ""
    gap: str = ""
    place: str = ""
    due: Day | None = None
    hours: Decimal | None = None
    evidence: str = ""
    credited_on: Day | None = None
    credited_by: str = ""
    gave: str = ""


@dataclass(frozen=True, slots=True)
class RouteConsultation:
    """A consultation within the route; `outcome` is what came of it."""

    date: Day
    topic: str
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class LearningRoute:
    """The route of `person` in `body`, from `starts` to `ends` inclusive.

    `ground` says why it was made, `state` how far it is («выполняется»), both in words; `reflection` is the teacher's
    conclusion, `conclusion` the tutor's. A `draft` is not agreed yet.
    """

    kind: ClassVar[str] = "route"

    person: Participant
    body: str
    starts: Day
    ends: Day
    organization: str = ""
    school: str = ""
    municipality: str = ""
    subject: str = ""
    tutor: Participant | None = None
    ground: str = ""
    goal: str = ""
    gaps: tuple[RouteGap, ...] = ()
    steps: tuple[RouteStep, ...] = ()
    consultations: tuple[RouteConsultation, ...] = ()
    state: str = ""
    reflection: str = ""
    conclusion: str = ""
    stamps: tuple[PlanStamp, ...] = ()
    signatures: tuple[Signature, ...] = ()
    draft: bool = False
    layout: PaperLayout = field(default_factory=PaperLayout)

    @property
    def credited(self) -> tuple[RouteStep, ...]:
        return tuple(step for step in self.steps if step.credited_on is not None)
