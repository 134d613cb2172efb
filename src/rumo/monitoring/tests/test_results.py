"""The result as real minutes had it: 15 of 19 reported, 100 % of them and 78,9 % of all (S1-6 … S1-9)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from rumo.core import figures
from rumo.directory.tests import factories as directory
from rumo.meetings import builders
from rumo.meetings import queries as meeting_queries
from rumo.meetings.actions.item_blocks import add_block, remove_block
from rumo.meetings.tests.factories import make_item, make_meeting
from rumo.monitoring.enums import (
    Base,
    Comparison,
    IndicatorLevel,
    ResponseState,
    ReturnState,
    TargetOf,
    ValueKind,
    ValueState,
    Verdict,
)
from rumo.monitoring.facts import result_of
from rumo.monitoring.models import Evidence, IndicatorValue, IndicatorVersion, MonitoringCampaign
from rumo.monitoring.results import result_blocks, result_tables
from rumo.monitoring.standing import outliers_of, ranking_of
from rumo.monitoring.tests.factories import make_campaign, make_respondent, make_value, make_version
from rumo.papers.blocks import plain_text
from rumo.russian.typography import plain
from tests.cast import Cast


@dataclass(frozen=True)
class August:
    """The campaign with its versions: a model of methodical work, bodies with a part, communities counted."""

    campaign: MonitoringCampaign
    model: IndicatorVersion
    bodies: IndicatorVersion
    part: IndicatorVersion
    young: IndicatorVersion
    diagnosed: IndicatorVersion


@pytest.fixture
def august(cast: Cast) -> August:
    share: dict[str, Any] = {"comparison": Comparison.AT_LEAST, "target_of": TargetOf.SHARE}
    body = cast.association
    model = make_version(body, "М1", target=Decimal(100), wording="Создана муниципальная модель", **share)
    bodies = make_version(body, "М2", target=Decimal(65), wording="Работают методические объединения", **share)
    part = make_version(body, "М2.1", parent=bodies.indicator, wording="закреплено нормативно")
    young = make_version(body, "М3", kind=ValueKind.NUMBER, unit="сообщество", base=Base.NONE)
    diagnosed = make_version(
        body, "Р1", level=IndicatorLevel.REGIONAL, kind=ValueKind.NUMBER, unit="педагог", target=Decimal(10),
        base=Base.STATED, base_value=Decimal(19390), base_source="форма ОО-1", **share,
    )  # fmt: skip
    campaign = make_campaign(body, [model, bodies, part, young, diagnosed])
    for number in range(19):
        where = directory.make_municipality(cast.region, name=f"Округ {number:02}")
        state = ResponseState.ACCEPTED if number < 15 else ResponseState.IN_WORK
        values = {model: 1, bodies: 1, part: int(number > 0), young: 0 if number else 11}
        respondent = make_respondent(campaign, where, state=state, values=values)
        if number == 0:
            respondent.values.filter(indicator=part).update(explanation="есть план")
    region = make_respondent(campaign, state=ResponseState.SUBMITTED)
    value = make_value(region, diagnosed, 2036)
    Evidence.objects.create(value=value, act="протокол от 04.09.2023 № 3")
    return August(campaign, model, bodies, part, young, diagnosed)


def words(campaign: MonitoringCampaign) -> str:
    return plain(plain_text(result_blocks(campaign)))


def test_both_bases_are_named_and_a_verdict_that_depends_on_them_says_so(august: August) -> None:
    told = words(august.campaign)
    assert (
        "Сведения представили 15 муниципалитетов из 19. Не представили: Округ 15, Округ 16, Округ 17, Округ 18." in told
    )
    assert "15 муниципалитетов — 100 % от представивших сведения (15), 78,9 % от всех (19)" in told
    assert "закреплено нормативно: 14 (93,3 % от 15)" in told
    assert "нет: Округ 00 (есть план)" in told
    assert "2036 педагогов — 10,5 % от 19 390 (форма ОО-1)" in told
    assert "подтверждение: протокол от 04.09.2023 № 3" in told
    assert "Зависит от базы: от представивших сведения (15) — достигнут, от всех (19) — нет" in told
    verdicts = {fact.version.pk: fact.verdict for fact in result_of(august.campaign).facts}
    assert verdicts[august.model.pk] == Verdict.DEPENDS
    assert verdicts[august.bodies.pk] == verdicts[august.diagnosed.pk] == Verdict.MET
    assert result_of(august.campaign).verdict == Verdict.DEPENDS


def test_two_tables_with_the_columns_of_the_minutes(august: August) -> None:
    municipal, regional = result_tables(august.campaign)
    assert len(municipal.rows) == 1 + 3
    assert len(regional.rows) == 1 + 1
    head = plain_text((municipal,)).splitlines()[0]
    assert head.split("\t")[1:] == [
        "Наименование муниципального показателя",
        "Характеристика показателя / минимальное значение в год",
        "Фактическая характеристика / подтверждение показателя",
    ]


def test_zero_not_reported_and_not_applicable_are_three_things(cast: Cast, august: August) -> None:
    values = IndicatorValue.objects.filter(indicator=august.model)
    away = values.get(respondent__name="Округ 01")
    away.state, away.number, away.explanation = ValueState.NOT_APPLICABLE, None, "нет школ"
    away.save()
    values.filter(respondent__name="Округ 02").update(number=0)
    values.filter(respondent__name="Округ 03").update(return_state=ReturnState.RETURNED, return_message="Проверьте")
    fact = result_of(august.campaign).fact_of(august.model.indicator_id)
    assert fact is not None
    assert fact.number == 12
    assert (len(fact.values), len(fact.not_applicable), len(fact.silent)) == (13, 1, 1)
    assert {share.kind: share.base for share in fact.shares} == {"reported": Decimal(13), "all": Decimal(18)}
    told = words(august.campaign)
    assert "не применимо: Округ 01 (нет школ)" in told
    assert "по этому показателю не ответили: Округ 03" in told


def test_excluded_stand_in_no_base(august: August) -> None:
    august.campaign.respondents.filter(name="Округ 18").update(excluded_reason="присоединён к соседнему")
    told = words(august.campaign)
    assert "83,3 % от всех (18)" in told
    assert "Не участвует: Округ 18 (присоединён к соседнему)." in told


def test_a_target_of_the_number_itself_is_asked_of_each(cast: Cast, august: August) -> None:
    IndicatorVersion.objects.filter(pk=august.young.pk).update(
        comparison=Comparison.AT_LEAST, target=Decimal(0), target_of=TargetOf.VALUE
    )
    told = words(august.campaign)
    assert "11 сообществ; порог достигнут: 15 муниципалитетов — 100 % от представивших сведения (15)" in told
    IndicatorVersion.objects.filter(pk=august.young.pk).update(target=Decimal(3))
    assert "порог достигнут: 1 муниципалитет — 6,7 % от представивших сведения (15), 5,3 % от всех (19)" in words(
        august.campaign
    )
    fact = result_of(august.campaign).fact_of(august.young.indicator_id)
    assert fact is not None
    assert fact.verdict == Verdict.NOT_MET


def test_a_campaign_nobody_answered_says_so(cast: Cast) -> None:
    version = make_version(cast.association, comparison=Comparison.EXISTS)
    campaign = make_campaign(cast.association, [version])
    make_respondent(campaign, cast.municipality)
    told = words(campaign)
    assert "сведений нет" in told
    assert "Сведений для вывода не хватает." in told


def test_the_result_takes_as_many_queries_for_all(
    august: August, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(4):
        result_blocks(august.campaign)


def test_ranking_gives_equals_one_place_and_unusual_numbers_are_seen(august: August) -> None:
    IndicatorValue.objects.filter(indicator=august.model, respondent__name="Округ 07").update(number=0)
    result = result_of(august.campaign)
    places = ranking_of(result.levels[0])
    assert [(each.place, each.met, each.asked) for each in places] == [(1, 2, 2)] * 14 + [(15, 1, 2)]
    assert [each.value.respondent.name for each in outliers_of(result)] == ["Округ 00"]


def test_figures_count_those_who_reported_and_targets_met(cast: Cast, august: August) -> None:
    period = august.campaign.period
    counted = {code: figures.get(code) for code in ("monitoring.reported", "monitoring.targets_met")}
    reported, met = (each.count(cast.association, period) for each in counted.values() if each)
    assert (reported.value, reported.base, reported.records.count()) == (15, 19, 15)
    assert (met.value, met.base) == (2, 3)


def test_minutes_show_the_result_as_it_stands_until_they_are_signed(cast: Cast, august: August) -> None:
    item = make_item(make_meeting(cast.association), text="<p>Проведён мониторинг.</p>")
    block = add_block(item, code="monitoring.result", key=str(august.campaign.pk), actor=cast.secretary)

    def text() -> str:
        paper = builders.build_minutes(meeting_queries.meeting_for_minutes(item.meeting_id))
        return plain(plain_text(paper.items[0].text))

    assert "Проведён мониторинг." in text()
    assert "2036 педагогов" in text()
    IndicatorValue.objects.filter(indicator=august.diagnosed).update(number=1900)
    assert "1900 педагогов" in text()
    block.key = "0"
    block.save()
    assert "недоступна: её записей больше нет" in text()
    remove_block(block, actor=cast.secretary)
    assert text() == "Проведён мониторинг."
