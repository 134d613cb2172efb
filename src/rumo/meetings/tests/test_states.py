"""The ways of a meeting between its states."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core import audit
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.meetings.actions import invitations, states
from rumo.meetings.enums import MeetingState as S
from rumo.meetings.models import Attendance, Invitation, Meeting
from rumo.meetings.tests.factories import make_item, make_meeting
from rumo.meetings.transitions import MEETING
from tests.cast import Cast

DAY = date(2024, 6, 20)
RUNNING = {"admin", "chair", "deputy", "secretary"}


def ready(cast: Cast, **fields: Any) -> Meeting:
    chair, _deputy, secretary, *_ = cast.members
    meeting = make_meeting(
        cast.association, **{"number": 4, "date": DAY, "chair": chair, "secretary": secretary, **fields}
    )
    make_item(meeting, chair)
    return meeting


@pytest.mark.parametrize("name", ["invite", "open", "close", "reopen", "postpone", "resume", "cancel"])
def test_who_may_move_a_meeting(cast: Cast, name: str) -> None:
    meeting = ready(cast)
    transition = MEETING[name]
    allowed: dict[str, set[str]] = {}
    for state in S:
        meeting.state = state
        allowed[state] = {who for who, user in cast.everybody().items() if transition.verdict(user, meeting)}
    assert allowed == {state: RUNNING if state in transition.sources else set() for state in S}


def test_a_member_is_refused_and_nothing_moves(cast: Cast) -> None:
    meeting = ready(cast)
    for action in (states.open_meeting, states.close_meeting, states.reopen_meeting):
        with pytest.raises(NotAllowed):
            action(meeting, actor=cast.member)
    assert Meeting.objects.get().state == S.DRAFT


def invite_all(cast: Cast, meeting: Meeting) -> None:
    invitations.send_invitations(meeting, people=list(cast.members), actor=cast.secretary)


def test_attendance_is_foretold_by_the_answers(cast: Cast) -> None:
    meeting = ready(cast)
    invite_all(cast, meeting)
    chair, deputy, secretary, expert, *_ = cast.members
    for person, reply, reason in (
        (chair, "coming", ""),
        (deputy, "remotely", ""),
        (secretary, "not_coming", "Отпуск"),
        (expert, "coming", ""),
    ):
        one = Invitation.objects.select_related("person", "meeting").get(person=person)
        invitations.answer_invitation(one, reply=reply, reason=reason, actor=audit.Guest(str(person)))
    states.open_meeting(meeting, actor=cast.secretary)
    rows = {row.person: (row.presence, row.reason) for row in Attendance.objects.all()}
    assert rows == {
        chair: ("present", ""),
        deputy: ("remote", ""),
        secretary: ("excused", "Отпуск"),
        expert: ("present", ""),
    }
    assert meeting.state == S.IN_SESSION


def test_opening_twice_is_a_conflict_for_the_second(cast: Cast) -> None:
    first, second = ready(cast), Meeting.objects.get()
    states.open_meeting(first, actor=cast.secretary)
    with pytest.raises(Conflict):
        states.open_meeting(second, actor=cast.deputy)


def test_close_and_reopen(cast: Cast) -> None:
    meeting = ready(cast, state=S.IN_SESSION)
    assert states.close_meeting(meeting, actor=cast.secretary).state == S.MINUTES
    assert states.reopen_meeting(meeting, actor=cast.secretary).state == S.IN_SESSION


def test_postponed_without_a_date_and_given_one_later(cast: Cast) -> None:
    meeting = ready(cast, materials_due=date(2024, 6, 13))
    invite_all(cast, meeting)
    Invitation.objects.update(reply="coming")
    Mail.objects.all().delete()
    states.postpone_meeting(meeting, reason="Карантин", actor=cast.secretary)
    assert (meeting.state, meeting.reason, meeting.number) == (S.POSTPONED, "Карантин", 4)
    assert Mail.objects.count() == 7
    letter = Mail.objects.first()
    assert letter is not None
    assert "Причина: Карантин" in letter.body
    assert "METHOD:CANCEL" in letter.attachments[0]["text"]
    states.resume_meeting(meeting, new_date=date(2024, 7, 4), actor=cast.secretary)
    assert (meeting.state, meeting.date, meeting.number) == (S.DRAFT, date(2024, 7, 4), 4)
    assert meeting.materials_due == date(2024, 6, 27)
    assert meeting.invited_at is None
    assert set(Invitation.objects.values_list("reply", "sent_at")) == {("", None)}


def test_postponed_to_a_day_of_another_series(cast: Cast) -> None:
    make_meeting(cast.association, number=1, date=date(2025, 1, 10))
    meeting = ready(cast)
    states.postpone_meeting(meeting, reason="Карантин", new_date=date(2025, 1, 20), actor=cast.secretary)
    assert (meeting.state, meeting.series, meeting.number) == (S.DRAFT, "2025", 2)


def test_postponed_to_the_same_day_is_refused(cast: Cast) -> None:
    meeting = ready(cast)
    with pytest.raises(Refusal, match="совпадает с прежней"):
        states.postpone_meeting(meeting, reason="Карантин", new_date=DAY, actor=cast.secretary)
    assert Meeting.objects.get().state == S.DRAFT


@pytest.mark.parametrize("action", [states.postpone_meeting, states.cancel_meeting])
def test_a_reason_is_needed(cast: Cast, action: Any) -> None:
    meeting = ready(cast)
    with pytest.raises(Refusal, match="Укажите, почему"):
        action(meeting, reason="  ", actor=cast.secretary)
    assert Meeting.objects.get().state == S.DRAFT


def test_cancelled_for_good(cast: Cast) -> None:
    meeting = ready(cast)
    invite_all(cast, meeting)
    Mail.objects.all().delete()
    states.cancel_meeting(meeting, reason="Нет докладчиков", actor=cast.secretary)
    assert (meeting.state, meeting.number) == (S.CANCELLED, None)
    assert Mail.objects.count() == 7
    [entry] = audit.history(meeting).filter(verb="cancel_meeting")
    assert entry.changes == {"number": [4, None]}


@pytest.mark.parametrize(
    ("name", "data", "state"),
    [
        ("meeting_postpone", {"reason": "Карантин", "new_date": ""}, S.POSTPONED),
        ("meeting_postpone", {"reason": "Карантин", "new_date": "04.07.2024"}, S.DRAFT),
        ("meeting_cancel", {"reason": "Карантин"}, S.CANCELLED),
    ],
)
def test_the_short_forms(cast: Cast, client: Client, name: str, data: dict[str, str], state: S) -> None:
    meeting = ready(cast)
    client.force_login(cast.secretary)
    address = reverse(f"meetings:{name}", args=[meeting.pk])
    assert client.get(address).status_code == 200
    refused = client.post(address, {**data, "reason": ""})
    assert refused.status_code == 422
    assert Meeting.objects.get().state == S.DRAFT
    assert client.post(address, data).status_code == 302
    assert Meeting.objects.get().state == state
    client.post(address, data)  # the same again
    assert Meeting.objects.get().state == state


def test_a_day_that_does_not_exist_is_told_and_the_reason_kept(cast: Cast, client: Client) -> None:
    meeting = ready(cast)
    client.force_login(cast.secretary)
    data = {"reason": "Ремонт в зале", "new_date": "30.02.2025"}
    answer = client.post(reverse("meetings:meeting_postpone", args=[meeting.pk]), data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "30 февраля 2025: такого дня нет" in text
    assert "Ремонт в зале" in text


@pytest.mark.parametrize("name", ["meeting_open", "meeting_close", "meeting_reopen"])
def test_a_button_pressed_out_of_place_is_refused_in_words(cast: Cast, client: Client, name: str) -> None:
    meeting = ready(cast, state=S.CANCELLED, number=None, reason="Карантин")
    client.force_login(cast.secretary)
    answer = client.post(reverse(f"meetings:{name}", args=[meeting.pk]))
    assert answer.status_code == 403
    assert "состояние — «отменено»" in answer.content.decode()
