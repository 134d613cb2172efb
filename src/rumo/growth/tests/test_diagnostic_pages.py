"""Pages of diagnostics: open to those who lead, as quick for many rows as for one, nothing typed lost."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.growth.models import DiagnosticResult
from rumo.growth.tests import factories as make
from tests.cast import Cast

LISTS = ("growth:diagnostics", "growth:results", "growth:coverage")


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_lists_ask_as_much_for_many_as_for_one(cast: Cast, django_assert_num_queries: Any) -> None:
    area, level = make.make_area(cast.region), make.make_level(cast.region)
    campaign = make.make_diagnostic(cast.association)
    make.make_gap(make.make_result(campaign, cast.members[4]), area, level)
    client = signed_in(cast.secretary)
    asked = {}
    for name in LISTS:
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as counted:
            client.get(reverse(name))
        asked[name] = len(counted)
    for person in cast.members[5:]:
        make.make_gap(make.make_result(make.make_diagnostic(cast.association), person), area, level)
    for name in LISTS:
        with django_assert_num_queries(asked[name]):
            assert client.get(reverse(name)).status_code == 200


def test_pages_open_to_those_who_lead(cast: Cast) -> None:
    campaign = make.make_diagnostic(cast.association)
    client = signed_in(cast.secretary)
    for name, args in (
        ("growth:diagnostic", [campaign.pk]),
        ("growth:diagnostic_edit", [campaign.pk]),
        ("growth:import_start", [campaign.pk]),
        ("growth:settings", []),
        ("growth:teacher_counts", []),
        ("growth:results_export", []),
    ):
        assert (name, client.get(reverse(name, args=args)).status_code) == (name, 200)
        expected = 404 if args else 200
        assert (name, signed_in(cast.stranger).get(reverse(name, args=args)).status_code) == (name, expected)


def test_result_by_hand_keeps_what_was_typed(cast: Cast) -> None:
    area, level = make.make_area(cast.region), make.make_level(cast.region)
    campaign = make.make_diagnostic(cast.association)
    client = signed_in(cast.secretary)
    address = reverse("growth:result_enter", args=[campaign.pk])
    person = cast.members[4]
    typed = {
        "person": person.pk, "taken_on": "31.02.2024", "gaps-TOTAL_FORMS": 2, "gaps-INITIAL_FORMS": 2,
        "gaps-0-area": area.pk, "gaps-0-level": level.pk, "gaps-0-topic": "задачи с параметром",
    }  # fmt: skip
    refused = client.post(address, typed)
    assert refused.status_code == 422
    assert "31.02.2024" in refused.content.decode()
    assert "задачи с параметром" in refused.content.decode()
    typed["taken_on"] = f"{campaign.ends_on:%d.%m.%Y}"
    assert client.post(address, typed).status_code == 302
    assert DiagnosticResult.objects.get(person=person).gaps.get().topic == "задачи с параметром"
