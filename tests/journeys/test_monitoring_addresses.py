"""Every address of monitoring, tried by a guest, by the stranger from another region and by every role."""

from __future__ import annotations

import pytest
from django.test import Client

from rumo.core.models import AuditEntry
from tests.cast import Cast
from tests.journeys.addresses import Keys, addresses, broken, filled, kinds, refusals, words_of
from tests.journeys.monitoring_keys import monitoring_keys

# Those who lead the collection, and the district that answers.
READ = {"admin", "secretary", "municipal_methodologist"}
ALL = sorted(addresses({"monitoring"}), key=lambda address: address.name)


@pytest.fixture
def keys(cast: Cast) -> Keys:
    return monitoring_keys(cast)


def test_the_stranger_finds_nothing_of_this_region(cast: Cast, keys: Keys, client: Client) -> None:
    client.force_login(cast.stranger)
    assert refusals(client, [filled(one, keys) for one in ALL if one.parameters]) == {}
    for address in ALL:
        if not address.parameters:
            assert "Дальн" not in words_of(client, filled(address, keys)), address.name


def test_a_guest_is_asked_to_sign_in(cast: Cast, keys: Keys, client: Client) -> None:
    for address in ALL:
        answer = client.get(filled(address, keys))
        assert answer.status_code == 302, address.name
        assert answer["Location"].startswith("/accounts/login/"), address.name


def test_no_address_breaks_for_anybody(cast: Cast, keys: Keys, client: Client) -> None:
    paths = [filled(address, keys) for address in ALL]
    for name, user in kinds(cast).items():
        client.force_login(user)
        hidden = "" if name in READ else "Дальний мониторинг"
        assert (name, broken(client, paths, hidden=hidden)) == (name, {})


def test_those_who_lead_nothing_change_nothing(cast: Cast, keys: Keys, client: Client) -> None:
    """The district itself neither: what it handed in waits for those who asked."""
    before = AuditEntry.objects.count()
    for user in (cast.teacher, cast.expert, cast.municipal_methodologist, cast.stranger):
        client.force_login(user)
        for address in ALL:
            client.post(filled(address, keys))
            assert AuditEntry.objects.count() == before, address.name
