"""The page of an event: who is named, what only participants see, what a shared link shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.core import clock, files
from rumo.directory.enums import ConsentKind
from rumo.directory.models import Consent
from rumo.events.enums import EventState
from rumo.events.models import Event, EventMaterial, Organizer
from rumo.events.tests.factories import make_event, make_registration, make_section, make_talk
from tests.cast import Cast

TODAY = date(2024, 6, 20)


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.standing_at(TODAY):
        yield


@pytest.fixture
def event(cast: Cast) -> Event:
    return make_event(
        cast.association,
        title="Школа <наставника>",
        annotation="О том, как начать.",
        link="https://video.example/tajna",
    )


def read(event: Event, client: Client | None = None) -> str:
    answer = (client or Client()).get(reverse("events:public_event", args=[event.association.region.slug, event.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def signed_in(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.member)
    return client


def test_a_speaker_is_named_by_consent_only(cast: Cast, event: Event) -> None:
    person = cast.member.person
    silent = make_talk(event, "Осиновая Мария Львовна", post="завуч", organization=cast.institute)
    make_talk(event, "Ковалян Анна Петровна", person=person, may_be_published=True)
    page = read(event)
    assert silent.title in page
    assert "Осиновая" not in page
    assert "завуч" not in page
    assert "ДИРО" in page
    assert "Ковалян" in page
    Consent.objects.create(person=person, kind=ConsentKind.DISSEMINATION, given_on=date(2024, 1, 1), withdrawn_on=TODAY)
    assert "Ковалян" not in read(event)
    Consent.objects.create(person=person, kind=ConsentKind.DISSEMINATION, given_on=TODAY)
    assert "Ковалян" in read(event)


def test_leaders_and_organizers_are_named_while_their_consent_holds(cast: Cast, event: Event) -> None:
    person = cast.member.person
    make_section(event, "Секция физиков", leader=person, room="каб. 12")
    Organizer.objects.create(event=event, person=person, duty="модератор")
    page = read(event)
    assert "каб. 12" in page
    assert person.surname not in page
    Consent.objects.create(person=person, kind=ConsentKind.DISSEMINATION, given_on=date(2024, 1, 1))
    assert read(event).count(str(person)) == 2


def test_the_link_and_the_materials_of_participants_are_theirs(cast: Cast, event: Event) -> None:
    EventMaterial.objects.create(event=event, title="Презентация", url="https://disk.example/1")
    stored = files.store_bytes(b"%PDF-1.4", "list.pdf", files.PDF, actor=cast.secretary)
    secret = EventMaterial.objects.create(event=event, title="Рабочий лист", stored=stored, is_public=False)
    handed = reverse("events:public_material", args=[cast.region.slug, event.pk, secret.pk])
    page = read(event)
    assert "Презентация" in page
    assert "Рабочий лист" not in page
    assert "tajna" not in page
    assert Client().get(handed).status_code == 404
    client = signed_in(cast)
    assert "tajna" not in read(event, client)
    make_registration(event, person=cast.member.person)
    page = read(event, client)
    assert "tajna" in page
    assert "Рабочий лист" in page
    assert client.get(handed).getvalue() == b"%PDF-1.4"


def test_a_shared_link_tells_of_the_event(event: Event) -> None:
    page = read(event)
    assert '<meta property="og:title" content="Школа &lt;наставника&gt;">' in page
    address = reverse("events:public_event", args=[event.association.region.slug, event.pk])
    assert f'<meta property="og:url" content="{settings.BASE_URL}{address}">' in page
    assert "noindex" not in page


def test_a_cancelled_event_says_why(cast: Cast) -> None:
    event = make_event(cast.association, state=EventState.CANCELLED, reason="Докладчик заболел")
    page = read(event)
    assert "Докладчик заболел" in page
    assert "Участие" not in page


def test_queries_do_not_grow_with_the_programme(cast: Cast, event: Event) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            read(event)
        return len(captured)

    def add(several: int) -> None:
        for _n in range(several):
            make_talk(event, section=make_section(event, leader=cast.member.person), organization=cast.institute)

    add(1)
    few = count()
    add(10)
    assert count() == few
