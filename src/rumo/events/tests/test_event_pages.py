"""Pages of those who prepare events: forms, the outcome with its practices, lists in constant queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.core import clock
from rumo.core.figures import Counted, get
from rumo.directory.models import Association
from rumo.events.enums import EventKind, EventState, QuestionPurpose
from rumo.events.models import Event, Topic
from rumo.events.tests.factories import make_event, make_question, make_registration, make_section, make_talk
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast

FORM = {
    "kind": "webinar", "title": "Вебинар о наставничестве", "form": "online", "audience": "all",
    "starts_at_day": "14.02.2024", "starts_at_time": "14:00", "ends_at_day": "14.02.2024", "ends_at_time": "15:30",
    "confirm_hours": "24", "offer_hours": "12", "reminder_days": "3, 0", "group_limit": "30", "minutes_needed": "0",
    "survey_minimum": "5", "survey_days": "14", "capacity": "50",
}  # fmt: skip


def url(name: str, *args: Any) -> str:
    return reverse(f"events:{name}", args=args)


def test_an_event_by_the_form(client: Client, cast: Cast) -> None:
    client.force_login(cast.secretary)
    response = client.post(url("event_create"), {**FORM, "association": cast.association.pk})
    event = Event.objects.get()
    assert response["Location"] == url("event", event.pk)
    assert (event.day, event.rules.offer_hours, event.rules.reminder_days) == (date(2024, 2, 14), 12, (3, 0))
    refused = client.post(url("event_edit", event.pk), {**FORM, "version": "1", "ends_at_time": "13:00"})
    assert (refused.status_code, "Окончание должно быть позже начала" in refused.content.decode()) == (422, True)
    repeated = client.get(url("event_create"), {"like": event.pk}).content.decode()
    assert "Вебинар о наставничестве" in repeated


def test_only_those_who_prepare_it_have_its_pages(client: Client, cast: Cast) -> None:
    event = make_event(cast.association, state=EventState.DRAFT)
    seen = {}
    for name, user in cast.everybody().items():
        client.force_login(user)
        seen[name] = {client.get(url(page, event.pk)).status_code for page in ("event", "programme", "outcome")}
    runners = {"admin", "chair", "deputy", "secretary"}
    assert {name for name, codes in seen.items() if codes == {200}} == runners
    assert all(codes == {404} for name, codes in seen.items() if name not in runners)


def test_others_read_the_public_page(client: Client, cast: Cast) -> None:
    event = make_event(cast.association)
    client.force_login(cast.teacher)
    assert client.get(url("event", event.pk))["Location"] == url("public_event", cast.region.slug, event.pk)


def test_an_answered_question_keeps_its_meaning(client: Client, cast: Cast) -> None:
    event = make_event(cast.association)
    question = make_question(event, "Формат", QuestionPurpose.REGISTRATION, kind="choice", choices=["очно", "онлайн"])
    make_registration(event, answers={str(question.pk): "очно"})
    client.force_login(cast.secretary)
    page = url("question_edit", event.pk, question.pk)
    refused = client.post(page, {"text": "Формат", "kind": "choice", "choices": "да\nнет"})
    assert (refused.status_code, "уже ответили" in refused.content.decode()) == (422, True)
    assert client.post(page, {"text": "Как?", "kind": "choice", "choices": "очно\nонлайн"}).status_code == 302


@pytest.mark.parametrize(
    ("name", "fill"),
    [
        ("events", lambda body: [make_registration(make_event(body)) for _n in range(4)]),
        ("proposals", lambda body: [make_event(body, state=EventState.PROPOSED) for _n in range(4)]),
    ],
)
def test_lists_cost_the_same_for_many_rows(
    client: Client, cast: Cast, name: str, fill: Callable[[Association], object]
) -> None:
    client.force_login(cast.secretary)
    fill(cast.association)
    client.get(url(name))
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(url(name))
    fill(cast.association)
    fill(cast.association)
    with CaptureQueriesContext(connection) as many:
        assert client.get(url(name)).status_code == 200
    assert len(many) == len(few)


def test_figures_count_what_took_place(cast: Cast) -> None:
    period = Period.parse("2024", 1)
    begun = clock.now().replace(year=2024, month=4, day=5)
    topic = Topic.objects.create(region=cast.region, title="Наставничество")
    webinar = make_event(cast.section, state=EventState.HELD, starts_at=begun, topic=topic)
    make_event(cast.association, state=EventState.CANCELLED, reason="нет", starts_at=begun)
    day = make_event(cast.association, kind=EventKind.METHOD_DAY, starts_at=begun)
    section = make_section(day, "Химия")
    registration = make_registration(day)
    registration.section_seats.create(section=section, slot=1)
    festival = make_event(cast.association, kind=EventKind.FESTIVAL, starts_at=begun)
    make_talk(festival, is_practice=True, is_recommended=True)
    make_talk(festival, is_practice=True)

    def measured(code: str) -> Counted:
        found = get(code)
        assert found is not None
        return found.count(cast.association, period)

    values = {code: measured(code).value for code in ("events.count", "events.webinars", "events.by_kind.festival")}
    assert values == {"events.count": 3, "events.webinars": 1, "events.by_kind.festival": 1}
    by_topic, sections = measured("events.by_topic"), measured("method_day.by_section")
    assert (by_topic.value, by_topic.base, list(by_topic.records)) == (1, 3, [webinar])
    assert by_topic.table is not None
    assert sections.table is not None
    assert [row.title for row in by_topic.table.rows] == ["Наставничество"]
    assert [cell and cell.value for cell in sections.table.rows[0].cells] == [1, 0, 0]
    recommended = measured("festival.recommended")
    assert (recommended.value, recommended.base) == (1, 2)


def test_who_may_neither_create_nor_propose_is_offered_neither(client: Client, cast: Cast) -> None:
    client.force_login(cast.teacher)
    listed = client.get(reverse("events:events")).content.decode()
    assert reverse("events:event_propose") not in listed
    for name in ("event_propose", "event_create"):
        answer = client.get(reverse(f"events:{name}"))
        said = answer.content.decode()
        assert (answer.status_code, "ведёт объединение" in said) == (403, True)
        assert f'href="{reverse("events:event_propose")}"' not in said
