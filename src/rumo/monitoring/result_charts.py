"""Charts of a result: an indicator by respondents, and year on year. The same numbers stand in a table beside each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from rumo.monitoring.enums import Base, CampaignState, Comparison, IndicatorLevel, TargetOf, ValueKind
from rumo.monitoring.facts import Fact, asks_each, result_of
from rumo.monitoring.models import Indicator, MonitoringCampaign

# A campaign is read whole for its year: more years are rarely looked at.
MOST_YEARS = 5


@dataclass(frozen=True, slots=True)
class Year:
    campaign: MonitoringCampaign
    fact: Fact


def years_of(indicator: Indicator, until: MonitoringCampaign) -> list[Year]:
    """The indicator in this campaign and those before it, oldest first."""
    campaigns = MonitoringCampaign.objects.filter(
        association=until.association_id, versions__indicator=indicator, year__lte=until.year
    ).exclude(state=CampaignState.DRAFT)
    found = []
    for campaign in campaigns.select_related("association").distinct().order_by("-year", "-starts_on")[:MOST_YEARS]:
        fact = result_of(campaign).fact_of(indicator.pk)
        if fact is not None:
            found.append(Year(campaign, fact))
    return found[::-1]


def respondents_chart(fact: Fact) -> dict[str, Any] | None:
    """Bars by respondent with the target as a line; None for what is not a number of each."""
    if fact.version.kind != ValueKind.NUMBER or len(fact.values) < 2:
        return None
    rows = [(value.respondent.name, value.number) for value in fact.values]
    target = fact.version.target if fact.version.target_of == TargetOf.VALUE else None
    return _chart(fact.version.unit or _("Значение"), rows, target, horizontal=True)


def years_chart(years: Sequence[Year]) -> dict[str, Any] | None:
    """Bars by year: shares where the target is of a share, else numbers; None for a single year."""
    if len(years) < 2:
        return None
    last = years[-1].fact
    is_share = last.version.target_of == TargetOf.SHARE and bool(last.shares)
    rows = [(str(year.campaign.period.name), year_number(year.fact, is_share=is_share)) for year in years]
    name = _("Доля, %") if is_share else last.version.unit or _("Значение")
    # A target asked of every respondent is not one of their total.
    is_of_total = is_share or not asks_each(last.version, IndicatorLevel(last.version.indicator.level))
    is_drawn = is_of_total and last.version.comparison not in {"", Comparison.EXISTS}
    return _chart(name, rows, last.version.target if is_drawn else None, horizontal=False)


def year_number(fact: Fact, *, is_share: bool) -> Decimal | None:
    """The share of all where there are several bases, so that years in which fewer reported do not look better."""
    if not is_share:
        return fact.number
    shares = {share.kind: share.percent for share in fact.shares}
    return shares.get(Base.ALL, next(iter(shares.values()), None))


def _chart(
    name: str, rows: Sequence[tuple[str, Decimal | None]], target: Decimal | None, *, horizontal: bool
) -> dict[str, Any]:
    chart: dict[str, Any] = {
        "kind": "bar",
        "horizontal": horizontal,
        "labels": [label for label, _number in rows],
        "series": [{"name": name, "values": [None if number is None else float(number) for _label, number in rows]}],
    }
    if target is not None:
        chart["target"] = {"name": _("порог"), "value": float(target)}
    return chart
