"""What a respondent is asked: the indicators of its level in order, with the values stated and those of last year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from rumo.monitoring.enums import IndicatorLevel, ValueState
from rumo.monitoring.models import IndicatorValue, IndicatorVersion, MonitoringCampaign, Respondent


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of a form. `value` is not saved yet where nothing was stated; `before` is last year's; `depth` tells
    parts («из них») from wholes."""

    version: IndicatorVersion
    value: IndicatorValue
    before: IndicatorValue | None
    depth: int

    @property
    def code(self) -> str:
        return self.version.indicator.code

    @property
    def number(self) -> Decimal | None:
        return self.value.number if self.value.state == ValueState.GIVEN else None

    @property
    def number_before(self) -> Decimal | None:
        return self.before.number if self.before is not None and self.before.state == ValueState.GIVEN else None


def level_of(respondent: Respondent) -> IndicatorLevel:
    """The body itself answers for the region."""
    if respondent.municipality_id is not None:
        return IndicatorLevel.MUNICIPAL
    return IndicatorLevel.ORGANIZATION if respondent.organization_id is not None else IndicatorLevel.REGIONAL


def in_order(versions: Iterable[IndicatorVersion]) -> Iterator[tuple[IndicatorVersion, int]]:
    """Versions as they are printed with their depth: wholes by position, the parts right after their whole.

    A part whose whole is not among them stands as a whole.
    """
    given = sorted(versions, key=lambda each: (each.indicator.position, each.indicator.pk))
    here = {each.indicator_id for each in given}
    parts: dict[int | None, list[IndicatorVersion]] = defaultdict(list)
    for each in given:
        parent = each.indicator.parent_id
        parts[parent if parent in here else None].append(each)

    def walk(parent: int | None, depth: int) -> Iterator[tuple[IndicatorVersion, int]]:
        for each in parts[parent]:
            yield each, depth
            yield from walk(each.indicator_id, depth + 1)

    return walk(None, 0)


def versions_of(campaign: MonitoringCampaign) -> QuerySet[IndicatorVersion]:
    return campaign.versions.select_related("indicator")


def values_of(campaign: MonitoringCampaign) -> QuerySet[IndicatorValue]:
    return IndicatorValue.objects.filter(respondent__campaign=campaign).select_related("indicator__indicator")


def asked_of(respondent: Respondent) -> list[Asked]:
    """The whole form, in a constant number of queries; evidence and changes come with the values."""
    versions = versions_of(respondent.campaign).filter(indicator__level=level_of(respondent))
    stated = {value.indicator_id: value for value in respondent.values.prefetch_related("evidence__stored", "changes")}
    before = {value.indicator.indicator_id: value for value in _last_year(respondent)}
    return [
        Asked(version, stated.get(version.pk) or _blank(respondent, version), before.get(version.indicator_id), depth)
        for version, depth in in_order(versions)
    ]


def value_of_version(respondent: Respondent, version: IndicatorVersion) -> IndicatorValue:
    """The value stated for an indicator; one not saved yet where there is none."""
    value = respondent.values.filter(indicator=version).first() or _blank(respondent, version)
    value.respondent, value.indicator = respondent, version
    return value


def last_value(value: IndicatorValue) -> IndicatorValue | None:
    """What the same respondent stated for the same indicator in last year's campaign."""
    return _last_year(value.respondent).filter(indicator__indicator=value.indicator.indicator_id).first()


def _blank(respondent: Respondent, version: IndicatorVersion) -> IndicatorValue:
    return IndicatorValue(respondent=respondent, indicator=version)


def _last_year(respondent: Respondent) -> QuerySet[IndicatorValue]:
    """None where there was no campaign before this one."""
    same: dict[str, Any] = {
        "respondent__campaign": respondent.campaign.previous_id,
        "respondent__municipality": respondent.municipality_id,
        "respondent__organization": respondent.organization_id,
    }
    asked = {name: value for name, value in same.items() if value is not None}
    asked |= {f"{name}__isnull": True for name, value in same.items() if value is None}
    if respondent.campaign.previous_id is None:
        return IndicatorValue.objects.none()
    return IndicatorValue.objects.filter(**asked).select_related("indicator")
