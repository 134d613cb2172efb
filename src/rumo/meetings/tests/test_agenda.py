"""The agenda: items, speakers, order, what is taken over, two people at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment, Executor
from rumo.core import clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.versions import Stale, order_mark
from rumo.directory.tests.factories import make_person
from rumo.meetings import permissions, queries
from rumo.meetings.actions import agenda as actions
from rumo.meetings.actions.agenda import ItemData, SpeakerData
from rumo.meetings.enums import MeetingState as S
from rumo.meetings.models import AgendaItem, Meeting
from rumo.meetings.tests.factories import make_item, make_meeting
from tests.cast import Cast

DAY = date(2024, 6, 20)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    return make_meeting(cast.association, number=4, date=DAY)


def titles(meeting: Meeting) -> list[tuple[int, str]]:
    return list(meeting.items.order_by("position").values_list("position", "title"))


RUNNING = {"admin", "chair", "deputy", "secretary"}


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        (S.DRAFT, RUNNING),
        (S.INVITED, RUNNING),
        (S.POSTPONED, RUNNING),
        (S.IN_SESSION, RUNNING),
        (S.MINUTES, RUNNING),
        (S.SIGNED, set()),
        (S.PUBLISHED, set()),
        (S.CANCELLED, set()),
    ],
)
def test_who_may_edit_the_agenda(cast: Cast, meeting: Meeting, state: S, allowed: set[str]) -> None:
    meeting.state = state
    verdicts = {name: permissions.may_edit_agenda(user, meeting) for name, user in cast.everybody().items()}
    assert {name for name, verdict in verdicts.items() if verdict} == allowed
    assert all(verdict.reason for verdict in verdicts.values() if not verdict)


def test_an_item_with_two_speakers_has_their_posts_of_the_day(cast: Cast, meeting: Meeting) -> None:
    chair, deputy, *_ = cast.members
    data = ItemData(
        title="  Об  итогах года ", speakers=[SpeakerData(deputy), SpeakerData(chair, "председатель объединения")]
    )
    item = actions.add_item(meeting, data=data, actor=cast.secretary)
    assert item.title == "Об итогах года"
    assert [(one.person, one.post) for one in item.speakers.all()] == [
        (deputy, "проректор ДИРО"),
        (chair, "председатель объединения"),
    ]


@pytest.mark.parametrize(("invited", "late"), [(False, False), (True, True)])
def test_an_item_added_after_the_letters_is_late(cast: Cast, meeting: Meeting, invited: bool, late: bool) -> None:
    if invited:
        meeting.state, meeting.invited_at = S.INVITED, clock.now()
        meeting.save()
    assert actions.add_item(meeting, data=ItemData(title="Разное"), actor=cast.secretary).is_late is late


def test_an_item_without_a_title_is_refused(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Refusal, match="Напишите, о чём вопрос"):
        actions.add_item(meeting, data=ItemData(title="  "), actor=cast.secretary)


def test_the_rest_close_up_when_an_item_goes(cast: Cast, meeting: Meeting) -> None:
    _first, second, _third = [make_item(meeting) for _ in range(3)]
    actions.delete_item(second, actor=cast.secretary)
    assert titles(meeting) == [(1, "О вопросе 1"), (2, "О вопросе 3")]


def test_an_item_of_a_meeting_under_way_is_dropped_not_deleted(cast: Cast, meeting: Meeting) -> None:
    item = make_item(meeting)
    Meeting.objects.update(state=S.IN_SESSION)
    item = AgendaItem.objects.get(pk=item.pk)
    with pytest.raises(NotAllowed, match="снимите вопрос с рассмотрения"):
        actions.delete_item(item, actor=cast.secretary)
    assert actions.drop_item(item, actor=cast.secretary).is_dropped
    assert not actions.drop_item(item, dropped=False, actor=cast.secretary).is_dropped


def test_items_are_put_in_order(cast: Cast, meeting: Meeting) -> None:
    keys = [make_item(meeting).pk for _ in range(4)]
    wanted = [keys[3], keys[0], keys[2], keys[1]]
    mark = actions.order_items(meeting, order=wanted, mark=order_mark(keys), actor=cast.secretary)
    assert queries.item_ids(meeting) == wanted
    assert mark == order_mark(wanted)
    assert [position for position, _title in titles(meeting)] == [1, 2, 3, 4]


@pytest.mark.parametrize("spoil", ["stale mark", "lost item", "alien item"])
def test_an_order_of_another_agenda_changes_nothing(cast: Cast, meeting: Meeting, spoil: str) -> None:
    keys = [make_item(meeting).pk for _ in range(3)]
    order = {"stale mark": keys[::-1], "lost item": keys[:2], "alien item": [*keys[:2], keys[2] + 100]}[spoil]
    mark = 1 if spoil == "stale mark" else order_mark(keys)
    with pytest.raises(Conflict):
        actions.order_items(meeting, order=order, mark=mark, actor=cast.secretary)
    assert queries.item_ids(meeting) == keys


def test_the_order_of_the_page_speaks_the_protocol_of_the_list(cast: Cast, meeting: Meeting, client: Client) -> None:
    keys = [make_item(meeting).pk for _ in range(2)]
    client.force_login(cast.secretary)
    address = reverse("meetings:items_order", args=[meeting.pk])
    order = f"{keys[1]},{keys[0]}"
    answer = client.post(address, {"order": order, "version": order_mark(keys)}, headers={"X-Autosave": "1"})
    assert answer.json() == {"version": order_mark(keys[::-1])}
    again = client.post(address, {"order": order, "version": order_mark(keys)}, headers={"X-Autosave": "1"})
    assert again.status_code == 409
    assert again.json() == {"message": "Повестку тем временем изменили. Страница покажет новый порядок."}


def test_two_people_on_one_item(cast: Cast, meeting: Meeting) -> None:
    item = make_item(meeting, cast.members[0])
    actions.edit_item(item, data=ItemData(title="Их текст"), version=1, actor=cast.deputy)
    with pytest.raises(Stale):
        actions.edit_item(AgendaItem.objects.get(), data=ItemData(title="Мой текст"), version=1, actor=cast.secretary)
    assert AgendaItem.objects.get().title == "Их текст"


def fields(title: str, version: int, *speakers: tuple[int, str]) -> dict[str, Any]:
    return {
        "title": title,
        "version": version,
        "speaker": [key for key, _post in speakers],
        "post": [post for _key, post in speakers],
    }


def test_the_loser_of_a_conflict_sees_both_texts_and_may_save_his(cast: Cast, meeting: Meeting, client: Client) -> None:
    item = make_item(meeting, cast.members[0])
    actions.edit_item(item, data=ItemData(title="Их текст"), version=1, actor=cast.deputy)
    client.force_login(cast.secretary)
    address = reverse("meetings:item_edit", args=[meeting.pk, item.pk])
    mine = fields("Мой текст", 1, (cast.members[1].pk, "проректор"))
    answer = client.post(address, mine, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Их текст" in text
    assert "Мой текст" in text
    assert 'value="проректор"' in text
    client.post(address, {**mine, "version": 2}, headers={"HX-Request": "true"})
    item.refresh_from_db()
    assert (item.title, [one.person for one in item.speakers.all()]) == ("Мой текст", [cast.members[1]])


def test_an_empty_title_keeps_the_speakers_typed(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    answer = client.post(
        reverse("meetings:item_add", args=[meeting.pk]), fields("", 1, (cast.members[1].pk, "гость")),
        headers={"HX-Request": "true"},
    )  # fmt: skip
    assert answer.status_code == 422
    assert "Напишите, о чём вопрос." in answer.content.decode()
    assert 'value="гость"' in answer.content.decode()


def test_an_item_removed_meanwhile_is_a_message_not_a_loss(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    address = reverse("meetings:item_edit", args=[meeting.pk, 12345])
    answer = client.post(address, fields("Мой текст", 1), headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert "data-refusal" in answer.content.decode()


def test_rows_of_speakers_are_added_moved_and_removed_without_saving(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    chair, deputy, secretary, *_ = cast.members
    client.force_login(cast.secretary)
    address = reverse("meetings:item_speakers", args=[meeting.pk])
    rows = fields("", 1, (chair.pk, "председатель"), (deputy.pk, ""))

    def after(**pressed: Any) -> list[tuple[str, str]]:
        shown = client.post(address, {**rows, **pressed}).context["speakers"]
        return [(row.person.surname, row.post) for row in shown]

    assert after(add=secretary.pk) == [
        ("Гуменник", "председатель"),
        ("Саенко", ""),
        ("Петрова", "старший методист ДИРО"),
    ]
    assert after(up=deputy.pk) == [("Саенко", ""), ("Гуменник", "председатель")]
    assert after(remove=chair.pk) == [("Саенко", "")]


def test_a_person_of_another_region_cannot_be_a_speaker(cast: Cast, meeting: Meeting, client: Client) -> None:
    alien = cast.stranger.person
    client.force_login(cast.secretary)
    client.post(reverse("meetings:item_add", args=[meeting.pk]), fields("Вопрос", 1, (alien.pk, "гость")))
    assert AgendaItem.objects.get().speakers.count() == 0


def test_chosen_items_of_an_earlier_meeting_are_copied(cast: Cast, meeting: Meeting, client: Client) -> None:
    earlier = make_meeting(cast.association, number=3, date=date(2024, 2, 1))
    guest = make_person(cast.region, cast.institute, "методист")
    first = make_item(earlier, guest, title="Итоги", expected_resolution="Утвердить", is_standing=True)
    make_item(earlier, title="Лишний")
    make_item(meeting, title="Свой")
    client.force_login(cast.secretary)
    address = reverse("meetings:agenda_copy", args=[meeting.pk])
    assert "Лишний" in client.get(address).content.decode()
    client.post(address, {"items": [first.pk]})
    assert titles(meeting) == [(1, "Свой"), (2, "Итоги")]
    copied = meeting.items.get(position=2)
    assert (copied.expected_resolution, copied.is_standing, copied.version) == ("Утвердить", True, 1)
    assert [one.person for one in copied.speakers.all()] == [guest]


def test_items_of_another_association_cannot_be_copied(cast: Cast, meeting: Meeting, client: Client) -> None:
    alien = make_item(make_meeting(cast.section, number=1, date=DAY))
    client.force_login(cast.secretary)
    answer = client.post(reverse("meetings:agenda_copy", args=[meeting.pk]), {"items": [alien.pk]})
    assert answer.status_code == 422
    assert titles(meeting) == []


def test_a_standing_item_is_offered_until_taken(cast: Cast, meeting: Meeting, client: Client) -> None:
    for month in (2, 3):
        other = make_meeting(cast.association, number=month, date=date(2024, month, 1))
        make_item(other, title="Результаты экспертизы (при наличии заявки)", is_standing=True)
        make_item(other, title="Разовый вопрос")
    [offer] = queries.standing_offers(meeting)
    assert offer.meeting.date == date(2024, 3, 1)
    client.force_login(cast.secretary)
    address = reverse("meetings:offer_take", args=[meeting.pk])
    client.post(address, {"item": offer.pk})
    assert titles(meeting) == [(1, "Результаты экспертизы (при наличии заявки)")]
    assert client.post(address, {"item": offer.pk}).status_code == 409
    assert queries.standing_offers(meeting) == []


def make_assignment(cast: Cast, **fields: Any) -> Assignment:
    given = {"association": cast.association, "text": "Подготовить отчёт.", "ground": "протокол № 1",
             "state": AssignmentState.ISSUED, "issued_on": date(2024, 2, 1), "due_on": date(2024, 5, 1)}  # fmt: skip
    return Assignment.objects.create(**{**given, **fields})


def test_overdue_assignments_are_offered_and_reported_on(cast: Cast, meeting: Meeting, client: Client) -> None:
    overdue = make_assignment(cast)
    Executor.objects.create(assignment=overdue, person=cast.members[4])
    make_assignment(cast, due_on=date(2024, 12, 1))
    make_assignment(cast, association=cast.section)
    client.force_login(cast.secretary)
    with clock.standing_at(DAY):
        assert list(queries.overdue_offers(meeting)) == [overdue]
        client.post(reverse("meetings:offer_take", args=[meeting.pk]), {"assignment": overdue.pk})
        item = meeting.items.get()
        assert (item.title, item.control_of) == ("Об исполнении поручения: Подготовить отчёт", overdue)
        assert [one.person for one in item.speakers.all()] == [cast.members[4]]
        assert list(queries.overdue_offers(meeting)) == []
        again = client.post(reverse("meetings:offer_take", args=[meeting.pk]), {"assignment": overdue.pk})
    assert again.status_code == 404


def test_without_scripts_the_form_opens_on_the_whole_page(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    text = client.get(reverse("meetings:item_add", args=[meeting.pk])).content.decode()
    assert "Новый вопрос" in text
    assert "О заседании" in text
    answer = client.post(reverse("meetings:item_add", args=[meeting.pk]), fields("О новом", 1))
    assert answer.status_code == 302
