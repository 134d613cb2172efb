"""Counts: «не реже одного раза в квартал», «не менее 3-х в год», «2 раза в год», «раз в месяц»."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar

from rumo.russian.deadlines.grammar import Rulebook
from rumo.russian.deadlines.parts import Duty, Obligation, Part, as_json
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.stretches import Stretch, Unit, split
from rumo.russian.deadlines.words import Range
from rumo.russian.numbers import agree

PHRASES = Rulebook()
EACH = Rulebook("each")
EVERY = Rulebook("every")

# Longest number of months or weeks that still makes sense inside one year.
LONGEST = {Unit.MONTH: 6, Unit.WEEK: 26, Unit.QUARTER: 2, Unit.HALF_YEAR: 1, Unit.YEAR: 1}


@dataclass(frozen=True, kw_only=True)
class MinimumCount(Part):
    """At least `count` facts in every stretch; with `most` no more than that («2 раза в год» is exactly two).

    `each` says that the count is for each of several bodies («на каждую секцию»): then the facts of one body
    are to be given when the status is asked.
    """

    kind: ClassVar[str] = "minimum_count"

    count: int
    most: int | None
    unit: Unit
    stretches: tuple[Stretch, ...]
    each: bool = False

    def obligations(self, period: Period) -> list[Obligation]:
        return [
            Obligation(
                duty=Duty.DO, opens=found.first, due=found.last, label=found.label, number=number, wanted=self.count,
                strict=True,
            )
            for number, found in enumerate(self.stretches, start=1)
        ]  # fmt: skip

    def meaning(self) -> str:
        where = list_stretches(self.stretches, self.unit)
        if self.most == self.count:
            amount = f"ровно {self.count}" if len(self.stretches) == 1 else f"ровно по {self.count}"
        elif self.most:
            amount = f"от {self.count} до {self.most}"
        else:
            amount = f"не меньше {self.count}" if len(self.stretches) == 1 else f"по {self.count}"
        return f"{where}, {amount}{' на каждого' if self.each else ''}"

    def details(self) -> dict[str, Any]:
        return {
            "count": self.count,
            "most": self.most,
            "unit": self.unit.value,
            "each": self.each,
            "stretches": as_json(self.stretches),
        }


def list_stretches(stretches: tuple[Stretch, ...], unit: Unit) -> str:
    """«I, II, III и IV кварталы 2024», «январь – декабрь 2024 (12 месяцев)»."""
    if unit is Unit.QUARTER and len(stretches) > 1 and all("квартал" in found.label for found in stretches):
        years = []
        for year, group in groupby((found.label.split() for found in stretches), key=lambda label: label[-1]):
            numerals = [label[0] for label in group]
            listed = " и ".join(filter(None, [", ".join(numerals[:-1]), numerals[-1]]))
            years.append(f"{listed} {'кварталы' if len(numerals) > 1 else 'квартал'} {year}")
        return ", ".join(years)
    if len(stretches) <= 6:
        return ", ".join(found.label for found in stretches)
    span = Stretch(stretches[0].first, stretches[-1].last)
    return f"{span.label} ({agree(len(stretches), 'неделя' if unit is Unit.WEEK else 'месяц')})"


@dataclass(frozen=True, slots=True)
class Every:
    """How often the count is taken: each month, each two months."""

    unit: Unit
    number: int = 1


@EACH.phrase("на|в|для|по|у кажд* {words}", "( на|в|для|по|у кажд* {words} )")
def each_body(_: Period, words: int) -> bool:
    return True


@EVERY.phrase("[календарн*|учебн*|отчетн*|планов*|уч] {unit}")
def one_unit(_: Period, unit: Unit) -> Every:
    return Every(unit)


@EVERY.phrase("{number} {unit}")
def several_units(_: Period, number: int, unit: Unit) -> Every:
    if not 1 <= number <= LONGEST[unit]:
        raise ValueError("такой промежуток длиннее года: когда будет следующий раз, из плана не видно")
    return Every(unit, number)


@PHRASES.phrase(
    "не реже|менее [,] [чем] {number} [{words}] в|за {every} [{each}]",
    "не реже|менее [,] [чем] {number} [{words}] {each} в|за {every}",
    "не реже|менее [,] [чем] {number} [{words}] в течение {every} [{each}]",
    "не реже|менее [,] [чем] по {number} [{words}] в|за {every} [{each}]",
    "[как] минимум {number} [{words}] в|за {every} [{each}]",
    "хотя бы {number} [{words}] в|за {every} [{each}]",
    "{number} [{words}] и более в {every} [{each}]",
)
def at_least(period: Period, number: int, every: Every, each: bool = False, words: int = 0) -> Part:
    return _count(period, number, None, every, each)


@PHRASES.phrase(
    "[по] {number} [{words}] в|за {every} [{each}]",
    "{number} раз|раза|р / {every} [{each}]",
    "[по] {number} [{words}] {each} в {every}",
    "[по] {number} [{words}] в течение {every} [{each}]",
)
def exactly(period: Period, number: int, every: Every, each: bool = False, words: int = 0) -> Part:
    return _count(period, number, number, every, each)


@PHRASES.phrase("[от] {numbers} [{words}] в {every} [{each}]", "от {number:low} до {number:high} [{words}] в {every}")
def between(
    period: Period,
    every: Every,
    numbers: tuple[Range, ...] = (),
    low: int = 0,
    high: int = 0,
    each: bool = False,
    words: int = 0,
) -> Part:
    if len(numbers) > 1:
        raise ValueError("несколько чисел подряд: сколько раз, решите сами")
    first, last = numbers[0] if numbers else (low, high)
    return _count(period, first, last, every, each)


@PHRASES.phrase("не реже|менее [,] [чем] {number} [раз|раза|заседани*|мероприяти*|семинар*|встреч*] [{each}]")
def at_least_in_all(period: Period, number: int, each: bool = False) -> Part:
    return _count(period, number, None, Every(Unit.YEAR), each)


@PHRASES.phrase("однократно|единожды|единовременно|разово")
def once(period: Period) -> Part:
    return _count(period, 1, 1, Every(Unit.YEAR), False)


def _count(period: Period, least: int, most: int | None, every: Every, each: bool) -> Part:
    if least < 1 or (most is not None and most < least):
        raise ValueError("число раз должно быть больше нуля и идти по возрастанию")
    return MinimumCount(
        count=least, most=most, unit=every.unit, stretches=split(period, every.unit, every.number), each=each
    )
