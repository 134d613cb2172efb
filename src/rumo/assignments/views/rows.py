"""An assignment as the pages show it: its state and its term in a word and a colour, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rumo.assignments import grounds, rules
from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment
from rumo.core import clock

STATE_COLOURS = {
    AssignmentState.ISSUED: "info",
    AssignmentState.IN_WORK: "accent",
    AssignmentState.REPORTED: "info",
    AssignmentState.ACCEPTED: "success",
}


@dataclass(frozen=True, slots=True)
class Row:
    """`term` and `state` are words; their `_colour` is a kind of badge."""

    assignment: Assignment
    term: str
    term_colour: str
    state: str
    state_colour: str
    origin: grounds.Origin | None


def as_rows(assignments: Sequence[Assignment]) -> list[Row]:
    """Rows of a list; the origins of all are found together."""
    origins = grounds.origins(assignments)
    day = clock.today()
    return [
        Row(
            assignment=each,
            term=rules.term_words(each, day),
            term_colour=rules.term_colour(each, day),
            state=each.get_state_display(),
            state_colour=STATE_COLOURS.get(AssignmentState(each.state), "neutral"),
            origin=origins.get(each.pk),
        )
        for each in assignments
    ]
