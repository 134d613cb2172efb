"""The pages of attendance and of the survey: who opens them, what a press does, constant query counts."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from rumo.accounts.models import User
from rumo.core import clock, figures
from rumo.core.errors import Refusal
from rumo.events.actions import attendance as actions
from rumo.events.actions import logs
from rumo.events.actions.surveys import answer_survey
from rumo.events.checkin import checkin_url
from rumo.events.enums import AttendanceWay, QuestionKind
from rumo.events.event_rules import EventRules
from rumo.events.models import Event, Registration
from rumo.events.tests.factories import make_event, make_question, make_registration
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast


@pytest.fixture
def event(cast: Cast) -> Event:
    return make_event(
        cast.association,
        starts_at=clock.now() - timedelta(minutes=30),
        rules_data=EventRules(code_word="сирень", survey_minimum=1).to_json(),
    )


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def pages(event: Event, log_pk: int, registration: Registration) -> list[str]:
    on_event = ("attendance", "attendance_export", "checkin", "checkin_numbers", "participant_options", "survey")
    return [
        *(reverse(f"events:{name}", args=[event.pk]) for name in on_event),
        reverse("events:log_upload", args=[event.pk]),
        *(reverse(f"events:{name}", args=[log_pk]) for name in ("log", "log_progress", "log_columns", "log_file")),
        reverse("events:attendance_marks", args=[registration.pk]),
    ]


def status(user: User, address: str) -> int:
    """Of the answer, which may be a file: it is read to its end, or it stays open."""
    answer = signed_in(user).get(address)
    answer.getvalue()
    return answer.status_code


def test_pages_are_for_those_who_run_the_event(cast: Cast, event: Event) -> None:
    person = make_registration(event)
    upload = SimpleUploadedFile("Журнал.csv", b"Name;Minutes\nA B;5\n")
    log = logs.upload_log(event, upload=upload, actor=cast.secretary)
    logs.read_log(log.pk)
    for address in pages(event, log.pk, person):
        answers = [status(user, address) for user in (cast.secretary, cast.teacher, cast.stranger)]
        assert answers == [200, 404, 404], address
    for name in ("attended", "surveyed"):
        address = reverse(f"events:{name}")
        answers = [status(user, address) for user in (cast.secretary, cast.teacher)]
        assert answers == [200, 404], address


def test_list_asks_the_database_the_same_of_many(
    cast: Cast, event: Event, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(cast.secretary)
    address = reverse("events:attendance", args=[event.pk])
    marked = [make_registration(event) for _n in range(2)]
    actions.mark_many(event, marked, actor=cast.secretary)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    actions.mark_many(event, [make_registration(event) for _n in range(10)], actor=cast.secretary)
    with django_assert_num_queries(len(few)):
        client.get(address)


def test_scan_marks_for_an_organizer_and_shows_the_code_to_others(cast: Cast, event: Event) -> None:
    person = make_registration(event, surname="Сосновская")
    address = checkin_url(person)
    path = address[address.index("/events/") :]
    for stranger in (Client(), signed_in(cast.teacher)):
        answer = stranger.get(path)
        assert "Сосновская" not in answer.content.decode()
        assert stranger.post(path).status_code == 404
    page = signed_in(cast.secretary).get(path).content.decode()
    assert 'hx-trigger="load"' in page
    assert not person.marks.exists()
    signed_in(cast.secretary).post(path)
    assert person.marks.get().way == AttendanceWay.QR
    assert Client().get(path.replace(".", "x")).status_code == 404


def test_code_of_one_s_place_is_a_picture_of_another_address(cast: Cast, event: Event) -> None:
    person = make_registration(event)
    answer = Client().get(reverse("events:place_code", args=[person.token]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert person.token not in checkin_url(person)


def test_code_word_tells_nothing_to_who_does_not_know_it(cast: Cast, event: Event) -> None:
    person = make_registration(event, surname="Сосновская", email="d@example.org")
    address = reverse("events:code_word", args=[cast.region.slug, event.pk])
    data = {"surname": "сосновская", "email": "D@example.org", "word": "роза"}
    assert "не кодовое слово" in Client().post(address, data).content.decode()
    unknown = Client().post(address, {**data, "surname": "Кедров", "word": "Сирень"})
    assert (unknown.status_code, "Регистрации с такой" in unknown.content.decode()) == (422, True)
    assert Client().post(address, {**data, "word": "Сирень"}).status_code == 200
    assert person.marks.get().way == AttendanceWay.CODE


def test_code_word_is_not_guessed_by_trying(cast: Cast, event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rumo.core.rate_limit.time.time", lambda: 0)
    address = reverse("events:code_word", args=[cast.region.slug, event.pk])
    answers = [Client().post(address, {"word": str(n)}, REMOTE_ADDR="203.0.113.7").status_code for n in range(32)]
    assert answers.count(429) >= 1


def test_survey_by_the_link(cast: Cast, event: Event) -> None:
    question = make_question(event, kind=QuestionKind.SCALE, is_required=True, positive=["4", "5"])
    person = make_registration(event, came_at=event.starts_at, is_counted=True)
    address = reverse("events:survey_answer", args=[person.token])
    assert Client().get(address).status_code == 200
    assert Client().post(address, {}).status_code == 422
    for _again in range(2):
        answer = Client().post(address, {f"q{question.pk}": "5"})
        assert (answer.status_code, "Спасибо" in answer.content.decode()) == (200, True)
    page = signed_in(cast.secretary).get(reverse("events:survey", args=[event.pk])).content.decode()
    assert re.search(r"Положительно</dt><dd>1 <span class=\"soft\">из 1, 100 %", page)


def test_threshold_is_set_on_the_page(cast: Cast, event: Event) -> None:
    address = reverse("events:attendance_minutes", args=[event.pk])
    client = signed_in(cast.secretary)
    assert client.post(address, {"minutes": "-1", "version": event.version}).status_code == 422
    assert client.post(address, {"minutes": "45", "version": event.version}).status_code == 302
    event.refresh_from_db()
    assert event.rules.minutes_needed == 45
    assert client.post(address, {"minutes": "30", "version": 1}).status_code == 422


def test_figures_have_their_records_and_base(cast: Cast, event: Event) -> None:
    question = make_question(event, kind=QuestionKind.CHECK, positive=["да"])
    people = [make_registration(event) for _n in range(3)]
    actions.mark_many(event, people[:2], actor=cast.secretary)
    for person, answer in zip(people[:2], ("да", ""), strict=True):
        person.refresh_from_db()
        answer_survey(person, answers={question.pk: [answer]})
    year = Period.calendar_year(event.day.year)
    attendances, positive = (
        figures.measure(found, cast.association, year).now
        for code in ("events.attendances", "events.survey_positive")
        if (found := figures.get(code))
    )
    assert (attendances.value, attendances.records.count(), attendances.base) == (2, 2, 3)
    assert (positive.value, positive.records.count(), positive.base) == (1, 1, 2)
    client = signed_in(cast.secretary)
    assert "посещения. Найдено: 2" in client.get(attendances.url).content.decode()
    assert client.get(positive.url).status_code == 200


def test_void_asks_for_a_reason(cast: Cast, event: Event) -> None:
    mark = actions.mark_came(make_registration(event), way=AttendanceWay.LIST, actor=cast.secretary)
    client, address = signed_in(cast.secretary), reverse("events:mark_void", args=[mark.pk])
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "ошиблись строкой"}).status_code == 302
    with pytest.raises(Refusal):
        actions.void_mark(mark, reason="ещё раз", actor=cast.secretary)
