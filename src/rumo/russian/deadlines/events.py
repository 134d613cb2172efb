"""Events: «по мере поступления поручений», «в соответствии с запросами», «при наличии заявки»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from rumo.russian.deadlines.grammar import Rulebook
from rumo.russian.deadlines.parts import Duty, Obligation, Part
from rumo.russian.deadlines.periods import Period

PHRASES = Rulebook()


@dataclass(frozen=True, kw_only=True)
class OnEvent(Part):
    """Owed when something comes: a request, an errand, a need.

    Beside a window it is the condition of the window («в течение года по мере поступления заявок»). A `condition`
    («при наличии заявки») is one of due dates and recurrences as well. A minimum count is always owed.
    """

    kind: ClassVar[str] = "on_event"

    condition: bool = False

    def obligations(self, period: Period) -> list[Obligation]:
        """One with no due date, owed when requests have come."""
        return [Obligation(duty=Duty.DO, opens=period.starts, due=None, label="по событию", conditional=True)]

    def meaning(self) -> str:
        return "если будет повод; без заявки или поручения ничего не просрочено" if self.condition else "по событию"

    def details(self) -> dict[str, Any]:
        return {"condition": self.condition}


@PHRASES.phrase(
    "по мере {tail}",
    "по|согласно мере",
    "[по] [мере] необходимости|надобности",
    "по [отдельн*] запрос*|заявк*|заявлени*|обращени*|поручени*|требовани*|приглашени* [{tail}]",
    "по факту [{tail}]",
    "в соответствии с запрос*|заявк*|поручени*|обращени*|потребност* [{tail}]",
    "согласно запрос*|заявк*|поручени*|обращени* [{tail}]",
    "на основании запрос*|заявк*|поручени*|обращени* [{tail}]",
    "исходя из запрос*|потребност* [{tail}]",
    "с учетом запрос*|потребност* [{tail}]",
)
def as_it_comes(_: Period, tail: int = 0) -> Part:
    return OnEvent()


@PHRASES.phrase(
    "при наличии|поступлении|возникновении|необходимости [{tail}]", "в случае {tail}", "если потребуется|понадобится"
)
def if_it_comes(_: Period, tail: int = 0) -> Part:
    return OnEvent(condition=True)


@PHRASES.phrase(
    "в течение|течении {number} [рабочих|календарных] день|дня|дней|часов|недель|недели|месяцев|месяца [{tail}]",
    "в течение|течении {number} [рабочих|календарных] день|дня|дней|часов|недель|недели|месяцев после|с|со {tail}",
    "в течение|течении недели|месяца|дня|суток после|с|со {tail}",
    "в {words} срок [{tail}]",
    "до|перед проведения|проведением|заседания|заседанием|мероприятия|мероприятием [{tail}]",
    "не позднее|позже [чем] за|через {number} [рабочих|календарных] день|дня|дней|недели|недель до|после {tail}",
    "не позднее|позже [чем] через {number} [рабочих|календарных] день|дня|дней|недели|недель {tail}",
    "не позднее|позже [чем] за {number} [рабочих|календарных] день|дня|дней|недели|недель до {tail}",
    "не позднее|позже {number} [рабочих|календарных] день|дня|дней [{tail}]",
    "за|через {number} [рабочих|календарных] день|дня|дней|недели|недель|месяца до|после {tail}",
    "[не] [позднее] [чем] за|через день|неделю|месяц до|после {tail}",
    "[сразу|непосредственно] после проведения|завершения|окончания|утверждения|получения|каждого|заседания [{tail}]",
    "по итогам|результатам|завершении|окончании|завершению|окончанию [{tail}]",
    "по итогам|результатам|завершении|окончании {stretches}",
    "в день проведения|заседания [{tail}]",
)
def around_event(_: Period, tail: int = 0, number: int = 0, words: int = 0, stretches: object = None) -> Part:
    return OnEvent()
