"""References: the dates stand elsewhere or are to be agreed («по отдельному плану», «(по согласованию)»)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from rumo.russian.deadlines.grammar import Rulebook
from rumo.russian.deadlines.parts import Part
from rumo.russian.deadlines.periods import Period

PHRASES = Rulebook()
WHICH_PLAN = Rulebook("which_plan")


class Target(StrEnum):
    """Where the dates are."""

    PLAN = "plan"
    ANNEX = "annex"
    EVENT = "event"
    AGREEMENT = "agreement"


MEANING = {
    Target.PLAN: "сроки в другом плане",
    Target.ANNEX: "сроки в приложении",
    Target.EVENT: "сроки назначает тот, кто проводит мероприятие",
    Target.AGREEMENT: "дата по согласованию",
}


@dataclass(frozen=True, kw_only=True)
class Reference(Part):
    """It obliges to nothing by itself. `confirmation`: the date has yet to be agreed."""

    kind: ClassVar[str] = "reference"

    target: Target
    confirmation: bool = False

    def meaning(self) -> str:
        agreed = ", дата по согласованию" if self.confirmation and self.target is not Target.AGREEMENT else ""
        return MEANING[self.target] + agreed

    def details(self) -> dict[str, Any]:
        return {"target": self.target.value, "confirmation": self.confirmation}


@WHICH_PLAN.phrase(
    "план*|график*|расписани*|циклограмм*",
    "отдельн*|особ*|утвержденн*|годов*|собственн*|индивидуальн* [календарн*|учебн*] план*|график*|расписани*",
    "календарн*|учебн* [тематическ*] план*|график*",
    "дорожн* карт*",
)
def named_plan(_: Period) -> bool:
    return True


@PHRASES.phrase(
    "в соответствии с|со {which_plan} [{tail}]",
    "в соответствии с|со приказ*|распоряжени*|положени*|регламент*|порядк* [{tail}]",
    "в соответствии с|со приказ*|распоряжени*|положени*|регламент*|порядк* [{tail}] от {date} [№] [{number}]",
    "в рамках план*|график* [{tail}]",
    "в срок|сроки [,] установленн*|определенн*|указанн*|утвержденн* {tail}",
    "согласно|соответственно|по {which_plan} [{tail}]",
    "согласно приказ*|распоряжени*|положени*|регламент* [{tail}]",
    "по [отдельн*] приказ*|распоряжени*|положени*|регламент* [{tail}]",
)
def other_plan(_: Period, which_plan: bool = True, tail: int = 0, date: object = None, number: int = 0) -> Part:
    return Reference(target=Target.PLAN)


@PHRASES.phrase(
    "в соответствии с|со {which_plan} [{tail}] на {in_year}",
    "согласно|по {which_plan} [{tail}] на {in_year}",
)
def plan_of_year(_: Period, which_plan: bool, in_year: Period, tail: int = 0) -> Part:
    return Reference(target=Target.PLAN)


@PHRASES.phrase(
    "прилага*",
    "план|график|список прилага*",
    "см|смотри|согласно приложени* [№] [{number}]",
    "приложение|приложению|приложении [№] [{number}]",
    "в приложении [№] [{number}]",
)
def annex(_: Period, number: int = 0) -> Part:
    return Reference(target=Target.ANNEX)


@PHRASES.phrase(
    "по согласованию|согласованности|договоренности [с] [{tail}]", "согласно договоренности [{tail}]", "по согл"
)
def to_be_agreed(_: Period, tail: int = 0) -> Part:
    return Reference(target=Target.AGREEMENT, confirmation=True)


@PHRASES.phrase("участие в {passage} [(] по согласованию [)]", "участие в {passage} [(] по согл [)]")
def event_to_be_agreed(_: Period, passage: int) -> Part:
    return Reference(target=Target.EVENT, confirmation=True)


@PHRASES.phrase("участие в мероприятиях|конференциях|семинарах|конкурсах [{tail}]")
def event(_: Period, tail: int = 0) -> Part:
    return Reference(target=Target.EVENT)
