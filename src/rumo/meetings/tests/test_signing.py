"""Signing by two, correcting, accepting remarks: the way of the minutes from the draft to the last revision."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from rumo.accounts.models import User
from rumo.assignments.enums import AssignmentState
from rumo.assignments.models import Assignment
from rumo.core import audit, clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.models import Mail
from rumo.documents.models import IssuedPaper
from rumo.documents.queries import file_of
from rumo.documents.rules import paper_sha256
from rumo.meetings import builders, prints, queries
from rumo.meetings.actions import signing
from rumo.meetings.enums import Capacity, MeetingState
from rumo.meetings.models import Meeting, MinutesRevision, Resolution, Signature, Waiver
from rumo.meetings.review import review_of
from rumo.meetings.tests.full_meeting import FullMeeting, instruct, make_full_meeting
from rumo.papers.json import from_json

WHEN = date(2023, 12, 18)


@pytest.fixture
def full(db: None) -> FullMeeting:
    return make_full_meeting()


@pytest.fixture
def ready(full: FullMeeting) -> FullMeeting:
    """A meeting whose remarks, if any, are signed over."""
    accept_remarks(full)
    return full


def accept_remarks(full: FullMeeting) -> None:
    meeting = queries.meeting_for_minutes(full.meeting.pk)
    review = review_of(meeting, builders.build_for_signing(meeting))
    keys = [(remark.finding.code, remark.key) for remark in review.remarks if remark.is_open]
    if keys:
        signing.waive_remarks(full.meeting, keys=keys, reason="так и было", actor=full.secretary)


def seen(full: FullMeeting) -> str:
    """The hash of the text as a page opened now shows it."""
    return paper_sha256(builders.build_for_signing(queries.meeting_for_minutes(full.meeting.pk)))


def sign(full: FullMeeting, capacity: Capacity, actor: User, shown: str = "") -> bool:
    return signing.sign_minutes(full.meeting, capacity=capacity, sha256=shown or seen(full), actor=actor)


def sign_both(full: FullMeeting) -> None:
    sign(full, Capacity.SECRETARY, full.secretary)
    assert sign(full, Capacity.PRESIDING, full.deputy)


def test_the_way_from_draft_to_a_corrected_revision(ready: FullMeeting) -> None:
    with clock.standing_at(WHEN):
        first_seen = seen(ready)
        assert sign(ready, Capacity.SECRETARY, ready.secretary) is False
        assert ready.meeting.state == MeetingState.MINUTES

        Resolution.objects.filter(item=ready.items[0]).update(text="Рекомендовать подготовить пять проектов")
        with pytest.raises(Conflict):
            sign(ready, Capacity.PRESIDING, ready.deputy, first_seen)
        assert sign(ready, Capacity.PRESIDING, ready.deputy) is False  # the secretary's signature is under the old text

        assert sign(ready, Capacity.SECRETARY, ready.secretary) is True
        assert ready.meeting.state == MeetingState.SIGNED
        revision = MinutesRevision.objects.get(meeting=ready.meeting)
        assert (revision.number, revision.date, revision.reason) == (0, WHEN, "")
        assert revision.paper.sha256 == paper_sha256(from_json(revision.paper.data)) != first_seen
        assert not from_json(revision.paper.data).draft
        assert {"docx", "pdf", "json"} == set(revision.paper.files.values_list("format", flat=True))
        assignment = Assignment.objects.get()
        assert (assignment.state, assignment.issued_on) == (AssignmentState.ISSUED, WHEN)
        assert "№ 4, вопрос 1" in assignment.ground

        signing.start_correction(ready.meeting, reason="уточнено число проектов", actor=ready.secretary)
    with clock.standing_at(date(2023, 12, 20)):
        Resolution.objects.filter(item=ready.items[0]).update(text="Рекомендовать подготовить шесть проектов")
        sign_both(ready)
    second = MinutesRevision.objects.get(meeting=ready.meeting, number=1)
    assert (second.date, second.reason) == (WHEN, "уточнено число проектов")
    assert from_json(second.paper.data).revision is not None
    assert Assignment.objects.get().state == AssignmentState.ISSUED  # issued once
    verbs = list(audit.history(ready.meeting).values_list("verb", flat=True))
    assert verbs.count("sign_minutes") == 5
    assert {"complete_minutes", "start_correction"} <= set(verbs)


def test_signed_minutes_do_not_change_with_the_records(ready: FullMeeting) -> None:
    sign_both(ready)
    stored = prints.print_minutes(ready.meeting, prints.MinutesForm.FULL, prints.PaperFormat.DOCX)
    Resolution.objects.filter(item__meeting=ready.meeting).update(text="Совсем другое")
    ready.association.full_name = "Переименованное объединение"
    ready.association.save()
    again = prints.print_minutes(ready.meeting, prints.MinutesForm.FULL, prints.PaperFormat.DOCX)
    assert again == stored
    revision = MinutesRevision.objects.get()
    file = file_of(revision.paper, "docx")
    assert file is not None
    assert file.sha256 == sha256(again.content).hexdigest()
    short = prints.paper_of(ready.meeting, prints.MinutesForm.SHORT)
    assert "Совсем другое" not in {point.text for item in short.items for point in item.resolutions}


def test_pressing_twice_does_nothing_more(ready: FullMeeting) -> None:
    shown = seen(ready)
    for _press in range(2):
        sign(ready, Capacity.SECRETARY, ready.secretary, shown)
    for _press in range(2):
        assert sign(ready, Capacity.PRESIDING, ready.deputy, shown) is True
    assert Signature.objects.count() == 2
    assert (MinutesRevision.objects.count(), IssuedPaper.objects.count()) == (1, 1)
    assert Mail.objects.filter(subject__contains="оручение").count() <= 1


def test_a_signature_may_be_withdrawn_before_the_second(ready: FullMeeting) -> None:
    sign(ready, Capacity.SECRETARY, ready.secretary)
    with pytest.raises(NotAllowed):
        signing.withdraw_signature(ready.meeting, capacity=Capacity.SECRETARY, actor=ready.deputy)
    signing.withdraw_signature(ready.meeting, capacity=Capacity.SECRETARY, actor=ready.secretary)
    signing.withdraw_signature(ready.meeting, capacity=Capacity.SECRETARY, actor=ready.secretary)
    assert not Signature.objects.exists()
    sign_both(ready)
    with pytest.raises(NotAllowed):
        signing.withdraw_signature(ready.meeting, capacity=Capacity.SECRETARY, actor=ready.secretary)


def test_minutes_wait_for_those_who_have_not_signed(ready: FullMeeting) -> None:
    def waiting() -> list[bool]:
        users = User.objects.filter(pk__in=[ready.secretary.pk, ready.deputy.pk, ready.chair.pk]).order_by("name")
        return [queries.minutes_to_sign(user).exists() for user in users]

    assert waiting() == [True, False, True]  # Ветрова presided, Заречный did not, Заря kept the minutes
    sign(ready, Capacity.SECRETARY, ready.secretary)
    assert waiting() == [True, False, False]
    sign(ready, Capacity.PRESIDING, ready.deputy)
    signing.start_correction(ready.meeting, reason="опечатка", actor=ready.secretary)
    assert waiting() == [True, False, True]


@pytest.mark.parametrize(
    ("who", "capacity"),
    [
        ("chair", Capacity.PRESIDING),  # the deputy presided, so the chair does not sign
        ("deputy", Capacity.SECRETARY),
        ("secretary", Capacity.PRESIDING),
        ("member", Capacity.PRESIDING),
        ("outsider", Capacity.SECRETARY),
    ],
)
def test_only_the_two_of_the_meeting_sign(ready: FullMeeting, who: str, capacity: Capacity) -> None:
    with pytest.raises(NotAllowed):
        sign(ready, capacity, getattr(ready, who))
    assert not Signature.objects.exists()


def test_errors_and_open_remarks_stand_in_the_way(full: FullMeeting) -> None:
    Resolution.objects.filter(item=full.items[0]).update(votes_for=40)
    with pytest.raises(Refusal, match="ошибк"):
        sign(full, Capacity.SECRETARY, full.secretary)
    Resolution.objects.filter(item=full.items[0]).update(votes_for=20)
    with pytest.raises(Refusal, match="замечан"):
        sign(full, Capacity.SECRETARY, full.secretary)
    accept_remarks(full)
    sign(full, Capacity.SECRETARY, full.secretary)


def test_a_waiver_is_for_one_slip_and_only_for_a_warning(full: FullMeeting) -> None:
    Resolution.objects.filter(item=full.items[0]).update(votes_for=20)
    accept_remarks(full)
    waiver = Waiver.objects.get(code="votes_fewer_than_present")
    assert (waiver.waived_by, waiver.reason) == (full.secretary, "так и было")
    Resolution.objects.filter(item=full.items[0]).update(votes_for=19)  # another slip at the same place
    assert not review(full).verdict
    signing.withdraw_waiver(waiver, actor=full.secretary)
    Resolution.objects.filter(item=full.items[0]).update(votes_for=40)
    error = next(remark for remark in review(full).remarks if remark.is_error)
    for keys, reason in (([(error.finding.code, error.key)], "так"), ([], "так"), ([("no_such", "x")], "так")):
        with pytest.raises(Refusal):
            signing.waive_remarks(full.meeting, keys=keys, reason=reason, actor=full.secretary)
    with pytest.raises(NotAllowed):
        signing.waive_remarks(full.meeting, keys=[("a", "b")], reason="так", actor=full.member)


def review(full: FullMeeting) -> Any:
    meeting = queries.meeting_for_minutes(full.meeting.pk)
    return review_of(meeting, builders.build_for_signing(meeting))


def test_what_was_not_carried_is_not_issued(ready: FullMeeting) -> None:
    lost = ready.items[2].resolutions.get()
    Resolution.objects.filter(pk=lost.pk).update(votes_for=5, votes_against=20)
    drafted = instruct(lost, ready.deputy.person, due_text="до 1 марта 2024 г.")
    accept_remarks(ready)
    sign_both(ready)
    drafted.refresh_from_db()
    assert drafted.state == AssignmentState.DRAFT


def test_a_correction_may_be_given_up_while_nothing_has_changed(ready: FullMeeting) -> None:
    sign_both(ready)
    with pytest.raises(Refusal):
        signing.start_correction(ready.meeting, reason="  ", actor=ready.secretary)
    signing.start_correction(ready.meeting, reason="показалось", actor=ready.secretary)
    signing.give_up_correction(ready.meeting, actor=ready.secretary)
    assert ready.meeting.state == MeetingState.SIGNED
    signing.start_correction(ready.meeting, reason="не показалось", actor=ready.secretary)
    Resolution.objects.filter(item=ready.items[0]).update(text="Рекомендовать иное")
    with pytest.raises(Refusal):
        signing.give_up_correction(ready.meeting, actor=ready.secretary)
    assert MinutesRevision.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_sign_at_one_moment_sign_once_each() -> None:
    full = make_full_meeting()
    accept_remarks(full)
    shown = seen(full)
    start, failures = Barrier(2), []

    def press(capacity: Capacity, actor: User) -> None:
        try:
            start.wait()
            mine = Meeting.objects.get(pk=full.meeting.pk)
            signing.sign_minutes(mine, capacity=capacity, sha256=shown, actor=User.objects.get(pk=actor.pk))
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [
        Thread(target=press, args=(Capacity.SECRETARY, full.secretary)),
        Thread(target=press, args=(Capacity.PRESIDING, full.deputy)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    full.meeting.refresh_from_db()
    assert full.meeting.state == MeetingState.SIGNED
    assert (MinutesRevision.objects.count(), Signature.objects.count()) == (1, 2)
