"""As-of dates: «на 1 июня», «по состоянию на 01.06.2024»."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from rumo.russian.dates import short_date
from rumo.russian.deadlines.calendar import NamedDay
from rumo.russian.deadlines.grammar import Rulebook
from rumo.russian.deadlines.parts import Duty, Obligation, Part
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.stretches import Stretch

PHRASES = Rulebook()


@dataclass(frozen=True, kw_only=True)
class AsOf(Part):
    """Figures are those of this day. It says from when they can be given, not until when: never late."""

    kind: ClassVar[str] = "as_of"

    day: date

    def obligations(self, period: Period) -> list[Obligation]:
        return [Obligation(duty=Duty.REPORT_AS_OF, opens=self.day, due=None, label=f"на {short_date(self.day)}")]

    def again(self, day: date) -> Part:
        return replace(self, day=day, remark="")

    def meaning(self) -> str:
        return f"по состоянию на {short_date(self.day)}"

    def details(self) -> dict[str, Any]:
        return {"date": self.day.isoformat()}


@PHRASES.phrase("[по] [состоянию] на {date}", "по данным на {date}")
def on_date(_: Period, date: NamedDay) -> Part:
    return AsOf(day=date.date, remark=date.remark)


@PHRASES.phrase("[по] [состоянию] на конец {stretches}")
def on_end(_: Period, stretches: tuple[Stretch, ...]) -> Part:
    return AsOf(day=stretches[-1].last)


@PHRASES.phrase("[по] [состоянию] на начало {stretches}")
def on_beginning(_: Period, stretches: tuple[Stretch, ...]) -> Part:
    return AsOf(day=stretches[0].first)


@PHRASES.phrase("[по] [состоянию] на конец [отчетного|календарного] года|г|периода")
def on_end_of_year(period: Period) -> Part:
    return AsOf(day=period.ends)


@PHRASES.phrase("[по] [состоянию] на начало учебного|уч года|г")
def on_school_start(period: Period) -> Part:
    return AsOf(day=period.school_start)


@PHRASES.phrase("[по] [состоянию] на конец учебного|уч года|г")
def on_school_end(period: Period) -> Part:
    return AsOf(day=period.school_end)
