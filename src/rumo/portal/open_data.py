"""Indicators of finished collections as open data: what each respondent stated, in a table and for programs.

Words that respondents typed are left out: they may name people. Zero, «не применимо» and «не представлено» differ.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _

from rumo.monitoring.enums import ValueKind, ValueState
from rumo.monitoring.facts import Fact, result_of
from rumo.monitoring.models import IndicatorValue, IndicatorVersion, MonitoringCampaign, Respondent
from rumo.monitoring.responses import in_order, level_of
from rumo.monitoring.result_words import number_words_of, reported_sentence, share_words, verdict_line
from rumo.monitoring.results import level_title
from rumo.monitoring.targets import target_phrase
from rumo.portal.queries import CAME

GIVEN, NOT_APPLICABLE, NOT_REPORTED = "given", "not_applicable", "not_reported"
WORDS = {GIVEN: _("представлено"), NOT_APPLICABLE: _("не применимо"), NOT_REPORTED: _("не представлено")}
HEAD = ("Обозначение", "Показатель", "Единица", "Год", "Кто отвечал", "Сведения", "Значение")


@dataclass(frozen=True, slots=True)
class PublicFact:
    """What an indicator came to. `shares` are of each base, both named; `depth` tells parts («из них») from wholes."""

    version: IndicatorVersion
    target: str
    number: str
    shares: tuple[str, ...]
    verdict: str
    depth: int


@dataclass(frozen=True, slots=True)
class PublicLevel:
    title: str
    reported: str
    facts: tuple[PublicFact, ...]


Cell = tuple[IndicatorVersion, Respondent, str, Decimal | None]


def result_levels(campaign: MonitoringCampaign) -> list[PublicLevel]:
    """The result by levels without words and papers of respondents, in a constant number of queries."""
    return [
        PublicLevel(
            level_title(level.level),
            reported_sentence(level),
            tuple(each for fact in level.facts for each in _public_facts(fact, 0)),
        )
        for level in result_of(campaign).levels
    ]


def cells_of(campaign: MonitoringCampaign) -> Iterator[Cell]:
    """Every indicator × everybody it was asked of: what is known and the number; three queries."""
    respondents = list(campaign.respondents.filter(excluded_reason="").order_by("name", "pk"))
    stated = {
        (value.respondent_id, value.indicator_id): value
        for value in IndicatorValue.objects.filter(respondent__in=respondents)
    }
    for version in indicators_of(campaign):
        for respondent in respondents:
            if level_of(respondent) == version.indicator.level:
                yield (version, respondent, *_known(respondent, stated.get((respondent.pk, version.pk))))


def indicators_of(campaign: MonitoringCampaign) -> list[IndicatorVersion]:
    """In the order in which they are printed, parts after their whole."""
    versions = campaign.versions.select_related("indicator").exclude(kind=ValueKind.TEXT)
    return [version for version, _depth in in_order(versions)]


def as_csv(campaign: MonitoringCampaign) -> bytes:
    """UTF-8 with a mark and semicolons: Excel opens it as a table at once."""
    text = StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(HEAD)
    for version, respondent, known, number in cells_of(campaign):
        indicator = version.indicator.code, version.wording, version.unit
        table.writerow((*indicator, campaign.year, respondent.name, WORDS[known], _plain(number)))
    return text.getvalue().encode("utf-8-sig")


def as_json(campaign: MonitoringCampaign) -> bytes:
    data = {
        "title": campaign.title,
        "year": campaign.year,
        "region": str(campaign.association.region),
        "association": campaign.association.full_name,
        "ground": campaign.ground,
        "collected": {"from": campaign.starts_on.isoformat(), "to": campaign.ends_on.isoformat()},
        "indicators": [_indicator(version) for version in indicators_of(campaign)],
        "values": [
            {"indicator": version.indicator.code, "respondent": who.name, "state": known, "value": _number(number)}
            for version, who, known, number in cells_of(campaign)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def _public_facts(fact: Fact, depth: int) -> Iterator[PublicFact]:
    version = fact.version
    if version.kind != ValueKind.TEXT:
        shares = tuple(filter(None, map(share_words, fact.shares)))
        yield PublicFact(version, target_phrase(version), number_words_of(fact), shares, verdict_line(fact), depth)
    for part in fact.parts:
        yield from _public_facts(part, depth + 1)


def _known(respondent: Respondent, value: IndicatorValue | None) -> tuple[str, Decimal | None]:
    if respondent.state not in CAME or value is None or value.state == ValueState.EMPTY:
        return NOT_REPORTED, None
    if value.state == ValueState.NOT_APPLICABLE:
        return NOT_APPLICABLE, None
    return GIVEN, value.number


def _indicator(version: IndicatorVersion) -> dict[str, Any]:
    return {
        "code": version.indicator.code,
        "level": version.indicator.level,
        "wording": version.wording,
        "kind": version.kind,
        "unit": version.unit,
        "comparison": version.comparison,
        "target": _number(version.target),
        "target_of": version.target_of,
        "base": version.base,
        "ground": version.ground,
    }


def _number(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def _plain(number: Decimal | None) -> str:
    """«12» or «12,5», as Russian Excel reads a number."""
    return "" if number is None else str(_number(number)).replace(".", ",")
