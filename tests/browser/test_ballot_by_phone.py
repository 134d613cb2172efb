"""An absentee vote on a phone, by the link of the letter, without signing in."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from rumo.core.models import Mail
from rumo.meetings.actions.states import open_meeting
from rumo.meetings.enums import Choice, MeetingForm, MeetingState
from rumo.meetings.models import NamedVote
from rumo.meetings.tests.factories import make_item, make_meeting
from tests.browser.conftest import PHONE, Open, serious_violations
from tests.browser.keys import ready
from tests.cast import Cast


def test_ballot_on_a_phone(open_as: Open, cast: Cast, live_server: LiveServer, settings: Any) -> None:
    settings.BASE_URL = live_server.url
    now = timezone.now()
    meeting = make_meeting(
        cast.association,
        state=MeetingState.INVITED,
        form=MeetingForm.ABSENTEE,
        date=timezone.localdate(),
        number=1,
        chair=cast.chair.person,
        secretary=cast.secretary.person,
        voting_opens=now - timedelta(hours=1),
        voting_closes=now + timedelta(days=2),
    )
    make_item(meeting, title="О плане работы", expected_resolution="Утвердить план работы.")
    make_item(meeting, title="О составе комиссии", expected_resolution="Утвердить состав комиссии.")
    open_meeting(meeting, actor=cast.secretary)
    letter = Mail.objects.get(to=cast.member.person.email)
    link = re.search(r"http\S+/ballot/\S+", letter.body)
    assert link is not None

    page = open_as(None, link[0], viewport=PHONE, has_touch=True, is_mobile=True)
    ready(page)
    assert serious_violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]

    questions = page.locator(".ballot-question")
    expect(questions).to_have_count(2)
    questions.nth(0).get_by_label("за", exact=True).tap()
    page.get_by_role("button", name="Проголосовать").tap()
    # The browser itself points to the question left out; nothing has been written.
    assert not NamedVote.objects.exists()
    questions.nth(1).get_by_label("против", exact=True).tap()
    page.get_by_role("button", name="Проголосовать").tap()
    expect(page.locator("body")).to_contain_text("Вы уже проголосовали")
    assert choices(cast) == [Choice.FOR, Choice.AGAINST]

    questions.nth(1).get_by_label("воздержался", exact=True).tap()
    page.get_by_role("button", name="Изменить голос").tap()
    expect(page.get_by_role("button", name="Изменить голос")).to_be_enabled()
    expect(questions.nth(1).get_by_label("воздержался", exact=True)).to_be_checked()
    page.wait_for_load_state()
    assert choices(cast) == [Choice.FOR, Choice.ABSTAINED]
    assert serious_violations(page) == []


def choices(cast: Cast) -> list[str]:
    votes = NamedVote.objects.filter(person=cast.member.person).order_by("resolution__item__position")
    return list(votes.values_list("choice", flat=True))
