"""Collections of indicators: the register, a campaign from its order to its close."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from rumo.accounts.models import User
from rumo.core import clock
from rumo.demo.data.shapes.monitoring import DemoCollection, DemoIndicator, DemoMending, DemoResponse
from rumo.demo.load.directory import World
from rumo.monitoring.actions import acceptance, campaigns, indicators, results, rules, submission, values
from rumo.monitoring.actions.campaigns import CampaignData
from rumo.monitoring.actions.evidence import EvidenceData, add_evidence
from rumo.monitoring.actions.form_tables import take_table
from rumo.monitoring.actions.indicators import IndicatorData
from rumo.monitoring.actions.rules import RuleData
from rumo.monitoring.actions.values import ValueData
from rumo.monitoring.enums import ValueState
from rumo.monitoring.models import Indicator, IndicatorVersion, MonitoringCampaign, Respondent
from rumo.monitoring.responses import asked_of, value_of_version


def load_indicators(
    world: World, asked: Iterable[DemoIndicator], ruled: Iterable[RuleData], *, actor: User
) -> list[IndicatorVersion]:
    """The indicators of the main association and the rules among them; versions in the order given."""
    made: dict[str, Indicator] = {}
    for each in asked:
        data = IndicatorData(each.code, each.level, made.get(each.parent))
        made[each.code] = indicators.create_indicator(
            association=world.rumo, data=data, version=each.version, actor=actor
        )
    for rule in ruled:
        rules.create_rule(association=world.rumo, data=rule, actor=actor)
    return list(IndicatorVersion.objects.filter(indicator__in=made.values()).select_related("indicator"))


def load_collection(
    world: World, data: DemoCollection, versions: list[IndicatorVersion], *, actor: User
) -> MonitoringCampaign:
    with clock.standing_at(data.announced):
        described = CampaignData(data.title, data.year, *data.days, versions, data.ground)
        campaign = campaigns.create_campaign(association=world.rumo, data=described, actor=actor)
    with clock.standing_at(data.days[0]):
        campaigns.open_campaign(campaign, actor=actor)
    by_code = {each.indicator.code: each for each in versions}
    respondents = {each.municipality_id: each for each in campaign.respondents.select_related("municipality")}
    for respondent in respondents.values():
        respondent.campaign = campaign
    for response in data.responses:
        _hand_in(respondents[world.municipalities[response.place].pk], response, by_code, actor)
    if data.own_day is not None:
        with clock.standing_at(data.own_day):
            _hand_in_own(respondents[None], data.proofs, by_code, actor)
    if data.closed is not None:
        with clock.standing_at(data.closed):
            _close(campaign, data, actor)
    return campaign


def _hand_in(respondent: Respondent, data: DemoResponse, by_code: dict[str, IndicatorVersion], actor: User) -> None:
    mending = data.mended
    with clock.standing_at(data.day):
        numbers = data.numbers | ({mending.code: mending.first} if mending else {})
        form = asked_of(respondent)
        take_table(respondent, told=[(line, _given(numbers[line.code])) for line in form], actor=actor)
        first = value_of_version(respondent, form[0].version)
        add_evidence(first, data=EvidenceData(act=data.act), actor=actor)
        submission.submit_response(respondent, actor=actor)
    if mending is not None:
        _mend(respondent, mending, by_code[mending.code], data.numbers[mending.code], actor)
    with clock.standing_at(mending.day if mending else data.day):
        acceptance.accept_response(respondent, actor=actor)


def _mend(respondent: Respondent, data: DemoMending, version: IndicatorVersion, number: int, actor: User) -> None:
    with clock.standing_at(data.returned):
        acceptance.return_value(value_of_version(respondent, version), message=data.message, actor=actor)
    with clock.standing_at(data.day):
        respondent.refresh_from_db(fields=["state", "version"])
        value = value_of_version(respondent, version)
        values.save_value(value, data=_given(number), version=value.version, actor=actor)
        submission.submit_response(respondent, actor=actor)


def _hand_in_own(
    respondent: Respondent, proofs: dict[str, str], by_code: dict[str, IndicatorVersion], actor: User
) -> None:
    for code, act in proofs.items():
        add_evidence(value_of_version(respondent, by_code[code]), data=EvidenceData(act=act), actor=actor)
    submission.submit_response(respondent, actor=actor)
    acceptance.accept_response(respondent, actor=actor)


def _close(campaign: MonitoringCampaign, data: DemoCollection, actor: User) -> None:
    campaigns.close_campaign(campaign, actor=actor)
    campaign.refresh_from_db()
    results.save_conclusion(campaign, conclusion=data.conclusion, version=campaign.version, actor=actor)


def _given(number: int) -> ValueData:
    return ValueData(ValueState.GIVEN, Decimal(number))
