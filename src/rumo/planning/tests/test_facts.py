"""Linking records to the lines of a plan, evidence, reasons, a meeting made from the plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rumo.core import clock
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.versions import Stale
from rumo.directory.enums import Role
from rumo.meetings.actions.meetings import MeetingDetails
from rumo.meetings.enums import MeetingState
from rumo.meetings.models import Meeting
from rumo.meetings.tests.factories import make_meeting
from rumo.planning.actions import facts
from rumo.planning.enums import FactKind, Link, PlanState
from rumo.planning.execution.proposals import proposals_of
from rumo.planning.execution.year import year_of
from rumo.planning.models import Edition, LineFact, Plan, PlannedMeeting, Responsible
from rumo.planning.tests import factories as make
from tests.cast import Cast

TODAY = date(2024, 6, 20)


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with clock.standing_at(TODAY):
        yield


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return make.make_plan(cast.association, state=PlanState.IN_FORCE).editions.get()


@pytest.fixture
def planned(edition: Edition) -> PlannedMeeting:
    return make.make_planned_meeting(edition, deadline="май", questions=("О планах", "О заявках"), title="Итоги")


def status(planned: PlannedMeeting) -> str:
    year = year_of(Plan.objects.get(), clock.today())
    return next(line for line in year.lines if line.pk == planned.line_id).progress.status.value


def test_a_record_is_linked_once(cast: Cast, planned: PlannedMeeting) -> None:
    meeting = make_meeting(cast.association, date=date(2024, 5, 15), state=MeetingState.MINUTES)
    for _press in range(2):
        facts.link_fact(planned.line, kind=FactKind.MEETING, object_id=meeting.pk, actor=cast.secretary)
    assert LineFact.objects.get().link == Link.CONFIRMED
    assert status(planned) == "done"
    facts.unlink_fact(LineFact.objects.get(), actor=cast.secretary)
    assert status(planned) == "late"


def test_what_was_called_off_is_not_linked(cast: Cast, planned: PlannedMeeting) -> None:
    meeting = make_meeting(cast.association, state=MeetingState.CANCELLED, reason="болезнь")
    with pytest.raises(Refusal, match="отменено"):
        facts.link_fact(planned.line, kind=FactKind.MEETING, object_id=meeting.pk, actor=cast.secretary)


def test_a_record_of_another_region_is_not_there(cast: Cast, planned: PlannedMeeting) -> None:
    theirs = cast.stranger.person.memberships.get().association
    meeting = make_meeting(theirs, state=MeetingState.MINUTES)
    with pytest.raises(Refusal, match="Такой записи нет"):
        facts.link_fact(planned.line, kind=FactKind.MEETING, object_id=meeting.pk, actor=cast.secretary)


@pytest.mark.parametrize(
    ("state", "allowed"),
    [
        (PlanState.DRAFT, False), (PlanState.ON_AGREEMENT, False), (PlanState.AGREED, False),
        (PlanState.APPROVED, True), (PlanState.IN_FORCE, True), (PlanState.CLOSED, False),
    ],
)  # fmt: skip
def test_facts_belong_to_a_plan_being_carried_out(cast: Cast, state: str, allowed: bool) -> None:
    row = make.make_row(make.make_plan(cast.association, state=state).editions.get())
    evidence: dict[str, Any] = {"title": "Сборник", "day": TODAY, "url": "https://example.org/1"}
    if allowed:
        assert facts.add_evidence(row.line, **evidence, actor=cast.secretary).day == TODAY
    else:
        with pytest.raises(NotAllowed):
            facts.add_evidence(row.line, **evidence, actor=cast.secretary)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"title": " "}, "Напишите, что сделано"),
        ({"day": date(2024, 6, 21)}, "21.06.2024 ещё не наступило"),
        ({"url": ""}, "Приложите файл или укажите ссылку"),
        ({"url": "", "upload": SimpleUploadedFile("а.exe", b"MZ\x90\x00")}, "по содержимому не подходит"),
    ],
)
def test_bad_evidence(cast: Cast, edition: Edition, changed: dict[str, Any], message: str) -> None:
    row = make.make_row(edition)
    given: dict[str, Any] = {"title": "Сборник", "day": TODAY, "url": "https://example.org/1", **changed}
    with pytest.raises(Refusal, match=message):
        facts.add_evidence(row.line, **given, actor=cast.secretary)
    assert not LineFact.objects.exists()


def test_two_who_give_a_reason_at_once(cast: Cast, edition: Edition) -> None:
    line = make.make_row(edition).line
    facts.give_reason(line, reason="Перенесено на осень", version=1, actor=cast.secretary)
    with pytest.raises(Stale):
        facts.give_reason(line, reason="Нет денег", version=1, actor=cast.chair)
    line.refresh_from_db()
    assert line.reason == "Перенесено на осень"


# --- proposals --------------------------------------------------------------------------------------------------------


def proposals(planned: PlannedMeeting) -> list[str]:
    found = proposals_of(year_of(Plan.objects.get(), clock.today()))
    return [each.reason for each in found.get(planned.line_id, [])]


def test_a_meeting_in_the_window_is_proposed(cast: Cast, planned: PlannedMeeting) -> None:
    make_meeting(cast.association, date=date(2024, 3, 15))
    make_meeting(cast.section, date=date(2024, 5, 15))
    make_meeting(cast.association, date=date(2024, 5, 16), state=MeetingState.CANCELLED, reason="болезнь")
    assert proposals(planned) == []
    make_meeting(cast.association, date=date(2024, 5, 15))
    make_meeting(cast.association, date=date(2024, 6, 5))
    assert proposals(planned) == [
        "то же объединение, 15.05.2024 — в пределах срока (май 2024)",
        "то же объединение, 05.06.2024 — на 5\N{NO-BREAK SPACE}дней позже срока (май 2024)",
    ]


def test_a_proposal_is_taken_or_dismissed_once(cast: Cast, planned: PlannedMeeting, edition: Edition) -> None:
    other = make.make_planned_meeting(edition, deadline="май")
    meeting = make_meeting(cast.association, date=date(2024, 5, 15))
    facts.dismiss_proposal(planned.line, kind=FactKind.MEETING, object_id=meeting.pk, actor=cast.secretary)
    assert (len(proposals(planned)), len(proposals(other))) == (0, 1)
    facts.link_fact(other.line, kind=FactKind.MEETING, object_id=meeting.pk, actor=cast.secretary)
    assert (proposals(planned), proposals(other)) == ([], [])


# --- a meeting from the plan ------------------------------------------------------------------------------------------


def test_a_meeting_made_from_the_plan_turns_it_done_when_held(cast: Cast, edition: Edition) -> None:
    planned = make.make_planned_meeting(edition, deadline="июнь", questions=("О планах", "О заявках"))
    first, second = planned.questions.all()
    Responsible.objects.create(question=first, text="Белова Е.П.", person=cast.members[5])
    Responsible.objects.create(question=first, text="Секретарь", role=Role.SECRETARY, position=2)
    Responsible.objects.create(question=first, text="Члены РУМО", role=Role.MEMBER, position=3)
    type(second).objects.filter(pk=second.pk).update(is_conditional=True)
    details = MeetingDetails(date=date(2024, 6, 25), title="Итоги")
    meeting = facts.create_meeting_from(planned, details=details, actor=cast.secretary)
    assert [(item.title, item.is_standing) for item in meeting.items.all()] == [
        ("О планах", False),
        ("О заявках", True),
    ]
    speakers = meeting.items.get(position=1).speakers.all()
    assert [each.person for each in speakers] == [cast.members[5], cast.members[2]]
    assert LineFact.objects.get().link == Link.CREATED
    assert status(planned) == "due"
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.MINUTES)
    with clock.standing_at(date(2024, 6, 26)):
        assert status(planned) == "done"


def test_a_planned_meeting_gets_one_meeting(cast: Cast, planned: PlannedMeeting) -> None:
    details = MeetingDetails(date=date(2024, 6, 25))
    first = facts.create_meeting_from(planned, details=details, actor=cast.secretary)
    with pytest.raises(Refusal, match="уже есть заседание"):
        facts.create_meeting_from(planned, details=details, actor=cast.secretary)
    Meeting.objects.filter(pk=first.pk).update(state=MeetingState.CANCELLED, number=None, reason="болезнь")
    assert facts.create_meeting_from(planned, details=details, actor=cast.secretary).pk != first.pk


def test_nothing_is_half_made(cast: Cast, planned: PlannedMeeting) -> None:
    """A question without words stops the agenda, and with it the meeting."""
    planned.questions.update(title="   ")
    with pytest.raises(Refusal):
        facts.create_meeting_from(planned, details=MeetingDetails(date=TODAY), actor=cast.secretary)
    assert not Meeting.objects.exists()


# --- pages ------------------------------------------------------------------------------------------------------------


def url(name: str, *args: Any) -> str:
    return reverse(f"planning:{name}", args=args)


def test_the_line_by_its_pages(client: Client, cast: Cast, planned: PlannedMeeting) -> None:
    client.force_login(cast.secretary)
    meeting = make_meeting(cast.association, date=date(2024, 5, 15), state=MeetingState.MINUTES)
    page = client.get(url("line", planned.line_id)).content.decode()
    assert ("просрочено" in page, "Похоже, это к этому пункту" in page) == (True, True)
    drawer = client.post(
        url("link_fact", planned.line_id), {"record": f"meeting-{meeting.pk}"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert ("<html" in drawer, "выполнено" in drawer) == (False, True)
    fact = LineFact.objects.get()
    assert client.post(url("unlink_fact", fact.pk)).status_code == 302
    pdf = SimpleUploadedFile("Сборник.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")
    sent = {"title": "Сборник издан", "day": "15.05.2024", "upload": pdf}
    assert client.post(url("add_evidence", planned.line_id), sent).status_code == 302
    response: Any = client.get(url("evidence_file", LineFact.objects.get().pk))
    assert b"".join(response.streaming_content).startswith(b"%PDF")


def test_bad_evidence_keeps_what_was_typed(client: Client, cast: Cast, planned: PlannedMeeting) -> None:
    client.force_login(cast.secretary)
    response = client.post(url("add_evidence", planned.line_id), {"title": "Долго писал", "day": "31.06.2024"})
    assert response.status_code == 422
    assert "Долго писал" in response.content.decode()


def test_a_stale_reason_keeps_what_was_typed(client: Client, cast: Cast, planned: PlannedMeeting) -> None:
    client.force_login(cast.secretary)
    facts.give_reason(planned.line, reason="Перенесено", version=1, actor=cast.chair)
    response = client.post(url("give_reason", planned.line_id), {"reason": "Нет денег", "version": 1})
    assert response.status_code == 409
    page = response.content.decode()
    assert ("Нет денег" in page, "Сейчас записано: «Перенесено»" in page) == (True, True)


def test_a_meeting_by_the_form(client: Client, cast: Cast, planned: PlannedMeeting) -> None:
    client.force_login(cast.secretary)
    page = client.get(url("line_meeting", planned.line_id)).content.decode()
    assert ("О заявках" in page, "20.06.2024" in page) == (True, True)
    response = client.post(url("line_meeting", planned.line_id), {"date": "25.06.2024", "form": "in_person"})
    meeting = Meeting.objects.get()
    assert response["Location"] == reverse("meetings:meeting", args=[meeting.pk])
    shown = client.get(response["Location"]).content.decode()
    assert ("По плану" in shown, url("line", planned.line_id) in shown) == (True, True)
    again = client.post(url("line_meeting", planned.line_id), {"date": "26.06.2024", "form": "in_person"})
    assert (again.status_code, "уже есть заседание" in again.content.decode()) == (422, True)
