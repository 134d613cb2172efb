"""Numbers that are unique under parallel writers."""

from __future__ import annotations

from django.db.models import F, Value
from django.db.models.functions import Greatest

from rumo.core.models import Counter


def take_next(series: str) -> int:
    """The next number of `series`, starting with 1. Call inside the transaction that uses it.

    The UPDATE holds the row until commit, so parallel writers queue; a rolled back writer gives its number back.
    """
    _ensure(series)
    Counter.objects.filter(series=series).update(last=F("last") + 1)
    return Counter.objects.values_list("last", flat=True).get(series=series)


def take_many(series: str, count: int) -> range:
    """The next `count` numbers of `series` at once, as `take_next` gives one."""
    _ensure(series)
    Counter.objects.filter(series=series).update(last=F("last") + count)
    last = Counter.objects.values_list("last", flat=True).get(series=series)
    return range(last - count + 1, last + 1)


def peek_next(series: str) -> int:
    """What `take_next` would give now, for proposing; takes nothing."""
    last = Counter.objects.filter(series=series).values_list("last", flat=True).first()
    return (last or 0) + 1


def note_used(series: str, number: int) -> None:
    """A number was given by hand: the series goes on after it."""
    _ensure(series)
    Counter.objects.filter(series=series).update(last=Greatest(F("last"), Value(number)))


def hold(series: str) -> None:
    """Keep `series` to oneself until the transaction ends, for a writer who finds the number among the records."""
    _ensure(series)
    Counter.objects.filter(series=series).update(last=F("last"))


def _ensure(series: str) -> None:
    if not Counter.objects.filter(series=series).exists():
        Counter.objects.bulk_create([Counter(series=series)], ignore_conflicts=True)
