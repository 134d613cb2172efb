"""Pages of indicators and campaigns: open to those who lead, as quick for many as for one, nothing typed lost."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.directory.tests import factories as directory
from rumo.monitoring.enums import CampaignState, IndicatorLevel
from rumo.monitoring.models import Indicator, IndicatorRule, MonitoringCampaign
from rumo.monitoring.tests import factories as make
from tests.cast import Cast


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_lists_ask_as_much_for_many_as_for_one(cast: Cast, django_assert_num_queries: Any) -> None:
    whole = make.make_version(cast.association, ground="Приказ")
    campaign = make.make_campaign(cast.association, [whole])
    make.make_respondent(campaign, cast.municipality)
    addresses = [reverse(f"monitoring:{name}") for name in ("home", "indicators", "campaigns", "rules")]
    addresses += [
        reverse("monitoring:campaign", args=[campaign.pk]),
        reverse("monitoring:board_export", args=[campaign.pk]),
    ]
    client = signed_in(cast.secretary)
    asked = {}
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as counted:
            assert client.get(address).status_code == 200
        asked[address] = len(counted)
    for number in range(5):
        part = make.make_version(cast.association, parent=whole.indicator)
        campaign.versions.add(part)
        make.make_respondent(campaign, directory.make_municipality(cast.region, name=f"Округ {number}"))
        make.make_campaign(cast.association, [part])
        IndicatorRule.objects.create(association=cast.association, expression=f"[П1] > {number}", message="мало")
    for address in addresses:
        with django_assert_num_queries(asked[address]):
            assert client.get(address).status_code == 200


def test_pages_open_to_those_who_lead(cast: Cast) -> None:
    version = make.make_version(cast.association)
    campaign = make.make_campaign(cast.association, [version])
    who = make.make_respondent(campaign, cast.municipality)
    rule = IndicatorRule.objects.create(association=cast.association, expression="[П1] > 1", message="мало")
    secretary, stranger = signed_in(cast.secretary), signed_in(cast.stranger)
    for name, pk in (
        ("indicator", version.indicator_id), ("indicator_edit", version.indicator_id), ("version_edit", version.pk),
        ("version_add", version.indicator_id), ("rule_edit", rule.pk), ("campaign", campaign.pk),
        ("campaign_edit", campaign.pk), ("campaign_extend", campaign.pk), ("respondents_add", campaign.pk),
        ("respondent_exclude", who.pk), ("respondent_merge", who.pk), ("board_export", campaign.pk),
    ):  # fmt: skip
        address = reverse(f"monitoring:{name}", args=[pk])
        assert (name, secretary.get(address).status_code) == (name, 200)
        assert (name, stranger.get(address).status_code) == (name, 404)


def test_indicator_with_a_bad_formula_keeps_what_was_typed(cast: Cast) -> None:
    client = signed_in(cast.secretary)
    address = f"{reverse('monitoring:indicator_create')}?association={cast.association.pk}"
    typed = {
        "code": "М1", "level": IndicatorLevel.MUNICIPAL, "first-wording": "Доля педагогов с маршрутами",
        "first-since_year": "2023", "first-kind": "number", "first-better": "higher", "first-target_of": "share",
        "first-base": "all", "first-by_hand": "on", "first-formula": "[М5] / 2",
    }  # fmt: skip
    refused = client.post(address, typed)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "«[М5]», знак 1: такого показателя" in page
    assert "Доля педагогов с маршрутами" in page
    made = client.post(address, {**typed, "first-formula": "{associations.members} / 2"})
    assert made.status_code == 302
    assert Indicator.objects.get(code="М1").versions.get().formula == "{associations.members} / 2"


def test_campaign_from_the_form_to_the_collection(cast: Cast) -> None:
    version = make.make_version(cast.association)
    client = signed_in(cast.secretary)
    address = f"{reverse('monitoring:campaign_create')}?association={cast.association.pk}"
    typed = {
        "title": "Мониторинг", "year": "2024", "starts_on": "01.08.2024", "ends_on": "31.08.2094",
        "reminder_days": "7, −1", "versions": [version.pk],
    }  # fmt: skip
    assert "Напишите числа" in client.post(address, {**typed, "reminder_days": "неделя"}).content.decode()
    assert client.post(address, typed).status_code == 302
    made = MonitoringCampaign.objects.get()
    assert made.reminder_days == [7, -1]
    client.post(reverse("monitoring:campaign_open", args=[made.pk]))
    made.refresh_from_db()
    assert made.state == CampaignState.OPEN
    who = made.respondents.get()
    client.post(reverse("monitoring:respondent_exclude", args=[who.pk]), {"reason": "Новый округ"})
    who.refresh_from_db()
    assert who.excluded_reason == "Новый округ"


def test_order_by_dragging(cast: Cast) -> None:
    first, second = (make.make_version(cast.association).indicator for _ in range(2))
    client = signed_in(cast.secretary)
    page = client.get(reverse("monitoring:indicators"), {"association": cast.association.pk})
    level = page.context["levels"][0]
    address = reverse("monitoring:indicators_order", args=[cast.association.pk, IndicatorLevel.MUNICIPAL])
    answer = client.post(address, {"order": f"{second.pk},{first.pk}", "version": level.mark})
    assert answer.status_code == 200
    assert client.post(address, {"order": f"{second.pk},{first.pk}", "version": level.mark}).status_code == 409
