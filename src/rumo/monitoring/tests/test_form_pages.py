"""The pages of the form and of the result: what each shows and takes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from rumo.accounts.models import User
from rumo.directory.tests import factories as directory
from rumo.monitoring.enums import CampaignState, Comparison, ResponseState, ReturnState, TargetOf, ValueKind
from rumo.monitoring.form_book import write_form
from rumo.monitoring.models import IndicatorVersion, Respondent
from rumo.monitoring.responses import asked_of
from rumo.monitoring.tests.factories import make_campaign, make_respondent, make_version
from rumo.russian.typography import plain
from tests.cast import Cast


@pytest.fixture
def version(cast: Cast) -> IndicatorVersion:
    return make_version(
        cast.association, "М1", kind=ValueKind.NUMBER, unit="педагог", needs_evidence=True,
        comparison=Comparison.AT_LEAST, target=Decimal(10), target_of=TargetOf.VALUE,
    )  # fmt: skip


@pytest.fixture
def respondent(cast: Cast, version: IndicatorVersion) -> Respondent:
    """Last year the same municipality stated 100."""
    last = make_campaign(cast.association, [version], state=CampaignState.CLOSED, year=2023)
    make_respondent(last, cast.municipality, state=ResponseState.ACCEPTED, values={version: 100})
    return make_respondent(make_campaign(cast.association, [version], previous=last), cast.municipality)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(name: str, *keys: int) -> str:
    return reverse(f"monitoring:{name}", args=keys)


def test_a_value_is_saved_as_it_is_typed_and_the_page_says_what_is_left(
    cast: Cast, respondent: Respondent, version: IndicatorVersion
) -> None:
    client = signed_in(cast.municipal_methodologist)
    shown = client.get(page("form", respondent.pk)).content.decode()
    assert "100 педагогов" in plain(shown)
    assert "Заполнено 0 из 1" in shown
    save = page("value_save", respondent.pk, version.pk)
    wrong = client.post(save, {"version": 1, "number": "много"}, headers={"X-Autosave": "1"})
    assert wrong.status_code == 422
    assert "не число" in wrong.json()["errors"]["number"][0]
    both = client.post(save, {"version": 1, "number": "5", "not_applicable": "on"}, headers={"X-Autosave": "1"})
    assert "not_applicable" in both.json()["errors"]
    saved = client.post(save, {"version": 1, "number": "1 005,5"}, headers={"X-Autosave": "1"}).json()
    assert (saved["version"], saved["warnings"]) == (2, ["нужно подтверждение: файл или акт"])
    assert respondent.values.get().number == Decimal("1005.50")
    stale = client.post(save, {"version": 1, "number": "7"}, headers={"X-Autosave": "1"})
    assert stale.status_code == 409
    assert stale.json()["fields"]["number"]["theirs"] == "1005,5"
    assert "Заполнено 1 из 1" in client.get(page("form_review", respondent.pk)).content.decode()


def test_evidence_is_put_in_read_and_taken_out(cast: Cast, respondent: Respondent, version: IndicatorVersion) -> None:
    client = signed_in(cast.municipal_methodologist)
    add = page("evidence_add", respondent.pk, version.pk)
    nothing = client.post(add, {"title": "Приказ"})
    assert nothing.status_code == 422
    assert "назовите акт" in nothing.content.decode()
    upload = SimpleUploadedFile("приказ.txt", "Приказ".encode())
    assert client.post(add, {"act": "приказ от 14.03.2023 № 19", "upload": upload}).status_code == 302
    evidence = respondent.values.get().evidence.get()
    file = page("evidence_file", respondent.pk, evidence.pk)
    for user in (cast.municipal_methodologist, cast.secretary):
        answer = signed_in(user).get(file)
        assert b"".join(answer) == "Приказ".encode()
    assert signed_in(cast.stranger).get(file).status_code == 404
    assert client.post(page("evidence_remove", respondent.pk, evidence.pk)).status_code == 302
    assert not respondent.values.get().evidence.exists()


def test_the_body_returns_one_value_and_the_municipality_sees_why(
    cast: Cast, respondent: Respondent, version: IndicatorVersion
) -> None:
    Respondent.objects.filter(pk=respondent.pk).update(
        state=ResponseState.SUBMITTED, submitted_at=respondent.created_at, first_submitted_at=respondent.created_at
    )
    back = page("value_return", respondent.pk, version.pk)
    secretary = signed_in(cast.secretary)
    assert secretary.post(back, {"message": ""}).status_code == 422
    assert secretary.post(back, {"message": "Не сходится с ОО-1"}).status_code == 302
    assert respondent.values.get().return_state == ReturnState.RETURNED
    shown = signed_in(cast.municipal_methodologist).get(page("form", respondent.pk)).content.decode()
    assert "Не сходится с ОО-1" in shown
    assert "возвращено" in shown
    refused = signed_in(cast.municipal_methodologist).post(page("form_accept", respondent.pk))
    assert refused.status_code == 403


def test_a_table_is_uploaded_whole(cast: Cast, respondent: Respondent) -> None:
    client = signed_in(cast.municipal_methodologist)
    assert client.get(page("form_download", respondent.pk)).status_code == 200
    content = write_form(respondent, asked_of(respondent))
    sent = client.post(page("form_upload", respondent.pk), {"upload": SimpleUploadedFile("форма.xlsx", content)})
    assert sent.status_code == 302
    broken = client.post(page("form_upload", respondent.pk), {"upload": SimpleUploadedFile("форма.xlsx", b"PK")})
    assert broken.status_code == 422


def test_the_result_is_for_those_who_run_and_after_closing_for_those_who_answer(
    cast: Cast, respondent: Respondent, version: IndicatorVersion
) -> None:
    campaign = respondent.campaign
    addresses = [
        page("results", campaign.pk),
        page("results_export", campaign.pk),
        page("result_indicator", campaign.pk, version.pk),
    ]
    secretary, methodologist = signed_in(cast.secretary), signed_in(cast.municipal_methodologist)
    assert [secretary.get(address).status_code for address in addresses] == [200] * 3
    assert [methodologist.get(address).status_code for address in addresses] == [404] * 3
    secretary.post(page("ranking_show", campaign.pk), {"shown": "1"})
    campaign.refresh_from_db()
    assert campaign.shows_ranking
    words = {"version": campaign.version, "conclusion": "Показатели достигнуты."}
    assert secretary.post(page("conclusion_save", campaign.pk), words).status_code == 302
    type(campaign).objects.filter(pk=campaign.pk).update(state=CampaignState.CLOSED)
    assert [methodologist.get(address).status_code for address in addresses] == [200] * 3
    assert "Показатели достигнуты." in methodologist.get(addresses[0]).content.decode()
    assert methodologist.post(page("ranking_show", campaign.pk), {"shown": "0"}).status_code == 403
    assert signed_in(cast.stranger).get(addresses[0]).status_code == 404


def test_pages_take_as_many_queries_for_many(
    cast: Cast, respondent: Respondent, version: IndicatorVersion, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    campaign, client = respondent.campaign, signed_in(cast.secretary)
    campaign.versions.add(*[make_version(cast.association) for _ in range(20)])
    for number in range(20):
        where = directory.make_municipality(cast.region, name=f"Округ {number}")
        make_respondent(campaign, where, state=ResponseState.SUBMITTED, values={version: number})
    for address, most in ((page("form", respondent.pk), 24), (page("results", campaign.pk), 24)):
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200
