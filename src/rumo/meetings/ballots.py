"""An absentee vote as it stands: its window, its questions, who has voted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Person
from rumo.meetings import rules
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Meeting, NamedVote, Resolution
from rumo.meetings.roll import Roll
from rumo.russian.dates import long_date


def moment_text(moment: datetime | None) -> str:
    """«14 февраля 2024 г., 18:00» in local time."""
    if moment is None:
        return ""
    local = localtime(moment)
    return f"{long_date(local.date())}, {local:%H:%M}"


def may_vote(meeting: Meeting, person: Person, roll: Roll, moment: datetime) -> Verdict:
    """A member of the composition, within the window of an open meeting. The choice may change until it closes."""
    if not meeting.is_absentee:
        return No(_("Это заседание проходит не заочно: голосуют на самом заседании."))
    if person.pk not in {row.person.pk for row in roll.rows}:
        return No(_("Голосуют члены объединения: вас нет в составе на дату заседания."))
    if meeting.voting_opens and moment < meeting.voting_opens:
        return No(_("Голосование ещё не началось. Оно откроется %s.") % moment_text(meeting.voting_opens))
    if meeting.voting_closes and moment >= meeting.voting_closes:
        return No(_("Голосование завершено %s.") % moment_text(meeting.voting_closes))
    if meeting.state != MeetingState.IN_SESSION:
        return No(_("Голосование сейчас не идёт: состояние заседания — «%s».") % meeting.get_state_display())
    return YES


def questions(meeting: Meeting) -> list[Resolution]:
    """What is put to the vote, in the order of the agenda. Dropped items are not."""
    return list(
        Resolution.objects.filter(item__meeting=meeting, item__is_dropped=False)
        .select_related("item")
        .prefetch_related("item__annexes__file", "item__speakers__person")
        .order_by("item__position", "position", "pk")
    )


def choices_of(meeting: Meeting, person: Person) -> dict[int, str]:
    """The votes of `person` so far: choice by the key of the resolution."""
    votes = NamedVote.objects.filter(resolution__item__meeting=meeting, person=person)
    return dict(votes.values_list("resolution_id", "choice"))


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who has voted on every question and who has not."""

    voted: tuple[Person, ...]
    waiting: tuple[Person, ...]


def turnout(roll: Roll) -> Turnout:
    people = [row.person for row in roll.rows]
    return Turnout(
        voted=tuple(person for person in people if person.pk in roll.voters),
        waiting=tuple(person for person in people if person.pk not in roll.voters),
    )


def may_close(roll: Roll, moment: datetime) -> Verdict:
    """See rules.absentee_may_close."""
    voted = len(turnout(roll).voted)
    return rules.absentee_may_close(roll.meeting, voted=voted, composition=roll.composition, moment=moment)
