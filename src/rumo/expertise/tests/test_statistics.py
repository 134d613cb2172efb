"""Statistics: every number opens a list of as many records; nobody learns who judges their own material."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from rumo.expertise import queries
from rumo.expertise.enums import ReviewState
from rumo.expertise.models import Campaign, TechnicalCheck
from rumo.expertise.statistics import statistics_of
from rumo.expertise.tests import factories as make
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast

IN_YEAR = datetime(2023, 10, 5, 12, tzinfo=UTC)
YEAR = Period.academic_year(2023)


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return make.make_campaign(make.make_track(cast.association))


def address(cast: Cast) -> str:
    return f"/expertise/statistics/?association={cast.association.pk}&period=2023-2024"


def fill(cast: Cast, campaign: Campaign, count: int) -> None:
    expert = make.make_expert(cast.association, cast.members[4])
    for number in range(count):
        subject = make.make_subject(cast.region) if number % 2 else None
        material = make.make_submission(campaign, cast.teacher, submitted_at=IN_YEAR, subject=subject)
        version = material.versions.get()
        TechnicalCheck.objects.create(version_checked=version, passed=True, finished_at=IN_YEAR + timedelta(days=3))
        held = make.make_round(material, opened_at=IN_YEAR + timedelta(days=5), closed_at=IN_YEAR + timedelta(days=15))
        make.make_review(held, expert, state=ReviewState.SUBMITTED)
        make.make_decision(held, decided_on=(IN_YEAR + timedelta(days=20)).date())


def test_every_number_opens_its_list(cast: Cast, campaign: Campaign, client: Client) -> None:
    client.force_login(cast.secretary)
    fill(cast, campaign, 3)
    page = client.get(address(cast)).content.decode()
    links = re.findall(r'href="(/expertise/statistics/records/[^"]+)">(\d+)</a>', page)
    assert len(links) > 30
    for url, number in set(links):
        listed = client.get(unescape(url))
        assert (listed.status_code, listed.context["page"].paginator.count) == (200, int(number)), url


def test_days_of_the_steps(cast: Cast, campaign: Campaign) -> None:
    fill(cast, campaign, 2)
    found = statistics_of(cast.association, YEAR, queries.led_reviews(cast.secretary))
    assert [(step.count, step.middle, step.longest) for step in found.steps] == [
        (2, 3.0, 3), (2, 2.0, 2), (2, 10.0, 10), (2, 5.0, 5), (2, 20.0, 20),
    ]  # fmt: skip
    assert [(each.name, each.assigned, each.done) for each in found.load] == [(cast.members[4].short_name, 2, 2)]


def test_the_author_who_leads_does_not_see_own_reviewers(cast: Cast, campaign: Campaign, client: Client) -> None:
    expert = make.make_expert(cast.association, cast.members[4])
    held = make.make_round(make.make_submission(campaign, cast.secretary, submitted_at=IN_YEAR))
    make.make_review(held, expert, state=ReviewState.SUBMITTED)
    client.force_login(cast.secretary)
    records = f"/expertise/statistics/records/?association={cast.association.pk}&period=2023-2024&figure="
    for url in (address(cast), f"{records}expertise.assignments", f"{records}expertise.experts"):
        assert "Ковалян" not in client.get(url).content.decode(), url


def test_those_who_do_not_run_it_see_nothing(cast: Cast) -> None:
    for user in (cast.member, cast.teacher, cast.stranger):
        client = Client()
        client.force_login(user)
        assert client.get(address(cast)).status_code == 404


def test_constant_queries(cast: Cast, campaign: Campaign, client: Client) -> None:
    client.force_login(cast.secretary)

    def queries_made() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(cast)).status_code == 200
        return len(captured)

    fill(cast, campaign, 2)
    queries_made()
    few = queries_made()
    for _number in range(6):
        make.make_submission(campaign, cast.teacher, submitted_at=IN_YEAR, subject=make.make_subject(cast.region))
    assert queries_made() == few


def test_the_workbook(cast: Cast, campaign: Campaign, client: Client) -> None:
    client.force_login(cast.secretary)
    fill(cast, campaign, 2)
    content = client.get(address(cast).replace("statistics/", "statistics.xlsx")).content
    book = load_workbook(BytesIO(content))
    first = list(book["Показатели"].iter_rows(values_only=True, min_row=2, max_row=2))[0]
    assert first == ("Подано материалов", 2, None, 0, "годом раньше не было")


def test_a_year_that_is_none_is_not_found(cast: Cast, client: Client) -> None:
    client.force_login(cast.secretary)
    assert client.get(f"{address(cast)}0").status_code == 404
    assert client.get("/expertise/statistics/records/?figure=meetings.held").status_code == 404
    assert timezone.get_current_timezone_name() != "UTC"
