"""How respondents stand beside each other: the ranking (⚙, off unless switched on) and values far from the others."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from statistics import quantiles

from rumo.monitoring.enums import ValueKind
from rumo.monitoring.facts import Fact, LevelResult, Result
from rumo.monitoring.models import IndicatorValue, Respondent
from rumo.monitoring.targets import own_answer

# Tukey's fences: beyond one and a half of the middle half's width. Fewer values say nothing of what is usual.
FENCE = 1.5
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Place:
    """`place` as in sport: equals share one, the next is as many places lower. `met` targets of the `asked` ones."""

    place: int
    respondent: Respondent
    met: int
    asked: int


@dataclass(frozen=True, slots=True)
class Outlier:
    """A value below `low` or above `high`, beyond which values are unusual among the others."""

    fact: Fact
    value: IndicatorValue
    low: Decimal
    high: Decimal


def ranking_of(level: LevelResult) -> list[Place]:
    """Those who reported by the share of targets each meets by itself; what does not apply to somebody is not asked."""
    facts = [fact for whole in level.facts for fact in whole.with_parts() if fact.has_target]
    scores = []
    for respondent in level.reported:
        answers = [
            own_answer(fact.version, value.number)
            for fact in facts
            for value in fact.values
            if value.respondent_id == respondent.pk and value.number is not None
        ]
        known = [answer for answer in answers if answer is not None]
        if known:
            scores.append((respondent, sum(known), len(known)))
    shares = [Decimal(met) / asked for _who, met, asked in scores]
    places = [
        Place(1 + sum(other > share for other in shares), who, met, asked)
        for (who, met, asked), share in zip(scores, shares, strict=True)
    ]
    return sorted(places, key=lambda each: (each.place, each.respondent.name))


def outliers_of(result: Result) -> list[Outlier]:
    """Numbers unusual beside those of the other respondents: to be looked at, not refused."""
    return [found for fact in result.facts if fact.version.kind == ValueKind.NUMBER for found in _unusual(fact)]


def _unusual(fact: Fact) -> list[Outlier]:
    numbers = [value.number for value in fact.values if value.number is not None]
    if len(numbers) < FEWEST:
        return []
    first, _middle, third = (Decimal(str(each)) for each in quantiles(map(float, numbers), n=4, method="inclusive"))
    width = (third - first) * Decimal(str(FENCE))
    low, high = first - width, third + width
    return [
        Outlier(fact, value, low, high)
        for value in fact.values
        if value.number is not None and not low <= value.number <= high
    ]
