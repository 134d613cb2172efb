"""Campaigns: from a draft to the closed result, who answers, reminders, on time or late."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from rumo.core import clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.directory.tests import factories as directory
from rumo.monitoring.actions import campaigns, reminders, respondents
from rumo.monitoring.actions.campaigns import CampaignData
from rumo.monitoring.board import EXCLUDED, board_of
from rumo.monitoring.enums import CampaignState, IndicatorLevel, ResponseState, Timeliness, ValueState
from rumo.monitoring.models import IndicatorValue, MonitoringCampaign
from rumo.monitoring.next_year import a_year_later, moved_on, next_campaign
from rumo.monitoring.tests import factories as make
from tests.cast import Cast


def data_of(*versions: Any, **fields: Any) -> CampaignData:
    day = clock.today()
    told = {
        "title": "Мониторинг методической работы",
        "year": day.year,
        "starts_on": day,
        "ends_on": day + timedelta(30),
    }
    return CampaignData(**{"year": day.year, **told, **fields}, versions=versions)


def opened(cast: Cast, **fields: Any) -> MonitoringCampaign:
    """One municipal indicator, asked of two municipalities."""
    directory.make_municipality(cast.region, name="Нагорный район")
    version = make.make_version(cast.association)
    made = campaigns.create_campaign(
        association=cast.association, data=data_of(version, **fields), actor=cast.secretary
    )
    return campaigns.open_campaign(made, actor=cast.secretary)


def test_everybody_whom_the_indicators_ask_is_invited(cast: Cast) -> None:
    directory.make_municipality(cast.region, name="Нагорный район")
    municipal = make.make_version(cast.association)
    regional = make.make_version(cast.association, level=IndicatorLevel.REGIONAL)
    made = campaigns.create_campaign(
        association=cast.association, data=data_of(municipal, regional), actor=cast.secretary
    )
    assert {each.name for each in made.respondents.all()} == {"Заречный район", "Нагорный район", str(cast.association)}
    made = campaigns.edit_campaign(made, data=data_of(regional), version=made.version, actor=cast.secretary)
    assert [each.name for each in made.respondents.all()] == [str(cast.association)]


def test_respondent_stands_once(cast: Cast) -> None:
    made = make.make_campaign(cast.association)
    for municipality in (cast.municipality, None):
        make.make_respondent(made, municipality)
        with pytest.raises(IntegrityError), transaction.atomic():
            make.make_respondent(made, municipality)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": " "}, "Назовите мониторинг"),
        ({"ends_on": date(2000, 1, 1)}, "раньше первого"),
        ({"year": 2010}, "не действует в 2010 году"),
    ],
)
def test_bad_campaign_is_refused(cast: Cast, fields: dict[str, Any], said: str) -> None:
    version = make.make_version(cast.association)
    with pytest.raises(Refusal, match=said):
        campaigns.create_campaign(association=cast.association, data=data_of(version, **fields), actor=cast.secretary)


def test_nothing_to_ask_is_not_opened(cast: Cast) -> None:
    made = campaigns.create_campaign(association=cast.association, data=data_of(), actor=cast.secretary)
    with pytest.raises(NotAllowed, match="Выберите показатели"):
        campaigns.open_campaign(made, actor=cast.secretary)


def test_open_close_and_open_again(cast: Cast) -> None:
    made = opened(cast)
    letter = Mail.objects.get(to=cast.municipal_methodologist.email)
    assert "Мониторинг методической работы" in letter.subject
    assert "Заречный район" in letter.body
    with pytest.raises(NotAllowed):
        campaigns.open_campaign(made, actor=cast.secretary)
    with pytest.raises(Refusal, match="Сбор уже начат"):
        campaigns.edit_campaign(made, data=data_of(), version=made.version, actor=cast.secretary)
    campaigns.close_campaign(made, actor=cast.secretary)
    with pytest.raises(NotAllowed, match="его итог не меняется"):
        respondents.exclude_respondent(made.respondents.all()[0], reason="Ошибка", actor=cast.secretary)
    assert campaigns.reopen_campaign(made, actor=cast.secretary).state == CampaignState.OPEN


def test_two_presses_open_once(cast: Cast) -> None:
    made = opened(cast)
    stale = MonitoringCampaign.objects.get(pk=made.pk)
    stale.state = CampaignState.DRAFT
    with pytest.raises(Conflict):
        campaigns.open_campaign(stale, actor=cast.secretary)


def test_longer_term_is_told_and_reminded_of_anew(cast: Cast) -> None:
    made = opened(cast, reminder_days=[7])
    day = made.ends_on
    with pytest.raises(Refusal, match="позже прежнего"):
        campaigns.extend_campaign(made, until=day, reason="Паводок", actor=cast.secretary)
    with clock.standing_at(day - timedelta(7)):
        assert reminders.send_reminders(made) == 2
        made = campaigns.extend_campaign(made, until=day + timedelta(10), reason="Паводок", actor=cast.secretary)
        assert (made.first_ends_on, made.ends_on) == (day, day + timedelta(10))
        assert reminders.send_reminders(made) == 0
    with clock.standing_at(day + timedelta(3)):
        assert reminders.send_reminders(made) == 2


def test_reminders_go_out_once_to_those_awaited(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reminders, "EARLIEST_HOUR", 0)
    made = make.make_campaign(cast.association, reminder_days=[7, -1])
    make.make_respondent(made, cast.municipality)
    make.make_respondent(made, directory.make_municipality(cast.region), state=ResponseState.SUBMITTED)
    told = []
    for days in (8, 7, 6, -1, -2):
        with clock.standing_at(made.ends_on - timedelta(days)):
            told.append(reminders.send_reminders(made))
    assert told == [0, 1, 0, 1, 0]
    assert "прошёл" in Mail.objects.filter(to=cast.municipal_methodologist.email).latest("pk").body


def test_reminder_by_hand_once_a_day(cast: Cast) -> None:
    made = opened(cast)
    assert reminders.remind_now(made, actor=cast.secretary) == 1
    with pytest.raises(Refusal, match="Сегодня вы уже напоминали"):
        reminders.remind_now(made, actor=cast.secretary)


def test_excluded_and_merged_are_not_counted_and_keep_what_they_stated(cast: Cast) -> None:
    made = opened(cast)
    first, second = made.respondents.order_by("name")
    IndicatorValue.objects.create(
        respondent=first, indicator=made.versions.get(), state=ValueState.GIVEN, number=Decimal(5)
    )
    for into, said in ((first, "к нему самому"), (make.make_respondent(made), "того же уровня")):
        with pytest.raises(Refusal, match=said):
            respondents.merge_respondent(first, into=into, reason="Закон края", actor=cast.secretary)
    with pytest.raises(Refusal, match="Напишите причину"):
        respondents.exclude_respondent(second, reason=" ", actor=cast.secretary)
    respondents.merge_respondent(first, into=second, reason="Закон края", actor=cast.secretary)
    board = board_of(made)
    assert [row.respondent for row in board.excluded] == [first]
    assert board.excluded[0].filled == 1
    with pytest.raises(Refusal, match="сам не отвечает"):
        respondents.merge_respondent(second, into=first, reason="Закон края", actor=cast.secretary)
    assert not respondents.include_respondent(first, actor=cast.secretary).merged_into
    assert not board_of(made).excluded


def test_late_is_told_by_the_moment_the_data_came(cast: Cast) -> None:
    made = make.make_campaign(cast.association)
    last = datetime.combine(made.ends_on, datetime.max.time(), timezone.get_current_timezone())
    came = {"в срок": last, "поздно": last + timedelta(seconds=1)}
    for name, moment in came.items():
        where = directory.make_municipality(cast.region, name=name)
        make.make_respondent(
            made, where, state=ResponseState.RETURNED, name=name, first_submitted_at=moment,
            submitted_at=moment + timedelta(days=5),
        )  # fmt: skip
    make.make_respondent(made, cast.municipality)
    make.make_respondent(made, excluded_reason="Новый округ")
    with clock.standing_at(made.ends_on + timedelta(2)):
        board = board_of(made)
    told = {row.respondent.name: (row.timeliness, row.days_late) for row in board.answering}
    assert told == {
        "в срок": (Timeliness.ON_TIME, 0),
        "поздно": (Timeliness.LATE, 1),
        "Заречный район": (Timeliness.OVERDUE, 2),
    }
    assert (board.came, board.percent) == (2, 66)
    assert [len(board_of(made, state=state).rows) for state in ("", EXCLUDED, ResponseState.RETURNED)] == [4, 1, 2]
    assert [row.respondent.name for row in board_of(made, words="ЗАРЕЧ").rows] == ["Заречный район"]


def test_next_year_from_this_one(cast: Cast) -> None:
    old = make.make_version(cast.association, "М1", until_year=2024)
    kept = make.make_version(cast.association, "М2")
    new = make.make_version(cast.association, "М3")
    new.indicator, new.since_year, new.pk = old.indicator, 2025, None
    new.save()
    last = make.make_campaign(
        cast.association, [old, kept], title="Мониторинг за 2024 год", year=2024,
        starts_on=date(2024, 2, 29), ends_on=date(2024, 3, 31), first_ends_on=date(2024, 3, 20),
        extension_reason="Паводок",
    )  # fmt: skip
    asked = next_campaign(last)
    assert (asked["title"], asked["year"]) == ("Мониторинг за 2025 год", 2025)
    assert (asked["starts_on"], asked["ends_on"]) == (date(2025, 2, 28), date(2025, 3, 20))
    assert set(asked["versions"]) == {new.pk, kept.pk}
    made = campaigns.create_campaign(association=cast.association, data=data_of(kept, year=2025), actor=cast.secretary)
    assert made.previous == last
    assert moved_on("Мониторинг") == "Мониторинг"
    assert a_year_later(date(2023, 12, 31)) == date(2024, 12, 31)
