"""The screens of monitoring in the demo's region of meetings: name → the address and who looks at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from rumo.accounts.models import User
from rumo.demo.load.directory import World
from rumo.monitoring.enums import CampaignState
from rumo.monitoring.models import IndicatorRule, IndicatorValue, IndicatorVersion, MonitoringCampaign, Respondent
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
    return MonitoringCampaign.objects.get(association=world.rumo, state=CampaignState.OPEN)


def versions(world: World) -> QuerySet[IndicatorVersion]:
    rows = IndicatorVersion.objects.filter(indicator__association=world.rumo)
    return rows.select_related("indicator").order_by("pk")


def one_version(world: World) -> IndicatorVersion:
    found = versions(world).filter(indicator__parts__isnull=False).first()
    assert found is not None
    return found


def respondent(world: World) -> Respondent:
    """A district that still fills in its form."""
    found = running(world).respondents.filter(municipality__isnull=False, submitted_at__isnull=True).first()
    assert found is not None
    return found


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
