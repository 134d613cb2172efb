"""What names no day: left to a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from rumo.russian.deadlines.grammar import Rulebook
from rumo.russian.deadlines.parts import Part
from rumo.russian.deadlines.periods import Period
from rumo.russian.deadlines.stretches import Stretch
from rumo.russian.typography import plain

PHRASES = Rulebook()


@dataclass(frozen=True, kw_only=True)
class Unparseable(Part):
    """No obligation is made of it; `reason` says in Russian why, where there is more to say than «не понято»."""

    kind: ClassVar[str] = "unparseable"

    reason: str = ""

    def meaning(self) -> str:
        return self.reason or "назначьте дату сами"

    def explain(self) -> str:
        reason = f" ({self.reason})" if self.reason else ""
        return f"не понято: «{plain(self.text)}» — назначьте дату сами{reason}"

    def details(self) -> dict[str, Any]:
        return {"reason": self.reason}


@PHRASES.phrase(
    "своевременно",
    "в перспективе|дальнейшем|будущем",
    "в следующий|другой раз",
    "в [самое] ближайшее|свободное|удобное время",
    "в рабочем|оперативном|плановом порядке",
    "в [установленные|установленный|положенные|кратчайшие|указанные] сроки|срок",
    "по [мере] возможности",
    "срочно|немедленно|незамедлительно|периодически|иногда|эпизодически|позже|потом|скоро|оперативно",
    "дата|даты|срок|сроки будет|будут уточнен*|определен*|объявлен*",
    "дата|даты|срок|сроки уточня*",
    "в течение|течении месяца|квартала|недели|полугодия|дня",
)
def vague(_: Period) -> Part:
    return Unparseable()


@PHRASES.phrase(
    "[в|к|до|с|на] начале|начало|середине|середины|середина|середину|конце|конец {stretches}",
    "[в|к|до|с|на] начале|середине|середина|конце|конец [учебного|календарного|текущего] года|г|месяца|квартала",
)
def about(_: Period, stretches: tuple[Stretch, ...] = ()) -> Part:
    return Unparseable(reason="неясно, какие это дни")


@PHRASES.phrase(
    "[в] [период|дни|время] [осенних|зимних|весенних|летних|школьных] каникул*",
    "[в|на|во] [осенние|зимние|весенние|летние|осенних|зимних|весенних|летних] каникул*",
    "[в|на|во] каникулярн* время|период [{season}]",
    "[в] [период] {season} каникул*",
)
def holidays(_: Period, season: object = None) -> Part:
    return Unparseable(reason="сроки каникул назначает школа")


@PHRASES.phrase(
    "[в|во|на] {numbers} [учебной] четверт*|триместр*",
    "[не] [реже] {number} раз* в четверть|триместр",
    "в [каждой|конце|начале] четверт*|триместр*",
)
def school_terms(_: Period, numbers: object = None, number: int = 0) -> Part:
    return Unparseable(reason="границы учебных четвертей назначает школа")


@PHRASES.phrase("не чаще|более [чем] {number} [{words}] в {every}")
def at_most(_: Period, number: int, every: object, words: int = 0) -> Part:
    return Unparseable(reason="сказано, сколько раз нельзя превысить, но не когда")


@PHRASES.phrase("кроме|исключая {stretches}", "за исключением {stretches}")
def exception(_: Period, stretches: tuple[Stretch, ...]) -> Part:
    return Unparseable(reason="исключение: лишние сроки уберите сами")
