"""Every number is a link to its records, for those who run the body."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core import clock
from rumo.meetings.enums import MeetingState
from rumo.meetings.tests.factories import make_meeting
from tests.cast import Cast


@pytest.fixture
def page(cast: Cast, client: Client) -> Client:
    """Of the chair, with two meetings of 2023 and one of 2022."""
    for number, day in enumerate((dt.date(2023, 3, 1), dt.date(2023, 12, 20), dt.date(2022, 3, 1)), start=1):
        make_meeting(cast.association, date=day, state=MeetingState.SIGNED, number=number)
    client.force_login(cast.chair)
    return client


def _asked(cast: Cast, **more: Any) -> dict[str, Any]:
    return {"association": cast.association.pk, "period": "2023", **more}


def test_a_figure_leads_to_its_records(page: Client, cast: Cast) -> None:
    shown = page.get(reverse("reports:figures"), _asked(cast)).content.decode()
    assert "2&nbsp;заседания" in shown or "2\u00a0заседания" in shown
    assert f"figures/records/?association={cast.association.pk}&amp;period=2023&amp;figure=meetings.held" in shown
    records = page.get(reverse("reports:records"), _asked(cast, figure="meetings.held")).content.decode()
    assert "20.12.2023" in records
    assert "01.03.2023" in records
    assert "01.03.2022" not in records


def test_up_to_a_day_both_years_are_cut(page: Client, cast: Cast) -> None:
    asked = _asked(cast, until="01.06.2023", figure="meetings.held")
    records = page.get(reverse("reports:records"), asked).content.decode()
    assert "20.12.2023" not in records
    response = page.get(reverse("reports:figures"), _asked(cast, until="01.06.2022"))
    assert (response.status_code, "ещё не начался" in response.content.decode()) == (422, True)
    later = page.get(reverse("reports:figures"), _asked(cast, until="01.06.2024")).content.decode()
    assert "сведения на" not in later


def test_the_year_that_runs_is_told_up_to_today(page: Client, cast: Cast) -> None:
    with clock.standing_at(dt.date(2023, 6, 20)):
        shown = page.get(reverse("reports:figures")).content.decode()
    assert "сведения на 20.06.2023, прошлый год" in shown
    assert "1\u00a0заседание" in shown or "1&nbsp;заседание" in shown


def test_the_tables_as_files(page: Client, cast: Cast) -> None:
    assert page.get(reverse("reports:figures_export"), _asked(cast)).content.startswith(b"PK")
    asked: dict[str, Any] = {"period": "2023", "bodies": [cast.association.pk, cast.section.pk]}
    assert page.get(reverse("reports:overview_export"), asked).content.startswith(b"PK")
    shown = page.get(reverse("reports:overview"), asked).content.decode()
    assert "Секция математики" in shown
    assert page.get(reverse("reports:overview"), {"period": "2023", "bodies": []}).status_code == 422


@pytest.mark.parametrize("asked", [{"figure": "no.such"}, {"period": "никогда"}, {"association": "x"}])
def test_what_is_not_there(page: Client, cast: Cast, asked: dict[str, str]) -> None:
    given = {**_asked(cast, figure="meetings.held"), **asked}
    assert page.get(reverse("reports:records"), given).status_code == 404


def test_others_see_no_records(page: Client, cast: Cast) -> None:
    for user in (cast.member, cast.teacher, cast.stranger):
        page.force_login(user)
        asked = _asked(cast, figure="meetings.held")
        assert page.get(reverse("reports:records"), asked).status_code == 404


@pytest.mark.parametrize("name", ["admin", "chair", "section_leader", "teacher"])
def test_nobody_is_led_to_a_part_that_refuses(cast: Cast, client: Client, name: str) -> None:
    client.force_login(getattr(cast, name))
    shown = client.get(reverse("reports:home")).content.decode()
    parts = re.findall(r'class="parts-link" href="([^"]+)"', shown)
    assert {client.get(part).status_code for part in parts} <= {200}
    assert bool(parts) == (name != "teacher")
