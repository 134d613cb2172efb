"""Events as their people write them: rules of the data, copies, steps, proposals, letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rumo.core import clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.core.versions import Stale, order_mark
from rumo.events.actions import events as actions
from rumo.events.actions import moderation, notices, programme, talks, topics
from rumo.events.actions.events import EventData
from rumo.events.actions.programme import SectionData
from rumo.events.actions.talks import TalkData
from rumo.events.enums import Audience, EventForm, EventState, SeatState
from rumo.events.models import Event
from rumo.events.participation import Participation, participation_of
from rumo.events.tests.factories import make_event, make_question, make_registration, make_section
from rumo.events.transitions import EVENT
from tests.cast import Cast

BEGINS = clock.now() + timedelta(days=7)


def data(**fields: Any) -> EventData:
    given = {
        "title": "Вебинар о функциональной грамотности",
        "starts_at": BEGINS,
        "ends_at": BEGINS + timedelta(hours=2),
    }
    return EventData(**{**given, **fields})


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": "  "}, "название"),
        ({"ends_at": BEGINS}, "Окончание"),
        ({"audience": Audience.MUNICIPALITY}, "муниципалитет"),
        ({"audience": Audience.SUBJECT}, "предметы"),
        ({"registration_opens_at": BEGINS, "registration_closes_at": BEGINS}, "Регистрация заканчивается"),
        ({"registration_opens_at": BEGINS + timedelta(days=2)}, "уже закончится"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(cast: Cast, wrong: dict[str, Any], told: str) -> None:
    with pytest.raises(Refusal, match=told):
        actions.create_event(association=cast.association, data=data(**wrong), actor=cast.secretary)
    assert not Event.objects.exists()


def test_a_copy_brings_questions_sections_and_organizers_with_their_hours_moved(cast: Cast) -> None:
    source = make_event(cast.association, starts_at=BEGINS)
    make_section(source, "Математика", starts_at=BEGINS, ends_at=BEGINS + timedelta(hours=1))
    make_question(source, "Что понравилось?")
    programme.add_organizer(source, person=cast.members[0], duty="модератор", actor=cast.secretary)
    later = BEGINS + timedelta(days=28)
    copy = actions.copy_event(
        source,
        association=cast.association,
        data=data(starts_at=later, ends_at=later + timedelta(hours=2)),
        actor=cast.secretary,
    )
    section = copy.sections.get()
    assert (section.title, section.starts_at, section.taken) == ("Математика", later, 0)
    assert (copy.questions.get().text, copy.organizers.get().duty) == ("Что понравилось?", "модератор")


def test_a_stale_edit_is_refused(cast: Cast) -> None:
    event = make_event(cast.association)
    actions.edit_event(event, data=data(title="Первый"), version=1, actor=cast.secretary)
    with pytest.raises(Stale):
        actions.edit_event(event, data=data(title="Второй"), version=1, actor=cast.chair)
    assert Event.objects.get().title == "Первый"


def test_new_seats_go_to_those_who_wait(cast: Cast) -> None:
    event = make_event(cast.association, capacity=1, rules_data={"offer_hours": 0})
    make_registration(event)
    waits = make_registration(event, state=SeatState.WAITING)
    more = replace(EventData.of(event), capacity=2)
    actions.edit_event(event, data=more, version=event.version, actor=cast.secretary)
    waits.refresh_from_db()
    assert waits.state == SeatState.REGISTERED


# Who may take which step from which state: «runs» is the secretary, «proposer» sent the proposal in.
STEPS = {
    EventState.DRAFT: {"publish", "cancel"},
    EventState.PROPOSED: {"accept", "decline"},
    EventState.DECLINED: {"propose_again"},
    EventState.PUBLISHED: {"unpublish", "hold", "cancel"},
    EventState.HELD: set(),
    EventState.CANCELLED: set(),
}


@pytest.mark.parametrize("state", list(EventState))
def test_steps_by_state_and_member(cast: Cast, state: EventState) -> None:
    reason = "нет зала" if state in (EventState.DECLINED, EventState.CANCELLED) else ""
    past = clock.now() - timedelta(hours=3)
    event = make_event(
        cast.association, state=state, reason=reason, starts_at=past, proposed_by=cast.municipal_methodologist
    )

    def may(user: Any) -> set[str]:
        return {row.name for row in EVENT.rows if row.verdict(user, event)}

    moderating = {"accept", "decline"}
    assert (may(cast.secretary), may(cast.teacher), may(cast.stranger)) == (STEPS[state], set(), set())
    assert may(cast.municipal_methodologist) == STEPS[state] - moderating


def test_a_place_is_needed_before_it_is_announced(cast: Cast) -> None:
    event = make_event(cast.association, state=EventState.DRAFT, form=EventForm.ONSITE)
    with pytest.raises(NotAllowed, match="место"):
        actions.fire_event(event, "publish", actor=cast.secretary)


def test_everybody_with_a_place_hears_of_a_cancelled_event(cast: Cast) -> None:
    event = make_event(cast.association)
    came = [make_registration(event), make_registration(event, state=SeatState.WAITING)]
    make_registration(event, state=SeatState.CANCELLED)
    with pytest.raises(NotAllowed, match="уже записались"):
        actions.fire_event(event, "unpublish", actor=cast.secretary)
    with pytest.raises(Refusal, match="причину"):
        actions.fire_event(event, "cancel", actor=cast.secretary)
    actions.fire_event(event, "cancel", reason="Болезнь ведущего", actor=cast.secretary)
    assert notices.tell_cancelled(event) == 2
    assert set(Mail.objects.values_list("to", flat=True)) == {each.email for each in came}
    letter = Mail.objects.first()
    assert letter is not None
    assert ("Болезнь ведущего" in letter.body, "METHOD:CANCEL" in letter.attachments[0]["text"]) == (True, True)


def test_a_proposal_and_its_answer_go_by_letters(cast: Cast) -> None:
    cast.municipal_methodologist.email = "methodist@example.org"
    cast.municipal_methodologist.save()
    event = moderation.propose_event(association=cast.association, data=data(), actor=cast.municipal_methodologist)
    asked = set(Mail.objects.values_list("to", flat=True))
    assert asked
    actions.fire_event(event, "decline", reason="Такой вебинар уже есть", actor=cast.secretary)
    assert "Такой вебинар уже есть" in Mail.objects.get(to="methodist@example.org").body
    actions.fire_event(event, "propose_again", actor=cast.municipal_methodologist)
    assert (event.state, event.reason) == (EventState.PROPOSED, "")
    with pytest.raises(NotAllowed):
        moderation.propose_event(association=cast.association, data=data(), actor=cast.stranger)


def test_a_section_with_people_or_a_recommended_practice_stays(cast: Cast) -> None:
    event = make_event(cast.association)
    section = programme.add_section(event, data=SectionData(title="Физика"), actor=cast.secretary)
    with pytest.raises(Refusal, match="уже есть"):
        programme.add_section(event, data=SectionData(title="физика"), actor=cast.secretary)
    registration = make_registration(event)
    seat = section.seats.create(registration=registration, slot=1)
    with pytest.raises(Refusal, match="записались"):
        programme.remove_section(section, actor=cast.secretary)
    seat.delete()
    talk = talks.add_talk(
        event,
        data=TalkData(title="Опыт лаборатории", section=section, person=cast.members[0], is_practice=True),
        actor=cast.secretary,
    )
    assert (talk.name, talk.person) == (cast.members[0].full_name.full, cast.members[0])
    talk.is_recommended = True
    talk.save()
    with pytest.raises(Refusal, match="снимите рекомендацию"):
        programme.remove_section(section, actor=cast.secretary)


def test_topics_are_ordered_from_what_one_saw(cast: Cast) -> None:
    first, second = [topics.add_topic(cast.region, title=each, actor=cast.admin) for each in ("Наставничество", "ФГОС")]
    mark = order_mark([first.pk, second.pk])
    topics.order_topics(cast.region, order=[second.pk, first.pk], mark=mark, actor=cast.admin)
    with pytest.raises(Conflict):
        topics.order_topics(cast.region, order=[second.pk, first.pk], mark=mark, actor=cast.admin)
    with pytest.raises(NotAllowed):
        topics.add_topic(cast.region, title="Другая", actor=cast.secretary)


def test_registered_came_and_counted_are_three_numbers(cast: Cast) -> None:
    event, empty = make_event(cast.association), make_event(cast.association)
    make_registration(event)
    make_registration(event, came_at=clock.now())
    make_registration(event, came_at=clock.now(), is_counted=True)
    make_registration(event, state=SeatState.WAITING)
    people = participation_of([event, empty])
    assert people[event.pk] == Participation(registered=3, waiting=1, came=2, counted=1)
    assert people[empty.pk] == Participation()


def test_the_day_is_that_of_the_region() -> None:
    starts = clock.now().replace(year=2024, month=2, day=3, hour=0, minute=30)
    assert Event(starts_at=starts, ends_at=starts).day == date(2024, 2, 3)
