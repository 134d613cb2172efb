"""Invitations: letters, calendar entries, answers by the link and by hand, guests, the forecast."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from rumo.core import audit, clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.models import AuditEntry, Mail
from rumo.directory.tests.factories import make_membership, make_person
from rumo.meetings import calendar_entry, queries
from rumo.meetings.actions import agenda, meetings, states
from rumo.meetings.actions import invitations as actions
from rumo.meetings.actions.agenda import ItemData
from rumo.meetings.actions.meetings import MeetingDetails
from rumo.meetings.enums import MeetingForm, Reply
from rumo.meetings.enums import MeetingState as S
from rumo.meetings.models import Guest, Invitation, Meeting
from rumo.meetings.tests.factories import make_item, make_meeting
from rumo.meetings.views.people_part import forecast
from tests.cast import Cast

DAY = date(2024, 6, 20)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    chair, _deputy, secretary, *_ = cast.members
    made = make_meeting(
        cast.association, number=4, date=DAY, time=time(14), place="Актовый зал", chair=chair, secretary=secretary
    )
    make_item(made, chair, title="Об итогах года")
    return made


def send(cast: Cast, meeting: Meeting) -> actions.Sent:
    return actions.send_invitations(meeting, people=list(cast.members), actor=cast.secretary)


def event_of(ics: str) -> Any:
    """The calendar and its one event."""
    calendar = Calendar.from_ical(ics)
    return calendar, next(iter(calendar.walk("VEVENT")))


def event_in(letter: Mail) -> Any:
    return event_of(letter.attachments[0]["text"])


def test_letters_go_out_with_agenda_link_and_calendar(
    cast: Cast, meeting: Meeting, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert send(cast, meeting) == actions.Sent(7, [])
    assert (meeting.state, meeting.invited_at is not None) == (S.INVITED, True)
    letter = Mail.objects.get(to=cast.members[4].email)
    invitation = Invitation.objects.get(person=cast.members[4])
    assert "Когда: 20 июня 2024 г., в четверг, в 14:00" in letter.body.replace("\xa0", " ")
    assert "1. Об итогах года" in letter.body
    assert f"/meetings/reply/{invitation.token}/" in letter.body
    calendar, event = event_in(letter)
    assert (str(calendar["METHOD"]), str(event["UID"]), event["SEQUENCE"]) == (
        "REQUEST",
        f"meeting-{meeting.pk}@127.0.0.1",
        1,
    )
    assert event["DTSTART"].dt.strftime("%d.%m.%Y %H:%M %Z") == "20.06.2024 14:00 MSK"
    assert str(event["LOCATION"]) == "Актовый зал"
    assert str(event["ATTENDEE"]) == f"mailto:{cast.members[4].email}"
    assert list(calendar.walk("VTIMEZONE")) != []
    assert len(outbox.outbox) == 7
    assert outbox.outbox[0].attachments[0].mimetype == "text/calendar; method=REQUEST"
    assert b"BEGIN:VCALENDAR" in outbox.outbox[0].message().as_bytes() or outbox.outbox[0].message().is_multipart()


def test_a_changed_meeting_keeps_its_uid_and_raises_its_sequence(cast: Cast, meeting: Meeting) -> None:
    send(cast, meeting)
    meetings.edit_meeting(
        meeting, details=MeetingDetails.of(meeting).on(date(2024, 6, 27), cast.association.rules),
        number=4, version=meeting.version, actor=cast.secretary,
    )  # fmt: skip
    Mail.objects.all().delete()
    actions.notify_of_changes(meeting, actor=cast.secretary)
    letter = Mail.objects.first()
    assert letter is not None
    _calendar, event = event_in(letter)
    assert (str(event["UID"]), event["SEQUENCE"], event["DTSTART"].dt.date()) == (
        f"meeting-{meeting.pk}@127.0.0.1",
        2,
        date(2024, 6, 27),
    )
    assert "Изменено: дата — 27.06.2024" in letter.body
    states.cancel_meeting(meeting, reason="Карантин", actor=cast.secretary)
    last = Mail.objects.order_by("-pk").first()
    assert last is not None
    calendar, event = event_in(last)
    assert (str(calendar["METHOD"]), str(event["STATUS"]), event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 3)


def test_changes_are_offered_until_they_are_told(cast: Cast, meeting: Meeting) -> None:
    send(cast, meeting)
    assert queries.untold_changes(meeting) == []
    with pytest.raises(Refusal, match="ничего не изменилось"):
        actions.notify_of_changes(meeting, actor=cast.secretary)
    agenda.add_item(meeting, data=ItemData(title="О новом"), actor=cast.secretary)
    assert queries.untold_changes(meeting) == ["Добавлен вопрос: О новом"]
    actions.notify_of_changes(meeting, actor=cast.secretary)
    assert queries.untold_changes(meeting) == []


def test_who_has_no_mail_is_told_of_and_can_be_answered_for(cast: Cast, meeting: Meeting) -> None:
    member = cast.members[4]
    member.email = ""
    member.save()
    sent = send(cast, meeting)
    assert (sent.letters, sent.without_email) == (6, [member])
    invitation = Invitation.objects.select_related("meeting", "person").get(person=member)
    assert invitation.sent_at is None
    actions.answer_invitation(invitation, reply=Reply.COMING, actor=cast.secretary)
    assert Invitation.objects.get(person=member).reply == Reply.COMING


def test_newcomers_are_invited_later_and_nobody_twice(cast: Cast, meeting: Meeting) -> None:
    actions.send_invitations(meeting, people=list(cast.members[:6]), actor=cast.secretary)
    tokens = set(Invitation.objects.values_list("token", flat=True))
    send(cast, meeting)
    assert Invitation.objects.count() == 7
    assert tokens < set(Invitation.objects.values_list("token", flat=True))


def test_nobody_chosen_is_refused(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Refusal, match="Никто не выбран"):
        actions.send_invitations(meeting, people=[], actor=cast.secretary)
    assert Meeting.objects.get().state == S.DRAFT


def test_a_member_may_not_invite(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(NotAllowed):
        actions.send_invitations(meeting, people=list(cast.members), actor=cast.member)


def test_an_agenda_without_items_is_not_sent(cast: Cast, meeting: Meeting) -> None:
    meeting.items.all().delete()
    with pytest.raises(NotAllowed, match="нет ни одного вопроса"):
        send(cast, meeting)
    assert Mail.objects.count() == 0


def test_the_page_proposes_everybody_and_shows_the_letter(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    address = reverse("meetings:invitations", args=[meeting.pk])
    page = client.get(address)
    assert sum(row["chosen"] for row in page.context["rows"]) == 7
    assert "Об итогах года" in page.content.decode()
    empty = client.post(address, {"note": "Возьмите материалы"})
    assert empty.status_code == 422
    assert "Возьмите материалы" in empty.content.decode()
    preview = client.post(reverse("meetings:letter_preview", args=[meeting.pk]), {"note": "Ждём вас"})
    assert "Ждём вас" in preview.content.decode()
    sent = client.post(address, {"people": [cast.members[0].pk], "note": "Ждём вас"})
    assert sent.status_code == 302
    assert "Ждём вас" in Mail.objects.get().body


@pytest.fixture
def link(cast: Cast, meeting: Meeting) -> str:
    """The address for the answer of a member."""
    send(cast, meeting)
    return reverse("meetings:reply", args=[Invitation.objects.get(person=cast.members[4]).token])


def test_an_answer_without_signing_in_and_another_one(cast: Cast, link: str) -> None:
    client = Client()
    text = client.get(link).content.decode()
    assert "Об итогах года" in text
    for other in ("Римская-Лебедь", "Саенко", "Белова"):
        assert other not in text
    client.post(link, {"reply": "not_coming", "reason": "Командировка"})
    first = Invitation.objects.get(person=cast.members[4])
    assert (first.reply, first.reason, first.replied_at is not None) == ("not_coming", "Командировка", True)
    client.post(link, {"reply": "coming", "reason": "Командировка"})
    second = Invitation.objects.get(person=cast.members[4])
    assert (second.reply, second.reason) == ("coming", "")
    entries = AuditEntry.objects.filter(verb="answer_invitation").order_by("pk")
    assert [(entry.actor, entry.actor_name) for entry in entries] == [(None, cast.members[4].short_name)] * 2


def test_the_same_answer_again_is_harmless(link: str) -> None:
    client = Client()
    for _ in range(2):
        assert client.post(link, {"reply": "coming"}).status_code == 302
    assert AuditEntry.objects.filter(verb="answer_invitation").count() == 1


def test_an_answer_of_no_kind_is_refused_in_words(link: str) -> None:
    for data in ({}, {"reply": "maybe"}):
        answer = Client().post(link, data)
        assert answer.status_code == 422
    assert Invitation.objects.exclude(reply="").count() == 0


def test_no_answer_after_the_meeting_has_opened(cast: Cast, meeting: Meeting, link: str) -> None:
    meeting.refresh_from_db()
    states.open_meeting(meeting, actor=cast.secretary)
    answer = Client().post(link, {"reply": "coming"})
    assert "ответы больше не принимаются" in answer.content.decode()
    invitation = Invitation.objects.select_related("meeting").get(person=cast.members[4])
    with pytest.raises(Conflict):
        actions.answer_invitation(invitation, reply="coming", actor=audit.Guest("Кто-то"))
    assert invitation.reply == ""


def test_an_unknown_link_is_not_found(meeting: Meeting) -> None:
    assert Client().get(reverse("meetings:reply", args=["x" * 43])).status_code == 404


def test_a_member_signed_in_answers_for_himself_only(cast: Cast, meeting: Meeting, link: str) -> None:
    client = Client()
    client.force_login(cast.member)
    client.post(reverse("meetings:reply_own", args=[meeting.pk]), {"reply": "remotely"})
    assert Invitation.objects.get(person=cast.members[4]).reply == "remotely"
    other = Invitation.objects.get(person=cast.members[0])
    answer = client.post(reverse("meetings:reply_record", args=[meeting.pk, other.pk]), {"reply": "coming"})
    assert answer.status_code == 403
    with pytest.raises(NotAllowed):
        actions.answer_invitation(other, reply="coming", actor=cast.member)


def test_the_forecast_of_the_quorum(cast: Cast, meeting: Meeting, link: str) -> None:
    replies = ["coming", "remotely", "coming", "not_coming", "", "", ""]
    for person, reply in zip(cast.members, replies, strict=True):
        Invitation.objects.filter(person=person).update(reply=reply)
    outsider = make_person(cast.region, cast.ministry)
    Invitation.objects.create(meeting=meeting, person=outsider, token="g", reply="coming")
    members = queries.member_ids(meeting)

    def told() -> tuple[bool, str]:
        promised = forecast(meeting, list(meeting.invitations.all()), members)
        return promised.met, promised.sentence

    assert told() == (
        False,
        "Ответили 4, будут 3 из 7: кворум (4) пока не набирается, не хватает ещё 1",
    )
    Invitation.objects.filter(person=cast.members[5]).update(reply="coming")
    assert told() == (True, "Ответили 5, будут 4 из 7: кворум (4) будет")


def test_a_guest_is_invited_once_with_the_post_of_the_day(cast: Cast, meeting: Meeting, client: Client) -> None:
    person = make_person(cast.region, cast.ministry, "главный консультант", surname="Толстых")
    client.force_login(cast.secretary)
    address = reverse("meetings:guest_add", args=[meeting.pk])
    for _ in range(2):
        client.post(address, {"person": person.pk, "post": ""})
    guest = Guest.objects.get()
    assert guest.post == "главный консультант Минобр"
    assert client.post(address, {"person": cast.members[4].pk}).status_code == 422
    assert client.post(address, {"person": ""}, headers={"HX-Request": "true"}).status_code == 422
    assert client.post(address, {"person": cast.stranger.person.pk}).status_code == 422
    client.post(reverse("meetings:guest_remove", args=[meeting.pk, guest.pk]))
    assert Guest.objects.count() == 0


def test_the_calendar_file_for_download(cast: Cast, meeting: Meeting, client: Client) -> None:
    client.force_login(cast.secretary)
    answer = client.get(reverse("meetings:meeting_ics", args=[meeting.pk]))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "METHOD:PUBLISH" in answer.content.decode()


def test_days_without_an_hour_and_voting_windows(cast: Cast) -> None:
    whole = make_meeting(cast.association, date=DAY, date_to=date(2024, 6, 21))
    _calendar, event = event_of(calendar_entry.write_ics(whole))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (DAY, date(2024, 6, 22))
    opens, closes = clock.now().replace(hour=9), clock.now().replace(hour=18)
    poll = make_meeting(cast.association, date=DAY, form=MeetingForm.ABSENTEE, voting_opens=opens, voting_closes=closes)
    _calendar, event = event_of(calendar_entry.write_ics(poll))
    assert (event["DTSTART"].dt.hour, event["DTEND"].dt.hour) == (9, 18)


def test_somebody_appointed_later_is_offered_as_a_newcomer(cast: Cast, meeting: Meeting, client: Client) -> None:
    send(cast, meeting)
    newcomer = make_person(cast.region, cast.institute)
    make_membership(cast.association, newcomer)
    client.force_login(cast.secretary)
    page = client.get(reverse("meetings:invitations", args=[meeting.pk]))
    assert [row["person"] for row in page.context["rows"] if row["chosen"]] == [newcomer]
