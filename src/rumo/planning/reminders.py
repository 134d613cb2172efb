"""Whom to remind of what in the plans: ahead of each due date, as early as the association's rules say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from rumo.directory.models import Person
from rumo.planning.dues import Answerable, Due, carried_out, read_dues


@dataclass(frozen=True, slots=True)
class PersonDues:
    """What one person answers for, in order of days."""

    person: Person
    dues: tuple[Due, ...]


def to_remind(today: date) -> list[PersonDues]:
    """People with what is due within the days their association reminds ahead, whether told before or not.

    In a constant number of queries. A planned meeting that has its date has invitations of its own.
    """
    dues = [due for due in unfinished(today) if due.day and _is_near(due, due.day, today)]
    return by_person(dues, today)


def unfinished(today: date) -> list[Due]:
    """All that is owed by plans carried out on `today` and is not done."""
    found = read_dues(carried_out(today), today).dues
    return [due for due in found if due.is_unfinished and not due.has_meeting]


def by_person(dues: list[Due], today: date) -> list[PersonDues]:
    answerable = Answerable(dues, today)
    people: dict[int, Person] = {}
    charged: dict[int, list[Due]] = defaultdict(list)
    for due in dues:
        for person in answerable.people(due):
            people[person.pk] = person
            charged[person.pk].append(due)
    return [PersonDues(people[pk], tuple(found)) for pk, found in charged.items()]


def _is_near(due: Due, day: date, today: date) -> bool:
    ahead = timedelta(days=due.plan.association.rules.plan_reminder_days)
    return today <= day <= today + ahead
