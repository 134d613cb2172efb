"""Meetings of the demo, each taken on its own days from draft to the state of the data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from rumo.accounts.models import User
from rumo.assignments.actions import ExecutorData
from rumo.core import clock
from rumo.demo.data.shapes.directory import INSTITUTE
from rumo.demo.data.shapes.meetings import DemoAssignment, DemoItem, DemoMeeting, DemoResolution
from rumo.demo.load.accounts import account_of
from rumo.demo.load.directory import World
from rumo.demo.load.word_files import one_page
from rumo.directory.models import Person
from rumo.directory.queries import composition_on
from rumo.documents.rules import paper_sha256
from rumo.meetings import builders, live_blocks, queries
from rumo.meetings.actions import (
    agenda,
    annexes,
    attendance,
    discussion,
    instructions,
    invitations,
    item_blocks,
    meetings,
    publishing,
    resolutions,
    signing,
    states,
)
from rumo.meetings.enums import Capacity, MeetingForm, MeetingState, Presence, Reply
from rumo.meetings.models import AgendaItem, Attendance, Meeting
from rumo.meetings.review import review_of
from rumo.meetings.rules import Count

# How far each state is from the first; the ways aside (postponed, cancelled) leave from the invitation or the draft.
HELD = (MeetingState.IN_SESSION, MeetingState.MINUTES, MeetingState.SIGNED, MeetingState.PUBLISHED)


def load_meetings(world: World, meetings: Iterable[DemoMeeting]) -> None:
    """In the order given, which is that of their dates: protocol numbers follow it."""
    runners = {body.key: _Runners(body.chair, body.secretary) for body in world.data.bodies}
    for data in meetings:
        _load(world, data, runners[data.body])


@dataclass(frozen=True, slots=True)
class _Runners:
    """Keys of those who preside at the meetings of a body and write its minutes."""

    chair: str
    secretary: str


def _load(world: World, data: DemoMeeting, runners: _Runners) -> None:
    secretary, chair = account_of(world, runners.secretary), account_of(world, runners.chair)
    with clock.standing_at(data.announced or min(data.date - dt.timedelta(days=14), clock.today())):
        meeting = _prepare(world, data, runners)
    if data.state == MeetingState.DRAFT:
        return
    with clock.standing_at(min(data.date - dt.timedelta(days=10), clock.today())):
        if data.state == MeetingState.CANCELLED:
            states.cancel_meeting(meeting, reason=data.reason, actor=secretary)
            return
        if data.by_letter:
            _invite(world, meeting, data, secretary)
        if data.state == MeetingState.POSTPONED:
            states.postpone_meeting(meeting, reason=data.reason, actor=secretary)
            return
    if data.state in HELD:
        with clock.standing_at(data.date):
            _hold(world, meeting, data, secretary)
        _finish(meeting, data, secretary, chair)


def _prepare(world: World, data: DemoMeeting, runners: _Runners) -> Meeting:
    secretary = account_of(world, runners.secretary)
    window = (data.date, data.date + dt.timedelta(days=3)) if data.form == MeetingForm.ABSENTEE else None
    details = meetings.MeetingDetails(
        date=data.date,
        time=data.time,
        form=data.form.value,
        title=data.title,
        place="" if data.form in {MeetingForm.REMOTE, MeetingForm.ABSENTEE} else _hall(world),
        link="https://vks.example/rumo" if data.form in {MeetingForm.REMOTE, MeetingForm.MIXED} else "",
        chair=world.people[runners.chair],
        secretary=world.people[runners.secretary],
        voting_opens=_moment(window[0], 9) if window else None,
        voting_closes=_moment(window[1], 18) if window else None,
    )
    meeting = meetings.create_meeting(association=world.bodies[data.body], details=details, actor=secretary)
    for item in data.items:
        _add_item(world, meeting, item, secretary)
    for key in data.guests:
        person = world.people[key]
        invitations.add_guest(meeting, person=person, post=person.post_text(data.date), actor=secretary)
    return meeting


def _hall(world: World) -> str:
    return f"{world.organizations[INSTITUTE].short_name}, актовый зал"


def _moment(day: dt.date, hour: int) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def _add_item(world: World, meeting: Meeting, data: DemoItem, secretary: User) -> None:
    speakers = [
        agenda.SpeakerData(world.people[key], world.people[key].post_text(meeting.date)) for key in data.speakers
    ]
    item = agenda.add_item(
        meeting,
        data=agenda.ItemData(
            title=data.title, expected_resolution=data.expected, is_standing=data.is_standing, speakers=speakers
        ),
        actor=secretary,
    )
    if data.annex:
        title, paragraphs = data.annex
        upload = SimpleUploadedFile(f"{title}.docx", one_page(title, *paragraphs))
        annexes.add_annex(meeting, upload=upload, title=title, item=item, numbered=True, actor=secretary)


def _invite(world: World, meeting: Meeting, data: DemoMeeting, secretary: User) -> None:
    people = [membership.person for membership in composition_on(meeting.association, data.date)]
    people += [world.people[key] for key in data.guests]
    invitations.send_invitations(meeting, people=people, actor=secretary)
    absent = {world.people[key].pk: reason for key, reason in data.absent.items()}
    # Some answer, some do not: a live table of answers shows both.
    for place, invitation in enumerate(meeting.invitations.select_related("person").order_by("pk")):
        reason = absent.get(invitation.person_id)
        reply = (
            Reply.NOT_COMING if reason else Reply.COMING_REMOTELY if data.form == MeetingForm.REMOTE else Reply.COMING
        )
        if data.form == MeetingForm.ABSENTEE or (data.state == MeetingState.INVITED and place % 3 == 0):
            continue
        if reason == "":
            continue
        actor = invitation.person.user or secretary
        invitations.answer_invitation(invitation, reply=reply, reason=reason or "", actor=actor)


def _hold(world: World, meeting: Meeting, data: DemoMeeting, secretary: User) -> None:
    states.open_meeting(meeting, actor=secretary)
    if meeting.is_absentee:
        return
    _mark_attendance(world, meeting, data, secretary)
    for item, described in zip(meeting.items.order_by("position"), data.items, strict=True):
        _record(world, item, described, secretary)


def _mark_attendance(world: World, meeting: Meeting, data: DemoMeeting, secretary: User) -> None:
    absent = {world.people[key].pk: reason for key, reason in data.absent.items()}
    remote = data.form == MeetingForm.REMOTE
    rows = {row.person_id: row for row in Attendance.objects.filter(meeting=meeting)}
    for membership in composition_on(meeting.association, data.date):
        row = rows.get(membership.person_id)
        reason = absent.get(membership.person_id)
        wanted = (
            Presence.EXCUSED
            if reason
            else Presence.ABSENT
            if reason == ""
            else Presence.REMOTE
            if remote
            else Presence.PRESENT
        )
        if row is None or (row.presence, row.reason) != (wanted, reason or ""):
            attendance.mark_attendance(
                meeting,
                membership.person,
                version=row.version if row else 0,
                presence=wanted.value,
                reason=reason or "",
                actor=secretary,
            )
    for guest in meeting.guests.all():
        attendance.mark_guest(guest, came=True, actor=secretary)


def _record(world: World, item: AgendaItem, data: DemoItem, secretary: User) -> None:
    if not (data.text or data.resolutions):
        return
    heard = set(item.speakers.values_list("pk", flat=True))
    discussion.save_item(item, version=item.version, about=data.about, text=data.text, heard=heard, actor=secretary)
    for key, said in data.speeches:
        speech = discussion.add_speech(item, world.people[key], actor=secretary)
        discussion.save_speech(speech, version=speech.version, person=world.people[key], text=said, actor=secretary)
    if data.tables:
        _put_tables(item, data, secretary)
    for described in data.resolutions:
        _resolve(world, item, described, secretary)


def _put_tables(item: AgendaItem, data: DemoItem, secretary: User) -> None:
    offers = live_blocks.offers_for(secretary, item.meeting)
    for title in data.tables:
        offer = next(each for each in offers if title in each.title)
        item_blocks.add_block(item, code=offer.code, key=offer.key, actor=secretary)


def _resolve(world: World, item: AgendaItem, data: DemoResolution, secretary: User) -> None:
    resolution = resolutions.add_resolutions(item, actor=secretary)[-1]
    chair_choice = "for" if data.votes and data.votes[0] == data.votes[1] else ""
    resolutions.save_resolution(
        resolution,
        version=resolution.version,
        kind=data.kind.value,
        text=data.text,
        vote_kind="open",
        count=Count(*data.votes, chair_choice) if data.votes else None,
        chair_choice=chair_choice,
        actor=secretary,
    )
    for described in data.assignments:
        instructions.draft_instruction(
            resolution,
            text=described.text,
            due_text=described.due_text,
            due_on=described.due_on,
            executors=_executors(world, described),
            actor=secretary,
        )


def _executors(world: World, data: DemoAssignment) -> list[ExecutorData]:
    lead = [True] + [False] * 9
    people: list[Person] = [world.people[key] for key in data.people]
    found = [ExecutorData(person=person) for person in people]
    found += [ExecutorData(role=role.value) for role in data.roles]
    found += [ExecutorData(organization=world.organizations[key]) for key in data.organizations]
    return [
        ExecutorData(one.person, one.role, one.organization, is_lead) for one, is_lead in zip(found, lead, strict=False)
    ]


def _finish(meeting: Meeting, data: DemoMeeting, secretary: User, chair: User) -> None:
    if data.state == MeetingState.IN_SESSION:
        return
    with clock.standing_at(data.date):
        states.close_meeting(meeting, actor=secretary)
    if data.state == MeetingState.MINUTES:
        return
    with clock.standing_at(data.date + dt.timedelta(days=5)):
        _sign(meeting, secretary, chair)
        if data.state == MeetingState.PUBLISHED:
            publishing.publish_minutes(meeting, actor=secretary)


def _sign(meeting: Meeting, secretary: User, chair: User) -> None:
    """Both sign the text they saw; what the check remarked is accepted with a reason, as a secretary would."""
    held = queries.meeting_for_minutes(meeting.pk)
    paper = builders.build_for_signing(held)
    remarks = [remark for remark in review_of(held, paper).remarks if remark.is_open]
    if remarks:
        keys = [(remark.finding.code, remark.key) for remark in remarks]
        signing.waive_remarks(held, keys=keys, reason="Проверено по аудиозаписи заседания.", actor=secretary)
    seen = paper_sha256(paper)
    for capacity, user in ((Capacity.SECRETARY, secretary), (Capacity.PRESIDING, chair)):
        signing.sign_minutes(meeting, capacity=capacity, sha256=seen, actor=user)
    meeting.refresh_from_db()
