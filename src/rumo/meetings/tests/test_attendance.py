from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from rumo.core import audit
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.versions import Stale
from rumo.meetings.actions import attendance
from rumo.meetings.enums import MeetingState, Presence
from rumo.meetings.models import Attendance, Meeting
from rumo.meetings.roll import roll_of
from rumo.meetings.tests import factories as make
from tests.cast import Cast


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Three items, the composition of the cast: seven members, so four make a quorum."""
    return make.make_session(cast.association, cast.members[0], cast.members[2], items=3)


def test_marking_moves_the_quorum(cast: Cast, meeting: Meeting) -> None:
    assert roll_of(meeting).quorum_text() == "Присутствие не отмечено: 0 из 7, 0\xa0%"
    for member in cast.members[:3]:
        attendance.mark_attendance(meeting, member, version=0, presence=Presence.PRESENT, actor=cast.secretary)
    assert roll_of(meeting).quorum_text() == "3 из 7, 43\xa0% — кворума нет, не хватает 1"
    attendance.mark_attendance(meeting, cast.members[3], version=0, presence=Presence.REMOTE, actor=cast.secretary)
    assert roll_of(meeting).quorum_text() == "4 из 7, 57\xa0% — кворум есть"
    assert roll_of(meeting).rule_text == "Правило объединения: не менее 1/2 состава — 4\xa0члена"


def test_coming_late_and_leaving_early_moves_the_quorum_of_an_item(cast: Cast, meeting: Meeting) -> None:
    attendance.mark_rest_present(meeting, actor=cast.secretary)
    second, third = meeting.items.all()[1:]
    for member, came, left in ((0, second, None), (1, third, None), (2, None, third), (3, None, second)):
        attendance.mark_attendance(
            meeting, cast.members[member], version=1, presence="present", came_for=came, left_before=left,
            actor=cast.secretary,
        )  # fmt: skip
    roll = roll_of(meeting)
    assert [len(roll.here(n)) for n in (1, 2, 3)] == [5, 5, 5]
    assert roll.quorum().present == 7
    attendance.mark_attendance(
        meeting, cast.members[4], version=1, presence="present", left_before=second, actor=cast.secretary
    )
    assert roll_of(meeting).quorum_text(2) == "4 из 7, 57\xa0% — кворум есть"


def test_what_does_not_belong_to_a_mark_is_dropped(cast: Cast, meeting: Meeting) -> None:
    member, item = cast.members[4], meeting.items.all()[1]
    mark = attendance.mark_attendance(
        meeting, member, version=0, presence="excused", reason="отпуск", came_for=item, actor=cast.secretary
    )
    assert (mark.reason, mark.came_for) == ("отпуск", None)
    mark = attendance.mark_attendance(
        meeting, member, version=1, presence="present", reason="отпуск", came_for=item, actor=cast.secretary
    )
    assert (mark.reason, mark.came_for) == ("", item)


def test_one_leaves_after_coming(cast: Cast, meeting: Meeting) -> None:
    first, second, _third = meeting.items.all()
    with pytest.raises(Refusal, match="Уйти можно только после прихода"):
        attendance.mark_attendance(
            meeting, cast.members[4], version=0, presence="present", came_for=second, left_before=first,
            actor=cast.secretary,
        )  # fmt: skip
    assert not Attendance.objects.exists()


def test_all_the_rest_keeps_what_was_marked(cast: Cast, meeting: Meeting) -> None:
    attendance.mark_attendance(meeting, cast.members[5], version=0, presence="absent", actor=cast.secretary)
    assert attendance.mark_rest_present(meeting, actor=cast.secretary) == 6
    assert attendance.mark_rest_present(meeting, actor=cast.secretary) == 0
    assert Attendance.objects.get(person=cast.members[5]).presence == Presence.ABSENT


def test_a_stale_mark_is_refused(cast: Cast, meeting: Meeting) -> None:
    member = cast.members[4]
    attendance.mark_attendance(meeting, member, version=0, presence="present", actor=cast.secretary)
    for version in (0, 7):
        with pytest.raises(Stale):
            attendance.mark_attendance(meeting, member, version=version, presence="absent", actor=cast.chair)
    assert Attendance.objects.get().presence == Presence.PRESENT


def test_one_outside_the_composition_is_a_guest(cast: Cast, meeting: Meeting) -> None:
    teacher = cast.teacher.person
    with pytest.raises(Refusal, match="не входит в состав"):
        attendance.mark_attendance(meeting, teacher, version=0, presence="present", actor=cast.secretary)
    guest = attendance.admit_guest(meeting, teacher, actor=cast.secretary)
    assert (guest.came, guest.post) == (True, "учитель математики МБОУ СОШ № 5")
    assert attendance.admit_guest(meeting, teacher, actor=cast.secretary) == guest
    assert not attendance.mark_guest(guest, came=False, actor=cast.secretary).came
    with pytest.raises(Refusal, match="член объединения"):
        attendance.admit_guest(meeting, cast.members[4], actor=cast.secretary)
    assert roll_of(meeting).quorum().present == 0


def test_only_those_who_run_the_meeting_mark_and_only_before_signing(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(NotAllowed):
        attendance.mark_rest_present(meeting, actor=cast.member)
    meeting.state = MeetingState.SIGNED
    meeting.number = 1
    meeting.save()
    with pytest.raises(NotAllowed, match="протокол подписан"):
        attendance.mark_rest_present(meeting, actor=cast.secretary)
    assert not Attendance.objects.exists()


def test_every_mark_is_in_the_trail(cast: Cast, meeting: Meeting) -> None:
    attendance.mark_attendance(meeting, cast.members[4], version=0, presence="present", actor=cast.secretary)
    attendance.mark_attendance(meeting, cast.members[4], version=1, presence="absent", actor=cast.secretary)
    entries = list(audit.history(Attendance.objects.get()))
    assert [entry.changes["presence"] for entry in entries] == [["present", "absent"], "present"]


def test_the_page_saves_a_mark(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    url = reverse("meetings:attendance_mark", args=[meeting.pk, cast.members[4].pk])
    data = {"version": 0, "presence": "excused", "reason": "болезнь"}
    assert client.post(url, data, headers={"X-Autosave": "1"}).json()["version"] == 1
    answer = client.post(url, {**data, "presence": "present"}, headers={"X-Autosave": "1"})
    assert answer.status_code == 409
    assert answer.json()["version"] == 1
    assert answer.json()["author"] == cast.secretary.name
    assert answer.json()["fields"]["presence"] == {"label": "Присутствие", "theirs": "excused"}
    assert client.post(url, {"version": 1}, headers={"X-Autosave": "1"}).status_code == 422
    page = client.post(url, {"version": 1, "presence": "absent"})
    assert (page.status_code, page["Location"]) == (302, f"/meetings/{meeting.pk}/?item=attendance#session")
