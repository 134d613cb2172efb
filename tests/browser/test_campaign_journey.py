"""A collection of indicators in a real browser: from an order of the ministry to the table of its result.

Two of three districts answer: one is returned a single value with a message, one stays silent and is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from rumo.core.models import Mail
from rumo.directory.models import Municipality
from rumo.directory.tests import factories as directory
from rumo.monitoring.actions.acceptance import accept_response
from rumo.monitoring.actions.submission import submit_response
from rumo.monitoring.actions.values import ValueData, save_value
from rumo.monitoring.enums import Base, Comparison, IndicatorLevel, ResponseState, TargetOf, ValueKind, ValueState
from rumo.monitoring.models import IndicatorVersion, MonitoringCampaign, Respondent
from rumo.monitoring.responses import asked_of, value_of_version
from rumo.monitoring.tests.factories import make_version
from tests.browser.conftest import PHONE, Open, fits
from tests.browser.keys import ready
from tests.cast import Cast

TODAY = date(2024, 8, 1)
TITLE = "Методическое сопровождение, август 2024 года"
ORDER = "распоряжение министерства от 28.06.2024 № 759"
MODEL, COMMUNITIES = "Создана муниципальная методическая модель", "Сообщества молодых педагогов"
NEIGHBOUR, SILENT = "Озёрный район", "Лесной район"
MESSAGE = "Похоже на число педагогов, а нужно число сообществ."


@dataclass(frozen=True)
class Scene:
    """Three districts; a share with a threshold that two of them do not reach together, and a plain number."""

    cast: Cast
    neighbour: Municipality
    model: IndicatorVersion
    communities: IndicatorVersion


@pytest.fixture
def scene(cast: Cast, live_server: LiveServer, settings: Any) -> Scene:
    settings.TODAY = TODAY
    settings.BASE_URL = live_server.url
    neighbour = directory.make_municipality(cast.region, name=NEIGHBOUR)
    directory.make_municipality(cast.region, name=SILENT)
    model = make_version(
        cast.association, "М1", level=IndicatorLevel.MUNICIPAL, wording=MODEL, comparison=Comparison.AT_LEAST,
        target=Decimal(80), target_of=TargetOf.SHARE,
    )  # fmt: skip
    communities = make_version(
        cast.association, "М2", wording=COMMUNITIES, kind=ValueKind.NUMBER, unit="сообщество", base=Base.NONE
    )
    return Scene(cast, neighbour, model, communities)


def test_a_collection_from_the_order_to_the_result(scene: Scene, open_as: Open) -> None:
    office = open_as(scene.cast.secretary, "/monitoring/")
    campaign = begin(office)
    neighbour_answers(campaign, scene)
    district = open_as(scene.cast.municipal_methodologist, "/monitoring/", viewport=PHONE)
    fill_in(district)
    hand_in(district)
    return_one_value(office)
    mend(district)
    accept(office, campaign)
    read_the_result(office, campaign)


def card(page: Page, wording: str) -> Locator:
    """The part of the form about one indicator."""
    return page.locator("section.indicator", has=page.get_by_role("heading", name=wording))


def confirm(page: Page, words: str) -> None:
    page.get_by_role("dialog").get_by_role("button", name=words).click()


def begin(page: Page) -> MonitoringCampaign:
    """All districts are asked by themselves, and get a letter when the collection begins."""
    page.get_by_role("link", name="Мониторинги", exact=True).click()
    page.get_by_role("link", name="Новый мониторинг").first.click()
    ready(page)
    page.get_by_label("Название").fill(TITLE)
    page.get_by_label("Сбор с", exact=True).fill("01.08.2024")
    page.get_by_label("Сбор по", exact=True).fill("31.08.2024")
    page.get_by_label("Основание").fill(ORDER)
    for wording in (MODEL, COMMUNITIES):
        page.get_by_label(wording).check()
    page.get_by_role("button", name="Завести").click()
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(3)
    page.get_by_role("button", name="Начать сбор").click()
    confirm(page, "Начать сбор")
    expect(page.locator("main")).to_contain_text("Сведения представили 0 из 3")
    expect(page.locator("main")).to_contain_text(ORDER)
    return MonitoringCampaign.objects.get()


def neighbour_answers(campaign: MonitoringCampaign, scene: Scene) -> None:
    """In full and at once."""
    found = Respondent.objects.select_related("campaign__association__region").get(
        campaign=campaign, municipality=scene.neighbour
    )
    for version, number in ((scene.model, 1), (scene.communities, 2)):
        given = ValueData(ValueState.GIVEN, Decimal(number))
        save_value(value_of_version(found, version), data=given, version=1, actor=scene.cast.secretary)
    assert len(asked_of(found)) == 2
    submit_response(found, actor=scene.cast.secretary)
    accept_response(found, actor=scene.cast.secretary)


def fill_in(page: Page) -> None:
    """By phone; each value is kept as it is typed, a word in the place of a number is told so at once."""
    fits(page)
    page.get_by_role("link", name=TITLE).click()
    ready(page)
    fits(page)
    expect(page.locator("#review")).to_contain_text("Заполнено 0 из 2")
    card(page, MODEL).get_by_label("Ответ").select_option(label="да")
    number = card(page, COMMUNITIES).get_by_label("Значение, сообщество")
    for typed, told in (("одиннадцать", "не число"), ("11", "Сохранено")):
        number.fill(typed)
        number.blur()
        expect(card(page, COMMUNITIES)).to_contain_text(told)
    expect(page.locator("#review")).to_contain_text("Заполнено 2 из 2")


def hand_in(page: Page) -> None:
    page.get_by_role("button", name="Сдать сведения").click()
    expect(page.locator("#review")).to_contain_text("сдан")
    expect(card(page, COMMUNITIES).locator("form[data-autosave]")).to_have_count(0)
    fits(page)


def return_one_value(page: Page) -> None:
    """The other one stays handed in; the district learns of it by a letter."""
    page.reload()
    page.get_by_role("link", name="Заречный район", exact=True).click()
    card(page, COMMUNITIES).get_by_role("link", name="Вернуть с замечанием").click()
    page.get_by_label("Что исправить").fill(MESSAGE)
    page.get_by_role("button", name="Вернуть", exact=True).click()
    expect(page.locator("#flashes")).to_contain_text("Остальные остаются сданными")
    assert MESSAGE in Mail.objects.latest("pk").body


def mend(page: Page) -> None:
    """Only what was returned can be changed."""
    page.reload()
    ready(page)
    expect(card(page, MODEL).locator("form[data-autosave]")).to_have_count(0)
    returned = card(page, COMMUNITIES)
    expect(returned).to_contain_text(MESSAGE)
    fits(page)
    returned.get_by_label("Значение, сообщество").fill("1")
    returned.get_by_label("Значение, сообщество").blur()
    expect(returned).to_contain_text("Сохранено")
    page.get_by_role("button", name="Сдать сведения").click()
    expect(card(page, COMMUNITIES)).to_contain_text("исправлено")


def accept(page: Page, campaign: MonitoringCampaign) -> None:
    """The board says who did not answer; then the collection is closed with one silent."""
    page.reload()
    page.get_by_role("button", name="Принять сведения").click()
    expect(page.locator("#review")).to_contain_text("принят")
    assert Respondent.objects.filter(state=ResponseState.ACCEPTED).count() == 2
    page.goto(f"/monitoring/campaigns/{campaign.pk}/")
    expect(page.locator("main")).to_contain_text(f"Не представили: {SILENT}.")
    page.get_by_role("button", name="Закрыть", exact=True).click()
    confirm(page, "Закрыть")
    expect(page.get_by_role("link", name="Следующий год")).to_be_visible()


def read_the_result(page: Page, campaign: MonitoringCampaign) -> None:
    """Both bases are named, and a verdict that depends on them says so; a row opens the values behind it."""
    page.get_by_role("link", name="Итог").click()
    main = page.locator("main")
    expect(main).to_contain_text(f"Не представили: {SILENT}")
    row = page.locator("tbody tr", has_text=MODEL)
    expect(row).to_contain_text("100 % от представивших сведения (2), 66,7 % от всех (3)")
    expect(row.locator("[data-title=Вывод]")).to_contain_text("зависит от базы")
    counted = page.locator("tbody tr", has_text=COMMUNITIES)
    expect(counted).to_contain_text("3 сообщества")
    counted.get_by_role("link", name=COMMUNITIES).click()
    expect(page.locator("tbody tr", has_text=SILENT)).to_contain_text("не представил")
    expect(page.locator("figure.chart").first.locator("canvas, svg").first).to_be_visible()
