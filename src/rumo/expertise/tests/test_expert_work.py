"""Statistics of experts, the reviews behind each number, and the certificate of the work."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import make_aware

from rumo.core.errors import NotAllowed, Refusal
from rumo.expertise.actions.expert_certificates import issue_certificate
from rumo.expertise.enums import ReviewState
from rumo.expertise.expert_register import seen_reviews
from rumo.expertise.expert_statistics import ExpertFigures, Period, statistics_of
from rumo.expertise.models import Expert, Review, Round
from rumo.expertise.tests import factories as make
from tests.cast import Cast

YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))
TODAY = date(2024, 12, 31)


@pytest.fixture
def expert(cast: Cast) -> Expert:
    return make.make_expert(cast.association, cast.expert.person)


@pytest.fixture
def held(cast: Cast) -> Round:
    campaign = make.make_campaign(make.make_track(cast.association, title="Региональный банк"))
    return make.make_round(make.make_submission(campaign, cast.teacher))


def _at(day: date, hour: int = 12) -> datetime:
    return make_aware(datetime(day.year, day.month, day.day, hour))


def _done(held: Round, expert: Expert, day: date, *, took: int = 10, late: int = 0, percent: int = 80) -> Review:
    return make.make_review(
        held,
        expert,
        state=ReviewState.SUBMITTED,
        invited_at=_at(day - timedelta(days=took)),
        submitted_at=_at(day, 23),
        due_on=day - timedelta(days=late),
        percent=percent,
    )


def _figures(cast: Cast, expert: Expert) -> ExpertFigures:
    return statistics_of(seen_reviews(cast.secretary), [expert.pk], YEAR, TODAY)[expert.pk]


def _rounds(cast: Cast, count: int) -> list[Round]:
    campaign = make.make_campaign(make.make_track(cast.association))
    return [make.make_round(make.make_submission(campaign, cast.teacher)) for _each in range(count)]


def test_done_late_declined_and_days(cast: Cast, expert: Expert) -> None:
    first, second, third, fourth, fifth = _rounds(cast, 5)
    in_time = _done(first, expert, date(2024, 12, 31), took=10)
    late = _done(second, expert, date(2024, 3, 1), took=20, late=1)
    _done(third, expert, date(2025, 1, 1))
    declined = make.make_review(
        fourth, expert, state=ReviewState.DECLINED, replied_at=_at(date(2024, 5, 1)), invited_at=_at(date(2024, 5, 1))
    )
    overdue = make.make_review(
        fifth, expert, state=ReviewState.ACCEPTED, due_on=date(2024, 6, 1), invited_at=_at(date(2024, 5, 1))
    )
    found = _figures(cast, expert)
    assert found.done == (in_time.pk, late.pk)
    assert found.late == (late.pk, overdue.pk)
    assert found.declined == (declined.pk,)
    assert found.days == 15.0


def test_agreement_with_the_others_of_the_round(cast: Cast, expert: Expert) -> None:
    first, second, alone = _rounds(cast, 3)
    others = [make.make_expert(cast.association, user.person) for user in (cast.member, cast.deputy)]
    _done(first, expert, date(2024, 3, 1), percent=90)
    _done(first, others[0], date(2024, 3, 1), percent=60)
    _done(first, others[1], date(2024, 3, 1), percent=80)
    _done(second, expert, date(2024, 3, 1), percent=50)
    _done(second, others[0], date(2024, 3, 1), percent=60)
    _done(alone, expert, date(2024, 3, 1), percent=10)
    found = _figures(cast, expert)
    assert (found.distance, found.compared) == (15.0, 2)


def test_nothing_done(cast: Cast, expert: Expert) -> None:
    assert _figures(cast, expert) == ExpertFigures()


def test_an_officer_does_not_count_reviews_of_an_own_material(cast: Cast, expert: Expert) -> None:
    campaign = make.make_campaign(make.make_track(cast.association))
    own = make.make_round(make.make_submission(campaign, cast.secretary))
    _done(own, expert, date(2024, 3, 1))
    assert _figures(cast, expert).done == ()
    mine = statistics_of(seen_reviews(cast.expert), [expert.pk], YEAR, TODAY)[expert.pk]
    assert len(mine.done) == 1


def test_the_number_of_queries_does_not_grow(
    cast: Cast, expert: Expert, held: Round, django_assert_num_queries: Any
) -> None:
    _done(held, expert, date(2024, 3, 1))
    more = [make.make_expert(cast.association, user.person) for user in (cast.member, cast.deputy)]
    for each in more:
        _done(held, each, date(2024, 3, 1))
    reviews = seen_reviews(cast.admin)
    with django_assert_num_queries(2):
        statistics_of(reviews, [expert.pk, *(each.pk for each in more)], YEAR, TODAY)


def test_a_number_opens_its_reviews(cast: Cast, expert: Expert, held: Round, client: Client) -> None:
    review = _done(held, expert, date(2024, 3, 1), late=1)
    client.force_login(cast.expert)
    url = reverse("expertise:expert_reviews", args=[expert.pk])
    days = {"since": "2024-01-01", "until": "2024-12-31"}
    for what, count in (("done", 1), ("late", 1), ("declined", 0), ("asked", 1)):
        shown = client.get(url, {"what": what, **days}).context["reviews"]
        assert len(shown) == count, what
    assert client.get(url, {"what": "done", **days}).context["reviews"][0] == review
    assert client.get(url, {"what": "everything"}).status_code == 404


def test_only_those_who_lead_see_all(cast: Cast, expert: Expert, client: Client) -> None:
    client.force_login(cast.expert)
    assert client.get(reverse("expertise:expert_statistics")).status_code == 403
    client.force_login(cast.secretary)
    page = client.get(reverse("expertise:expert_statistics"), {"since": "01.01.2024", "until": "31.12.2024"})
    assert [each for each, _found in page.context["rows"]] == [expert]
    assert client.get(reverse("expertise:expert_statistics_export")).status_code == 200


ISSUE = {
    "since": YEAR.since,
    "until": YEAR.until,
    "hours_each": 2,
    "signer_post": "Председатель",
    "signer_name": "А.А. Гуменник",
}


def test_a_certificate_counts_the_reviews(cast: Cast, expert: Expert, held: Round, client: Client) -> None:
    _done(held, expert, date(2024, 3, 1))
    with pytest.raises(NotAllowed):
        issue_certificate(expert, **ISSUE, actor=cast.expert)  # type: ignore[arg-type]
    certificate = issue_certificate(expert, **ISSUE, actor=cast.secretary)  # type: ignore[arg-type]
    text = str(certificate.paper.data)
    assert certificate.paper.number == "1"
    assert "1 экспертный отзыв" in text.replace("\u00a0", " ").replace("\\xa0", " ")
    assert "2 часа" in text.replace("\\xa0", " ").replace("\u00a0", " ")
    client.force_login(cast.expert)
    for file_format, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        url = reverse("expertise:work_certificate_file", args=[expert.pk, certificate.pk, file_format])
        assert b"".join(client.get(url)).startswith(start)
    client.force_login(cast.teacher)
    assert client.get(url).status_code == 404


def test_there_is_no_certificate_of_nothing(cast: Cast, expert: Expert) -> None:
    with pytest.raises(Refusal, match="ни одного отзыва"):
        issue_certificate(expert, **ISSUE, actor=cast.secretary)  # type: ignore[arg-type]
