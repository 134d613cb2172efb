"""What differs from region to region (⚙): an association's own rules, kept as one JSON value and read as a dataclass.

Sources: the regulation of an association (положение) says quorum, majority, numbering; ГОСТ Р 7.0.97-2016 the layout.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from fractions import Fraction
from typing import Any

from rumo.directory.enums import Majority, Numbering, YearKind


@dataclass(frozen=True, slots=True)
class AssociationRules:
    """Days are working days. `quorum` is the least share of the composition; `quorum_strict` asks for more than it."""

    year: str = YearKind.CALENDAR.value
    # An academic year begins in September nearly everywhere.
    year_start_month: int = 9
    quorum: Fraction = Fraction(1, 2)
    quorum_strict: bool = False
    majority: str = Majority.PRESENT.value
    casting_vote: bool = True
    numbering: str = Numbering.CALENDAR_YEAR.value
    materials_days: int = 5
    minutes_days: int = 5
    reminder_days: int = 3
    # Calendar days before the due date of a plan's row.
    plan_reminder_days: int = 7
    present_as_annex_over: int | None = None
    show_posts_of_present: bool = False
    show_reasons_of_absence: bool = False
    number_above_date: bool = False
    kept_over_ten_years: bool = False
    font_size_pt: int = 12

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> AssociationRules:
        """Unknown keys are ignored, so that an older installation can read a newer export."""
        known = {item.name for item in fields(cls)}
        values = {key: value for key, value in data.items() if key in known}
        if "quorum" in values:
            values["quorum"] = Fraction(values["quorum"])
        return cls(**values)

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self), "quorum": str(self.quorum)}
