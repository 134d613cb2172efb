"""Reminders of plans and weekly digests: each goes out once, however often the clock calls."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from rumo.core import clock
from rumo.directory.models import Person
from rumo.planning import letters
from rumo.planning.digest import Digest
from rumo.planning.dues import Due
from rumo.planning.models import PlanDigest, PlanReminder


@transaction.atomic
def remind(person: Person, dues: Sequence[Due]) -> int:
    """Tell a person of the due dates not told of yet, in one letter; returns how many. Nothing without an address."""
    if not letters.address_of(person):
        return 0
    fresh = [due for due in dues if due.day and _is_first(person, due, due.day)]
    if fresh:
        letters.remind(person, fresh)
    return len(fresh)


@transaction.atomic
def send_digest(digest: Digest) -> bool:
    """Send the digest of a week; False when it had gone out before or there is no address."""
    if not letters.address_of(digest.person):
        return False
    _sent, is_new = PlanDigest.objects.get_or_create(
        person=digest.person, week=digest.week, defaults={"sent_at": clock.now()}
    )
    if is_new:
        letters.send_digest(digest)
    return is_new


def _is_first(person: Person, due: Due, day: date) -> bool:
    _sent, is_new = PlanReminder.objects.get_or_create(
        line=due.planned.line, person=person, due=day, defaults={"sent_at": clock.now()}
    )
    return is_new
