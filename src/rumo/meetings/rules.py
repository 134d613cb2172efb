"""Truths of a meeting: quorum, majority, numbering, working days. No user, no writes.

Quorum and majority are an association's own (положение об объединении), so they come from `association.rules`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rumo.core.calendar import is_within, shift_working_days
from rumo.core.verdict import YES, No, Verdict
from rumo.directory.association_rules import AssociationRules
from rumo.directory.enums import Majority, Numbering, Role
from rumo.directory.models import Membership, Person, TermOfPowers
from rumo.meetings.enums import HERE, Choice, ResolutionKind
from rumo.meetings.models import Attendance, Meeting
from rumo.papers.minutes import Outcome, Quorum


def quorum(present: int, composition: int, rules: AssociationRules) -> Quorum:
    """`present` of `composition` members against the share the rules ask for; an empty composition has no quorum."""
    share = Fraction(present, composition) if composition else Fraction(0)
    met = composition > 0 and (share > rules.quorum if rules.quorum_strict else share >= rules.quorum)
    return Quorum(present, composition, required=rules.quorum, met=met, strict=rules.quorum_strict)


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

    Nothing is carried without a vote in favour. A tie goes by the chair's choice where `is_tie` says so.
    """
    if count.in_favour > 0 and is_enough(count.in_favour, present, composition, rules):
        return Outcome.CARRIED
    if is_tie(count, present=present, rules=rules) and count.chair == Choice.FOR:
        return Outcome.CARRIED_BY_CASTING_VOTE
    return Outcome.LOST


def is_enough(in_favour: int, present: int, composition: int, rules: AssociationRules) -> bool:
    """More than half of those present or of the whole composition, or at least two thirds of those present."""
    if rules.majority == Majority.TWO_THIRDS_PRESENT:
        return in_favour >= Fraction(2 * present, 3)
    return in_favour > Fraction(composition if rules.majority == Majority.COMPOSITION else present, 2)


def is_tie(count: Count, *, present: int, rules: AssociationRules) -> bool:
    """As many «за» as «против», the chair decides by the rules, and one vote more would be a majority."""
    return (
        rules.casting_vote
        and rules.majority == Majority.PRESENT
        and 0 < count.in_favour == count.against
        and count.in_favour + 1 > Fraction(present, 2)
    )


# Minutes word the subject after the names of the speakers: «СЛУШАЛИ: … о результатах …».
_ABOUT = ("О ", "Об ", "Обо ")


def proposed_about(title: str) -> str:
    """What stands after the names in СЛУШАЛИ, from the agenda's title: «О результатах …» → «о результатах …»."""
    subject = " ".join(title.split()).rstrip(".;")
    if subject.startswith(_ABOUT):
        return subject[0].lower() + subject[1:]
    return f"по вопросу «{subject}»" if subject else ""


def kind_of(text: str) -> ResolutionKind:
    """The kind of a decision by its first words: «Утвердить отчёт» is approval; OTHER when no verb is known."""
    said = text.strip().lower()
    return next(
        (kind for kind in ResolutionKind if kind != ResolutionKind.OTHER and said.startswith(str(kind.label))),
        ResolutionKind.OTHER,
    )


def absentee_may_close(meeting: Meeting, *, voted: int, composition: int, moment: datetime) -> Verdict:
    """An absentee vote is closed when its window has passed or when every member has voted."""
    if not meeting.is_absentee or meeting.voting_closes is None or moment >= meeting.voting_closes:
        return YES
    if composition and voted >= composition:
        return YES
    return No(
        _("Голосование идёт до %(until)s, проголосовали %(voted)s из %(all)s. Закрыть можно после этого срока.")
        % {
            "until": localtime(meeting.voting_closes).strftime("%d.%m.%Y %H:%M"),
            "voted": voted,
            "all": composition,
        }
    )


def series_of(day: date, rules: AssociationRules, terms: Iterable[TermOfPowers]) -> str:
    """The series in which a protocol of `day` is numbered: «2023», or «term-2022-09-01» when numbered within a term.

    Without a term for that day the calendar year is used, so a number can always be given.
    """
    if rules.numbering == Numbering.TERM:
        for term in terms:
            if is_within(day, term.starts, term.ends):
                return f"term-{term.starts.isoformat()}"
    return str(day.year)


def materials_due(day: date, rules: AssociationRules) -> date:
    """The last day for materials of a meeting on `day`: so many working days before it."""
    return shift_working_days(day, -rules.materials_days)


def proposed_chair(composition: Iterable[Membership]) -> Person | None:
    """Who presides by default: the chair (or the leader of a section), else a deputy."""
    return _first_in_role(composition, (Role.CHAIR, Role.LEADER, Role.DEPUTY))


def proposed_secretary(composition: Iterable[Membership]) -> Person | None:
    return _first_in_role(composition, (Role.SECRETARY,))


def _first_in_role(composition: Iterable[Membership], roles: Sequence[str]) -> Person | None:
    held = [membership for membership in composition if membership.role in roles]
    return min(held, key=lambda one: roles.index(one.role)).person if held else None


def missing_numbers(taken: Iterable[int]) -> list[int]:
    """Numbers left out in a series: [2] of 1, 3, 4."""
    used = set(taken)
    return [number for number in range(1, max(used, default=0)) if number not in used]
