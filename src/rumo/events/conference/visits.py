"""People of a log: all visits of one name together, two devices at once not counted twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

from rumo.events.conference import columns as cols
from rumo.events.conference.columns import Columns, is_head, is_same_head
from rumo.events.conference.moments import read_moment, read_seconds
from rumo.events.conference.tables import Row

_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|«[^»]*»")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_MOST_NAME = 300
# Longer than a day nobody sits in a conference: the cells were read wrong.
_LONGEST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody in the log: `position` is the row of the first visit, as Excel numbers them."""

    position: int
    name: str
    email: str
    minutes: int | None
    first_at: datetime | None
    visits: int


@dataclass(slots=True)
class _Gathered:
    position: int
    name: str
    email: str
    visits: int = 0
    seconds: int | None = None
    spans: list[tuple[datetime, datetime]] = field(default_factory=list)
    first_at: datetime | None = None


@lru_cache(maxsize=100_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name, sorted: «Мария Иванова (школа 5)» and «Иванова Мария» are the same."""
    return tuple(sorted(_WORD.findall(_ASIDE.sub(" ", name).casefold().replace("ё", "е"))))


class Gatherer:
    """Takes the rows of a table one after another; `day` and `length` are of the event."""

    def __init__(self, columns: Columns, day: date, length: timedelta) -> None:
        self._columns = columns
        self._day = day
        self._most = int(length.total_seconds() * 1.5)
        self._people: dict[tuple[tuple[str, ...], str], _Gathered] = {}
        self._last: _Gathered | None = None

    def read(self, rows: Iterable[Row]) -> Iterator[int]:
        """Take all rows, yielding the number of each one done, so that the caller may tell of progress or stop."""
        head: Row = ()
        for number, row in enumerate(rows):
            if number == self._columns.head:
                head = row
            elif number > self._columns.head:
                if not is_head(row, self._columns):
                    self._take(number + 1, row)
                elif not is_same_head(row, head):
                    return
            yield number + 1

    def attendees(self) -> list[Attendee]:
        """Everybody, in the order of the table."""
        by_name: dict[tuple[str, ...], list[_Gathered]] = {}
        for (words, _email), person in self._people.items():
            by_name.setdefault(words, []).append(person)
        joined = [person for same in by_name.values() for person in _without_unknown(same)]
        return [_finished(person) for person in sorted(joined, key=lambda each: each.position)]

    def _take(self, position: int, row: Row) -> None:
        name = self._name(row)
        if self._is_caption(row):
            return
        # A merged cell has its text in the first row only: the rows below are further visits of the same person.
        person = self._person(position, name, self._cell(row, cols.EMAIL)) if name else self._last
        if person is None:
            return
        self._last = person
        person.visits += 1
        _add_visit(person, *self._visit(row))

    def _is_caption(self, row: Row) -> bool:
        """A row with nothing but a name in a table of times is a heading within it, or a foot; so is an empty one."""
        told = [role for role in (cols.EMAIL, cols.JOINED, cols.LEFT, cols.DURATION) if role in self._columns.places]
        return bool(told) and all(self._cell(row, role) is None for role in told)

    def _person(self, position: int, name: str, email: object) -> _Gathered | None:
        words = name_words(name)
        address = str(email or "").strip().casefold()
        address = address if "@" in address else ""
        if not words and not address:
            return None
        return self._people.setdefault((words, address), _Gathered(position, name, address[:254]))

    def _name(self, row: Row) -> str:
        parts = (self._cell(row, role) for role in (cols.NAME, cols.FIRST_NAME, cols.PATRONYMIC))
        return " ".join(" ".join(str(part).split()) for part in parts if part)[:_MOST_NAME]

    def _visit(self, row: Row) -> tuple[datetime | None, datetime | None, int | None]:
        joined = read_moment(self._cell(row, cols.JOINED), self._day)
        left = read_moment(self._cell(row, cols.LEFT), self._day)
        cell = self._cell(row, cols.DURATION)
        seconds = read_seconds(cell, in_seconds=self._columns.in_seconds, most=self._most)
        return joined, left, seconds

    def _cell(self, row: Row, role: str) -> object:
        place = self._columns.places.get(role)
        cell = row[place] if place is not None and place < len(row) else None
        return None if cell == "" else cell


def _add_visit(person: _Gathered, joined: datetime | None, left: datetime | None, seconds: int | None) -> None:
    if joined is not None:
        person.first_at = min(person.first_at or joined, joined)
    if joined is not None and seconds is not None:
        # Where first and last moments stand beside the time really spent, the latter is true.
        end = joined + timedelta(seconds=seconds)
        left = min(left, end) if left is not None and left >= joined else end
    if joined is not None and left is not None and timedelta(0) <= left - joined <= _LONGEST:
        person.spans.append((joined, left))
    elif seconds is not None:
        person.seconds = (person.seconds or 0) + seconds


def _without_unknown(same: list[_Gathered]) -> list[_Gathered]:
    """Of one name: visits without an e-mail belong to the only one that has it."""
    known = [person for person in same if person.email]
    unknown = [person for person in same if not person.email]
    if len(known) != 1 or not unknown:
        return same
    for person in unknown:
        _join(known[0], person)
    return known


def _join(person: _Gathered, other: _Gathered) -> None:
    person.position = min(person.position, other.position)
    person.visits += other.visits
    person.spans += other.spans
    moments = [moment for moment in (person.first_at, other.first_at) if moment is not None]
    person.first_at = min(moments, default=None)
    if other.seconds is not None:
        person.seconds = (person.seconds or 0) + other.seconds


def _finished(person: _Gathered) -> Attendee:
    seconds = person.seconds
    if person.spans:
        seconds = (seconds or 0) + _covered(person.spans)
    minutes = None if seconds is None else (seconds + 30) // 60
    return Attendee(person.position, person.name, person.email, minutes, person.first_at, person.visits)


def _covered(spans: list[tuple[datetime, datetime]]) -> int:
    """Seconds covered by at least one span: a telephone and a computer at the same time count once."""
    total = timedelta(0)
    end: datetime | None = None
    for start, stop in sorted(spans):
        start = start if end is None else max(start, end)
        if stop > start:
            total += stop - start
        end = stop if end is None else max(end, stop)
    return int(total.total_seconds())
