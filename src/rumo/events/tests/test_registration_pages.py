"""Pages of registration: the guest's form, one's own page, a group's table, the organizers' list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from rumo.core import clock, figures
from rumo.core.models import Mail
from rumo.events.enums import EventState
from rumo.events.event_rules import EventRules
from rumo.events.forms.groups import read_pasted_people
from rumo.events.models import Event, GroupApplication
from rumo.events.tests.factories import make_event, make_registration, make_section
from rumo.events.views import registering
from rumo.russian.deadlines.periods import Period, PeriodKind
from tests.cast import Cast

TODAY = date(2024, 6, 20)
TYPED = {
    "surname": "Соснина",
    "first_name": "Вера",
    "email": "vera@example.org",
    "organization": "Школа № 7",
    "post": "учитель",
    "agrees": "on",
}


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    cache.clear()
    with clock.standing_at(TODAY):
        yield


@pytest.fixture
def event(cast: Cast) -> Event:
    return make_event(cast.association)


def form_of(event: Event) -> str:
    return reverse("events:register", args=[event.association.region.slug, event.pk])


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    return client


def test_a_guest_confirms_by_the_letter_and_refuses_on_the_own_page(event: Event) -> None:
    client = Client()
    assert client.get(form_of(event)).status_code == 200
    assert client.post(form_of(event), TYPED).status_code == 302
    made = event.registrations.get()
    assert f"/navigator/place/{made.token}/" in Mail.objects.get().body
    for step in ("confirm", "cancel", "return"):
        page = client.post(reverse("events:place_step", args=[made.token, step]), follow=True)
        assert page.status_code == 200
    made.refresh_from_db()
    assert (made.state, made.confirmed_at is not None) == ("registered", True)


def test_whoever_registers_twice_sees_the_same_page_and_gets_the_link(event: Event) -> None:
    answers = [Client().post(form_of(event), TYPED)["Location"] for _n in range(2)]
    assert answers[0] == answers[1]
    assert event.registrations.count() == 1
    assert Mail.objects.filter(to="vera@example.org").count() == 2


def test_what_was_typed_stays_when_something_lacks(event: Event) -> None:
    page = Client().post(form_of(event), {**TYPED, "email": "vera"})
    assert page.status_code == 422
    assert "Школа № 7" in page.content.decode()


def test_a_machine_is_told_what_it_hopes_for_and_a_flood_is_stopped(
    event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rumo.core.rate_limit.time.time", lambda: 0)
    assert Client().post(form_of(event), {**TYPED, "website": "http://spam.example"}).status_code == 302
    assert not event.registrations.exists()
    monkeypatch.setattr(registering, "MOST_SENT", 1)
    assert Client().post(form_of(event), TYPED).status_code == 429


def test_names_of_organizations_only_of_the_region_and_not_all(cast: Cast) -> None:
    url = reverse("events:guest_organizations", args=[cast.region.slug])
    assert Client().get(url, {"q": "ди"}).json() == {"results": []}
    assert [row["text"] for row in Client().get(url, {"q": "Дальний институт"}).json()["results"]] == ["ДИРО"]


def test_a_known_person_needs_two_clicks(cast: Cast, event: Event) -> None:
    client = signed_in(cast.teacher)
    assert client.get(form_of(event)).status_code == 200
    page = client.post(form_of(event), {"agrees": "on"}, follow=True)
    made = event.registrations.get()
    assert page.redirect_chain[-1][0] == reverse("events:place", args=[made.token])
    assert made.person == cast.teacher.person


def test_a_draft_has_no_form(cast: Cast) -> None:
    assert Client().get(form_of(make_event(cast.association, state=EventState.DRAFT))).status_code == 404


def test_a_group_is_pasted_from_a_table_and_sent(cast: Cast, event: Event) -> None:
    url = reverse("events:register_group", args=[cast.region.slug, event.pk])
    head = {"organization": "Школа № 7", "contact_name": "Завуч", "contact_email": "s7@example.org", "agrees": "on"}
    counts = {"form-TOTAL_FORMS": "0", "form-INITIAL_FORMS": "0"}
    pasted = "1\tСоснина Вера Олеговна\tучитель\tvera@example.org\n2\tРябинин Олег Ильич\tзавуч"
    page = Client().post(url, {**head, **counts, "pasted": pasted, "paste": "1"})
    assert "Рябинин Олег Ильич" in page.content.decode()
    rows = {
        "form-TOTAL_FORMS": "2",
        "form-INITIAL_FORMS": "0",
        "form-0-name": "Соснина Вера Олеговна",
        "form-1-name": "Рябинин О.",
    }
    assert "полностью" in Client().post(url, {**head, **rows}).content.decode()
    assert Client().post(url, {**head, **rows, "form-1-name": "Рябинин Олег Ильич"}).status_code == 302
    group = GroupApplication.objects.get()
    assert Client().get(reverse("events:group", args=[group.token])).status_code == 200
    Client().post(reverse("events:group_step", args=[group.token, "confirm"]))
    assert group.registrations.filter(confirmed_at__isnull=False).count() == 2


def test_pasted_columns_of_a_name_are_joined() -> None:
    assert read_pasted_people("ФИО\tДолжность\nСоснина\tВера\tОлеговна\tучитель") == [
        {"name": "Соснина Вера Олеговна", "post": "учитель", "email": ""}
    ]


def test_the_list_of_organizers_asks_equally_often_and_shows_a_lost_letter(cast: Cast) -> None:
    event = make_event(cast.association, capacity=2, rules_data=EventRules(confirm_hours=0).to_json())
    make_section(event)
    client = signed_in(cast.chair)
    url = reverse("events:registrations", args=[event.pk])
    client.get(url)
    counts = []
    for people in (1, 20):
        for _n in range(people):
            make_registration(event)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    lost = event.registrations.first()
    assert lost is not None
    lost.letter = Mail.objects.create(
        to=lost.email, subject="Письмо", body="…", created_at=clock.now(), attempts=2, error="адреса нет"
    )
    lost.save()
    assert lost.full_name in client.get(url, {"trouble": "undelivered"}).content.decode()
    assert "адреса нет" in client.get(reverse("events:registration", args=[lost.pk])).content.decode()
    assert signed_in(cast.stranger).get(url).status_code == 404


def test_organizers_add_correct_and_move_people(cast: Cast, event: Event) -> None:
    client = signed_in(cast.chair)
    add = reverse("events:registration_add", args=[event.pk])
    assert client.post(add, {"surname": "Соснина", "first_name": "Вера"}).status_code == 302
    made = event.registrations.get()
    edit = reverse("events:registration_edit", args=[made.pk])
    assert client.get(edit).status_code == 200
    typed = {"surname": "Сосновская", "first_name": "Вера", "version": made.version}
    assert client.post(edit, typed).status_code == 302
    assert client.post(edit, {**typed, "surname": "Иная"}).status_code == 422
    by_person = reverse("events:registration_add_person", args=[event.pk])
    assert client.post(by_person, {"person": cast.members[4].pk}).status_code == 302
    seats = reverse("events:registration_seats", args=[event.pk])
    assert client.post(seats, {"capacity": "1"}).status_code == 302
    book = load_workbook(BytesIO(client.get(reverse("events:registrations_export", args=[event.pk])).content))
    assert [row[0].value for row in book.worksheets[0].iter_rows(min_row=2)] == ["Ковалян", "Сосновская"]


def test_figures_have_as_many_records_as_they_say(cast: Cast) -> None:
    for _n in range(2):
        event = make_event(cast.association, starts_at=clock.now(), state=EventState.HELD)
        make_registration(event, person=cast.members[0], came_at=clock.now(), is_counted=True)
        make_registration(event)
    period = Period(PeriodKind.CALENDAR_YEAR, date(2024, 1, 1), date(2024, 12, 31))
    for code, number in (("events.registrations", 4), ("events.people", 1)):
        asked = figures.get(code)
        assert asked is not None
        found = asked.count(cast.association, period)
        assert (found.value, found.records.count()) == (number, number)
        assert signed_in(cast.chair).get(found.url).context["page"].paginator.count == number
