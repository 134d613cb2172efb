"""Which records the addresses of monitoring speak of, and one of each kind in the cast's region."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from rumo.core import files
from rumo.monitoring.enums import IndicatorLevel, ResponseState
from rumo.monitoring.models import (
    Evidence,
    Indicator,
    IndicatorRule,
    IndicatorValue,
    IndicatorVersion,
    MonitoringCampaign,
    Respondent,
)
from rumo.monitoring.tests import factories as make
from tests.cast import Cast
from tests.journeys.addresses import Keys

# The beginning of an address's name → what its pk is of. The longest that fits wins.
PK_OF: dict[str, type[Model]] = {
    "indicator": Indicator,
    "version_add": Indicator,
    "version": IndicatorVersion,
    "rule": IndicatorRule,
    "campaign": MonitoringCampaign,
    "board_export": MonitoringCampaign,
    "respondents_add": MonitoringCampaign,
    "respondent": Respondent,
    "form": Respondent,
    "value": Respondent,
    "evidence": Respondent,
    "result": MonitoringCampaign,
    "conclusion_save": MonitoringCampaign,
    "ranking_show": MonitoringCampaign,
}


def monitoring_keys(cast: Cast) -> Keys:
    """The form handed in by the cast's district, in a collection that runs."""
    records = _records(cast)
    parameters: dict[str, Any] = {
        "association_pk": cast.association.pk,
        "level": IndicatorLevel.MUNICIPAL,
        "version_pk": records[IndicatorVersion].pk,
        "evidence_pk": records[Evidence].pk,
    }
    pks = {name: records[model].pk for name, model in PK_OF.items()}
    return {("monitoring", name): value for name, value in {**pks, **parameters}.items()}


def _records(cast: Cast) -> dict[type[Model], Any]:
    version = make.make_version(cast.association, "М1", wording="Дальний показатель")
    campaign = make.make_campaign(cast.association, [version], title="Дальний мониторинг")
    respondent = make.make_respondent(campaign, cast.municipality, state=ResponseState.SUBMITTED)
    value: IndicatorValue = make.make_value(respondent, version, 1, explanation="Дальнее пояснение")
    stored = files.store_bytes(b"text", "file.txt", files.TEXT, actor=cast.admin)
    made: list[Model] = [
        version.indicator,
        version,
        campaign,
        respondent,
        value,
        Evidence.objects.create(value=value, stored=stored),
        IndicatorRule.objects.create(association=cast.association, expression="[М1] > 0", message="Дальнее правило"),
    ]
    return {type(record): record for record in made}
