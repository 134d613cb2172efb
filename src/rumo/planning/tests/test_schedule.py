"""Writes of the schedule: meetings, their questions, who answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.versions import Stale, order_mark
from rumo.planning.actions import schedule
from rumo.planning.actions.responsible import ResponsibleData
from rumo.planning.actions.rows import Gone
from rumo.planning.actions.schedule import PlannedMeetingData, QuestionData, meeting_data
from rumo.planning.enums import PlanState
from rumo.planning.models import Edition, PlanLine, PlannedMeeting, PlannedQuestion
from rumo.planning.tests.factories import make_plan, make_planned_meeting
from tests.cast import Cast

FEBRUARY = PlannedMeetingData(
    deadline="февраль",
    form="in_person",
    form_text="очная",
    relevance="Новые стандарты",
    questions=[
        QuestionData("О плане", [ResponsibleData("Председатель", role="chair")]),
        QuestionData("Об экспертизе", is_conditional=True),
    ],
    responsible=[ResponsibleData("Секретарь", role="secretary")],
)


@pytest.fixture
def edition(cast: Cast) -> Edition:
    return make_plan(cast.association).editions.get()


def _titles(meeting: PlannedMeeting) -> list[str]:
    return [question.title for question in meeting.questions.all()]


def test_a_meeting_keeps_everything_that_was_typed(cast: Cast, edition: Edition) -> None:
    meeting = schedule.add_meeting(edition, data=FEBRUARY, actor=cast.secretary)
    stored = meeting_data(PlannedMeeting.objects.get(pk=meeting.pk))
    assert replace(stored, questions=[], responsible=[]) == replace(FEBRUARY, questions=[], responsible=[])
    assert [(one.title, one.is_conditional, len(one.responsible)) for one in stored.questions] == [
        ("О плане", False, 1), ("Об экспертизе", True, 0),
    ]  # fmt: skip
    assert [one.role for one in stored.responsible] == ["secretary"]


def test_an_edit_leaves_the_records_of_unchanged_questions(cast: Cast, edition: Edition) -> None:
    meeting = schedule.add_meeting(edition, data=FEBRUARY, actor=cast.secretary)
    before = set(meeting.questions.values_list("pk", flat=True))
    data = replace(meeting_data(meeting), deadline="март")
    schedule.edit_meeting(meeting, data=data, version=1, actor=cast.secretary)
    assert set(meeting.questions.values_list("pk", flat=True)) == before
    with pytest.raises(Stale):
        schedule.edit_meeting(meeting, data=data, version=1, actor=cast.chair)
    schedule.edit_meeting(meeting, data=replace(data, questions=[QuestionData("Иное")]), version=2, actor=cast.chair)
    assert _titles(meeting) == ["Иное"]


def test_questions_are_added_changed_moved_and_deleted(cast: Cast, edition: Edition) -> None:
    meeting = make_planned_meeting(edition, questions=("А", "Б"))
    first, second = meeting.questions.all()
    schedule.add_question(meeting, data=QuestionData("В"), after=first, actor=cast.secretary)
    assert _titles(meeting) == ["А", "В", "Б"]
    assert meeting.version == 2
    schedule.edit_question(second, data=QuestionData("Б!"), version=2, actor=cast.secretary)
    with pytest.raises(Stale):
        schedule.edit_question(first, data=QuestionData("А!"), version=2, actor=cast.chair)
    keys = list(meeting.questions.values_list("pk", flat=True))
    mark = order_mark(keys)
    schedule.move_questions(meeting, order=keys[::-1], version=mark, actor=cast.secretary)
    assert _titles(meeting) == ["Б!", "В", "А"]
    with pytest.raises(Conflict):
        schedule.move_questions(meeting, order=keys, version=mark, actor=cast.secretary)
    schedule.delete_question(second, actor=cast.secretary)
    assert list(meeting.questions.values_list("title", "position")) == [("В", 1), ("А", 2)]


def test_what_was_deleted_meanwhile_is_told(cast: Cast, edition: Edition) -> None:
    meeting = make_planned_meeting(edition)
    question = meeting.questions.get()
    PlannedQuestion.objects.filter(pk=question.pk).delete()
    with pytest.raises(Gone):
        schedule.edit_question(question, data=QuestionData("А"), version=1, actor=cast.secretary)
    PlannedMeeting.objects.filter(pk=meeting.pk).delete()
    with pytest.raises(Gone):
        schedule.edit_meeting(meeting, data=FEBRUARY, version=1, actor=cast.secretary)


def test_meetings_are_numbered_anew(cast: Cast, edition: Edition) -> None:
    first, second, third = (make_planned_meeting(edition, deadline=month) for month in ("февраль", "май", "август"))
    order = [third.pk, first.pk, second.pk]
    mark = order_mark([first.pk, second.pk, third.pk])
    schedule.move_meetings(edition, order=order, version=mark, actor=cast.secretary)
    schedule.delete_meeting(third, actor=cast.secretary)
    assert list(edition.meetings.values_list("deadline", "position")) == [("февраль", 1), ("май", 2)]
    assert not PlanLine.objects.filter(pk=third.line_id).exists()


def test_all_meetings_of_a_table_or_none(cast: Cast, edition: Edition) -> None:
    with pytest.raises(Refusal, match="о чём вопрос"):
        schedule.add_meetings(
            edition, meetings=[FEBRUARY, PlannedMeetingData(questions=[QuestionData(" ")])], actor=cast.secretary
        )
    assert not edition.meetings.exists()


def test_an_adopted_schedule_is_not_written(cast: Cast) -> None:
    edition = make_plan(cast.association, state=PlanState.APPROVED).editions.get()
    with pytest.raises(NotAllowed, match="изменение"):
        schedule.add_meeting(edition, data=FEBRUARY, actor=cast.secretary)
