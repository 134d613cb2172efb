from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

import pytest

from rumo.core import schedule

NOON = datetime(2024, 6, 20, 12, tzinfo=UTC)


@pytest.fixture
def no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "_jobs", {})
    return


@pytest.mark.usefixtures("no_jobs")
def test_a_job_runs_when_its_time_has_come() -> None:
    ran: list[str] = []
    schedule.register("hourly", timedelta(hours=1), lambda: ran.append("hourly"))
    ticker = schedule.Ticker()
    moments = [NOON, NOON + timedelta(minutes=30), NOON + timedelta(hours=1)]
    assert [ticker.tick(moment) for moment in moments] == [["hourly"], [], ["hourly"]]
    assert ran == ["hourly", "hourly"]


@pytest.mark.usefixtures("no_jobs")
def test_a_failing_job_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    ran: list[str] = []

    def fail() -> None:
        raise RuntimeError("почтовый сервер недоступен")

    schedule.register("failing", timedelta(hours=1), fail)
    schedule.register("other", timedelta(hours=1), lambda: ran.append("other"))
    with caplog.at_level(logging.ERROR):
        schedule.Ticker().tick(NOON)
    assert ran == ["other"]
    assert "failing" in caplog.text
