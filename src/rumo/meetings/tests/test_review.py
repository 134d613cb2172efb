"""The check on the records of a meeting: every slip is found and leads to the place where it is mended."""

from __future__ import annotations

from datetime import date

import pytest

from rumo.directory.models import TermOfPowers
from rumo.meetings import builders, queries
from rumo.meetings.enums import MeetingState, Presence
from rumo.meetings.models import AgendaItem, Annex, Attendance, Meeting, Resolution, Speaker
from rumo.meetings.review import Review, Spot, review_of
from rumo.meetings.tests.factories import make_item, make_meeting
from rumo.meetings.tests.full_meeting import FullMeeting, instruct, make_full_meeting


@pytest.fixture
def full(db: None) -> FullMeeting:
    return make_full_meeting()


def review(full: FullMeeting) -> Review:
    meeting = queries.meeting_for_minutes(full.meeting.pk)
    return review_of(meeting, builders.build_for_signing(meeting))


def spots(full: FullMeeting) -> dict[str, Spot]:
    return {remark.finding.code: remark.spot for remark in review(full).remarks}


def test_a_clean_meeting_may_be_signed(full: FullMeeting) -> None:
    assert review(full).remarks == ()
    assert review(full).verdict


def test_slips_of_people(full: FullMeeting) -> None:
    first, person = full.items[0], full.outsider.person
    Speaker.objects.create(item=first, person=person, post="учитель", on_agenda=False)
    Attendance.objects.filter(meeting=full.meeting, person=full.deputy.person).update(presence=Presence.EXCUSED)
    Attendance.objects.filter(meeting=full.meeting, person=full.member.person).update(presence=Presence.ABSENT)
    found = spots(full)
    assert found["heard_not_on_agenda"] == Spot(f"item-{first.pk}", str(first.pk))
    assert found["officer_absent"] == Spot("attendance", "attendance")
    assert found["votes_exceed_present"].place  # 25 votes, 23 there


def test_slips_of_decisions(full: FullMeeting) -> None:
    second, third = full.items[1].resolutions.first(), full.items[2].resolutions.get()
    assert second is not None
    Resolution.objects.filter(pk=second.pk).update(votes_for=None, votes_against=None, votes_abstained=None)
    instruct(third, full.deputy.person)
    Annex.objects.filter(number=2).delete()
    extra = make_item(full.meeting, full.member.person)
    found = spots(full)
    assert found == {
        "votes_not_counted": Spot(f"resolution-{second.pk}", str(full.items[1].pk)),
        "instruction_without_due": Spot(f"resolution-{third.pk}", str(full.items[2].pk)),
        "annex_missing": Spot(f"item-{full.items[4].pk}", str(full.items[4].pk)),
        "item_without_resolution": Spot(f"item-{extra.pk}", str(extra.pk)),
    }


def test_slips_of_the_text(full: FullMeeting) -> None:
    """A sentence that contradicts itself is a warning at its item or decision: it may be signed over with a reason."""
    item, decision = full.items[1], full.items[2].resolutions.get()
    AgendaItem.objects.filter(pk=item.pk).update(text="<p>Ответили 12 из 40 школ (35 %).</p>")
    Resolution.objects.filter(pk=decision.pk).update(text="Принять отчёт: доля участников – 112 %.")
    found = {remark.finding.code: remark for remark in review(full).remarks}
    assert {code: remark.spot for code, remark in found.items()} == {
        "text.arithmetic.share": Spot(f"item-{item.pk}", str(item.pk)),
        "text.arithmetic.over_hundred": Spot(f"resolution-{decision.pk}", str(full.items[2].pk)),
    }
    assert not any(remark.is_error for remark in found.values())
    assert [group.title for group in review(full).warnings] == ["Процент не следует из чисел", "Доля больше 100 %"]


def test_slips_of_the_head(full: FullMeeting) -> None:
    later = make_meeting(full.association, number=3, date=date(2024, 1, 10), series="2023", state=MeetingState.SIGNED)
    Meeting.objects.filter(pk=full.meeting.pk).update(date=date(2024, 1, 6), secretary=None)
    found = spots(full)
    for code in ("outside_period", "on_weekend", "before_previous", "officer_missing"):
        assert found[code] == Spot("meeting"), code
    later.delete()
    assert "before_previous" not in spots(full)


def test_the_period_may_be_a_term_of_powers(full: FullMeeting) -> None:
    TermOfPowers.objects.create(association=full.association, starts=date(2022, 9, 1), ends=date(2023, 8, 31))
    Meeting.objects.filter(pk=full.meeting.pk).update(series="term-2022-09-01")
    assert set(spots(full)) == {"outside_period"}
    TermOfPowers.objects.update(ends=None)
    assert spots(full) == {}
