"""Anybody reads what is published, and nothing else; people are named by consent only."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from rumo.core import clock
from rumo.directory.enums import ConsentKind
from rumo.directory.models import Consent
from rumo.meetings.enums import MeetingState, Presence
from rumo.meetings.models import Attendance, Meeting
from rumo.meetings.tests.factories import make_item, make_meeting, make_resolution
from tests.cast import Cast

DAY = dt.date(2024, 5, 15)


@pytest.fixture
def held(cast: Cast) -> Meeting:
    meeting = make_meeting(
        cast.association,
        date=DAY,
        number=3,
        state=MeetingState.PUBLISHED,
        published_at=timezone.now(),
        chair=cast.deputy.person,
        secretary=cast.secretary.person,
    )
    make_resolution(make_item(meeting, cast.member.person, title="О летней школе"))
    for person in cast.members[:-1]:
        Attendance.objects.create(meeting=meeting, person=person, presence=Presence.PRESENT)
    Attendance.objects.create(
        meeting=meeting, person=cast.members[-1], presence=Presence.EXCUSED, reason="болезнь ребёнка"
    )
    return meeting


def read(cast: Cast, meeting: Meeting) -> str:
    with clock.standing_at(DAY):
        answer = Client().get(f"/public/{cast.region.slug}/minutes/{meeting.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_public_page_has_questions_and_decisions(cast: Cast, held: Meeting) -> None:
    page = read(cast, held)
    assert "О летней школе" in page
    assert "Утвердить отчёт." in page
    assert "болезнь ребёнка" not in page


def test_a_speaker_is_named_while_the_consent_holds(cast: Cast, held: Meeting) -> None:
    assert "Ковалян" not in read(cast, held)
    consent = Consent.objects.create(
        person=cast.member.person, kind=ConsentKind.DISSEMINATION, given_on=dt.date(2024, 1, 1)
    )
    assert "Ковалян" in read(cast, held)
    consent.withdrawn_on = DAY
    consent.save()
    assert "Ковалян" not in read(cast, held)


@pytest.mark.parametrize("state", [state for state in MeetingState if state != MeetingState.PUBLISHED])
def test_nothing_but_what_is_published_can_be_read(cast: Cast, held: Meeting, state: MeetingState) -> None:
    number = None if state == MeetingState.CANCELLED else held.number
    Meeting.objects.filter(pk=held.pk).update(state=state, reason="причина", number=number)
    assert Client().get(f"/public/{cast.region.slug}/minutes/{held.pk}/").status_code == 404
    assert f"/minutes/{held.pk}/" not in Client().get(f"/public/{cast.region.slug}/minutes/").content.decode()


def test_the_register_is_of_one_region(cast: Cast, held: Meeting) -> None:
    assert f"/minutes/{held.pk}/" in Client().get(f"/public/{cast.region.slug}/minutes/").content.decode()
    assert f"/minutes/{held.pk}/" not in Client().get("/public/chuzhaya/minutes/").content.decode()
    assert Client().get(f"/public/chuzhaya/minutes/{held.pk}/").status_code == 404
