"""What a campaign came to: every indicator with its number, its shares of each base and whether the target is met.

Seen in minutes (S1): «15 (100 %)» was taken of those who reported; of all 19 it is 78,9 %. So a share of respondents is
always told of both, and a verdict that depends on the base says so. Zero, not reported and not applicable differ: who
did not report counts in «all» only, to whom an indicator does not apply counts in neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rumo.monitoring.computed import REPORTED
from rumo.monitoring.enums import (
    Base,
    Comparison,
    IndicatorLevel,
    ReturnState,
    TargetOf,
    ValueKind,
    ValueState,
    Verdict,
)
from rumo.monitoring.models import IndicatorValue, IndicatorVersion, MonitoringCampaign, Respondent
from rumo.monitoring.responses import in_order, level_of, values_of, versions_of
from rumo.monitoring.targets import holds, percent_of, verdict_of


@dataclass(frozen=True, slots=True)
class Share:
    """`base` is what it is taken of: those who reported, all, the whole of a part, a number from a source."""

    kind: str
    base: Decimal
    percent: Decimal | None
    meets: bool | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """An indicator's result. `number` adds numbers up and counts yeses; None where nobody stated it.

    `values` are those that count, `not_applicable` whom it does not concern, `silent` who reported but not this.
    """

    version: IndicatorVersion
    number: Decimal | None
    values: tuple[IndicatorValue, ...]
    not_applicable: tuple[IndicatorValue, ...]
    silent: tuple[Respondent, ...]
    shares: tuple[Share, ...]
    verdict: Verdict
    parts: tuple[Fact, ...] = ()

    @property
    def has_target(self) -> bool:
        return bool(self.version.comparison)

    def with_parts(self) -> Iterable[Fact]:
        yield self
        for part in self.parts:
            yield from part.with_parts()


@dataclass(frozen=True, slots=True)
class LevelResult:
    """One table of the result: who was asked, who reported, the facts in order."""

    level: IndicatorLevel
    reported: tuple[Respondent, ...]
    missing: tuple[Respondent, ...]
    excluded: tuple[Respondent, ...]
    facts: tuple[Fact, ...]

    @property
    def asked(self) -> int:
        return len(self.reported) + len(self.missing)


@dataclass(frozen=True, slots=True)
class Result:
    campaign: MonitoringCampaign
    levels: tuple[LevelResult, ...]

    @property
    def facts(self) -> list[Fact]:
        return [fact for level in self.levels for whole in level.facts for fact in whole.with_parts()]

    @property
    def verdict(self) -> Verdict:
        """Of all indicators with a target: one not met, or that depends on the base, is not hidden by others."""
        found = {fact.verdict for fact in self.facts if fact.has_target}
        for verdict in (Verdict.NOT_MET, Verdict.DEPENDS, Verdict.UNKNOWN):
            if verdict in found:
                return verdict
        return Verdict.MET if found else Verdict.UNKNOWN

    def fact_of(self, indicator_id: int) -> Fact | None:
        return next((fact for fact in self.facts if fact.version.indicator_id == indicator_id), None)


def asks_each(version: IndicatorVersion, level: IndicatorLevel) -> bool:
    """A target of the number itself is asked of every respondent; a total of all is an indicator of the region."""
    is_asked = version.target_of == TargetOf.VALUE and version.kind == ValueKind.NUMBER and version.comparison
    return bool(is_asked) and level != IndicatorLevel.REGIONAL


def result_of(campaign: MonitoringCampaign) -> Result:
    """The result as the responses stand now, in a constant number of queries. Only levels that are asked."""
    respondents = campaign.respondents.select_related("municipality", "organization", "merged_into")
    return _result(campaign, respondents, values_of(campaign).prefetch_related("evidence__stored"))


def counted_facts(campaign: MonitoringCampaign) -> list[Fact]:
    """The facts of the result for their numbers and verdicts alone: no names and no evidence come with them."""
    values = IndicatorValue.objects.filter(respondent__campaign=campaign).order_by()
    return _result(campaign, campaign.respondents.all(), values).facts


def _result(campaign: MonitoringCampaign, answering: Iterable[Respondent], stated: Iterable[IndicatorValue]) -> Result:
    respondents: dict[IndicatorLevel, list[Respondent]] = defaultdict(list)
    for respondent in answering:
        respondents[level_of(respondent)].append(respondent)
    values: dict[int, dict[int, IndicatorValue]] = defaultdict(dict)
    for value in stated:
        values[value.indicator_id][value.respondent_id] = value
    versions: dict[IndicatorLevel, list[IndicatorVersion]] = defaultdict(list)
    for version in versions_of(campaign):
        versions[IndicatorLevel(version.indicator.level)].append(version)
    levels = tuple(
        _level(level, respondents[level], versions[level], values) for level in IndicatorLevel if versions[level]
    )
    return Result(campaign, levels)


def _level(
    level: IndicatorLevel,
    respondents: Sequence[Respondent],
    versions: Sequence[IndicatorVersion],
    values: Mapping[int, Mapping[int, IndicatorValue]],
) -> LevelResult:
    asked = [each for each in respondents if not each.excluded_reason]
    reported = tuple(each for each in asked if each.state in REPORTED)
    rows = _Rows(level, reported, len(asked), values)
    return LevelResult(
        level=level,
        reported=reported,
        missing=tuple(each for each in asked if each.state not in REPORTED),
        excluded=tuple(each for each in respondents if each.excluded_reason),
        facts=_tree(list(in_order(versions)), rows),
    )


def _tree(lines: Sequence[tuple[IndicatorVersion, int]], rows: _Rows) -> tuple[Fact, ...]:
    """Wholes with their parts in them."""
    found: list[Fact] = []
    start = 0
    while start < len(lines):
        version, depth = lines[start]
        end = start + 1
        while end < len(lines) and lines[end][1] > depth:
            end += 1
        whole = rows.fact(version)
        parts = tuple(rows.of_whole(part, whole) for part in _tree(lines[start + 1 : end], rows))
        found.append(replace(whole, parts=parts))
        start = end
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The values of one level, and who stands behind them."""

    level: IndicatorLevel
    reported: tuple[Respondent, ...]
    asked: int
    values: Mapping[int, Mapping[int, IndicatorValue]]

    def fact(self, version: IndicatorVersion) -> Fact:
        """A value that was returned and is not mended yet does not count: it was not reported."""
        stated = self.values.get(version.pk, {})
        given: list[IndicatorValue] = []
        away: list[IndicatorValue] = []
        silent: list[Respondent] = []
        for respondent in self.reported:
            value = stated.get(respondent.pk)
            if value is None or value.return_state == ReturnState.RETURNED or value.state == ValueState.EMPTY:
                silent.append(respondent)
                continue
            value.respondent = respondent
            (given if value.state == ValueState.GIVEN else away).append(value)
        number = _number(version, given)
        shares = self._shares(version, number, [value.number for value in given if value.number is not None], len(away))
        verdict = _verdict(version, number, shares, of_each=asks_each(version, self.level))
        return Fact(version, number, tuple(given), tuple(away), tuple(silent), shares, verdict)

    def of_whole(self, part: Fact, whole: Fact) -> Fact:
        """A part that is counted is told of its whole: 14 of the 15 that have one."""
        version = part.version
        if not self._counts_respondents(version) or part.number is None or whole.number is None:
            return part
        if whole.version.kind != ValueKind.YES_NO:
            return part
        share = _share(version, "whole", part.number, whole.number)
        return replace(part, shares=(share,), verdict=_verdict(version, part.number, (share,)))

    def _shares(
        self, version: IndicatorVersion, number: Decimal | None, numbers: Sequence[Decimal], away: int
    ) -> tuple[Share, ...]:
        if number is None:
            return ()
        if version.base == Base.STATED and version.base_value:
            return (_share(version, Base.STATED, number, version.base_value),)
        bases = ((Base.REPORTED, Decimal(len(numbers))), (Base.ALL, Decimal(self.asked - away)))
        if asks_each(version, self.level):
            meeting = Decimal(sum(holds(version, each) is True for each in numbers))
            return tuple(replace(_share(version, kind, meeting, base), meets=meeting == base) for kind, base in bases)
        if not self._counts_respondents(version):
            return ()
        return tuple(_share(version, kind, number, base) for kind, base in bases)

    def _counts_respondents(self, version: IndicatorVersion) -> bool:
        """The region has one respondent: there is nothing to take a share of."""
        is_asked = version.base in {Base.ALL, Base.REPORTED} and version.kind == ValueKind.YES_NO
        return is_asked and self.level != IndicatorLevel.REGIONAL


def _number(version: IndicatorVersion, values: Sequence[IndicatorValue]) -> Decimal | None:
    numbers = [value.number for value in values if value.number is not None]
    if version.kind == ValueKind.TEXT or not numbers:
        return None
    return sum(numbers, Decimal(0))


def _share(version: IndicatorVersion, kind: str, number: Decimal, base: Decimal) -> Share:
    percent = percent_of(number, base)
    meets = holds(version, percent) if percent is not None and version.target_of == TargetOf.SHARE else None
    return Share(str(kind), base, percent, meets)


def _verdict(
    version: IndicatorVersion, number: Decimal | None, shares: Sequence[Share], *, of_each: bool = False
) -> Verdict:
    if number is None:
        return Verdict.UNKNOWN
    if of_each:
        return verdict_of(share.meets for share in shares)
    if version.comparison == Comparison.EXISTS or version.target_of == TargetOf.VALUE:
        return verdict_of([holds(version, number)])
    return verdict_of(share.meets for share in shares)
