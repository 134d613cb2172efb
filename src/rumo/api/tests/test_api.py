"""What programs read and write with a key: as much as its owner, no more."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rumo.api.actions.tokens import create_token, revoke_token
from rumo.api.enums import Scope
from rumo.api.models import ApiToken
from rumo.api.tests.factories import make_key
from rumo.api.v1 import REQUESTS_A_MINUTE, api
from rumo.assignments.tests.factories import make_assignment
from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.directory.models import Organization, Person
from rumo.events.enums import EventState
from rumo.events.models import Event, Registration
from rumo.events.tests.factories import make_event, make_registration
from rumo.meetings.enums import MeetingState
from rumo.meetings.tests.factories import make_meeting
from tests.cast import Cast

LISTS = sorted(
    path
    for path, methods in api.get_openapi_schema()["paths"].items()
    if "{" not in path and "get" in methods and "figures" not in path
)


@pytest.fixture(autouse=True)
def _uncounted() -> None:
    cache.clear()


@pytest.fixture
def get(client: Client) -> Callable[..., Any]:
    def ask(path: str, headers: dict[str, str], **query: Any) -> Any:
        return client.get(f"/api/v1/{path}", query, headers=headers)

    return ask


@pytest.mark.parametrize("path", LISTS)
def test_without_a_key_nothing_is_read(client: Client, cast: Cast, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 401
    assert "Нужен действующий ключ" in answer.json()["message"]


@pytest.mark.parametrize("path", LISTS)
def test_the_stranger_reads_nothing_of_another_region(client: Client, cast: Cast, path: str) -> None:
    event = make_event(cast.association)
    make_registration(event)
    own = client.get(path, headers=make_key(cast.chair))
    assert own.status_code == 200
    answer = client.get(path, headers=make_key(cast.stranger)).content.decode()
    for secret in ("Дальн", "Заречный", "Гуменник", "Школа", event.title):
        assert secret not in answer


def test_records_of_another_region_are_not_there(get: Callable[..., Any], cast: Cast) -> None:
    key = make_key(cast.stranger, *Scope)
    event = make_event(cast.association)
    for path in (
        f"organizations/{cast.institute.pk}",
        f"associations/{cast.association.pk}/members",
        f"people/{cast.members[0].pk}",
        f"events/{event.pk}",
        f"events/{event.pk}/registrations",
    ):
        assert get(path, key).status_code == 404, path
    assert get("figures", key, association=cast.association.pk, period="2024").status_code == 404


def test_a_key_without_the_right_only_reads(client: Client, cast: Cast) -> None:
    answer = client.post("/api/v1/people", {}, content_type="application/json", headers=make_key(cast.chair))
    assert answer.status_code == 403
    assert "не даёт права" in answer.json()["message"]


def test_a_key_ends_with_its_day_its_revocation_and_its_account(get: Callable[..., Any], cast: Cast) -> None:
    token, secret = create_token(
        title="Журнал", scopes=[Scope.READ], expires_on=clock.today() + timedelta(days=1), actor=cast.chair
    )
    headers = {"Authorization": f"Bearer {secret}"}
    assert get("regions", headers).json()["count"] == 1
    with clock.standing_at(clock.today() + timedelta(days=2)):
        assert get("regions", headers).status_code == 401
    with pytest.raises(NotAllowed):
        revoke_token(token, actor=cast.admin)
    revoke_token(token, actor=cast.chair)
    assert get("regions", headers).status_code == 401
    other = make_key(cast.chair)
    cast.chair.is_active = False
    cast.chair.save()
    assert get("regions", other).status_code == 401


def test_the_secret_of_a_key_is_not_kept(cast: Cast) -> None:
    token, secret = create_token(title="Журнал", scopes=[Scope.READ], actor=cast.chair)
    kept = ApiToken.objects.filter(pk=token.pk).values().get()
    assert secret not in map(str, kept.values())
    with pytest.raises(Refusal):
        create_token(title="Журнал", scopes=["всё"], actor=cast.chair)


def test_lists_come_by_pages_and_by_filters(get: Callable[..., Any], cast: Cast) -> None:
    key = make_key(cast.member)
    page = get("people", key, per_page=3, page=2).json()
    assert (len(page["items"]), page["count"], page["page"], page["pages"]) == (3, Person.objects.count() - 1, 2, 3)
    assert [each["surname"] for each in get("people", key, q="щука").json()["items"]] == ["Щука"]
    assert get("people", key, association=cast.section.pk).json()["count"] == 1
    assert get("organizations", key, kind="school").json()["items"][0]["municipality"]["title"] == "Заречный район"
    assert get("people", key, updated_since="2100-01-01T00:00:00").json()["count"] == 0


def test_mistakes_are_told_with_their_place(get: Callable[..., Any], cast: Cast) -> None:
    answer = get("people", make_key(cast.member), page="первая", per_page=500)
    assert answer.status_code == 422
    assert answer.json()["mistakes"] == [
        {"place": "query.page", "message": "Нужно целое число."},
        {"place": "query.per_page", "message": "Число должно быть не больше 200."},
    ]


@pytest.mark.parametrize("path", ["people", "organizations", "events"])
def test_lists_cost_the_same_for_many_rows(get: Callable[..., Any], cast: Cast, path: str) -> None:
    key = make_key(cast.chair)
    for _n in range(5):
        make_event(cast.association)
    get(path, key)
    counts = []
    for most in (1, 200):
        with CaptureQueriesContext(connection) as asked:
            get(path, key, per_page=most)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 10


@pytest.mark.parametrize(
    ("path", "method", "status", "said"),
    [
        ("nothing/here", "get", 404, "Такого адреса нет"),
        ("", "post", 404, "Такого адреса нет"),
        ("events/", "get", 404, "Такого адреса нет"),
        ("regions", "delete", 405, "понимает только: GET"),
    ],
)
def test_a_wrong_address_is_answered_in_json(
    client: Client, db: None, path: str, method: str, status: int, said: str
) -> None:
    answer = getattr(client, method)(f"/api/v1/{path}")
    assert answer.status_code == status
    assert said in answer.json()["message"]


def test_the_document_speaks_russian() -> None:
    """Every parameter, list of values and kind of record that is described."""
    schema = api.get_openapi_schema()
    operations = [told for methods in schema["paths"].values() for told in methods.values()]
    words = {each["name"]: each.get("description", "") for told in operations for each in told.get("parameters", [])}
    words |= {
        name: told.get("description", "") for name, told in schema["components"]["schemas"].items() if "enum" in told
    }
    described = {n: t["description"] for n, t in schema["components"]["schemas"].items() if "description" in t}
    assert [name for name, said in {**described, **words}.items() if not re.search("[а-я]", said)] == []


def test_one_s_own_assignments(get: Callable[..., Any], cast: Cast) -> None:
    make_assignment(cast.association, text="Подготовить аналитическую справку", due_on=date(2024, 3, 1))
    key = make_key(cast.secretary)
    assert get("assignments", key, late=True).json()["items"][0]["text"] == "Подготовить аналитическую справку"
    assert get("assignments", key, mine=True).json()["count"] == 0


def test_minutes_are_read_when_published(get: Callable[..., Any], cast: Cast) -> None:
    meeting = make_meeting(cast.association)
    key = make_key(cast.chair)
    assert get("minutes", key).json()["count"] == 0
    assert get(f"minutes/{meeting.pk}", key).status_code == 404
    type(meeting).objects.filter(pk=meeting.pk).update(state=MeetingState.PUBLISHED, number=1, published_at=clock.now())
    assert get("minutes", make_key(cast.teacher)).json()["count"] == 1


def test_an_event_is_made_and_filled_by_a_program(client: Client, cast: Cast) -> None:
    key = make_key(cast.chair, Scope.READ, Scope.EVENTS)

    def post(path: str, data: dict[str, Any]) -> Any:
        return client.post(f"/api/v1/{path}", data, content_type="application/json", headers=key)

    given = {
        "association": cast.association.pk,
        "title": "Вебинар о чтении",
        "kind": "webinar",
        "starts_at": "2030-03-01T10:00:00+03:00",
        "ends_at": "2030-03-01T09:00:00+03:00",
    }
    wrong = post("events", given)
    assert wrong.status_code == 422
    assert "позже начала" in wrong.json()["message"]
    made = post("events", given | {"ends_at": "2030-03-01T12:00:00+03:00"})
    assert made.status_code == 201
    event = Event.objects.get(pk=made.json()["id"])
    assert event.state == EventState.DRAFT
    human = {"surname": "Сухоруких", "first_name": "Олег", "email": "oleg@example.org", "has_consent": True}
    assert post(f"events/{event.pk}/registrations", human).status_code == 201
    assert post(f"events/{event.pk}/registrations", human).status_code == 409
    place = Registration.objects.get(event=event)
    assert place.processing_consent_at is not None
    assert post(f"registrations/{place.pk}/cancel", {"reason": "Заболел"}).json()["state"]["code"] == "cancelled"
    assert post(f"registrations/{place.pk}/cancel", {}).status_code == 409


def test_who_came_is_told_by_a_program(client: Client, cast: Cast) -> None:
    event = make_event(cast.association, state=EventState.PUBLISHED, starts_at=clock.now() - timedelta(hours=1))
    place = make_registration(event)
    for user, status in ((cast.secretary, 200), (cast.secretary, 200), (cast.stranger, 404), (cast.teacher, 404)):
        answer = client.put(
            f"/api/v1/registrations/{place.pk}/attendance",
            {"minutes": 90},
            content_type="application/json",
            headers=make_key(user, Scope.EVENTS),
        )
        assert answer.status_code == status
    place.refresh_from_db()
    assert (place.minutes, place.marks.count()) == (90, 1)


def test_the_directory_is_filled_by_whoever_may(client: Client, cast: Cast) -> None:
    school = {"region": cast.region.pk, "kind": "school", "full_name": "Школа № 12"}
    for user, status in ((cast.member, 403), (cast.chair, 201), (cast.chair, 422), (cast.stranger, 404)):
        answer = client.post(
            "/api/v1/organizations", school, content_type="application/json", headers=make_key(user, Scope.DIRECTORY)
        )
        assert answer.status_code == status
    place = Organization.objects.get(full_name="Школа № 12")
    person = {
        "region": cast.region.pk, "surname": "Киле", "first_name": "Инна", "gender": "f", "organization": place.pk,
        "post": "учитель",
    }  # fmt: skip
    answer = client.post(
        "/api/v1/people", person, content_type="application/json", headers=make_key(cast.chair, Scope.DIRECTORY)
    )
    assert answer.json()["post"].startswith("учитель")


def test_figures_of_a_year(get: Callable[..., Any], cast: Cast) -> None:
    key = make_key(cast.chair)
    make_event(cast.association, state=EventState.HELD, starts_at=datetime(2024, 3, 1, 9, tzinfo=UTC))
    figures = get("figures", key, association=cast.association.pk, period="2024").json()
    assert {each["code"]: each["value"] for each in figures}["events.count"] == 1
    wrong = get("figures", key, association=cast.association.pk, period="2024-2029")
    assert wrong.status_code == 422
    assert get("figures", make_key(cast.member), association=cast.association.pk, period="2024").status_code == 404


def test_who_asks_too_often_waits(get: Callable[..., Any], cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    key = make_key(cast.chair)
    token = ApiToken.objects.get()
    monkeypatch.setattr("rumo.api.rate.time.time", lambda: 30.0)
    cache.set(f"api:{token.pk}:0", REQUESTS_A_MINUTE)
    answer = get("regions", key)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "30"
