"""Concluded materials come before a meeting and leave its agenda."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.expertise import council_list
from rumo.expertise.actions import council as actions
from rumo.expertise.enums import Outcome, SubmissionState
from rumo.expertise.models import AgendaPlace, Conclusion, Round
from rumo.expertise.tests.concluded import Council, make_council
from rumo.meetings.actions import agenda
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import AgendaItem, Meeting
from rumo.meetings.tests.factories import make_item
from tests.cast import Cast

TODAY = date(2024, 6, 10)


@pytest.fixture
def council(cast: Cast) -> Iterator[Council]:
    with clock.standing_at(TODAY):
        yield make_council(cast)


def state_of(held: Round) -> str:
    held.submission.refresh_from_db()
    return held.submission.state


def test_the_question_has_the_list_and_a_draft_for_each(council: Council) -> None:
    first, second = council.concluded("Задачи о воде"), council.concluded("«Умное» поле", percent=40)
    item = actions.put_on_agenda([first, second], meeting=council.meeting(), actor=council.officer)
    assert item.title == "О результатах экспертизы материалов"
    assert item.expected_resolution.splitlines() == [
        "По материалу «Задачи о воде» (автор: Орлова Елена Павловна): присвоить гриф УМО.",
        "По материалу «„Умное“ поле» (автор: Орлова Елена Павловна): присвоить гриф УМО.",
    ]
    assert "<td>Задачи о воде</td>" in item.text
    assert "<td>90 %</td>" in item.text
    assert "Тайный" not in item.text + item.expected_resolution
    assert {state_of(first), state_of(second)} == {SubmissionState.ON_AGENDA}
    assert list(AgendaPlace.objects.values_list("round", "item")) == [(first.pk, item.pk), (second.pk, item.pk)]


def test_later_materials_come_under_the_same_question(council: Council) -> None:
    meeting = council.meeting()
    item = actions.put_on_agenda([council.concluded("Первый")], meeting=meeting, actor=council.officer)
    same = actions.put_on_agenda([council.concluded("Второй")], meeting=meeting, actor=council.officer)
    assert same == item
    assert meeting.items.count() == 1
    assert len(same.expected_resolution.splitlines()) == 2


def test_a_standing_question_takes_them(council: Council) -> None:
    meeting = council.meeting()
    standing = make_item(meeting, title="О результатах экспертизы материалов", is_standing=True)
    assert actions.put_on_agenda([council.concluded()], meeting=meeting, actor=council.officer) == standing


def test_off_the_agenda_its_line_goes_and_then_the_question(council: Council) -> None:
    meeting = council.meeting()
    first, second = council.concluded("Первый"), council.concluded("Второй")
    item = actions.put_on_agenda([first, second], meeting=meeting, actor=council.officer)
    actions.take_off_agenda(first.submission, actor=council.officer)
    item.refresh_from_db()
    assert "Первый" not in item.expected_resolution + item.text
    assert state_of(first) == SubmissionState.CONCLUDED
    actions.take_off_agenda(second.submission, actor=council.officer)
    assert not meeting.items.exists()


def test_what_the_secretary_changed_stays_in_the_draft(council: Council) -> None:
    meeting = council.meeting()
    item = actions.put_on_agenda([council.concluded("Первый")], meeting=meeting, actor=council.officer)
    AgendaItem.objects.filter(pk=item.pk).update(expected_resolution="Поручить секретарю проверить список.")
    item = actions.put_on_agenda([council.concluded("Второй")], meeting=meeting, actor=council.officer)
    assert item.expected_resolution.splitlines()[0] == "Поручить секретарю проверить список."


def test_in_a_session_the_record_stays_the_secretarys(council: Council) -> None:
    held = council.concluded()
    item = actions.put_on_agenda([held], meeting=council.meeting(), actor=council.officer)
    Meeting.objects.filter(pk=item.meeting_id).update(state=MeetingState.IN_SESSION)
    before = item.text
    actions.take_off_agenda(held.submission, actor=council.officer)
    item.refresh_from_db()
    assert (item.text, state_of(held)) == (before, SubmissionState.CONCLUDED)
    with pytest.raises(NotAllowed, match="пока оно готовится"):
        actions.put_on_agenda([held], meeting=Meeting.objects.get(pk=item.meeting_id), actor=council.officer)


def test_a_question_deleted_with_its_materials_leaves_them_to_be_found(council: Council) -> None:
    held = council.concluded()
    item = actions.put_on_agenda([held], meeting=council.meeting(), actor=council.officer)
    agenda.delete_item(item, actor=council.officer)
    client = Client()
    client.force_login(council.officer)
    assert "Остались без вопроса повестки" in client.get(reverse("expertise:council")).content.decode()
    client.post(reverse("expertise:agenda_leave", args=[held.submission_id]))
    assert state_of(held) == SubmissionState.CONCLUDED


def test_a_section_may_bring_its_material_before_the_association_above(council: Council) -> None:
    section = council.cast.section
    council.campaign.track.association = section
    council.campaign.track.save()
    held = council.concluded()
    item = actions.put_on_agenda([held], meeting=council.meeting(), actor=council.officer)
    assert item.meeting.association == council.association


def test_a_meeting_of_another_association_is_refused_and_nothing_is_written(council: Council) -> None:
    held = council.concluded()
    foreign = council.meeting(association=council.cast.section)
    with pytest.raises(Refusal, match="это заседание другого объединения"):
        actions.put_on_agenda([held], meeting=foreign, actor=council.officer)
    assert state_of(held) == SubmissionState.CONCLUDED


def test_nothing_chosen_is_refused(council: Council) -> None:
    with pytest.raises(Refusal, match="Не отмечено ни одного материала"):
        actions.put_on_agenda([], meeting=council.meeting(), actor=council.officer)


def test_one_does_not_lead_ones_own_material(council: Council) -> None:
    held = council.concluded(author=council.officer.person)
    with pytest.raises(NotAllowed, match="Вы автор"):
        actions.put_on_agenda([held], meeting=council.meeting(), actor=council.officer)


def test_a_new_meeting_has_its_people(council: Council) -> None:
    held = council.concluded()
    item = actions.put_on_new_meeting(
        [held], association=council.association, day=date(2024, 7, 1), actor=council.officer
    )
    meeting = item.meeting
    assert (meeting.date, meeting.chair, meeting.secretary) == (
        date(2024, 7, 1),
        council.cast.chair.person,
        council.cast.secretary.person,
    )
    with pytest.raises(Refusal, match="уже прошёл"):
        actions.put_on_new_meeting([held], association=council.association, day=date(2024, 6, 9), actor=council.officer)


def test_the_page_puts_the_chosen_ones_on_a_meeting(council: Council, client: Client) -> None:
    first, second = council.concluded("Первый"), council.concluded("Второй")
    meeting = council.meeting()
    client.force_login(council.officer)
    page = client.get(reverse("expertise:council"))
    assert "Первый" in page.content.decode()
    answer = client.post(reverse("expertise:council"), {"rounds": [first.pk], "meeting": meeting.pk})
    assert answer.status_code == 302
    assert (state_of(first), state_of(second)) == (SubmissionState.ON_AGENDA, SubmissionState.CONCLUDED)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({}, "Отметьте материалы"),
        ({"rounds": "all"}, "Укажите день нового заседания"),
        ({"rounds": "all", "day": "31.02.2025"}, "31"),
        ({"rounds": "all", "day": "01.06.2024"}, "уже прошёл"),
    ],
)
def test_what_is_wrong_on_the_page_is_told(council: Council, client: Client, data: dict[str, str], told: str) -> None:
    held = council.concluded()
    client.force_login(council.officer)
    given = {**data, "body": council.association.pk}
    if given.get("rounds"):
        given["rounds"] = held.pk
    answer = client.post(reverse("expertise:council"), given)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert state_of(held) == SubmissionState.CONCLUDED


def test_the_page_asks_as_much_for_few_as_for_many(council: Council, client: Client) -> None:
    meeting = council.meeting()
    client.force_login(council.officer)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(reverse("expertise:council")).status_code == 200
        return len(found)

    for _n in range(2):
        council.concluded()
    actions.put_on_agenda([council.concluded()], meeting=meeting, actor=council.officer)
    asked()
    few = asked()
    actions.put_on_agenda([council.concluded() for _n in range(5)], meeting=meeting, actor=council.officer)
    for _n in range(6):
        council.concluded()
    assert asked() == few


@pytest.mark.parametrize(("percent", "outcome"), [(90, Outcome.ENDORSED), (40, Outcome.REWORK)])
def test_without_a_conclusion_the_reviews_propose(council: Council, percent: int, outcome: str) -> None:
    held = council.concluded(percent=percent)
    Conclusion.objects.all().delete()
    (row,) = council_list.rows_of(Round.objects.filter(pk=held.pk))
    assert (row.proposed, row.mean) == (outcome, percent)
