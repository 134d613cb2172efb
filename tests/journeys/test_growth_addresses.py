"""Every address of growth, tried by a guest, by the stranger from another region and by every role."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast
from tests.journeys.addresses import Keys, addresses, broken, changed, filled, kinds, open_to_a_guest, refusals, telling
from tests.journeys.growth_keys import NAMED, growth_keys

# The member is the tutor of the one whose result and route these are.
READ = {"admin", "secretary", "member"}
ALL = sorted(addresses({"growth"}), key=lambda address: address.name)


@pytest.fixture
def keys(cast: Cast) -> Keys:
    return growth_keys(cast)


def test_the_stranger_finds_nothing_of_this_region(cast: Cast, keys: Keys, client: Client) -> None:
    client.force_login(cast.stranger)
    assert refusals(client, [filled(one, keys) for one in ALL if one.parameters and "kind" not in one.parameters]) == {}
    lists = [filled(one, keys) for one in ALL if not one.parameters]
    assert telling(client, lists, "Дальн") == []


def test_a_guest_is_asked_to_sign_in(cast: Cast, keys: Keys, client: Client) -> None:
    assert open_to_a_guest(client, [filled(one, keys) for one in ALL]) == {}


def test_no_address_breaks_for_anybody(cast: Cast, keys: Keys, client: Client) -> None:
    paths = [filled(address, keys) for address in ALL]
    for name, user in kinds(cast).items():
        client.force_login(user)
        hidden = "" if name in READ else NAMED
        assert (name, broken(client, paths, hidden=hidden)) == (name, {})


def test_those_who_run_nothing_change_nothing(cast: Cast, keys: Keys, client: Client) -> None:
    assert changed(client, cast, [filled(one, keys) for one in ALL]) == []
