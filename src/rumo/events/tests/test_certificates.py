"""Certificates: who gets one, what it says, batches, taking back, the public check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from rumo.core import audit, clock, figures
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.events import certificate_prints as prints
from rumo.events import certificates as about
from rumo.events import followers
from rumo.events.actions import certificate_batches as batches
from rumo.events.actions import certificate_runs as runs
from rumo.events.actions import certificates as actions
from rumo.events.certificate_words import USUAL, Wording, filled, has_stray_brace, unknown_words
from rumo.events.enums import BatchState, EventState, ParticipantRole
from rumo.events.models import CertificateBatch, Event, EventCertificate, Organizer, Registration
from rumo.events.tests import factories as make
from rumo.russian.cases import Gender
from rumo.russian.deadlines.periods import Period
from tests.cast import Cast

PARTICIPANT, SPEAKER, ORGANIZER = ParticipantRole.PARTICIPANT, ParticipantRole.SPEAKER, ParticipantRole.ORGANIZER


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def event(cast: Cast) -> Event:
    """Yesterday's webinar of two hours."""
    return make.make_event(
        cast.association,
        title="Задачи с параметром",
        starts_at=clock.now() - timedelta(days=1),
        hours=Decimal("2.0"),
        state=EventState.HELD,
    )


@pytest.fixture
def told() -> Iterator[list[EventCertificate]]:
    """What a room above hears."""
    heard: list[EventCertificate] = []
    followers.follow_certified(heard.extend)
    yield heard
    followers._certified.remove(heard.extend)


def counted(event: Event, **fields: Any) -> Registration:
    return make.make_registration(event, came_at=clock.now(), is_counted=True, **fields)


def run(event: Event, cast: Cast, role: str = PARTICIPANT, *, sends_letters: bool = False) -> CertificateBatch:
    batch = batches.issue_batch(event, role=role, sends_letters=sends_letters, actor=cast.secretary)
    runs.run_batch(batch.pk)
    batch.refresh_from_db()
    return batch


@pytest.mark.parametrize(
    ("line", "gender", "printed"),
    [
        ("{принял|приняла} участие", Gender.FEMALE, "приняла участие"),
        ("{принял|приняла} участие", Gender.MALE, "принял участие"),
        ("{принял|приняла} участие", None, "принял (приняла) участие"),
        ("в {Виде} {мероприятие}", None, "в вебинаре «Урок»"),
        ("Объём: {часы}", None, ""),
        ("", None, ""),
    ],
)
def test_a_line_is_filled_or_left_out(line: str, gender: Gender | None, printed: str) -> None:
    assert filled(line, {"виде": "вебинаре", "мероприятие": "«Урок»", "часы": ""}, gender) == printed


@pytest.mark.parametrize(
    ("text", "unknown", "stray"),
    [
        ("{даты} {принял|приняла}", [], False),
        ("{мероприятее} {а|б|в} {мероприятее}", ["мероприятее", "а|б|в"], False),
        ("{даты", [], True),
        ("даты}", [], True),
    ],
)
def test_words_in_braces_are_checked(text: str, unknown: list[str], stray: bool) -> None:
    assert (unknown_words(text), has_stray_brace(text)) == (unknown, stray)


def test_only_those_counted_with_consent_get_one(event: Event, cast: Cast) -> None:
    came = counted(event)
    make.make_registration(event)
    make.make_registration(event, came_at=clock.now())
    counted(event, consent_withdrawn_at=clock.now())
    batch = run(event, cast)
    assert (batch.state, batch.total, batch.done) == (BatchState.DONE, 1, 1)
    assert [each.registration for each in event.certificates.all()] == [came]


def test_a_batch_numbers_prints_mails_and_tells(event: Event, cast: Cast, told: list[EventCertificate]) -> None:
    counted(event, surname="Рябинина", first_name="Ольга", patronymic="Петровна", post="учитель")
    counted(event, surname="Авдеев", first_name="Пётр", patronymic="Львович", email="")
    batch = run(event, cast, sends_letters=True)
    year = clock.today().year
    assert sorted(each.number for each in told) == [f"{year}-000001", f"{year}-000002"]
    assert batch.combined is not None
    pages = [page.extract_text() for page in PdfReader(BytesIO(batch.combined.content())).pages]
    assert ["Авдеев Пётр Львович" in pages[0], "Рябинина Ольга Петровна" in pages[1]] == [True, True]
    assert "приняла участие в вебинаре «Задачи с параметром»" in pages[1].replace("\n", " ")
    assert "2 академических часа" in pages[1].replace("\xa0", " ")
    letter = Mail.objects.get()
    hers = event.certificates.get(registration__surname="Рябинина")
    assert about.check_address(hers.token) in letter.body
    assert [each.sent_at is not None for each in event.certificates.all()] == [False, True]


