"""The roll of a meeting: its composition on the day, who of it was there, and so the quorum, whole and by item.

Read once for a page or an action, always in the same number of queries.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from rumo.directory.association_rules import AssociationRules
from rumo.directory.models import Membership, Person
from rumo.directory.queries import composition_on
from rumo.meetings import rules
from rumo.meetings.enums import HERE
from rumo.meetings.models import Attendance, Guest, Meeting, NamedVote
from rumo.papers.minutes import Quorum
from rumo.russian.numbers import agree, format_percent


@dataclass(frozen=True, slots=True)
class RollRow:
    """A member and the mark; `attendance` is None while nobody has marked the member."""

    membership: Membership
    attendance: Attendance | None
    day: date

    @property
    def person(self) -> Person:
        return self.membership.person

    @property
    def post(self) -> str:
        return self.person.post_text(self.day)

    @property
    def is_here(self) -> bool:
        return self.attendance is not None and self.attendance.presence in HERE


@dataclass(frozen=True)
class Roll:
    """`rows` are the composition in alphabetical order; marks of people outside it do not count for the quorum.

    In an absentee meeting those who voted are the participants, so `voters` take the place of the marks.
    """

    meeting: Meeting
    rules: AssociationRules
    rows: tuple[RollRow, ...]
    guests: tuple[Guest, ...]
    voters: frozenset[int]

    @property
    def composition(self) -> int:
        return len(self.rows)

    @property
    def unmarked(self) -> int:
        return sum(row.attendance is None for row in self.rows)

    @property
    def is_taken(self) -> bool:
        """Has anybody been marked, or has anybody voted."""
        return self.unmarked < self.composition or bool(self.voters)

    def here(self, position: int | None = None) -> list[Person]:
        """Members who were there: at all, or for the item at `position`."""
        if position not in self._here:
            self._here[position] = self._find(position)
        return self._here[position]

    @cached_property
    def _here(self) -> dict[int | None, list[Person]]:
        """Asked many times for each item of a page; the roll itself never changes."""
        return {}

    def _find(self, position: int | None) -> list[Person]:
        if self.meeting.is_absentee:
            return [row.person for row in self.rows if row.person.pk in self.voters]
        if position is None:
            return [row.person for row in self.rows if row.is_here]
        marked = ((row.person, row.attendance) for row in self.rows)
        return [person for person, mark in marked if mark is not None and rules.is_here_for(mark, position)]

    def quorum(self, position: int | None = None) -> Quorum:
        return rules.quorum(len(self.here(position)), self.composition, self.rules)

    def quorum_text(self, position: int | None = None) -> str:
        """«25 из 35, 71 % — кворум есть» or «17 из 35, 49 % — кворума нет, не хватает 1»."""
        quorum = self.quorum(position)
        if not quorum.composition:
            return _("Состав на %(day)s не введён — кворума нет") % {"day": f"{self.meeting.date:%d.%m.%Y}"}
        share = format_percent(quorum.present, quorum.composition)
        counted = _("%(present)s из %(all)s, %(share)s") % {
            "present": quorum.present,
            "all": quorum.composition,
            "share": share,
        }
        if quorum.met:
            return _("%(counted)s — кворум есть") % {"counted": counted}
        if not self.is_taken and not self.meeting.is_absentee:
            return _("Присутствие не отмечено: %(counted)s") % {"counted": counted}
        missing = rules.members_needed(quorum.composition, self.rules) - quorum.present
        return _("%(counted)s — кворума нет, не хватает %(missing)s") % {"counted": counted, "missing": missing}

    @property
    def rule_text(self) -> str:
        """«Правило объединения: не менее 1/2 состава — 18 членов»."""
        share = self.rules.quorum
        fraction = f"{share.numerator}/{share.denominator}" if share.denominator > 1 else str(share.numerator)
        needed = rules.members_needed(self.composition, self.rules)
        asks = _("более %(share)s состава") if self.rules.quorum_strict else _("не менее %(share)s состава")
        return _("Правило объединения: %(asks)s — %(members)s") % {
            "asks": asks % {"share": fraction},
            "members": agree(needed, "член"),
        }


def roll_of(meeting: Meeting) -> Roll:
    """The roll as it stands now; eight queries for any number of members."""
    marks = {
        mark.person_id: mark
        for mark in Attendance.objects.filter(meeting=meeting).select_related("came_for", "left_before")
    }
    composition = composition_on(meeting.association, meeting.date)
    voters = (
        frozenset(NamedVote.objects.filter(resolution__item__meeting=meeting).values_list("person_id", flat=True))
        if meeting.is_absentee
        else frozenset()
    )
    return Roll(
        meeting=meeting,
        rules=meeting.association.rules,
        rows=tuple(RollRow(member, marks.get(member.person_id), meeting.date) for member in composition),
        guests=tuple(Guest.objects.filter(meeting=meeting).select_related("person")),
        voters=voters,
    )
