"""The screens of monitoring in the demo's region of meetings: name → the address and who looks at it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from rumo.accounts.models import User
from rumo.demo.load.directory import World
from rumo.monitoring.actions.campaigns import CampaignData, create_campaign, open_campaign
from rumo.monitoring.actions.values import ValueData, save_value
from rumo.monitoring.enums import CampaignState, ValueState
from rumo.monitoring.models import IndicatorRule, IndicatorValue, IndicatorVersion, MonitoringCampaign, Respondent
from rumo.monitoring.responses import asked_of, value_of_version
from tests.browser.plan_screens import secretary

Screen = Callable[[World], tuple[User | None, str]]


def of_office(name: str) -> Screen:
    return lambda world: (secretary(world), reverse(f"monitoring:{name}"))


def at(name: str, record: Callable[[World], Any]) -> Screen:
    return lambda world: (secretary(world), reverse(f"monitoring:{name}", args=[record(world).pk]))


def closed(world: World) -> MonitoringCampaign:
    """August 2023: fifteen of nineteen answered."""
    return MonitoringCampaign.objects.get(association=world.rumo, state=CampaignState.CLOSED)


def running(world: World) -> MonitoringCampaign:
    """The same a year later; one district has begun its form."""
    found = MonitoringCampaign.objects.filter(association=world.rumo, state=CampaignState.OPEN).first()
    return found or _begun(world)


def _begun(world: World) -> MonitoringCampaign:
    last, actor, day = closed(world), secretary(world), dt.date(2024, 6, 1)
    data = CampaignData(
        "Показатели, июнь 2024 года", 2024, day, dt.date(2024, 6, 30), list(versions(world)), "письмо", previous=last
    )
    made = create_campaign(association=world.rumo, data=data, actor=actor)
    open_campaign(made, actor=actor)
    respondent = answering(made)[0]
    line = next(each for each in asked_of(respondent) if each.version.by_hand)
    given = ValueData(ValueState.GIVEN, Decimal(1))
    save_value(value_of_version(respondent, line.version), data=given, version=1, actor=actor)
    return made


def answering(campaign: MonitoringCampaign) -> QuerySet[Respondent]:
    rows = campaign.respondents.select_related("campaign__association__region", "municipality")
    return rows.filter(municipality__isnull=False)


def versions(world: World) -> QuerySet[IndicatorVersion]:
    rows = IndicatorVersion.objects.filter(indicator__association=world.rumo)
    return rows.select_related("indicator").order_by("pk")


def one_version(world: World) -> IndicatorVersion:
    found = versions(world).filter(indicator__parts__isnull=False).first()
    assert found is not None
    return found


def respondent(world: World) -> Respondent:
    return answering(running(world))[0]


def rule(world: World) -> IndicatorRule:
    found = IndicatorRule.objects.filter(association=world.rumo).first()
    assert found is not None
    return found


def own_form(world: World) -> tuple[User | None, str]:
    """As the methodologist of the district opens it."""
    user = User.objects.get(email=f"municipal@{world.data.mail}")
    found = running(world).respondents.get(municipality=user.offices.get().municipality)
    return user, reverse("monitoring:form", args=[found.pk])


def mended_value(world: World) -> tuple[User | None, str]:
    """A form that was handed in, with one value mended."""
    value = IndicatorValue.objects.filter(respondent__campaign=closed(world)).exclude(return_message="").first()
    assert value is not None
    return secretary(world), reverse("monitoring:form", args=[value.respondent_id])


def result_of_indicator(world: World) -> tuple[User | None, str]:
    found = closed(world).versions.get(indicator__code="М3.2")
    return secretary(world), reverse("monitoring:result_indicator", args=[closed(world).pk, found.pk])


MONITORING_SCREENS: dict[str, Screen] = {
    "overview": of_office("home"),
    "indicators": of_office("indicators"),
    "indicator": at("indicator", lambda world: one_version(world).indicator),
    "new indicator": of_office("indicator_create"),
    "another year of an indicator": at("version_add", lambda world: one_version(world).indicator),
    "rules": of_office("rules"),
    "rule": at("rule_edit", rule),
    "collections": of_office("campaigns"),
    "new collection": of_office("campaign_create"),
    "collection that runs": at("campaign", running),
    "finished collection": at("campaign", closed),
    "term": at("campaign_extend", running),
    "more respondents": at("respondents_add", running),
    "merger": at("respondent_merge", respondent),
    "form": at("form", respondent),
    "form handed in": mended_value,
    "own form": own_form,
    "form as a table": at("form_upload", respondent),
    "result": at("results", closed),
    "result of an indicator": result_of_indicator,
}
