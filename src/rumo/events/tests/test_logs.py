"""A log of a conference service on its way into the attendance and out of it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from rumo.accounts.models import User
from rumo.core import clock
from rumo.core.errors import Conflict, Refusal
from rumo.events.actions import log_marks
from rumo.events.actions import logs as actions
from rumo.events.conference.columns import Columns
from rumo.events.enums import LogState, MatchKind, RegistrationSource
from rumo.events.event_rules import EventRules
from rumo.events.models import ConferenceLog, Event, Registration
from rumo.events.tests.factories import make_event, make_registration
from tests.cast import Cast

TEXT = "Имя;Минут\nСосновская Дарья;80\nСосновска Дарья Олеговна;15\nКедров Павел;10\nГрачёв Олег;70\niPhone;5\n"


@pytest.fixture
def event(cast: Cast) -> Event:
    made = make_event(
        cast.association,
        starts_at=clock.now() - timedelta(hours=2),
        rules_data=EventRules(minutes_needed=45).to_json(),
    )
    make_registration(made, surname="Сосновская", first_name="Дарья", patronymic="Олеговна")
    make_registration(made, surname="Кедров", first_name="Павел")
    make_registration(made, surname="Рябинина", first_name="Вера")
    return made


def uploaded(event: Event, cast: Cast, text: str = TEXT) -> ConferenceLog:
    upload = SimpleUploadedFile("Журнал.csv", text.encode("cp1251"))
    log = actions.upload_log(event, upload=upload, actor=cast.secretary)
    actions.read_log(log.pk)
    log.refresh_from_db()
    return log


def counted(event: Event) -> dict[str, tuple[int | None, bool]]:
    rows = event.registrations.filter(came_at__isnull=False)
    return {each.surname: (each.minutes, each.is_counted) for each in rows}


def test_log_is_looked_through_then_counted_then_taken_back(cast: Cast, event: Event) -> None:
    log = uploaded(event, cast)
    matches = dict(log.rows.values_list("name", "match"))
    assert log.state == LogState.READY
    assert matches == {
        "Сосновская Дарья": MatchKind.EXACT,
        "Сосновска Дарья Олеговна": MatchKind.LIKELY,
        "Кедров Павел": MatchKind.EXACT,
        "Грачёв Олег": MatchKind.NONE,
        "iPhone": MatchKind.NONE,
    }
    assert counted(event) == {}
    actions.register_row(log.rows.get(name="Грачёв Олег"), actor=cast.secretary)
    with pytest.raises(Refusal, match="не похоже на фамилию"):
        actions.register_row(log.rows.get(name="iPhone"), actor=cast.secretary)
    assert actions.apply_log(log, actor=cast.secretary) == 3
    assert counted(event) == {"Сосновская": (95, True), "Кедров": (10, False), "Грачёв": (70, True)}
    assert Registration.objects.get(surname="Грачёв").source == RegistrationSource.LOG
    with pytest.raises(Conflict):
        actions.apply_log(log, actor=cast.secretary)
    with pytest.raises(Refusal, match="почему"):
        actions.drop_log(log, reason="", actor=cast.secretary)
    assert actions.drop_log(log, reason="журнал другого вебинара", actor=cast.secretary) == 3
    assert counted(event) == {}


def test_a_long_log_is_counted_by_the_worker(cast: Cast, event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "AT_ONCE", 1)
    monkeypatch.setattr(log_marks, "CHUNK", 1)
    log = uploaded(event, cast)
    assert actions.apply_log(log, actor=cast.secretary) is None
    assert (log.state, log.total, counted(event)) == (LogState.APPLYING, 2, {})
    with pytest.raises(Conflict):
        actions.apply_log(log, actor=cast.secretary)
    assert [log_marks.apply_in_background(log.pk, cast.secretary) for _ in range(2)] == [2, 0]
    log.refresh_from_db()
    assert (log.state, log.done) == (LogState.APPLIED, 2)
    assert counted(event) == {"Сосновская": (95, True), "Кедров": (10, False)}


@pytest.mark.parametrize("way", ["stopped", "broken"])
def test_a_long_log_that_does_not_come_to_an_end_leaves_no_marks(
    cast: Cast, event: Event, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(actions, "AT_ONCE", 1)
    monkeypatch.setattr(log_marks, "CHUNK", 1)
    log = uploaded(event, cast)
    actions.apply_log(log, actor=cast.secretary)
    really = log_marks.mark_people

    def interrupted(one: ConferenceLog, keys: Sequence[int], actor: User) -> None:
        if one.marks.exists() and way == "broken":
            raise OSError
        really(one, keys, actor)

    monkeypatch.setattr(log_marks, "mark_people", interrupted)
    if way == "stopped":
        log_marks.mark_people(log, log_marks.people_of(log)[:1], cast.secretary)
        assert actions.stop_log(log, actor=cast.secretary) == 1
    assert log_marks.apply_in_background(log.pk, cast.secretary) == 0
    log.refresh_from_db()
    assert (log.state, counted(event), bool(log.error)) == (LogState.READY, {}, way == "broken")
    monkeypatch.setattr(log_marks, "mark_people", really)
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    assert actions.apply_log(log, actor=cast.secretary) == 2


def test_a_person_corrects_the_matches(cast: Cast, event: Event) -> None:
    log = uploaded(event, cast)
    other = event.registrations.get(surname="Рябинина")
    actions.choose_match(log.rows.get(name="iPhone"), registration=other, actor=cast.secretary)
    actions.choose_match(log.rows.get(name="Кедров Павел"), registration=None, actor=cast.secretary)
    actions.apply_log(log, actor=cast.secretary)
    assert counted(event) == {"Сосновская": (95, True), "Рябинина": (5, False)}


def test_the_same_file_twice_adds_no_minutes(cast: Cast, event: Event) -> None:
    uploaded(event, cast)
    with pytest.raises(Refusal, match="уже загружен"):
        uploaded(event, cast)


def test_columns_pointed_at_by_hand(cast: Cast, event: Event) -> None:
    log = uploaded(event, cast, "а;б\n12;Кедров Павел\n70;Сосновская Дарья\n")
    assert (log.state, "столбец" in log.error) == (LogState.FAILED, True)
    actions.set_columns(log, columns=Columns(0, {"name": 1, "duration": 0}), actor=cast.secretary)
    actions.read_log(log.pk)
    assert sorted(log.rows.values_list("name", "minutes")) == [("Кедров Павел", 12), ("Сосновская Дарья", 70)]


def test_dropped_while_being_read_stays_dropped(cast: Cast, event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "STEP", 1)
    upload = SimpleUploadedFile("Журнал.csv", TEXT.encode())
    log = actions.upload_log(event, upload=upload, actor=cast.secretary)
    monkeypatch.setattr(actions, "guess_columns", lambda rows: _dropping(log, cast))
    actions.read_log(log.pk)
    log.refresh_from_db()
    assert (log.state, log.rows.count()) == (LogState.DROPPED, 0)


def _dropping(log: ConferenceLog, cast: Cast) -> Columns:
    """The columns, while somebody else presses «Отменить чтение»."""
    actions.drop_log(ConferenceLog.objects.get(pk=log.pk), reason="", actor=cast.secretary)
    return Columns(0, {"name": 0, "duration": 1})


def test_what_is_no_table(cast: Cast, event: Event) -> None:
    upload = SimpleUploadedFile("Журнал.csv", b"MZ\x90\x00\x03\x00\x00\x00")
    with pytest.raises(Refusal, match="по содержимому не подходит"):
        actions.upload_log(event, upload=upload, actor=cast.secretary)