def test_speakers_and_organizers(event: Event, cast: Cast) -> None:
    talk = make.make_talk(event, email="talk@example.org")
    organizer = Organizer.objects.create(event=event, person=cast.members[2], duty="модератор")
    assert run(event, cast, SPEAKER).state == BatchState.DONE
    assert run(event, cast, ORGANIZER).state == BatchState.DONE
    spoke, led = event.certificates.get(role=SPEAKER), event.certificates.get(role=ORGANIZER)
    assert (spoke.talk, led.person, led.hours) == (talk, organizer.person, event.hours)
    assert any("выступила на тему" in line for line in prints.paper_of(spoke).lines)
    assert "Кем: модератор" in prints.paper_of(led).lines
    with pytest.raises(IntegrityError), transaction.atomic():
        EventCertificate.objects.create(
            event=event, association=event.association, role=ORGANIZER, person=led.person, name=led.name,
            number="1", issued_on=clock.today(), data={},
        )  # fmt: skip


def test_a_second_batch_goes_on_where_the_first_ended(
    event: Event, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped after the first step; then the rest is issued, and nobody twice."""
    monkeypatch.setattr(runs, "AT_ONCE", 2)
    for _ in range(5):
        counted(event)
    batch = batches.issue_batch(event, role=PARTICIPANT, sends_letters=False, actor=cast.secretary)
    with pytest.raises(Conflict):
        batches.issue_batch(event, role=PARTICIPANT, sends_letters=False, actor=cast.secretary)
    give = runs.give

    def stop_after(*args: object, **options: object) -> list[EventCertificate]:
        made = give(*args, **options)  # type: ignore[arg-type]
        batches.cancel_batch(batch, actor=cast.secretary)
        return made

    monkeypatch.setattr(runs, "give", stop_after)
    runs.run_batch(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.done, event.certificates.count(), batch.combined) == (BatchState.CANCELLED, 2, 2, None)
    monkeypatch.setattr(runs, "give", give)
    assert run(event, cast).total == 3
    assert event.certificates.values("registration").distinct().count() == event.certificates.count() == 5


def test_a_printer_that_fails_is_told_of(event: Event, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    counted(event)
    monkeypatch.setattr(prints, "print_all", lambda *_args: 1 / 0)
    batch = run(event, cast)
    assert batch.state == BatchState.FAILED
    assert "запустите выпуск ещё раз" in batch.error
    assert event.certificates.count() == 1


def test_a_worker_that_was_killed_blocks_nobody_for_long(event: Event, cast: Cast) -> None:
    counted(event)
    stuck = batches.issue_batch(event, role=PARTICIPANT, sends_letters=False, actor=cast.secretary)
    CertificateBatch.objects.filter(pk=stuck.pk).update(
        state=BatchState.RUNNING, updated_at=stuck.updated_at - 2 * batches.PATIENCE
    )
    assert run(event, cast).state == BatchState.DONE
    stuck.refresh_from_db()
    assert stuck.state == BatchState.FAILED


@pytest.mark.parametrize("state", [EventState.DRAFT, EventState.CANCELLED])
def test_nothing_is_issued_for_what_did_not_take_place(event: Event, cast: Cast, state: EventState) -> None:
    counted(event)
    Event.objects.filter(pk=event.pk).update(state=state, reason="Отменено")
    event.refresh_from_db()
    with pytest.raises(NotAllowed):
        batches.issue_batch(event, role=PARTICIPANT, sends_letters=False, actor=cast.secretary)


def test_one_is_refused_with_its_reason(event: Event, cast: Cast) -> None:
    absent, present = make.make_registration(event), counted(event)
    with pytest.raises(Refusal, match="не засчитано"):
        actions.issue_certificate(absent, sends_letter=False, actor=cast.secretary)
    actions.issue_certificate(present, sends_letter=False, actor=cast.secretary)
    with pytest.raises(Refusal, match="уже выдан"):
        actions.issue_certificate(present, sends_letter=False, actor=cast.secretary)
    with pytest.raises(NotAllowed):
        actions.issue_certificate(present, sends_letter=False, actor=cast.teacher)


def test_revoked_is_seen_at_once_and_replaced_by_another(
    event: Event, cast: Cast, client: Client, told: list[EventCertificate]
) -> None:
    place = counted(event, surname="Рябинина")
    first = actions.issue_certificate(place, sends_letter=True, actor=cast.secretary)
    with pytest.raises(Refusal, match="почему"):
        actions.revoke_certificate(first, reason=" ", actor=cast.secretary)
    Registration.objects.filter(pk=place.pk).update(surname="Рябинкина")
    second = actions.reissue_certificate(first, reason="Исправлена фамилия", sends_letter=True, actor=cast.secretary)
    page = client.get(reverse("events:certificate_check", args=[first.token]))
    assert "отозван" in page.text
    assert "Исправлена фамилия" in page.text
    assert client.get(reverse("events:certificate_check_file", args=[first.token])).status_code == 404
    assert second.name.startswith("Рябинкина")
    assert client.get(reverse("events:certificate_check_file", args=[second.token])).content.startswith(b"%PDF")
    with pytest.raises(NotAllowed):
        actions.revoke_certificate(first, reason="Ещё раз", actor=cast.secretary)
    assert [each.pk for each in told] == [first.pk, second.pk, first.pk]
    assert audit.history(first).filter(verb="revoke_certificate").count() == 1


def test_a_name_is_hidden_when_consent_is_withdrawn(event: Event, cast: Cast, client: Client) -> None:
    place = counted(event, surname="Рябинина")
    made = actions.issue_certificate(place, sends_letter=False, actor=cast.secretary)
    address = reverse("events:certificate_check", args=[made.token])
    assert "Рябинина" in client.get(address).text
    Registration.objects.filter(pk=place.pk).update(consent_withdrawn_at=clock.now())
    page = client.get(address)
    assert "Рябинина" not in page.text
    assert "Имя скрыто" in page.text
    assert client.get(reverse("events:certificate_check", args=["x" * 32])).status_code == 404


def test_the_form_of_a_body_serves_those_below(event: Event, cast: Cast) -> None:
    own = Wording("Диплом", "", "{вида} {мероприятие}")
    saved = actions.save_template(cast.association, PARTICIPANT, wording=own, version=0, actor=cast.secretary)
    assert about.wording_of(cast.section, PARTICIPANT) == own
    assert about.wording_of(cast.section, SPEAKER).lines == USUAL[SPEAKER].lines
    newer = Wording("Сертификат", "", "{даты}")
    actions.save_template(cast.association, PARTICIPANT, wording=newer, version=saved.version, actor=cast.secretary)
    with pytest.raises(Conflict):
        actions.save_template(cast.association, PARTICIPANT, wording=own, version=saved.version, actor=cast.secretary)
    actions.drop_template(cast.association, PARTICIPANT, actor=cast.secretary)
    assert about.wording_of(cast.association, PARTICIPANT).title == "Сертификат"


def test_the_form_is_edited_beside_its_picture(cast: Cast, client: Client) -> None:
    client.force_login(cast.secretary)
    where = [cast.association.pk, PARTICIPANT.value]
    posted = {"version": 0, "title": "Диплом", "lead": "", "lines": "{мероприятее}"}
    refused = client.post(reverse("events:certificate_template", args=where), posted)
    assert refused.status_code == 422
    assert "{мероприятее}" in refused.text
    assert client.post(reverse("events:certificate_template_preview", args=where), posted).status_code == 200
    posted["lines"] = "{даты}"
    assert "data:image/png" in client.post(reverse("events:certificate_template_preview", args=where), posted).text
    assert client.post(reverse("events:certificate_template", args=where), posted).status_code == 302


def test_pages_tell_each_what_is_theirs(event: Event, cast: Cast, client: Client) -> None:
    teacher = cast.teacher.person
    mine = actions.issue_certificate(counted(event, person=teacher), sends_letter=False, actor=cast.secretary)
    staff = [
        reverse("events:event_certificates", args=[event.pk]),
        reverse("events:certificate", args=[mine.pk]),
        reverse("events:certificates_due", args=[event.pk, SPEAKER]),
        reverse("events:certificates_progress", args=[event.pk]),
    ]
    own = reverse("events:certificate_file", args=[mine.pk])
    for user, of_staff, of_own in ((cast.secretary, 200, 200), (cast.teacher, 404, 200), (cast.stranger, 404, 404)):
        client.force_login(user)
        assert [client.get(url).status_code for url in staff] == [of_staff] * len(staff)
        assert client.get(own).status_code == of_own
    client.force_login(cast.teacher)
    assert mine.number not in client.get(reverse("events:certificates")).text
    assert "Задачи с параметром" in client.get(reverse("events:own_certificates")).text


def test_the_register_asks_as_often_for_many(event: Event, cast: Cast, client: Client) -> None:
    client.force_login(cast.secretary)
    addresses = [reverse("events:certificates"), reverse("events:event_certificates", args=[event.pk])]
    asked: list[list[int]] = []
    for people in (1, 8):
        for _ in range(people):
            counted(event)
        run(event, cast)
        found = []
        for address in addresses:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
        asked.append(found)
    assert asked[0] == asked[1]
    book = client.get(reverse("events:certificates_export"), {"event": event.pk})
    assert load_workbook(BytesIO(book.content)).worksheets[0].max_row == 10


def test_the_figure_counts_those_in_force(event: Event, cast: Cast, client: Client) -> None:
    kept, lost = (actions.issue_certificate(counted(event), sends_letter=False, actor=cast.secretary) for _ in range(2))
    actions.revoke_certificate(lost, reason="Ошибка", actor=cast.secretary)
    asked = figures.get("events.certificates")
    assert asked is not None
    period = Period.calendar_year(event.day.year)
    found = asked.count(cast.association, period)
    assert (found.value, list(found.records)) == (1, [kept])
    client.force_login(cast.secretary)
    page = client.get(found.url)
    assert kept.number in page.text
    assert lost.number not in page.text
