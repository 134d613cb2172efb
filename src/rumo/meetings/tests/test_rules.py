"""Quorum and votes as tables: the rule, the numbers, the truth."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from rumo.directory.association_rules import AssociationRules
from rumo.directory.enums import Majority
from rumo.meetings import rules
from rumo.meetings.enums import Choice, MeetingForm, Presence, ResolutionKind
from rumo.meetings.models import AgendaItem, Attendance, Meeting
from rumo.papers.minutes import Outcome

HALF = AssociationRules()
OVER_HALF = AssociationRules(quorum_strict=True)
TWO_THIRDS = AssociationRules(quorum=Fraction(2, 3))
CARRIED, BY_CHAIR, LOST = Outcome.CARRIED, Outcome.CARRIED_BY_CASTING_VOTE, Outcome.LOST


@pytest.mark.parametrize(
    ("own", "composition", "needed"),
    [
        (HALF, 35, 18),
        (HALF, 34, 17),
        (HALF, 1, 1),
        (OVER_HALF, 35, 18),
        (OVER_HALF, 34, 18),
        (OVER_HALF, 2, 2),
        (TWO_THIRDS, 35, 24),
        (TWO_THIRDS, 36, 24),
        (TWO_THIRDS, 5, 4),
    ],
)
def test_members_needed(own: AssociationRules, composition: int, needed: int) -> None:
    assert rules.members_needed(composition, own) == needed
    assert rules.quorum(needed, composition, own).met
    assert not rules.quorum(needed - 1, composition, own).met


def test_an_empty_composition_has_no_quorum() -> None:
    assert not rules.quorum(0, 0, HALF).met


def test_the_quorum_of_the_real_minutes() -> None:
    """25 of 35, as in the source the product was made after: chair and secretary count."""
    assert rules.quorum(25, 35, TWO_THIRDS).met


def mark(presence: str, came: int | None = None, left: int | None = None) -> Attendance:
    return Attendance(
        presence=presence,
        came_for=AgendaItem(position=came) if came else None,
        left_before=AgendaItem(position=left) if left else None,
    )


@pytest.mark.parametrize(
    ("attendance", "items"),
    [
        (mark(Presence.PRESENT), [1, 2, 3, 4]),
        (mark(Presence.REMOTE), [1, 2, 3, 4]),
        (mark(Presence.EXCUSED), []),
        (mark(Presence.ABSENT), []),
        (mark(Presence.PRESENT, came=3), [3, 4]),
        (mark(Presence.PRESENT, left=3), [1, 2]),
        (mark(Presence.REMOTE, came=2, left=4), [2, 3]),
        (mark(Presence.PRESENT, left=1), []),
    ],
)
def test_for_which_items_a_member_was_there(attendance: Attendance, items: list[int]) -> None:
    assert [n for n in range(1, 5) if rules.is_here_for(attendance, n)] == items
    assert all(bool(rules.present_for([attendance], n)) == (n in items) for n in range(1, 5))


OF_ALL = AssociationRules(majority=Majority.COMPOSITION)
OF_TWO_THIRDS = AssociationRules(majority=Majority.TWO_THIRDS_PRESENT)
NO_CASTING_VOTE = AssociationRules(casting_vote=False)


@pytest.mark.parametrize(
    ("own", "votes", "present", "expected"),
    [
        # a simple majority of those present
        (HALF, (25, 0, 0, ""), 25, CARRIED),
        (HALF, (13, 12, 0, ""), 25, CARRIED),
        (HALF, (12, 13, 0, ""), 25, LOST),
        (HALF, (12, 0, 13, ""), 25, LOST),
        (HALF, (13, 0, 0, ""), 25, CARRIED),
        (HALF, (12, 0, 0, ""), 24, LOST),
        (HALF, (0, 0, 0, ""), 0, LOST),
        # a tie goes by the chair where one vote more would be enough
        (HALF, (12, 12, 0, Choice.FOR), 24, BY_CHAIR),
        (HALF, (12, 12, 1, Choice.FOR), 25, BY_CHAIR),
        (HALF, (12, 12, 0, Choice.AGAINST), 24, LOST),
        (HALF, (12, 12, 0, Choice.ABSTAINED), 24, LOST),
        (HALF, (12, 12, 0, ""), 24, LOST),
        (HALF, (10, 10, 5, Choice.FOR), 25, LOST),
        (HALF, (0, 0, 24, Choice.FOR), 24, LOST),
        (NO_CASTING_VOTE, (12, 12, 0, Choice.FOR), 24, LOST),
        # an absolute majority of the composition of 35
        (OF_ALL, (18, 0, 0, ""), 20, CARRIED),
        (OF_ALL, (17, 0, 0, ""), 20, LOST),
        (OF_ALL, (17, 17, 0, Choice.FOR), 34, LOST),
        # two thirds of those present
        (OF_TWO_THIRDS, (16, 8, 0, ""), 24, CARRIED),
        (OF_TWO_THIRDS, (16, 9, 0, ""), 25, LOST),
        (OF_TWO_THIRDS, (17, 8, 0, ""), 25, CARRIED),
        (OF_TWO_THIRDS, (0, 0, 0, ""), 0, LOST),
    ],
)
def test_the_outcome_of_a_vote(
    own: AssociationRules, votes: tuple[int, int, int, str], present: int, expected: Outcome
) -> None:
    assert rules.outcome(rules.Count(*votes), present=present, composition=35, rules=own) is expected


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("О результатах работы.", "о результатах работы"),
        ("Об  итогах\nгода", "об итогах года"),
        ("Обо всём", "обо всём"),
        ("Отчёт секции", "по вопросу «Отчёт секции»"),
        ("", ""),
    ],
)
def test_what_stands_after_the_names(title: str, about: str) -> None:
    assert rules.proposed_about(title) == about


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Утвердить отчёт.", ResolutionKind.APPROVE),
        ("рекомендовать ОМСУ", ResolutionKind.RECOMMEND),
        ("Принять к сведению.", ResolutionKind.NOTE),
        ("  Поручить секции", ResolutionKind.INSTRUCT),
        ("Направить на доработку", ResolutionKind.REWORK),
        ("Создать группу", ResolutionKind.OTHER),
        ("", ResolutionKind.OTHER),
    ],
)
def test_the_kind_by_the_first_words(text: str, kind: str) -> None:
    assert rules.kind_of(text) == kind


@pytest.mark.parametrize(
    ("form", "voted", "hour", "may"),
    [
        (MeetingForm.IN_PERSON, 0, 10, True),
        (MeetingForm.ABSENTEE, 3, 10, False),
        (MeetingForm.ABSENTEE, 5, 10, True),
        (MeetingForm.ABSENTEE, 0, 18, True),
        (MeetingForm.ABSENTEE, 3, 19, True),
    ],
)
def test_when_an_absentee_vote_closes(form: str, voted: int, hour: int, may: bool) -> None:
    closes = datetime(2024, 2, 14, 18, tzinfo=UTC)
    meeting = Meeting(form=form, voting_closes=closes if form == MeetingForm.ABSENTEE else None)
    moment = datetime(2024, 2, 14, hour, tzinfo=UTC)
    verdict = rules.absentee_may_close(meeting, voted=voted, composition=5, moment=moment)
    assert bool(verdict) is may
    assert may or "проголосовали 3 из 5" in verdict.reason
