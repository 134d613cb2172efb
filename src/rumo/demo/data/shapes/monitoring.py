"""How the demo says what is collected of municipalities."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from rumo.monitoring.actions.versions import VersionData
from rumo.monitoring.enums import IndicatorLevel


@dataclass(frozen=True, slots=True)
class DemoIndicator:
    """`parent` is the code of the whole of which it is a part."""

    code: str
    level: IndicatorLevel
    version: VersionData
    parent: str = ""


@dataclass(frozen=True, slots=True)
class DemoResponse:
    """What one municipality hands in on `day`: numbers by code, and the act that proves the first of them.

    `mended` is handed in right at first with another number, returned with the message and put right.
    """

    place: int
    day: date
    numbers: dict[str, int]
    act: str
    mended: DemoMending | None = None


@dataclass(frozen=True, slots=True)
class DemoMending:
    code: str
    first: int
    message: str
    returned: date
    day: date


@dataclass(frozen=True, slots=True)
class DemoCollection:
    """A campaign; `proofs` are acts behind values of the body itself, by code."""

    title: str
    year: int
    days: tuple[date, date]
    ground: str
    announced: date
    responses: tuple[DemoResponse, ...] = ()
    own_day: date | None = None
    proofs: dict[str, str] = field(default_factory=dict)
    closed: date | None = None
    conclusion: str = ""
