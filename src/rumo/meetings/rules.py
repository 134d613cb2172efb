"""Truths of a meeting: quorum, majority, numbering, working days. No user, no writes.

Quorum and majority are an association's own (положение об объединении), so they come from `association.rules`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from rumo.directory.association_rules import AssociationRules
from rumo.directory.enums import Majority, Numbering
from rumo.directory.models import TermOfPowers
from rumo.meetings.enums import HERE, Choice
from rumo.meetings.models import Attendance
from rumo.papers.minutes import Outcome, Quorum


def quorum(present: int, composition: int, rules: AssociationRules) -> Quorum:
    """`present` of `composition` members against the share the rules ask for; an empty composition has no quorum."""
    share = Fraction(present, composition) if composition else Fraction(0)
    met = composition > 0 and (share > rules.quorum if rules.quorum_strict else share >= rules.quorum)
    return Quorum(present=present, composition=composition, required=rules.quorum, met=met)


def members_needed(composition: int, rules: AssociationRules) -> int:
    """The least number of members that makes a quorum."""
    exact = rules.quorum * composition
    ceiling = -(-exact.numerator // exact.denominator)
    return ceiling + 1 if rules.quorum_strict and ceiling == exact else ceiling


def is_here_for(attendance: Attendance, position: int) -> bool:
    """Was the member there when the item at `position` was heard."""
    if attendance.presence not in HERE:
        return False
    came = attendance.came_for.position if attendance.came_for else 1
    left = attendance.left_before.position if attendance.left_before else position + 1
    return came <= position < left


def present_for(attendances: Iterable[Attendance], position: int) -> list[Attendance]:
    return [attendance for attendance in attendances if is_here_for(attendance, position)]


@dataclass(frozen=True, slots=True)
class Count:
    """Votes as counted. `chair` is the chair's own choice, which decides a tie where the rules say so."""

    in_favour: int
    against: int
    abstained: int
    chair: str = ""

    @property
    def total(self) -> int:
        return self.in_favour + self.against + self.abstained


def count_choices(choices: Sequence[str], chair: str = "") -> Count:
    """Votes by name as a count."""
    return Count(choices.count(Choice.FOR), choices.count(Choice.AGAINST), choices.count(Choice.ABSTAINED), chair)


def outcome(count: Count, *, present: int, composition: int, rules: AssociationRules) -> Outcome:
    """Carried or lost by the association's majority; `present` are the members who could vote.

    A tie of «за» and «против» that would be enough with one vote more is decided by the chair's casting vote.
    """
    bases = {
        Majority.PRESENT: Fraction(present, 2),
        Majority.COMPOSITION: Fraction(composition, 2),
        Majority.TWO_THIRDS_PRESENT: Fraction(2 * present, 3),
    }
    base = bases[Majority(rules.majority)]
    enough = count.in_favour >= base if rules.majority == Majority.TWO_THIRDS_PRESENT else count.in_favour > base
    if enough:
        return Outcome.CARRIED
    tie = count.in_favour == count.against and count.in_favour > 0
    if tie and rules.casting_vote and rules.majority == Majority.PRESENT and count.chair == Choice.FOR:
        return Outcome.CARRIED_BY_CASTING_VOTE
    return Outcome.LOST


def series_of(day: date, rules: AssociationRules, terms: Iterable[TermOfPowers]) -> str:
    """The series in which a protocol of `day` is numbered: «2023», or «term-2022-09-01» when numbered within a term.

    Without a term for that day the calendar year is used, so a number can always be given.
    """
    if rules.numbering == Numbering.TERM:
        for term in terms:
            if term.starts <= day and (term.ends is None or day <= term.ends):
                return f"term-{term.starts.isoformat()}"
    return str(day.year)
