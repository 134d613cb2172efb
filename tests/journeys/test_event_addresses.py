"""Every address of events, tried by a guest, by the stranger from another region and by every role."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from rumo.events.enums import EventState
from rumo.events.models import EventSeries
from rumo.events.tests.factories import make_event
from tests.cast import Cast
from tests.journeys.addresses import (
    Keys,
    addresses,
    broken,
    changed,
    filled,
    kinds,
    open_to_a_guest,
    refusals,
    telling,
    words_of,
)
from tests.journeys.event_keys import NAMED, event_keys

# The navigator of a region, and pages whose secret link is their own key. They have tests of their own.
FOR_ALL = {
    "archive", "certificate_check", "certificate_check_file", "code_word", "group", "group_remove", "group_step",
    "guest_organization_words", "guest_organizations", "navigator", "navigator_calendar", "navigator_feed",
    "navigators", "place", "place_calendar", "place_code", "place_section", "place_step", "public_event",
    "public_event_ics", "public_material", "public_series", "register", "register_group", "registration_sent", "scan",
    "scan_picture", "subscription", "survey_answer",
}  # fmt: skip
# What a secret link opens says whose it is.
OWN_PAGES = {"certificate_check", "certificate_check_file", "group", "place", "survey_answer"}
# The member is an organizer of the event.
PREPARE = {"admin", "secretary", "member"}
ALL = sorted(addresses({"events"}), key=lambda address: address.name)
BEHIND_SIGN_IN = [address for address in ALL if address.name not in FOR_ALL]


@pytest.fixture
def keys(cast: Cast) -> Keys:
    cache.clear()  # the limits on floods
    return event_keys(cast)


def test_the_stranger_finds_nothing_of_this_region(cast: Cast, keys: Keys, client: Client) -> None:
    client.force_login(cast.stranger)
    assert refusals(client, [filled(one, keys) for one in BEHIND_SIGN_IN if one.parameters]) == {}
    lists = [filled(one, keys) for one in BEHIND_SIGN_IN if not one.parameters]
    assert telling(client, lists, "Дальн") == []


def test_a_guest_is_asked_to_sign_in(cast: Cast, keys: Keys, client: Client) -> None:
    assert open_to_a_guest(client, [filled(one, keys) for one in BEHIND_SIGN_IN]) == {}
    own = [filled(one, keys) for one in ALL if one.name in OWN_PAGES]
    public = [filled(one, keys) for one in ALL if one.name in FOR_ALL - OWN_PAGES]
    assert broken(client, own) == {}
    assert broken(client, public, hidden=NAMED) == {}


def test_no_address_breaks_for_anybody(cast: Cast, keys: Keys, client: Client) -> None:
    paths = [filled(address, keys) for address in ALL if address.name not in OWN_PAGES]
    for name, user in kinds(cast).items():
        cache.clear()
        client.force_login(user)
        hidden = "" if name in PREPARE else NAMED
        assert (name, broken(client, paths, hidden=hidden)) == (name, {})


def test_those_who_do_not_prepare_an_event_change_nothing(cast: Cast, keys: Keys, client: Client) -> None:
    assert changed(client, cast, [filled(one, keys) for one in BEHIND_SIGN_IN]) == []


@pytest.mark.parametrize("state", [EventState.DRAFT, EventState.PROPOSED, EventState.DECLINED])
def test_what_is_not_published_is_nowhere(cast: Cast, client: Client, state: EventState) -> None:
    """Not in the navigator, its calendar and feeds, nor by its own address; other members find no page either."""
    series = EventSeries.objects.create(association=cast.association, title="Цикл")
    event = make_event(cast.association, state=state, title="Укромная встреча", series=series, reason="не сейчас")
    slug = cast.region.slug
    for user in (None, cast.section_leader, cast.stranger):
        if user is not None:
            client.force_login(user)
        for name in ("navigator", "archive", "navigator_calendar", "subscription", "navigator_feed"):
            assert "Укромная" not in words_of(client, reverse(f"events:{name}", args=[slug]) + "?q=встреча")
        assert "Укромная" not in words_of(client, reverse("events:public_series", args=[slug, series.pk]))
        for name in ("public_event", "public_event_ics", "register", "register_group", "code_word"):
            assert client.get(reverse(f"events:{name}", args=[slug, event.pk])).status_code == 404, name


def test_a_page_by_a_secret_link_opens_by_nothing_else(cast: Cast, keys: Keys, client: Client) -> None:
    """Neither by the number of a record nor by the link of another one; and no search engine keeps it."""
    held, group = str(keys["events", "token"]), str(keys["events", "group.token"])
    number, code = str(keys["events", "registration"]), str(keys["events", "scan.code"])
    for name, wrong in (
        ("place", (number, group, code)),
        ("place_calendar", (number, group)),
        ("place_code", (number, group)),
        ("survey_answer", (number, group)),
        ("group", (number, held)),
        ("certificate_check", (number, held)),
        ("certificate_check_file", (number, held)),
        ("scan", (number, held, f"{int(number) + 1}.{code.partition('.')[2]}")),
    ):
        for key in wrong:
            assert client.get(reverse(f"events:{name}", args=[key])).status_code == 404, (name, key)
    for name in ("place", "survey_answer"):
        assert "noindex" in words_of(client, reverse(f"events:{name}", args=[held]))
    assert "noindex" in words_of(client, reverse("events:group", args=[group]))
