"""What the pages of a result show, made from the facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rumo.monitoring.enums import Verdict
from rumo.monitoring.facts import Fact, LevelResult, Result, result_of
from rumo.monitoring.models import MonitoringCampaign
from rumo.monitoring.result_charts import respondents_chart, year_number, years_chart, years_of
from rumo.monitoring.result_words import fact_lines, number_words_of, reported_sentence, verdict_line
from rumo.monitoring.results import level_title
from rumo.monitoring.targets import target_phrase
from rumo.monitoring.value_words import stated
from rumo.russian.numbers import NO_VALUE, percent

_KINDS = {Verdict.MET: "success", Verdict.NOT_MET: "danger", Verdict.DEPENDS: "warning", Verdict.UNKNOWN: "neutral"}


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row of the table; `before` is last year's number."""

    fact: Fact
    target: str
    lines: Sequence[str]
    verdict: str
    verdict_kind: str
    before: str


@dataclass(frozen=True, slots=True)
class LevelView:
    title: str
    sentence: str
    level: LevelResult
    rows: Sequence[FactRow]

    @property
    def has_before(self) -> bool:
        """Whether last year's number is known of any."""
        return any(row.before not in ("", NO_VALUE) for row in self.rows)


def verdict_kind(verdict: Verdict) -> str:
    """The kind of the badge."""
    return _KINDS[verdict]


def level_views(result: Result, before: Result | None) -> list[LevelView]:
    return [
        LevelView(
            level_title(level.level),
            reported_sentence(level),
            level,
            [_row(fact, level, before) for fact in level.facts],
        )
        for level in result.levels
    ]


def indicator_context(campaign: MonitoringCampaign, version_pk: int) -> dict[str, Any] | None:
    """One indicator by respondents and by years; None for one the campaign does not ask."""
    result = result_of(campaign)
    found = [(level, fact) for level in result.levels for whole in level.facts for fact in whole.with_parts()]
    place = next((each for each in found if each[1].version.pk == version_pk), None)
    if place is None:
        return None
    level, fact = place
    years = years_of(fact.version.indicator, campaign)
    return {
        "campaign": campaign,
        "row": _row(fact, level, None),
        "values": [(each, stated(each, fact.version)) for each in (*fact.values, *fact.not_applicable)],
        "silent": [*fact.silent, *level.missing],
        "chart": respondents_chart(fact),
        "years": [(year, number_words_of(year.fact), _share_of_all(year.fact)) for year in years],
        "years_chart": years_chart(years),
        "has_shares": bool(fact.shares),
    }


def _row(fact: Fact, level: LevelResult, before: Result | None) -> FactRow:
    last = before.fact_of(fact.version.indicator_id) if before else None
    return FactRow(
        fact=fact,
        target=target_phrase(fact.version),
        lines=fact_lines(fact, level.level),
        verdict=verdict_line(fact),
        verdict_kind=verdict_kind(fact.verdict),
        before=number_words_of(last) if last else "",
    )


def _share_of_all(fact: Fact) -> str:
    share: Decimal | None = year_number(fact, is_share=True)
    return NO_VALUE if share is None else percent(share, digits=1)
