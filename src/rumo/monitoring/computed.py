"""What formulas and rules say of a form as it stands now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from rumo.monitoring.enums import IndicatorLevel, ResponseState, ReturnState, ValueState
from rumo.monitoring.formula_reading import FormulaError
from rumo.monitoring.formulas import Reckoner
from rumo.monitoring.formulas import broken_rules as rules_broken_by
from rumo.monitoring.models import IndicatorRule, IndicatorVersion, Respondent
from rumo.monitoring.responses import Asked, level_of, values_of

# Responses whose values count: handed in, whatever came of it.
REPORTED = (ResponseState.SUBMITTED, ResponseState.RETURNED, ResponseState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Computed:
    """What a formula gives: a number, nothing where something it needs was not stated, or why it cannot be counted."""

    version: IndicatorVersion
    number: Decimal | None
    problem: str = ""

    def differs_from(self, stated: Decimal | None) -> bool:
        return self.number is not None and stated is not None and self.number != stated


def compute(respondent: Respondent, form: Sequence[Asked]) -> dict[int, Computed]:
    """By the key of the version; lines without a formula are not in it."""
    wanted = [line.version for line in form if line.version.formula]
    if not wanted:
        return {}
    campaign = respondent.campaign
    reckoner = Reckoner(campaign.association, campaign.period)
    stated = _numbers(form)
    if level_of(respondent) == IndicatorLevel.REGIONAL:
        stated = {**_totals(respondent), **stated}
    before = _numbers(form, before=True)
    return {version.pk: _computed(reckoner, version, stated, before) for version in wanted}


def broken_rules(respondent: Respondent, form: Sequence[Asked]) -> list[IndicatorRule]:
    """Rules of the body that do not hold among the values of this form."""
    rules = IndicatorRule.objects.filter(association=respondent.campaign.association_id, is_active=True)
    return rules_broken_by(rules, _numbers(form), _numbers(form, before=True))


def _computed(
    reckoner: Reckoner,
    version: IndicatorVersion,
    stated: Mapping[str, Decimal | None],
    before: Mapping[str, Decimal | None],
) -> Computed:
    try:
        return Computed(version, reckoner.value_of(version, stated, before))
    except FormulaError as error:
        return Computed(version, None, error.message.rstrip("."))


def _numbers(form: Sequence[Asked], *, before: bool = False) -> dict[str, Decimal | None]:
    """By code. What is made by a formula alone is left out: it is worked out anew, not read."""
    return {line.code: line.number_before if before else line.number for line in form if before or line.version.by_hand}


def _totals(respondent: Respondent) -> dict[str, Decimal | None]:
    """What the others reported, added up by code: a formula of the region may be over municipal indicators."""
    values = values_of(respondent.campaign).filter(
        respondent__state__in=REPORTED, respondent__excluded_reason="", state=ValueState.GIVEN, number__isnull=False
    )
    counted = values.exclude(return_state=ReturnState.RETURNED).exclude(respondent=respondent)
    rows = counted.order_by().values_list("indicator__indicator__code").annotate(total=Sum("number"))
    return dict(rows)
