"""People of many events: the newest event first, its people by name, in as many queries however many they are."""

from __future__ import annotations

import re
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.core import clock
from rumo.events.tests.factories import make_event, make_registration
from tests.cast import Cast


def test_the_list_is_in_order_and_reads_a_page_at_once(cast: Cast) -> None:
    older, newer = (make_event(cast.association, starts_at=clock.now() - timedelta(days=n)) for n in (9, 2))
    for event, surname in ((older, "Ивнякова"), (newer, "Яблонева"), (newer, "Берёзова")):
        make_registration(event, surname=surname)
    client = Client()
    client.force_login(cast.secretary)
    address = reverse("events:participants")
    shown = client.get(address).content.decode()
    assert re.findall(r"(Ивнякова|Яблонева|Берёзова)", shown) == ["Берёзова", "Яблонева", "Ивнякова"]
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for _n in range(12):
        make_registration(newer)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert 0 < len(few) == len(many)
