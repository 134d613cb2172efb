"""Open data of finished collections: zero, «не применимо» and «не представлено» are told apart; words are left out."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from io import StringIO

import pytest
from django.test import Client

from rumo.core import clock
from rumo.directory.tests.factories import make_municipality
from rumo.monitoring.enums import CampaignState, ResponseState, ValueKind, ValueState
from rumo.monitoring.models import IndicatorValue, MonitoringCampaign
from rumo.monitoring.tests import factories as make
from rumo.portal.tests.published import DAY
from tests.cast import Cast


@pytest.fixture
def campaign(cast: Cast) -> MonitoringCampaign:
    """Municipalities with a number, with a zero, with «не применимо», still writing, and one that need not answer."""
    with clock.standing_at(DAY):
        number = make.make_version(cast.association, "М1", kind=ValueKind.NUMBER, unit="человек", wording="Педагогов")
        words = make.make_version(cast.association, "М2", kind=ValueKind.TEXT, wording="Кто отвечает")
        made = make.make_campaign(
            cast.association, [number, words], title="Мониторинг августа", state=CampaignState.CLOSED
        )

        for name, state, given in (
            ("Агатов", ResponseState.ACCEPTED, "12.5"),
            ("Берёзов", ResponseState.SUBMITTED, "0"),
            ("Вязов", ResponseState.ACCEPTED, "0"),
            ("Горов", ResponseState.IN_WORK, "7"),
        ):
            municipality = make_municipality(cast.region, name=name)
            who = make.make_respondent(made, municipality, state=state, values={number: Decimal(given)})
            who.values.create(indicator=words, state=ValueState.GIVEN, text="Ковалян Е.П.")
        make.make_respondent(made, make_municipality(cast.region, name="Дубов"), excluded_reason="объединён")
        zero = IndicatorValue.objects.filter(respondent__name="Вязов", indicator=number)
        zero.update(state=ValueState.NOT_APPLICABLE, number=None)
    return made


def read(cast: Cast, campaign: MonitoringCampaign, ending: str) -> str:
    answer = Client().get(f"/public/{cast.region.slug}/data/{campaign.pk}.{ending}")
    assert answer.status_code == 200
    return answer.content.decode("utf-8-sig")


def test_the_table_opens_in_excel_as_it_is(cast: Cast, campaign: MonitoringCampaign) -> None:
    rows = list(csv.reader(StringIO(read(cast, campaign, "csv")), delimiter=";"))[1:]
    assert [row[4:] for row in rows] == [
        ["Агатов", "представлено", "12,5"],
        ["Берёзов", "представлено", "0"],
        ["Вязов", "не применимо", ""],
        ["Горов", "не представлено", ""],
    ]
    assert {tuple(row[:4]) for row in rows} == {("М1", "Педагогов", "человек", "2024")}


def test_programs_read_the_same(cast: Cast, campaign: MonitoringCampaign) -> None:
    text = read(cast, campaign, "json")
    data = json.loads(text)
    assert [(row["respondent"], row["state"], row["value"]) for row in data["values"]] == [
        ("Агатов", "given", 12.5),
        ("Берёзов", "given", 0),
        ("Вязов", "not_applicable", None),
        ("Горов", "not_reported", None),
    ]
    assert "Ковалян" not in text
    page = Client().get(f"/public/{cast.region.slug}/data/").content.decode()
    assert "сведения представили 3 из 4" in page


def test_the_result_names_both_bases_and_nobody(cast: Cast, campaign: MonitoringCampaign) -> None:
    page = Client().get(f"/public/{cast.region.slug}/data/{campaign.pk}/").content.decode()
    assert "М1. Педагогов" in page
    assert "12,5" in page
    assert "Не представили: Горов." in page
    assert "Кто отвечает" not in page
    assert "Ковалян" not in page


def test_what_is_not_finished_is_nobodys(cast: Cast, campaign: MonitoringCampaign) -> None:
    MonitoringCampaign.objects.update(state=CampaignState.OPEN)
    for path in ("data/", f"data/{campaign.pk}/", f"data/{campaign.pk}.csv", f"data/{campaign.pk}.json"):
        answer = Client().get(f"/public/{cast.region.slug}/{path}")
        assert answer.status_code == (200 if path == "data/" else 404)
        assert "Мониторинг августа" not in answer.content.decode()
    assert Client().get(f"/public/chuzhaya/data/{campaign.pk}.csv").status_code == 404
