"""Indicators: versions by years, formulas checked before they are kept, what was collected stays."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.versions import order_mark
from rumo.monitoring import formula_checks
from rumo.monitoring.actions import indicators, rules, versions
from rumo.monitoring.actions.indicators import IndicatorData
from rumo.monitoring.actions.rules import RuleData
from rumo.monitoring.actions.versions import VersionData
from rumo.monitoring.enums import Base, Comparison, IndicatorLevel, ValueKind
from rumo.monitoring.formulas import FormulaError, value_of
from rumo.monitoring.models import Indicator, IndicatorRule
from rumo.monitoring.queries import versions_of_year
from rumo.monitoring.tests import factories as make
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast

MUNICIPAL = IndicatorLevel.MUNICIPAL


def create(cast: Cast, code: str, **fields: Any) -> Indicator:
    data = VersionData(**{"since_year": 2022, "wording": f"Показатель {code}", **fields})
    return indicators.create_indicator(
        association=cast.association, data=IndicatorData(code, MUNICIPAL), version=data, actor=cast.secretary
    )


def test_new_version_closes_the_one_before(cast: Cast) -> None:
    made = create(cast, "М1", comparison=Comparison.AT_LEAST, target=Decimal(65))
    newer = versions.add_version(
        made, data=VersionData(since_year=2024, wording="Охват методической поддержкой"), actor=cast.secretary
    )
    assert [v.wording for v in versions_of_year(cast.association, 2023)] == ["Показатель М1"]
    assert list(versions_of_year(cast.association, 2024)) == [newer]
    with pytest.raises(Refusal, match="Годы пересекаются"):
        versions.add_version(made, data=VersionData(since_year=2023, wording="Ещё одна"), actor=cast.secretary)
    versions.delete_version(newer, actor=cast.secretary)
    assert versions_of_year(cast.association, 2024).get().wording == "Показатель М1"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"wording": "  "}, "Напишите формулировку"),
        ({"until_year": 2021}, "Последний год раньше первого"),
        ({"comparison": Comparison.AT_LEAST}, "Напишите число"),
        ({"base": Base.STATED, "base_value": Decimal(19390)}, "откуда оно взято"),
        ({"by_hand": False}, "Откуда берётся значение"),
        ({"formula": "[М7] + 1"}, "«[М7]», знак 1: такого показателя"),
        ({"formula": "{growth.nothing} + 1"}, "«{growth.nothing}», знак 1: такого числа"),
        ({"formula": "[М1] + 1"}, "М1 → М1"),
        ({"formula": "100 / (5 - 5)"}, "Деление на ноль"),
        ({"formula": "[М0] > 1"}, "Это условие, а не число"),
    ],
)
def test_bad_version_is_refused_and_nothing_is_written(cast: Cast, fields: dict[str, Any], said: str) -> None:
    make.make_version(cast.association, "М0")
    with pytest.raises(Refusal) as refused:
        create(cast, "М1", **fields)
    assert said in refused.value.message
    assert not Indicator.objects.filter(code="М1").exists()


def test_circle_through_others_is_named(cast: Cast) -> None:
    make.make_version(cast.association, "М1", formula="[М2] * 2", by_hand=False)
    second = make.make_version(cast.association, "М2")
    data = VersionData(since_year=2020, wording="Второй", formula="[М3] + 1")
    make.make_version(cast.association, "М3", formula="[М1]", by_hand=False)
    with pytest.raises(FormulaError, match="М2 → М3 → М1 → М2"):
        versions.edit_version(second, data=data, version=second.version, actor=cast.secretary)


def test_value_by_formula_over_others_and_figures(cast: Cast) -> None:
    make.make_version(cast.association, "М1")
    make.make_version(cast.association, "М2", formula="[М1] * 2", by_hand=False)
    share = make.make_version(cast.association, "М3", formula="[М2] / {associations.members} * 100", by_hand=False)
    period = Period.calendar_year(2024)
    assert value_of(share, {"М1": Decimal(1)}, cast.association, period) == Decimal(200)
    assert value_of(share, {"М1": None}, cast.association, period) is None


def test_unit_that_does_not_go_with_a_figure_is_a_warning(cast: Cast) -> None:
    odd = make.make_version(cast.association, "М1", unit="шт.", formula="{associations.members}")
    fine = make.make_version(cast.association, "М2", unit="чел.", formula="{associations.members}")
    share = make.make_version(cast.association, "М3", unit="%", formula="[М2] / {associations.members} * 100")
    pieces = make.make_version(cast.association, "М4", unit="шт.", formula="{associations.schools}")
    assert "считает в «человек», а показатель — в «шт.»" in formula_checks.oddities(odd, cast.association)[0]
    assert [formula_checks.oddities(each, cast.association) for each in (fine, share, pieces)] == [[], [], []]


def test_what_was_collected_keeps_its_meaning(cast: Cast) -> None:
    version = make.make_version(cast.association, "М1", kind=ValueKind.NUMBER)
    make.make_campaign(cast.association, [version])
    same = VersionData(since_year=2020, wording=version.wording, help="Считайте всех педагогов")
    saved = versions.edit_version(version, data=same, version=version.version, actor=cast.secretary)
    assert saved.help == "Считайте всех педагогов"
    other = VersionData(since_year=2020, wording="Другой смысл")
    with pytest.raises(Refusal, match="её смысл не меняют"):
        versions.edit_version(saved, data=other, version=saved.version, actor=cast.secretary)
    with pytest.raises(Refusal, match="уже собирали"):
        indicators.delete_indicator(version.indicator, actor=cast.secretary)


def test_designation_changes_in_expressions_too(cast: Cast) -> None:
    first = make.make_version(cast.association, "М1").indicator
    user = make.make_version(cast.association, "М2", formula="[М1, год назад] + [М10]")
    rule = rules.create_rule(
        association=cast.association, data=RuleData("[М2] <= [М1]", "больше целого"), actor=cast.secretary
    )
    indicators.edit_indicator(first, data=IndicatorData("М1а", MUNICIPAL), actor=cast.secretary)
    user.refresh_from_db()
    assert user.formula == "[М1а, год назад] + [М10]"
    assert IndicatorRule.objects.get(pk=rule.pk).expression == "[М2] <= [М1а]"


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("[М1] + 1", "добавьте знак сравнения"),
        ("[М9] > 1", "такого показателя"),
        ("{associations.members} > 1", "только значения"),
    ],
)
def test_bad_rule_is_refused(cast: Cast, expression: str, said: str) -> None:
    make.make_version(cast.association, "М1")
    with pytest.raises(FormulaError, match=said):
        rules.create_rule(association=cast.association, data=RuleData(expression, "неверно"), actor=cast.secretary)


def test_order_of_a_level_is_refused_when_it_changed(cast: Cast) -> None:
    first, second = (make.make_version(cast.association, code).indicator for code in ("М1", "М2"))
    order = [second.pk, first.pk]
    mark = order_mark([first.pk, second.pk])
    indicators.order_indicators(cast.association, level=MUNICIPAL, order=order, mark=mark, actor=cast.secretary)
    assert list(cast.association.indicators.values_list("pk", flat=True)) == order
    with pytest.raises(Conflict):
        indicators.order_indicators(cast.association, level=MUNICIPAL, order=order, mark=mark, actor=cast.secretary)


def test_only_those_who_run_the_body_keep_its_indicators(cast: Cast) -> None:
    allowed = set()
    for name, user in cast.everybody().items():
        data = VersionData(since_year=2022, wording="Показатель")
        try:
            indicators.create_indicator(
                association=cast.association, data=IndicatorData(name[:20], MUNICIPAL), version=data, actor=user
            )
        except NotAllowed:
            continue
        allowed.add(name)
    assert allowed == {"admin", "chair", "deputy", "secretary"}
