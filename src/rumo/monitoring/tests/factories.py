"""Makers of records of monitoring for tests, in any state, as the actions would leave them. All names are invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from rumo.core import clock
from rumo.directory.models import Association, Municipality
from rumo.monitoring.enums import CampaignState, IndicatorLevel, ResponseState, ValueKind, ValueState
from rumo.monitoring.models import Indicator, IndicatorValue, IndicatorVersion, MonitoringCampaign, Respondent

_serial = count(1)
_HANDED_IN = {ResponseState.SUBMITTED, ResponseState.RETURNED, ResponseState.ACCEPTED}


def make_version(
    association: Association,
    code: str = "",
    *,
    level: str = IndicatorLevel.MUNICIPAL,
    parent: Indicator | None = None,
    **fields: Any,
) -> IndicatorVersion:
    """An indicator with one version; yes or no, without a target, unless told otherwise."""
    number = next(_serial)
    indicator = Indicator.objects.create(
        association=association, code=code or f"М{number}", level=level, parent=parent, position=number
    )
    defaults = {"since_year": 2020, "wording": f"Показатель {number}", "kind": ValueKind.YES_NO}
    return IndicatorVersion.objects.create(indicator=indicator, **{**defaults, **fields})


def make_campaign(
    association: Association, versions: Iterable[IndicatorVersion] = (), **fields: Any
) -> MonitoringCampaign:
    """Open since ten days ago for ten days more."""
    day = clock.today()
    defaults = {
        "title": f"Мониторинг {next(_serial)}",
        "year": day.year,
        "starts_on": day - timedelta(days=10),
        "ends_on": day + timedelta(days=10),
        "state": CampaignState.OPEN,
    }
    made = MonitoringCampaign.objects.create(association=association, **{**defaults, **fields})
    made.versions.set(versions)
    return made


def make_respondent(
    campaign: MonitoringCampaign,
    municipality: Municipality | None = None,
    *,
    state: str = ResponseState.NOT_BEGUN,
    values: Mapping[IndicatorVersion, int | Decimal] | None = None,
    **fields: Any,
) -> Respondent:
    """The body itself without a municipality; `values` are stated numbers by version, yes is 1."""
    now = clock.now()
    moments = {"first_submitted_at": now, "submitted_at": now} if state in _HANDED_IN else {}
    name = str(municipality or campaign.association)
    made = Respondent.objects.create(
        campaign=campaign, municipality=municipality, **{"name": name, "state": state, **moments, **fields}
    )
    for version, number in (values or {}).items():
        make_value(made, version, number)
    return made


def make_value(
    respondent: Respondent, version: IndicatorVersion, number: int | Decimal, **fields: Any
) -> IndicatorValue:
    given = {"state": ValueState.GIVEN, "number": Decimal(number), **fields}
    return IndicatorValue.objects.create(respondent=respondent, indicator=version, **given)
