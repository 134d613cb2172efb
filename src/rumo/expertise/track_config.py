"""What the settings of a track say (⚙), kept as one JSON value and read as a dataclass.

A campaign keeps a copy of its own, so editing the track never changes what is already running.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rumo.directory.enums import OrganizationKind
from rumo.expertise.enums import Blindness, FieldKind, Outcome
from rumo.papers.codec import decode, encode


@dataclass(frozen=True, slots=True)
class FormField:
    """A question of the application form. `key` is stable; `choices` are for a choice."""

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    is_required: bool = False
    help: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RequiredFile:
    """A file to be attached; `extensions` without dots, `max_mb` megabytes."""

    key: str
    label: str
    is_required: bool = True
    extensions: tuple[str, ...] = ("docx", "pdf")
    max_mb: int = 20


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """A point of the technical check."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """What experts score from 0 to `top`; `weight` is its share among the others."""

    key: str
    title: str
    top: int = 5
    weight: int = 1
    help: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeWording:
    """How a decision of this track reads in the minutes: «присвоить гриф УМО»."""

    outcome: Outcome
    text: str


@dataclass(frozen=True, slots=True)
class TrackConfig:
    """Days are calendar days. `experts` look at each material; `pass_percent` of the greatest weighted score is enough.

    Two reviews that differ by more than `gap_percent` points call one more expert. `validity_months` None: no end.
    Without `submitters` anybody of the region may submit, else those who work in an organization of these kinds.
    The lowest score asks for a comment where `lowest_needs_comment`; authors read scores where `authors_see_scores`.
    `kinds` are the kinds of material to choose from; without them the author writes one. `return_days` are for mending
    the remarks of the technical check.
    `number_pattern` has {number} and {year}.
    """

    guide: str = ""
    submitters: tuple[OrganizationKind, ...] = ()
    kinds: tuple[str, ...] = ()
    fields: tuple[FormField, ...] = ()
    files: tuple[RequiredFile, ...] = (RequiredFile("material", "Материал"),)
    checklist: tuple[ChecklistItem, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    outcomes: tuple[OutcomeWording, ...] = ()
    experts: int = 2
    pass_percent: int = 60
    gap_percent: int = 30
    lowest_needs_comment: bool = True
    authors_see_scores: bool = True
    blindness: Blindness = Blindness.SINGLE
    same_municipality_conflicts: bool = False
    asks_subject: bool = True
    asks_level: bool = True
    technical_days: int = 7
    return_days: int = 10
    reply_days: int = 3
    review_days: int = 14
    rework_days: int = 30
    appeal_days: int = 10
    validity_months: int | None = 60
    number_pattern: str = "{number}/{year}"

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> TrackConfig:
        config: TrackConfig = decode(cls, dict(data))
        return config

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = encode(self)
        return data
