"""Mentoring in schools: programmes, pairs of colleagues, the journal of each pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from rumo.core import clock
from rumo.demo.generate.ground import Ground
from rumo.demo.generate.rows import BATCH, write
from rumo.demo.generate.scale import Scale
from rumo.growth.enums import MentoringForm, PairState
from rumo.growth.models import MentoringEntry, MentoringPair, MentoringProgram

# One organization of so many has a programme.
PROGRAM_EACH = 6
PAIR_DAYS, ENTRIES = timedelta(days=240), 3


def pair_mentors(ground: Ground, scale: Scale) -> None:
    programs = MentoringProgram.objects.bulk_create(_programs(ground))
    pairs = MentoringPair.objects.bulk_create(_pairs(ground, programs, scale.pairs), batch_size=BATCH)
    write(MentoringEntry.objects, (entry for pair in pairs for entry in _entries(pair)))


def _programs(ground: Ground) -> Iterator[MentoringProgram]:
    for organization in ground.organizations[::PROGRAM_EACH]:
        yield MentoringProgram(
            association=ground.rumo,
            organization=organization,
            title="Учитель — учителю",
            starts_on=date(ground.years[0], 9, 1),
            ground="приказ директора",
        )


def _pairs(ground: Ground, programs: Sequence[MentoringProgram], count: int) -> Iterator[MentoringPair]:
    """Of each programme in turn; a school with one teacher has none. Pairs of later turns begin later."""
    everybody, schools = len(ground.people), len(ground.organizations)
    last = clock.today() - timedelta(days=1)
    for n in range(count):
        turn, place = divmod(n, len(programs))
        mentor = (place * PROGRAM_EACH + 2 * turn * schools) % everybody
        mentee = (mentor + schools) % everybody
        starts = date(ground.years[0], 9, 15) + timedelta(days=turn * 365 * len(ground.years) * len(programs) // count)
        if mentor != mentee and starts <= last:
            is_over = starts + PAIR_DAYS <= last
            yield MentoringPair(
                program=programs[place],
                mentor=ground.people[mentor],
                mentee=ground.people[mentee],
                form=MentoringForm.TEACHER_TEACHER,
                starts_on=starts,
                ends_on=starts + PAIR_DAYS if is_over else None,
                state=PairState.FINISHED if is_over else PairState.ACTIVE,
                result="Открытый урок проведён, план выполнен." if is_over else "",
            )


def _entries(pair: MentoringPair) -> Iterator[MentoringEntry]:
    for n in range(1, ENTRIES + 1):
        day = pair.starts_on + n * timedelta(days=30)
        if day <= clock.today():
            yield MentoringEntry(pair=pair, date=day, text="Посетили урок друг друга и обсудили.", hours=Decimal(2))
