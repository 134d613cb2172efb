"""Numbers of endorsements: one row of an association for a year (or for good), worded by the pattern of the track."""

from __future__ import annotations

from datetime import date

from rumo.core import counters
from rumo.directory.models import Association
from rumo.expertise.models import Endorsement
from rumo.expertise.track_config import TrackConfig

# The series of patterns without {year}: their numbers never start again.
FOR_GOOD = "all"


def series_of(pattern: str, day: date) -> str:
    """Endorsements of all tracks of an association run on together, so two tracks never print one number."""
    return str(day.year) if "{year}" in pattern else FOR_GOOD


def printed(pattern: str, number: int, day: date) -> str:
    """«12/2024». A pattern without {number} gets it at its end, or all would print alike."""
    whole = pattern if "{number}" in pattern else f"{pattern}{{number}}"
    return whole.replace("{number}", str(number)).replace("{year}", str(day.year)).strip()


def take_number(association: Association, config: TrackConfig, day: date, number: int | None = None) -> tuple[str, int]:
    """The series and the next number in it, or the one given by hand. Call inside the transaction that uses it."""
    series = series_of(config.number_pattern, day)
    counter = f"endorsements:{association.pk}:{series}"
    if number is None:
        return series, counters.take_next(counter)
    counters.note_used(counter, number)
    return series, number


def next_number(association: Association, config: TrackConfig, day: date) -> str:
    """What the next endorsement would print; takes nothing."""
    series = series_of(config.number_pattern, day)
    return printed(config.number_pattern, counters.peek_next(f"endorsements:{association.pk}:{series}"), day)


def holder(association: Association, series: str, number: int) -> Endorsement | None:
    return Endorsement.objects.filter(association=association, series=series, number=number).first()
