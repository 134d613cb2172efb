"""Creating a meeting and changing it: proposals, bad input, two people at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core import clock
from rumo.core.errors import NotAllowed
from rumo.core.versions import Stale
from rumo.directory.enums import Role
from rumo.meetings import permissions
from rumo.meetings.actions import meetings as actions
from rumo.meetings.actions.meetings import MeetingDetails
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Invitation, Meeting
from rumo.meetings.tests.factories import make_meeting
from tests.cast import Cast


@pytest.fixture
def secretary(cast: Cast, client: Client) -> Client:
    client.force_login(cast.secretary)
    return client


def typed(cast: Cast, **fields: Any) -> dict[str, Any]:
    return {"association": cast.association.pk, "date": "20.06.2024", "form": "in_person", **fields}


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("admin", True),
        ("chair", True),
        ("deputy", True),
        ("secretary", True),
        ("section_leader", False),
        ("member", False),
        ("expert", False),
        ("teacher", False),
        ("municipal_methodologist", False),
        ("stranger", False),
    ],
)
def test_who_may_create(cast: Cast, who: str, allowed: bool) -> None:
    user = getattr(cast, who)
    assert bool(permissions.may_create_meeting(user, cast.association)) is allowed
    if not allowed:
        with pytest.raises(NotAllowed):
            actions.create_meeting(
                association=cast.association, details=MeetingDetails(date=date(2024, 6, 20)), actor=user
            )
        assert Meeting.objects.count() == 0


def test_the_form_proposes_number_people_and_the_day_for_materials(cast: Cast, secretary: Client) -> None:
    make_meeting(cast.association, number=3, date=date(2024, 2, 1))
    query: dict[str, Any] = {"association": cast.association.pk, "date": "20.06.2024"}
    answer = secretary.get(reverse("meetings:meeting_proposals"), query)
    initial = answer.context["form"].initial
    chair, _deputy, keeper, *_ = cast.members
    assert {name: initial[name] for name in ("number", "chair", "secretary", "materials_due")} == {
        "number": 4,
        "chair": chair.pk,
        "secretary": keeper.pk,
        "materials_due": "13.06.2024",
    }
    assert answer.context["proposal"].missing == [1, 2]


def test_what_was_typed_by_hand_survives_another_date(cast: Cast, secretary: Client) -> None:
    query: dict[str, Any] = {
        "association": cast.association.pk,
        "date": "20.06.2025",
        "number": "9",
        "proposed_number": "1",
        "materials_due": "13.06.2024",
        "proposed_materials_due": "13.06.2024",
    }
    initial = secretary.get(reverse("meetings:meeting_proposals"), query).context["form"].initial
    assert (initial["number"], initial["materials_due"]) == ("9", "11.06.2025")


def test_a_deputy_is_proposed_where_there_is_no_chair(cast: Cast, secretary: Client) -> None:
    cast.association.memberships.filter(role=Role.CHAIR).update(valid_to=date(2024, 1, 1))
    query: dict[str, Any] = {"association": cast.association.pk, "date": "20.06.2024"}
    answer = secretary.get(reverse("meetings:meeting_proposals"), query)
    assert answer.context["form"].initial["chair"] == cast.members[1].pk


def test_created_with_the_next_number_even_when_the_one_shown_was_taken_meanwhile(
    cast: Cast, secretary: Client
) -> None:
    make_meeting(cast.association, number=1, date=date(2024, 2, 1))
    answer = secretary.post(reverse("meetings:meeting_create"), typed(cast, number=1, proposed_number=1))
    meeting = Meeting.objects.get(date=date(2024, 6, 20))
    assert answer.status_code == 302
    assert (meeting.number, meeting.state) == (2, MeetingState.DRAFT)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("date", "31.04.2024", "31 апреля 2024: такого дня нет, в апреле 30 дней"),
        ("date", "", "Укажите дату заседания."),
        ("date_to", "19.06.2024", "Последний день (19.06.2024) должен быть позже первого (20.06.2024)"),
        ("materials_due", "21.06.2024", "Срок материалов позже заседания"),
        ("time", "25:00", "Напишите время так: 14:00."),
        ("form", "absentee", "Для заочного заседания укажите, когда открывается голосование."),
        ("number", "5", "Номер 5 уже у заседания от 01.02.2024. Следующий свободный — 6."),
        ("association", "", "Выберите объединение."),
        ("link", "просто слова", "Это не похоже на адрес"),
    ],
)
def test_bad_input_is_told_in_words_and_kept(
    cast: Cast, secretary: Client, field: str, value: str, message: str
) -> None:
    make_meeting(cast.association, number=5, date=date(2024, 2, 1))
    answer = secretary.post(reverse("meetings:meeting_create"), typed(cast, **{"place": "Актовый зал", field: value}))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert message in text
    assert "Актовый зал" in text
    assert Meeting.objects.count() == 1


def test_a_number_left_out_is_warned_of(cast: Cast, secretary: Client) -> None:
    answer = secretary.post(reverse("meetings:meeting_create"), typed(cast, number=3), follow=True)
    assert "В нумерации протоколов пропуск: нет № 1, 2." in answer.content.decode()


def test_an_absentee_meeting_has_its_window(cast: Cast, secretary: Client) -> None:
    window = {
        "voting_opens_0": "18.06.2024",
        "voting_opens_1": "09:00",
        "voting_closes_0": "20.06.2024",
        "voting_closes_1": "18:00",
    }
    secretary.post(reverse("meetings:meeting_create"), typed(cast, form="absentee", **window))
    meeting = Meeting.objects.get()
    assert meeting.voting_opens is not None
    assert meeting.voting_closes is not None
    assert (meeting.voting_closes - meeting.voting_opens).days == 2


def test_an_association_of_others_cannot_be_chosen(cast: Cast, client: Client) -> None:
    client.force_login(cast.section_leader)
    answer = client.post(reverse("meetings:meeting_create"), typed(cast))
    assert answer.status_code == 422
    assert Meeting.objects.count() == 0


def edit(client: Client, meeting: Meeting, **fields: Any) -> Any:
    data = {"date": "20.06.2024", "form": "in_person", "number": 4, "version": 1, **fields}
    return client.post(reverse("meetings:meeting_edit", args=[meeting.pk]), data)


def test_a_stale_form_shows_their_values_and_keeps_mine(cast: Cast, secretary: Client) -> None:
    meeting = make_meeting(cast.association, number=4, date=date(2024, 6, 20))
    details = MeetingDetails(date=date(2024, 6, 20), place="Библиотека")
    actions.edit_meeting(Meeting.objects.get(), details=details, number=4, version=1, actor=cast.deputy)
    answer = edit(secretary, meeting, place="Актовый зал")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert [row["theirs"] for row in answer.context["differences"]] == ["Библиотека"]
    assert 'value="Актовый зал"' in text
    assert edit(secretary, meeting, place="Актовый зал", version=2).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.place, meeting.version) == ("Актовый зал", 3)


def test_a_stale_edit_writes_nothing(cast: Cast) -> None:
    meeting = make_meeting(cast.association, number=4, date=date(2024, 6, 20))
    with pytest.raises(Stale):
        actions.edit_meeting(
            meeting, details=MeetingDetails(date=date(2024, 7, 1)), number=4, version=7, actor=cast.secretary
        )
    assert Meeting.objects.get().date == date(2024, 6, 20)


def test_answers_for_another_day_are_void(cast: Cast) -> None:
    meeting = make_meeting(cast.association, number=4, date=date(2024, 6, 20), state=MeetingState.INVITED)
    Invitation.objects.create(meeting=meeting, person=cast.members[4], token="a", reply="coming")
    same = MeetingDetails(date=date(2024, 6, 20), place="Библиотека")
    actions.edit_meeting(meeting, details=same, number=4, version=1, actor=cast.secretary)
    assert Invitation.objects.get().reply == "coming"
    other = MeetingDetails(date=date(2024, 6, 27))
    actions.edit_meeting(meeting, details=other, number=4, version=2, actor=cast.secretary)
    assert Invitation.objects.get().reply == ""


def test_who_runs_nothing_is_told_who_creates_meetings(cast: Cast, client: Client) -> None:
    client.force_login(cast.member)
    with clock.standing_at(date(2024, 6, 20)):
        answer = client.get(reverse("meetings:meeting_create"))
    assert answer.status_code == 403
    assert "Вы не ведёте ни одного объединения" in answer.content.decode()


def test_people_of_the_day_come_first_in_the_type_ahead(cast: Cast, secretary: Client) -> None:
    query: dict[str, Any] = {"association": cast.association.pk, "date": "20.06.2024"}
    everybody = secretary.get(reverse("meetings:people_search"), query).json()["results"]
    assert len(everybody) == 7
    found = secretary.get(reverse("meetings:people_search"), {**query, "q": "орл"}).json()["results"]
    assert [(one["text"], one["hint"]) for one in found] == [
        ("Орлова Елена Павловна", "учитель математики МБОУ СОШ № 5")
    ]
    assert secretary.get(reverse("meetings:people_search"), {**query, "q": "Чужих"}).json()["results"] == []
