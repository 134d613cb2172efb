"""Due dates: «до 10 декабря 2024 г.», «не позднее 1 октября», «к 1 сентября», «до конца II квартала»."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from rumo.russian.dates import short_date
from rumo.russian.deadlines.calendar import NamedDay
from rumo.russian.deadlines.grammar import Rulebook
from rumo.russian.deadlines.parts import Duty, Obligation, Part, due_window
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.stretches import DAY, Stretch

PHRASES = Rulebook()


@dataclass(frozen=True, kw_only=True)
class DueDate(Part):
    """The last day on which it is still in time. `before`: the phrase names the day after («к 1 сентября»)."""

    kind: ClassVar[str] = "deadline"

    due: date
    before: bool = False
    duty: Duty = Duty.DO

    def obligations(self, period: Period) -> list[Obligation]:
        opens = due_window(self.due, period)
        return [Obligation(duty=self.duty, opens=opens, due=self.due, label=f"до {short_date(self.due)}")]

    def again(self, day: date) -> Part:
        return replace(self, due=day - DAY if self.before else day, remark="")

    def meaning(self) -> str:
        task = "назначить дату " if self.duty is Duty.SET_DATE else ""
        return f"{task}по {short_date(self.due)} включительно"

    def details(self) -> dict[str, Any]:
        return {"due": self.due.isoformat(), "before": self.before, "duty": self.duty.value}


@PHRASES.phrase(
    "[в] [срок] [-|:] до [{time}] {date} [включительно]",
    "[в] [срок] [-|:] до {date} [,] [до|в] {time}",
    "[в] [срок] не позднее|позже [чем] [до] {date}",
    "[в] [срок] не позднее|позже {date} [включительно]",
    "[в] срок [-|:] по {date} [включительно]",
    "по {date} включительно",
    "срок [исполнения|выполнения|сдачи|представления] [-|:] [до] {date}",
)
def until(_: Period, date: NamedDay, time: str = "") -> Part:
    return DueDate(due=date.date, remark=date.remark)


@PHRASES.phrase("дата|даты|дату [{words}] определя*|назнача*|устанавлива*|утвержда* [не] [позднее] [до] {date}")
def setting_date(_: Period, date: NamedDay, words: int = 0) -> Part:
    return DueDate(due=date.date, duty=Duty.SET_DATE, remark=date.remark)


@PHRASES.phrase("[в] [срок] к {date}", "ранее|раньше {date}", "не позднее|позже [чем] к {date}")
def before(_: Period, date: NamedDay) -> Part:
    return DueDate(due=date.date - DAY, before=True, remark=date.remark)


@PHRASES.phrase("[в] [срок] до|к конца|концу|окончания|завершения {stretches}", "не позднее конца {stretches}")
def to_the_end(_: Period, stretches: tuple[Stretch, ...]) -> Part:
    return DueDate(due=stretches[-1].last)


@PHRASES.phrase("до|к начала|началу|наступления {stretches}", "[в] [срок] до|к {stretches}")
def before_stretch(_: Period, stretches: tuple[Stretch, ...]) -> Part:
    return DueDate(due=stretches[0].first - DAY, before=True)


@PHRASES.phrase(
    "до|к начала|началу [нового] [очередного] учебного|уч года|году|г", "перед началом [нового] учебного|уч года|г"
)
def before_school(period: Period) -> Part:
    return DueDate(due=period.school_start - DAY, before=True)


@PHRASES.phrase("до|к конца|концу|окончания|завершения учебного|уч года|г")
def to_the_end_of_school(period: Period) -> Part:
    """The end of the academic year, not of lessons."""
    return DueDate(due=period.school_end)


@PHRASES.phrase(
    "до|к конца|концу|окончания [текущего|этого|отчетного|планового] года|г|периода", "не позднее конца года|г|периода"
)
def to_the_end_of_year(period: Period) -> Part:
    return DueDate(due=period.ends)


@PHRASES.phrase("до|к конца|концу [текущего] календарного года|г", "до нового года")
def to_new_year(period: Period) -> Part:
    return DueDate(due=date(period.starts.year, 12, 31))
