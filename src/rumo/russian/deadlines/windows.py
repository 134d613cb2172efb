"""Windows: «в течение года», «январь-февраль», «сентябрь 2023 – май 2024», «постоянно»."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from rumo.russian.deadlines.calendar import NamedDay
from rumo.russian.deadlines.grammar import Rulebook
from rumo.russian.deadlines.parts import Duty, Obligation, Part, as_json
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.stretches import DAY, Stretch, whole

PHRASES = Rulebook()


@dataclass(frozen=True, kw_only=True)
class Window(Part):
    """Any day of a stretch will do; several stretches want one fact each («февраль, май, август»).

    `controlled` is false where the phrase names no end («постоянно»): such a window is never late.
    """

    kind: ClassVar[str] = "window"

    stretches: tuple[Stretch, ...]
    controlled: bool = True

    @property
    def only_day(self) -> date | None:
        """The day when the window is a single day."""
        first = self.stretches[0]
        return first.first if len(self.stretches) == 1 and first.first == first.last else None

    def obligations(self, period: Period) -> list[Obligation]:
        return [
            Obligation(
                duty=Duty.DO,
                opens=stretch.first,
                due=stretch.last if self.controlled else None,
                label=stretch.label,
                number=number,
            )
            for number, stretch in enumerate(sorted(self.stretches), start=1)
        ]

    def meaning(self) -> str:
        if not self.controlled:
            return "весь период, без контрольной даты"
        return ", ".join(stretch.label for stretch in self.stretches)

    def details(self) -> dict[str, Any]:
        return {"stretches": as_json(self.stretches), "controlled": self.controlled}

    def joined(self, other: Window, text: str) -> Window:
        """One window of two neighbours: «февраль 2024, май 2025»; `text` is the phrase they stand in."""
        return replace(
            self,
            text=text[self.start : other.end],
            end=other.end,
            stretches=self.stretches + other.stretches,
        )


@PHRASES.phrase("{date}", "[в] {date} [в|до|с] {time}", "[в] {date} , [в|до|с] {time}")
def on_the_day(_: Period, date: NamedDay, time: str = "") -> Part:
    return Window(stretches=(Stretch(date.date, date.date),), remark=date.remark)


@PHRASES.phrase("[в|во|на|за] {stretches}", "[в|за] период {stretches}", "весь {stretches}")
def named(_: Period, stretches: tuple[Stretch, ...]) -> Part:
    return Window(stretches=stretches)


@PHRASES.phrase(
    "в течение|течении|теч {stretches}", "в течение|течении|теч всего {stretches}", "на протяжении [всего] {stretches}"
)
def throughout(_: Period, stretches: tuple[Stretch, ...]) -> Part:
    return Window(stretches=(Stretch(stretches[0].first, stretches[-1].last),) if len(stretches) > 1 else stretches)


@PHRASES.phrase(
    "в течение|течении|теч [всего] [учебного|календарного|планового|текущего|отчетного|уч] год*|г",
    "на протяжении [всего] [учебного|календарного|планового|текущего|отчетного|уч] год*|г",
    "в течение|течении|теч [всего] [планового|отчетного|учебного] период*",
    "в течение|течении|теч срока действия плана",
    "весь [учебный|календарный|плановый|отчетный] год|период",
    "[весь] [учебный|календарный] год",
    "за [учебный|календарный|отчетный] год",
    "в [учебном|календарном|текущем|отчетном] году",
    "круглогодично|круглый [год]",
)
def all_year(period: Period) -> Part:
    return Window(stretches=(whole(period),))


@PHRASES.phrase(
    "постоянно [в] [течение|течении] [всего] [учебного] [года]",
    "на постоян* основе",
    "на регулярн*|систематическ* основе",
    "регулярно|систематически|непрерывно|ежедневно|бессрочно",
    "в постоянном|непрерывном режиме",
)
def always(period: Period) -> Part:
    return Window(stretches=(whole(period),), controlled=False)


@PHRASES.phrase("[начиная] с|со {date}", "не ранее|раньше [чем] [с] {date}")
def beginning(period: Period, date: NamedDay) -> Part:
    return Window(stretches=(Stretch(date.date, max(date.date, period.ends)),), remark=date.remark)


@PHRASES.phrase("после {date}")
def following(period: Period, date: NamedDay) -> Part:
    return Window(stretches=(Stretch(date.date + DAY, max(date.date + DAY, period.ends)),), remark=date.remark)


@PHRASES.phrase("[начиная] с|со {stretches}")
def from_stretch(period: Period, stretches: tuple[Stretch, ...]) -> Part:
    first = stretches[0].first
    return Window(stretches=(Stretch(first, max(first, period.ends)),))
