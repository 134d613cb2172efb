"""The private link to one's calendar: what it shows, to whom, until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from rumo.accounts import actions as accounts
from rumo.accounts.models import User
from rumo.accounts.queries import feed_address_key
from rumo.assignments.tests.factories import make_assignment
from rumo.core import clock
from rumo.core.models import AuditEntry
from rumo.meetings.calendar_entry import write_ics
from rumo.meetings.enums import MeetingState
from rumo.meetings.tests.factories import make_meeting
from rumo.planning.enums import PlanState
from rumo.planning.tests import factories as make
from tests.cast import Cast

TODAY = date(2024, 3, 12)


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.standing_at(TODAY):
        yield


def address(user: User, body: int | None = None) -> str:
    if not user.feed_key:
        accounts.renew_feed_key(user, actor=user)
    key = feed_address_key(user)
    return reverse("planning:feed_of_body", args=[key, body]) if body else reverse("planning:feed", args=[key])


def events(answer: Any) -> dict[str, Any]:
    """Entries by the beginning of their identifiers; reading proves the file."""
    calendar = Calendar.from_ical(answer.content)
    return {str(event["UID"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


def test_meetings_and_dates_come_without_signing_in(cast: Cast) -> None:
    edition = make.make_plan(cast.association, state=PlanState.IN_FORCE).editions.get()
    row = make.make_row(edition, "Отчёт за квартал", "до 29 марта")
    planned = make.make_planned_meeting(edition, "апрель", title="Итоги")
    meeting = make_meeting(
        cast.association, date=date(2024, 3, 20), time=time(14), title="О планах", state=MeetingState.INVITED
    )
    assignment = make_assignment(cast.association, cast.members[4], due_on=date(2024, 3, 15))
    answer = Client().get(address(cast.member))
    assert answer["Content-Type"].startswith("text/calendar")
    assert b"METHOD" not in answer.content
    assert b"BEGIN:VTIMEZONE" in answer.content
    assert b"X-PUBLISHED-TTL:PT6H" in answer.content
    found = events(answer)
    assert set(found) == {
        f"meeting-{meeting.pk}", f"plan-{row.line_id}-0-1", f"plan-{planned.line_id}-0-1",
        f"assignment-{assignment.pk}",
    }  # fmt: skip
    begins = found[f"meeting-{meeting.pk}"]["DTSTART"]
    assert begins.params["TZID"] == "Europe/Moscow"
    assert (begins.dt.hour, begins.dt.utcoffset()) == (14, timedelta(hours=3))
    due = found[f"plan-{row.line_id}-0-1"]
    assert (due["DTSTART"].dt, due["DTEND"].dt) == (date(2024, 3, 29), date(2024, 3, 30))
    assert str(due["SUMMARY"]) == "Срок: Отчёт за квартал"
    assert due["TRANSP"] == "TRANSPARENT"
    assert str(found[f"plan-{planned.line_id}-0-1"]["SUMMARY"]) == "Заседание по графику: Итоги"


def test_an_entry_is_the_one_of_the_invitation(cast: Cast) -> None:
    """A calendar that has the invitation moves it instead of adding another."""
    meeting = make_meeting(cast.association, date=date(2024, 3, 20), state=MeetingState.INVITED)
    letter = Calendar.from_ical(write_ics(meeting, method="REQUEST")).walk("VEVENT")[0]
    assert f"{letter['UID']}".partition("@")[0] in events(Client().get(address(cast.member)))


def test_what_was_called_off_is_marked(cast: Cast) -> None:
    meeting = make_meeting(cast.association, date=date(2024, 3, 20), state=MeetingState.CANCELLED, reason="Карантин")
    assert events(Client().get(address(cast.member)))[f"meeting-{meeting.pk}"]["STATUS"] == "CANCELLED"


def test_nothing_that_its_owner_may_not_see(cast: Cast) -> None:
    draft = make_meeting(cast.association, date=date(2024, 3, 20), state=MeetingState.DRAFT)
    make.make_row(make.make_plan(cast.association).editions.get(), "Проект", "до 29 марта")
    assert f"meeting-{draft.pk}" in events(Client().get(address(cast.secretary)))
    assert events(Client().get(address(cast.member))) == {}


def test_one_body_and_no_body_of_another_region(cast: Cast) -> None:
    make.make_row(make.make_plan(cast.section, state=PlanState.IN_FORCE).editions.get(), "Секция", "до 29 марта")
    assert events(Client().get(address(cast.member))) == {}
    assert len(events(Client().get(address(cast.member, cast.section.pk)))) == 1
    assert Client().get(address(cast.stranger, cast.section.pk)).status_code == 404


def test_a_renewed_link_kills_the_former_one(client: Client, cast: Cast) -> None:
    former = address(cast.member)
    client.force_login(cast.member)
    assert former in client.get(reverse("planning:feeds")).content.decode()
    client.post(reverse("planning:feed_renew"))
    cast.member.refresh_from_db()
    assert Client().get(former).status_code == 404
    assert Client().get(address(cast.member)).status_code == 200
    # The secret stands in no trail.
    entry = AuditEntry.objects.filter(verb="renew_feed_key").first()
    assert entry is not None
    assert cast.member.feed_key not in f"{entry.summary}{entry.changes}"


def test_a_link_is_first_asked_for(client: Client, cast: Cast) -> None:
    client.force_login(cast.member)
    page = client.get(reverse("planning:feeds")).content.decode()
    assert "Создать ссылку" in page
    assert ".ics" not in page
    assert client.get(reverse("planning:feed_renew")).status_code == 405


def test_keys_that_open_nothing(cast: Cast) -> None:
    """No secret, another's number, a part of it, digits of another script: all are not there."""
    good = address(cast.member).rpartition("/")[2].removesuffix(".ics")
    number, _sep, secret = good.partition("-")
    for key in (number, f"{number}-", f"{cast.chair.pk}-{secret}", f"{number}-{secret[:-1]}", f"x-{secret}", "²-x"):
        assert Client().get(reverse("planning:feed", args=[key])).status_code == 404, key
    assert Client().get(reverse("planning:feed", args=[f"{cast.chair.pk}-"])).status_code == 404


def test_a_closed_account_has_no_feed(cast: Cast) -> None:
    link = address(cast.member)
    cast.member.is_active = False
    cast.member.save()
    assert Client().get(link).status_code == 404


def test_an_unchanged_calendar_is_not_sent_again(cast: Cast) -> None:
    make_meeting(cast.association, date=date(2024, 3, 20), state=MeetingState.INVITED)
    first = Client().get(address(cast.member))
    again = Client().get(address(cast.member), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "private" in first["Cache-Control"]
    make_meeting(cast.association, date=date(2024, 3, 21), state=MeetingState.INVITED)
    assert Client().get(address(cast.member), headers={"If-None-Match": first["ETag"]}).status_code == 200
