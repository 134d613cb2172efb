"""A public page is kept until something is written; a visitor who has it is told so."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rumo.core import audit, clock
from rumo.directory.models import Association
from tests.cast import Cast


@pytest.fixture
def address(cast: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """Time stands, so that no page grows old between two requests."""
    moment = clock.now()
    monkeypatch.setattr(clock, "now", lambda: moment)
    settings.PUBLIC_SECONDS = 60
    caches["pages"].clear()
    return f"/public/{cast.region.slug}/"


def test_a_page_made_once_costs_one_look(
    cast: Cast, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = Client().get(address)
    with django_assert_num_queries(1):
        again = Client().get(address)
        assert again.content == first.content
    with django_assert_num_queries(1):
        unchanged = Client().get(address, headers={"If-None-Match": first["ETag"]})
    assert unchanged.status_code == 304
    assert unchanged.content == b""
    assert first["Cache-Control"] == "public, max-age=60"
    assert not first.cookies
    assert {"Cookie", "Accept-Encoding"} <= set(first["Vary"].split(", "))


def test_a_kept_page_is_as_safe_as_one_just_made_and_comes_packed(address: str) -> None:
    first = Client().get(address)
    kept = Client().get(address, headers={"Accept-Encoding": "gzip, deflate, br"})
    assert gzip.decompress(kept.content) == first.content
    assert len(kept.content) == int(kept["Content-Length"]) < len(first.content)
    own = {"X-Request-ID", "Content-Length", "Content-Encoding"}
    assert {name: kept[name] for name in kept.headers if name not in own} == {
        name: first[name] for name in first.headers if name not in own
    }
    unchanged = Client().get(address, headers={"If-None-Match": kept["ETag"]})
    assert "frame-ancestors 'none'" in first["Content-Security-Policy"]
    assert unchanged["Content-Security-Policy"] == first["Content-Security-Policy"]


def test_a_foreign_host_meets_no_kept_page(address: str) -> None:
    assert Client().get(address).status_code == 200
    assert Client().get(address, headers={"Host": "elsewhere.example"}).status_code == 400


def test_what_is_made_while_somebody_writes_is_not_kept(
    cast: Cast, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rumo.core.public_pages._is_settled", lambda: False)
    assert "ETag" not in Client().get(address)
    # Its line of the trail has a number below the last one, as of a writer who was long about it.
    Association.objects.filter(pk=cast.section.pk).update(full_name="Секция физики")
    assert "Секция физики" in Client().get(address).content.decode()


def test_a_write_makes_it_anew(cast: Cast, address: str) -> None:
    first = Client().get(address)
    Association.objects.filter(pk=cast.section.pk).update(full_name="Секция физики")
    audit.record(cast.secretary, "edit_association", cast.section, "Изменено название")
    again = Client().get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert "Секция физики" in again.content.decode()


def test_the_signed_in_get_a_page_of_their_own(cast: Cast, address: str) -> None:
    client = Client()
    client.force_login(cast.secretary, backend="allauth.account.auth_backends.AuthenticationBackend")
    own = client.get(address)
    assert "private" in own["Cache-Control"]
    assert cast.secretary.name in own.content.decode()
    assert cast.secretary.name not in Client().get(address).content.decode()


def test_what_is_not_there_is_not_kept(cast: Cast, address: str) -> None:
    missing = Client().get(f"{address}bodies/{cast.association.pk + 1000}/")
    assert missing.status_code == 404
    assert "ETag" not in missing
