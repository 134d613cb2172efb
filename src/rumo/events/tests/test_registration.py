"""Taking a place: seats and waiting lists, confirmation, doubles, linking, organizers, groups, consents."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connections

from rumo.core import clock
from rumo.core.audit import Guest, history, record
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.directory.tests import factories as directory
from rumo.events import seats
from rumo.events.actions import consents, groups, registration, reminders, section_seats, waiting
from rumo.events.actions.groups import GroupData
from rumo.events.actions.registration import AlreadyRegistered, RegistrationData
from rumo.events.checkin import checkin_url
from rumo.events.enums import EventState, RegistrationSource, SeatState
from rumo.events.event_rules import EventRules
from rumo.events.models import Event, Registration
from rumo.events.registration_tasks import fill_waiting_lists, remind_participants
from rumo.events.tests.factories import make_event, make_registration, make_section
from tests.cast import Cast

TODAY = date(2024, 6, 20)
GUEST = Guest("Гость")
OPEN = EventRules(confirm_hours=0, offer_hours=0).to_json()
OFFERS = EventRules(confirm_hours=0, offer_hours=24).to_json()


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.standing_at(TODAY):
        yield


def said(n: int = 1, **more: Any) -> RegistrationData:
    fields: dict[str, Any] = {
        "surname": f"Соснина{n}",
        "first_name": "Вера",
        "email": f"vera{n}@example.org",
        "organization_name": "Школа № 7",
        "agrees": True,
    }
    return RegistrationData(**{**fields, **more})


def come(event: Event, n: int = 1, **more: Any) -> Registration:
    return registration.register(event, data=said(n, **more), source=RegistrationSource.PUBLIC, actor=GUEST)


def states(event: Event) -> list[str]:
    return list(event.registrations.order_by("pk").values_list("state", flat=True))


def taken(event: Event) -> int:
    return Event.objects.values_list("taken", flat=True).get(pk=event.pk)


def later(event: Event, hours: int = 48) -> None:
    """Time passes for those who have to answer."""
    past = clock.now() - timedelta(hours=hours)
    event.registrations.filter(expires_at__isnull=False).update(expires_at=past)


# --- seats and waiting lists ----------------------------------------------------------------------------------------


def test_the_last_seat_goes_once_and_the_next_one_waits(cast: Cast) -> None:
    event = make_event(cast.association, capacity=2, rules_data=OPEN)
    for n in range(4):
        come(event, n)
    assert states(event) == ["registered", "registered", "waiting", "waiting"]
    assert taken(event) == 2
    last = event.registrations.get(surname="Соснина3")
    assert seats.place_in_queue(last) == 2


def test_a_freed_seat_goes_to_the_first_by_priority(cast: Cast) -> None:
    event = make_event(cast.association, capacity=1, rules_data=OPEN)
    first, _second, third = (come(event, n) for n in range(3))
    waiting.set_priority(third, priority=1, actor=cast.chair)
    registration.cancel_registration(first, actor=GUEST)
    assert states(event) == ["cancelled", "waiting", "registered"]
    assert "Вы зарегистрированы" in Mail.objects.filter(to=third.email).first().subject  # type: ignore[union-attr]


def test_an_offer_is_kept_for_its_time_and_then_goes_on(cast: Cast) -> None:
    event = make_event(cast.association, capacity=1, rules_data=OFFERS)
    first, second, third = (come(event, n) for n in range(3))
    registration.cancel_registration(first, actor=GUEST)
    assert states(event) == ["cancelled", "offered", "waiting"]
    assert taken(event) == 1
    come(event, 4)  # an offered seat is taken
    later(event)
    assert fill_waiting_lists.func() == 1
    assert states(event) == ["cancelled", "lapsed", "offered", "waiting"]
    with pytest.raises(Conflict, match="больше не действует"):
        waiting.accept_offer(second, actor=GUEST)
    waiting.accept_offer(third, actor=GUEST)
    assert Registration.objects.get(pk=third.pk).state == SeatState.REGISTERED
    assert fill_waiting_lists.func() == 0


def test_nothing_is_offered_after_the_beginning(cast: Cast) -> None:
    event = make_event(cast.association, capacity=1, rules_data=OPEN)
    first, _second = come(event, 1), come(event, 2)
    Event.objects.filter(pk=event.pk).update(starts_at=clock.now() - timedelta(minutes=5))
    registration.cancel_registration(first, actor=GUEST)
    assert states(event) == ["cancelled", "waiting"]


def test_fewer_seats_than_taken_leave_everybody_and_more_call_the_waiting(cast: Cast) -> None:
    event = make_event(cast.association, capacity=3, rules_data=OPEN)
    for n in range(5):
        come(event, n)
    assert waiting.set_seats(event, capacity=1, actor=cast.chair) == 0
    assert taken(event) == 3
    come(event, 6)
    assert states(event).count("waiting") == 3
    assert waiting.set_seats(event, capacity=5, actor=cast.chair) == 2
    assert (taken(event), states(event).count("waiting")) == (5, 1)
    assert [entry.verb for entry in history(event)] == ["set_seats", "set_seats"]


def test_organizers_give_a_seat_beyond_and_move_people_back(cast: Cast) -> None:
    event = make_event(cast.association, capacity=1, rules_data=OPEN)
    first, second = come(event, 1), come(event, 2)
    with pytest.raises(NotAllowed):
        waiting.give_seat(second, actor=cast.stranger)
    waiting.give_seat(second, actor=cast.chair)
    assert taken(event) == 2
    third = come(event, 3)
    waiting.move_to_waiting(first, actor=cast.chair)
    assert states(event) == ["waiting", "registered", "waiting"]
    assert (seats.place_in_queue(third), seats.place_in_queue(first)) == (1, 2)


def test_moving_back_where_nobody_waits_is_refused(cast: Cast) -> None:
    only = come(make_event(cast.association, capacity=2, rules_data=OPEN))
    with pytest.raises(Refusal, match="никого нет"):
        waiting.move_to_waiting(only, actor=cast.chair)


@pytest.mark.django_db(transaction=True)
def test_many_for_the_last_seats_at_once(cast: Cast) -> None:
    event = make_event(cast.association, capacity=5, rules_data=OPEN)

    def one(n: int) -> str:
        try:
            with clock.standing_at(TODAY):
                return come(Event.objects.select_related("association__region").get(pk=event.pk), n).state
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=6) as pool:
        found = sorted(pool.map(one, range(12)))
    assert found == ["registered"] * 5 + ["waiting"] * 7
    assert taken(event) == 5


# --- confirmation, doubles, coming back -----------------------------------------------------------------------------


def test_an_unconfirmed_seat_is_kept_a_while_and_then_let_go(cast: Cast) -> None:
    event = make_event(cast.association, capacity=1)
    late = come(event, 1)
    waits = come(event, 2)
    assert late.confirmed_at is None
    registration.confirm(waits)
    later(event)
    assert fill_waiting_lists.func() == 1
    assert states(event) == ["lapsed", "offered"]
    back = registration.confirm(late)
    assert back.state == SeatState.WAITING
    assert back.confirmed_at is not None


def test_confirming_twice_changes_nothing(cast: Cast) -> None:
    event = make_event(cast.association, capacity=1)
    one = registration.confirm(come(event))
    assert (one.state, taken(event)) == (SeatState.REGISTERED, 1)
    letters = Mail.objects.count()
    registration.confirm(one)
    assert Mail.objects.count() == letters == 2


def test_the_same_human_is_refused_and_may_come_back_after_a_refusal(cast: Cast) -> None:
    event = make_event(cast.association, capacity=1, rules_data=OPEN)
    one = come(event)
    with pytest.raises(AlreadyRegistered) as refused:
        come(event, surname="СОСНИНА1 ")
    assert refused.value.registration == one
    registration.cancel_registration(one, actor=GUEST)
    come(event, 2)
    assert registration.come_back(one).state == SeatState.WAITING
    assert states(event) == ["waiting", "registered"]


def test_a_person_of_the_directory_is_linked_by_name_and_address_only(cast: Cast) -> None:
    event = make_event(cast.association, rules_data=OPEN)
    known = directory.make_person(cast.region, surname="Рябинина", first_name="Ольга", email="ryabina@example.org")
    name: dict[str, Any] = {"surname": "рябинина", "first_name": "Ольга", "patronymic": known.patronymic}
    assert come(event, **name, email="RYABINA@example.org").person == known
    assert come(event, **name, email="other@example.org").person is None


def test_a_known_person_takes_the_post_of_today(cast: Cast) -> None:
    event = make_event(cast.association)
    made = registration.register_person(event, person=cast.teacher.person, actor=cast.teacher)
    assert (made.source, made.post, str(made.organization)) == ("account", "учитель математики", "МБОУ СОШ № 5")
    assert made.municipality == cast.municipality
    assert made.confirmed_at is not None
    with pytest.raises(NotAllowed):
        registration.register_person(event, person=cast.member.person, actor=cast.teacher)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"state": EventState.DRAFT}, "готовится"),
        ({"registration_closes_at": clock.now() - timedelta(days=9000)}, "закончена"),
    ],
)
def test_a_closed_registration_takes_organizers_only(cast: Cast, change: dict[str, Any], words: str) -> None:
    event = make_event(cast.association, **change)
    with pytest.raises(NotAllowed, match=words):
        come(event)
    made = registration.register(event, data=said(), source=RegistrationSource.STAFF, actor=cast.chair)
    assert made.state == SeatState.REGISTERED


def test_no_consent_no_place(cast: Cast) -> None:
    with pytest.raises(Refusal, match="Без согласия"):
        come(make_event(cast.association), agrees=False)


@pytest.mark.parametrize(("form", "has_code"), [("onsite", True), ("mixed", True), ("online", False)])
def test_the_letter_carries_the_code_for_the_door(cast: Cast, form: str, has_code: bool) -> None:
    one = come(make_event(cast.association, form=form, place="Дальний, Садовая, 5", rules_data=OPEN))
    letter = Registration.objects.get(pk=one.pk).letter
    assert letter is not None
    names = [part["name"] for part in letter.attachments]
    assert names == (["meropriyatie.ics", "kod.png"] if has_code else ["meropriyatie.ics"])
    assert (checkin_url(one) in letter.body) == has_code


def test_a_new_address_gets_the_letter_anew(cast: Cast) -> None:
    event = make_event(cast.association, rules_data=OPEN)
    one = come(event)
    registration.edit_registration(one, data=said(email="right@example.org"), version=one.version, actor=cast.chair)
    assert Registration.objects.get(pk=one.pk).letter.to == "right@example.org"  # type: ignore[union-attr]
    with pytest.raises(Conflict):
        registration.edit_registration(one, data=said(2), version=1, actor=cast.chair)


# --- sections -------------------------------------------------------------------------------------------------------


def test_sections_have_seats_and_lists_of_their_own(cast: Cast) -> None:
    event = make_event(cast.association, rules_data=OPEN)
    small, big = make_section(event, capacity=1), make_section(event)
    first, second = come(event, 1, sections=(small,)), come(event, 2, sections=(small,))
    seat = second.section_seats.get()
    assert (second.state, seat.state) == (SeatState.REGISTERED, SeatState.WAITING)
    section_seats.choose_section(first, big, actor=GUEST)
    seat.refresh_from_db()
    assert seat.state == SeatState.REGISTERED
    small.refresh_from_db()
    assert small.taken == 1


def test_one_section_of_a_slot(cast: Cast) -> None:
    event = make_event(cast.association)
    first, other, next_slot = make_section(event), make_section(event), make_section(event, slot=2)
    with pytest.raises(Refusal, match="одновременно"):
        come(event, sections=(first, other))
    made = come(event, sections=(first, next_slot))
    assert made.section_seats.count() == 2


def test_who_waits_for_the_event_holds_no_seat_of_a_section(cast: Cast) -> None:
    event = make_event(cast.association, capacity=1, rules_data=OPEN)
    section = make_section(event, capacity=5)
    first, second = come(event, 1, sections=(section,)), come(event, 2, sections=(section,))
    assert second.section_seats.get().state == SeatState.WAITING
    registration.cancel_registration(first, actor=GUEST)
    assert second.section_seats.get().state == SeatState.REGISTERED
    section.refresh_from_db()
    assert section.taken == 1


# --- groups ---------------------------------------------------------------------------------------------------------


def group_of(*people: RegistrationData) -> GroupData:
    return GroupData("Школа № 7", "Завуч Елена", "school7@example.org", people, agrees=True)


def test_a_group_is_taken_whole_and_confirmed_once(cast: Cast) -> None:
    event = make_event(cast.association, capacity=2)
    group = groups.register_group(event, data=group_of(*(said(n) for n in range(3))), actor=GUEST)
    assert states(event) == ["registered", "registered", "waiting"]
    assert list(Mail.objects.values_list("to", flat=True)) == ["school7@example.org"]
    groups.confirm_group(group, actor=GUEST)
    assert Mail.objects.filter(to__startswith="vera").count() == 3
    assert not event.registrations.filter(confirmed_at=None).exists()
    assert groups.cancel_group(group, actor=GUEST) == 3
    assert taken(event) == 0


def test_a_group_with_wrong_rows_writes_nothing(cast: Cast) -> None:
    event = make_event(cast.association, rules_data=OPEN)
    come(event, 2)
    with pytest.raises(groups.GroupRefused) as refused:
        groups.register_group(event, data=group_of(said(1), said(2), said(1)), actor=GUEST)
    assert refused.value.rows == {2: "Уже записан на мероприятие.", 3: "Этот человек есть в списке дважды."}
    assert event.registrations.count() == 1
    assert not event.groups.exists()


# --- consents and reminders -----------------------------------------------------------------------------------------


def test_a_withdrawn_consent_erases_the_person_and_frees_the_seat(cast: Cast) -> None:
    event = make_event(cast.association, capacity=1, rules_data=OPEN)
    one, two = come(event, 1), come(event, 2)
    consents.withdraw_consent(one, actor=GUEST)
    one.refresh_from_db()
    assert (one.full_name, one.email, one.organization_name, one.person) == ("Данные удалены", "", "", None)
    assert states(event) == ["cancelled", "registered"]
    with pytest.raises(Refusal, match="отозвано"):
        registration.come_back(one)
    assert come(event, 1).pk not in (one.pk, two.pk)


def test_a_withdrawn_consent_takes_the_name_out_of_the_trail(cast: Cast) -> None:
    event = make_event(cast.association, rules_data=OPEN)
    one, two = come(event, 1), come(event, 2)
    registration.edit_registration(one, data=said(3, first_name="Лада"), version=one.version, actor=cast.chair)
    record(cast.chair, "choose_match", event, "Журнал: Вера — Соснина1 Вера", {"who": [None, "Соснина3 Лада"]})
    record(cast.chair, "choose_match", event, "Журнал: сосед — Соснина2 Вера")
    record(Guest("Соснина3 Лада"), "confirm", one, "Соснина3 Лада: подтверждено")
    one.refresh_from_db()
    consents.withdraw_consent(one, actor=Guest(one.full_name))
    trail = [*history(one), *history(event)]
    kept = str([(each.summary, each.actor_name, each.changes) for each in trail])
    assert [word for word in ("Соснина1", "Соснина3", "vera1@", "vera3@", "Школа") if word in kept] == []
    assert "Журнал: сосед — Соснина2 Вера" in kept
    edit = history(one).get(verb="edit_registration")
    assert (edit.actor, edit.summary) == (cast.chair, "Исправлены данные участника")
    assert history(two).exists()


def test_who_came_stays_in_the_numbers_without_a_name(cast: Cast) -> None:
    event = make_event(cast.association)
    one = make_registration(event, came_at=clock.now(), is_counted=True)
    consents.withdraw_consent(one, actor=GUEST)
    assert event.registrations.filter(is_counted=True, state=SeatState.REGISTERED).count() == 1


@pytest.mark.parametrize(("days", "due"), [(10, None), (3, 3), (2, 3), (1, 3), (0, 0)])
def test_the_nearest_reminder_that_is_due(cast: Cast, days: int, due: int | None) -> None:
    event = make_event(cast.association, starts_at=clock.now() + timedelta(days=days, seconds=30))
    if event.day == TODAY + timedelta(days=days):  # not in the last half-minute of a day
        assert reminders.reminder_due(event) == due


def test_a_reminder_goes_out_once_to_those_with_a_place(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reminders, "EARLIEST_HOUR", 0)
    event = make_event(cast.association, starts_at=clock.now() + timedelta(days=3))
    early = clock.now() - timedelta(days=5)
    told = make_registration(event, confirmed_at=early)
    make_registration(event, confirmed_at=early, state=SeatState.WAITING)
    make_registration(event, confirmed_at=clock.now())  # has a fresh letter
    assert [remind_participants.func(), remind_participants.func()] == [1, 0]
    letter = Mail.objects.get(to=told.email)
    assert "METHOD:REQUEST" in letter.attachments[0]["text"]
