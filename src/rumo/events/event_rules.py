"""What the settings of an event say (⚙), kept as one JSON value and read as a dataclass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rumo.papers.codec import decode, encode


@dataclass(frozen=True, slots=True)
class EventRules:
    """`confirm_hours` a seat waits for its e-mail to be confirmed; 0 asks for no confirmation. `offer_hours` a seat
    offered from the waiting list waits for an answer; 0 gives it at once. `reminder_days` before the event a letter
    goes out; 0 means on the day itself. `minutes_needed` of a video conference make an attendance count; 0 counts
    everybody who came. `survey_minimum` answers at least before results of an anonymous survey are shown.
    `code_word` is what is said aloud during a webinar, "" when attendance is not marked by it.
    """

    confirm_hours: int = 24
    offer_hours: int = 24
    reminder_days: tuple[int, ...] = (3, 0)
    minutes_needed: int = 0
    survey_minimum: int = 5
    survey_is_anonymous: bool = True
    survey_days: int = 14
    code_word: str = ""
    takes_groups: bool = True
    group_limit: int = 30

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> EventRules:
        rules: EventRules = decode(cls, dict(data))
        return rules

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = encode(self)
        return data
