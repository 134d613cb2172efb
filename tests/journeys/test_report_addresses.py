"""Every address of reports, tried by a guest, by the stranger from another region and by every role."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from tests.journeys.addresses import Keys, addresses, broken, changed, filled, kinds, open_to_a_guest, refusals, telling
from tests.journeys.report_keys import DRAFT, report_keys

READ = {"secretary"}
ALL = sorted(addresses({"reports"}), key=lambda address: address.name)


@pytest.fixture
def keys(cast: Cast) -> Keys:
    return report_keys(cast)


def test_the_stranger_finds_nothing_of_this_region(cast: Cast, keys: Keys, client: Client) -> None:
    client.force_login(cast.stranger)
    # A template of the product is for everybody: the copy of it is the stranger's own.
    of_records = [one for one in ALL if one.parameters and "code" not in one.parameters]
    assert refusals(client, [filled(one, keys) for one in of_records]) == {}
    lists = [filled(one, keys) for one in ALL if not one.parameters]
    assert telling(client, lists, "Дальн") == []
    for name in ("figures", "records", "figures_export"):
        asked = f"?association={cast.association.pk}&period=2023&figure=meetings.held"
        assert client.get(reverse(f"reports:{name}") + asked).status_code in {404, 422}, name


def test_a_guest_is_asked_to_sign_in(cast: Cast, keys: Keys, client: Client) -> None:
    assert open_to_a_guest(client, [filled(one, keys) for one in ALL]) == {}


def test_no_address_breaks_for_anybody(cast: Cast, keys: Keys, client: Client) -> None:
    """The administrator has the secretary's powers here, and pages of figures take their time."""
    paths = [filled(address, keys) for address in ALL]
    tried = {name: user for name, user in kinds(cast).items() if name != "admin"}
    for name, user in tried.items():
        client.force_login(user)
        hidden = "" if name in READ else DRAFT
        assert (name, broken(client, paths, hidden=hidden)) == (name, {})


def test_those_who_run_nothing_change_nothing(cast: Cast, keys: Keys, client: Client) -> None:
    assert changed(client, cast, [filled(one, keys) for one in ALL]) == []
