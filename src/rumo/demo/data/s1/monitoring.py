"""The monitoring of August 2023 in «Дальний край»: nineteen municipalities, four of them silent (S1-6 … S1-9); and the
one of June 2024, which goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from rumo.demo.data.s1 import growth
from rumo.demo.data.shapes.monitoring import DemoCollection, DemoIndicator, DemoMending, DemoResponse
from rumo.monitoring.actions.rules import RuleData
from rumo.monitoring.actions.versions import VersionData
from rumo.monitoring.enums import Base, Comparison, IndicatorLevel, TargetOf, ValueKind

ORDER = "распоряжение министерства от 28.06.2022 № 759"
# Nobody of these answered, by places in the list of the region: Амгуньский, Береговой, Прибрежный, Хребтовый.
SILENT = (4, 5, 13, 17)
REGISTERED, LAST_DAY = date(2022, 7, 4), date(2023, 8, 31)


def _share_of_all(code: str, wording: str, percent: int, evidence: str = "") -> DemoIndicator:
    version = VersionData(
        2022,
        wording,
        ValueKind.YES_NO,
        comparison=Comparison.AT_LEAST,
        target=Decimal(percent),
        evidence=evidence,
        needs_evidence=bool(evidence),
        ground=ORDER,
    )
    return DemoIndicator(code, IndicatorLevel.MUNICIPAL, version)


def _part(code: str, wording: str) -> DemoIndicator:
    version = VersionData(2022, wording, ValueKind.YES_NO, ground=ORDER)
    return DemoIndicator(code, IndicatorLevel.MUNICIPAL, version, parent=code.partition(".")[0])


def _number(code: str, wording: str, unit: str = "сообщество") -> DemoIndicator:
    version = VersionData(2022, wording, ValueKind.NUMBER, unit, base=Base.NONE, ground=ORDER)
    return DemoIndicator(code, IndicatorLevel.MUNICIPAL, version, parent=code.partition(".")[0])


def _share_of_teachers(code: str, wording: str, formula: str) -> DemoIndicator:
    version = VersionData(
        2022,
        wording,
        ValueKind.NUMBER,
        "педагог",
        comparison=Comparison.AT_LEAST,
        target=Decimal(10),
        base=Base.STATED,
        base_value=Decimal(sum(growth.TEACHERS)),
        base_source=growth.COUNT_SOURCE,
        formula=formula,
        by_hand=False,
        ground=ORDER,
    )
    return DemoIndicator(code, IndicatorLevel.REGIONAL, version)


INDICATORS = (
    _share_of_all("М1", "Муниципальная модель методического сопровождения педагогов создана и работает", 100, "акт"),
    _share_of_all("М2", "Работают муниципальные методические объединения", 65),
    _part("М2.1", "из них закреплено нормативно"),
    _number("М2.2", "объединения работают по плану, без акта", "план"),
    _share_of_all("М3", "Работают педагогические сообщества, в том числе сетевые", 65),
    _part("М3.1", "из них закреплено нормативно"),
    _number("М3.2", "сообщества молодых педагогов"),
    _number("М3.3", "сообщества лидеров образования"),
    _number("М3.4", "сообщества управленцев"),
    _share_of_all("М4", "Педагоги участвуют в краевых и всероссийских профессиональных конкурсах", 65),
    _share_of_teachers(
        "Р1", "Доля педагогов и управленцев, прошедших диагностику профессиональных дефицитов", "{growth.diagnosed}"
    ),
    _share_of_teachers(
        "Р2", "Доля педагогов и управленцев с индивидуальным маршрутом по итогам диагностики", "{growth.routes}"
    ),
    DemoIndicator(
        "Р3",
        IndicatorLevel.REGIONAL,
        VersionData(
            2022,
            "Региональный методический актив сформирован",
            ValueKind.NUMBER,
            "педагог",
            comparison=Comparison.EXISTS,
            base=Base.NONE,
            formula="{pool.methodologists}",
            by_hand=False,
            evidence="протокол об утверждении состава",
            ground=ORDER,
        ),
    ),
    DemoIndicator(
        "Р3.1",
        IndicatorLevel.REGIONAL,
        VersionData(
            2022,
            "педагогов на одного представителя актива",
            ValueKind.NUMBER,
            comparison=Comparison.AT_MOST,
            target=Decimal(100),
            target_of=TargetOf.VALUE,
            base=Base.NONE,
            formula=f"{sum(growth.TEACHERS)} / {{pool.methodologists}}",
            by_hand=False,
            ground=ORDER,
        ),
        parent="Р3",
    ),
)

RULES = (
    RuleData("[М3.1] <= [М3.2] + [М3.3] + [М3.4]", "Сообщества закреплены нормативно, но ни одно не названо"),
    RuleData("[М2.2] = 0 ИЛИ [М2.1] = 0", "Отметьте одно: объединения закреплены нормативно или работают по плану"),
)

# By the order of those who answered: communities of young teachers, of leaders, of managers.
_YOUNG = (2, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 0, 0)
_LEADERS = (1, 1, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0)
_MANAGERS = (1, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0)
_MISCOUNTED, _ONLY_A_PLAN = 2, 11  # one that miscounted; the district that has no act about its associations
# The first twelve came in time, three after the last day.
_DAYS = (14, 16, 17, 21, 22, 23, 24, 25, 28, 29, 30, 31, 32, 34, 36)


def _response(number: int, place: int) -> DemoResponse:
    has_act = number != _ONLY_A_PLAN
    numbers = {
        **{"М1": 1, "М2": 1, "М2.1": int(has_act), "М2.2": int(not has_act), "М3": 1, "М4": 1},
        "М3.1": int(any((_YOUNG[number], _LEADERS[number], _MANAGERS[number]))),
        **{"М3.2": _YOUNG[number], "М3.3": _LEADERS[number], "М3.4": _MANAGERS[number]},
    }
    day = date(2023, 7, 31) + timedelta(days=_DAYS[number])
    act = f"постановление администрации от {14 + number:02}.02.2023 № {120 + number * 7}"
    return DemoResponse(place, day, numbers, act, HASTY if number == _MISCOUNTED else None)


HASTY = DemoMending(
    "М3.2",
    11,
    "Похоже, указано число педагогов, а нужно — число сообществ.",
    returned=date(2023, 8, 18),
    day=date(2023, 8, 22),
)

AUGUST = DemoCollection(
    "Показатели системы методического сопровождения, август 2023 года",
    2023,
    (date(2023, 8, 1), LAST_DAY),
    ORDER,
    announced=date(2023, 7, 24),
    responses=tuple(
        _response(number, place) for number, place in enumerate(each for each in range(19) if each not in SILENT)
    ),
    own_day=date(2023, 9, 7),
    proofs={"Р3": growth.POOL_GROUND},
    closed=date(2023, 9, 8),
    conclusion=(
        "Все 15 муниципалитетов, представивших сведения, муниципальные показатели выполнили. Есть ли муниципальная "
        "модель в остальных четырёх, неизвестно: сведений они не представили.\n"
        "Методический актив сформирован, но норма — не более 100 педагогов на одного представителя — пока не выполнена."
    ),
)

# On the demo's day some have handed in, the others are still to fill in their forms.
_JUNE_DAYS = {0: date(2024, 6, 10), 2: date(2024, 6, 13), 4: date(2024, 6, 17), 9: date(2024, 6, 19)}

JUNE = DemoCollection(
    "Показатели системы методического сопровождения, июнь 2024 года",
    2024,
    (date(2024, 6, 3), date(2024, 6, 28)),
    ORDER,
    announced=date(2024, 5, 27),
    responses=tuple(
        replace(_response(number, place), day=day, mended=None)
        for number, (place, day) in enumerate(_JUNE_DAYS.items())
    ),
)
