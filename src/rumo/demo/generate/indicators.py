"""The indicators of a region, municipal and regional, with their versions through the years."""

from __future__ import annotations

from decimal import Decimal

from rumo.demo.generate.ground import Ground
from rumo.monitoring.enums import Base, Comparison, IndicatorLevel, TargetOf, ValueKind
from rumo.monitoring.models import Indicator, IndicatorRule, IndicatorVersion

ORDER = "распоряжение министерства № 12"
# The first one was asked more strictly from the middle of the years on.
MODEL, MODEL_BEFORE, MODEL_SINCE = "М1", Decimal(80), Decimal(100)
SCHOOLS, PART, TEACHERS = "М2", "М2.1", "М3"
JUMP_PERCENT = 50


def make_indicators(ground: Ground) -> list[IndicatorVersion]:
    """All versions; which of them hold in a year the campaigns ask."""
    first, middle = ground.years[0], ground.years[len(ground.years) // 2]
    model = _indicator(ground, MODEL, IndicatorLevel.MUNICIPAL)
    words = "Методическая служба муниципалитета работает по положению"
    proof = {"evidence": "акт муниципалитета", "needs_evidence": True}
    versions = [_yes_no(model, middle, words, target=MODEL_SINCE, **proof)]
    if middle > first:
        versions.insert(0, _yes_no(model, first, words, target=MODEL_BEFORE, until_year=middle - 1, **proof))
    schools = _indicator(ground, SCHOOLS, IndicatorLevel.MUNICIPAL)
    part = _indicator(ground, PART, IndicatorLevel.MUNICIPAL, parent=schools)
    versions += [
        _yes_no(schools, first, "Работают муниципальные объединения учителей", target=Decimal(65)),
        _yes_no(part, first, "из них закреплено нормативно"),
        _number(
            _indicator(ground, TEACHERS, IndicatorLevel.MUNICIPAL),
            first,
            "Педагоги участвуют в конкурсах мастерства",
            unit="педагог",
            base=Base.NONE,
            jump_percent=JUMP_PERCENT,
        ),
        *_regional(ground, first),
    ]
    IndicatorRule.objects.create(
        association=ground.rumo,
        expression=f"[{PART}] <= [{SCHOOLS}]",
        message="Закреплено больше, чем работает",
        severity="error",
    )
    return IndicatorVersion.objects.bulk_create(versions)


def _regional(ground: Ground, year: int) -> list[IndicatorVersion]:
    """Counted by formulas from the records of the region."""
    share = {
        "comparison": Comparison.AT_LEAST,
        "target": Decimal(10),
        "base": Base.STATED,
        "base_value": Decimal(len(ground.people)),
        "base_source": "отчёт по форме ОО-1",
    }
    made = (
        ("Р1", "Доля педагогов, прошедших диагностику", {"formula": "{growth.diagnosed}", **share}),
        ("Р2", "Доля педагогов с индивидуальным маршрутом", {"formula": "{growth.routes}", **share}),
        (
            "Р3",
            "Региональный методический актив сформирован",
            {"formula": "{pool.methodologists}", "comparison": Comparison.EXISTS, "base": Base.NONE},
        ),
    )
    return [
        _number(
            _indicator(ground, code, IndicatorLevel.REGIONAL), year, wording, unit="педагог", by_hand=False, **fields
        )
        for code, wording, fields in made
    ]


def _indicator(ground: Ground, code: str, level: IndicatorLevel, *, parent: Indicator | None = None) -> Indicator:
    position = Indicator.objects.filter(association=ground.rumo, level=level).count() + 1
    return Indicator.objects.create(association=ground.rumo, code=code, level=level, position=position, parent=parent)


def _yes_no(
    indicator: Indicator, year: int, wording: str, *, target: Decimal | None = None, **fields: object
) -> IndicatorVersion:
    comparison = "" if target is None else Comparison.AT_LEAST
    return IndicatorVersion(
        indicator=indicator,
        since_year=year,
        wording=wording,
        kind=ValueKind.YES_NO,
        comparison=comparison,
        target=target,
        target_of=TargetOf.SHARE,
        ground=ORDER,
        **fields,
    )


def _number(indicator: Indicator, year: int, wording: str, **fields: object) -> IndicatorVersion:
    return IndicatorVersion(
        indicator=indicator, since_year=year, wording=wording, kind=ValueKind.NUMBER, ground=ORDER, **fields
    )
