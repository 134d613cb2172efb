"""The weekly digest of a responsible person: what is late, what is due this week, what in the month after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from rumo.directory.models import Person
from rumo.planning.dues import Due
from rumo.planning.reminders import PersonDues, by_person, unfinished
from rumo.russian.deadlines.statuses import Status

WEEK = timedelta(days=7)
MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Digest:
    """`week` is its Monday; the parts are in order of days."""

    person: Person
    week: date
    late: tuple[Due, ...]
    this_week: tuple[Due, ...]
    later: tuple[Due, ...]

    @property
    def week_ends(self) -> date:
        """Its Sunday."""
        return self.week + WEEK - timedelta(days=1)

    @property
    def says_something(self) -> bool:
        return bool(self.late or self.this_week or self.later)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def digests(today: date) -> list[Digest]:
    """Digests that say something, of people who can open what they speak of and want them.

    One who has no account could neither follow a link nor switch the letters off.
    """
    found = [digest_of(each, today) for each in by_person(unfinished(today), today) if _wants(each.person)]
    return [digest for digest in found if digest.says_something]


def digest_of(charged: PersonDues, today: date) -> Digest:
    week = monday_of(today)
    ends, month = week + WEEK, week + WEEK + MONTH
    late = tuple(due for due in charged.dues if due.status is Status.LATE)
    ahead = [(due, due.day) for due in charged.dues if due.status is not Status.LATE]
    return Digest(
        person=charged.person,
        week=week,
        late=late,
        this_week=tuple(due for due, day in ahead if day and day < ends),
        later=tuple(due for due, day in ahead if day and ends <= day < month),
    )


def _wants(person: Person) -> bool:
    return person.user is not None and person.user.is_active and person.user.wants_digest
