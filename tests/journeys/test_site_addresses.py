"""Every address of the public site, of its office and of the exchange: by a guest, the stranger and every role.

What the public pages tell is tried in rumo/portal/tests/test_public_leaks.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core import clock
from rumo.portal.tests.published import DAY, KEPT
from tests.cast import Cast
from tests.journeys.addresses import Keys, addresses, broken, changed, filled, kinds, open_to_a_guest, refusals
from tests.journeys.site_keys import exchange_keys, site_keys

FOR_ALL = {"robots", "sitemap", "sitemaps", "region_news", "body_news"}
SITE = sorted(addresses({"portal"}), key=lambda address: address.name)
PUBLIC = [one for one in SITE if one.name in FOR_ALL or one.name.startswith("public_")]
OFFICE = [one for one in SITE if one not in PUBLIC]
EXCHANGE = sorted(addresses({"api"}), key=lambda address: address.name)
BEHIND_SIGN_IN = [*OFFICE, *EXCHANGE]


@pytest.fixture
def keys(cast: Cast) -> Iterator[Keys]:
    with clock.standing_at(DAY):
        yield {**site_keys(cast), **exchange_keys(cast)}


def test_the_site_opens_to_a_guest_and_to_everybody(cast: Cast, keys: Keys, client: Client) -> None:
    paths = [filled(address, keys) for address in PUBLIC]
    for path in paths:
        answer = client.get(path)
        b"".join(answer)
        assert (path, answer.status_code) == (path, 200)
    for name, user in (("secretary", cast.secretary), ("teacher", cast.teacher), ("stranger", cast.stranger)):
        client.force_login(user)
        assert (name, broken(client, paths, hidden=KEPT)) == (name, {})


def test_a_record_has_no_page_on_the_site_of_another_region(cast: Cast, keys: Keys, client: Client) -> None:
    elsewhere = {**keys, ("portal", "slug"): cast.stranger.person.region.slug}
    paths = [filled(address, elsewhere) for address in PUBLIC if "pk" in address.parameters]
    assert refusals(client, paths) == {}


def test_behind_the_sign_in(cast: Cast, keys: Keys, client: Client) -> None:
    """A guest is asked to sign in; the stranger finds no record; nothing breaks for anybody."""
    paths = [filled(address, keys) for address in BEHIND_SIGN_IN]
    assert open_to_a_guest(client, paths) == {}
    for name, user in kinds(cast).items():
        client.force_login(user)
        assert (name, broken(client, paths)) == (name, {})
    client.force_login(cast.stranger)
    assert refusals(client, [filled(address, keys) for address in BEHIND_SIGN_IN if address.parameters]) == {}


def test_those_who_run_nothing_change_nothing(cast: Cast, keys: Keys, client: Client) -> None:
    """Everybody may have a key of their own, which the empty form does not make."""
    assert changed(client, cast, [filled(one, keys) for one in BEHIND_SIGN_IN]) == []


def test_a_key_of_another_is_not_revoked(cast: Cast, keys: Keys, client: Client) -> None:
    client.force_login(cast.secretary)
    assert client.post(reverse("api:token_revoke", args=[keys["api", "token"]])).status_code == 404
