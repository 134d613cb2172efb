"""Writes of the schedule of meetings (график заседаний), an annex of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.core.versions import Stale, order_mark, require_order, save_edit
from rumo.planning.actions.holding import hold
from rumo.planning.actions.responsible import ResponsibleData, add_responsible, replace_responsible, responsible_data
from rumo.planning.actions.rows import Gone, drop_line
from rumo.planning.actions.texts import fitting, one_line
from rumo.planning.models import Edition, PlanLine, PlannedMeeting, PlannedQuestion


@dataclass(frozen=True, slots=True)
class QuestionData:
    """A question to consider, with those who report on it; a conditional one stands «при наличии заявки»."""

    title: str
    responsible: Sequence[ResponsibleData] = ()
    is_conditional: bool = False


@dataclass(frozen=True, slots=True)
class PlannedMeetingData:
    """A meeting of the schedule. `form` is a value of meetings.MeetingForm, `form_text` how the plan words it."""

    title: str = ""
    deadline: str = ""
    form: str = ""
    form_text: str = ""
    relevance: str = ""
    questions: Sequence[QuestionData] = ()
    responsible: Sequence[ResponsibleData] = ()


def question_data(question: PlannedQuestion) -> QuestionData:
    people = tuple(responsible_data(one) for one in question.responsible.all())
    return QuestionData(question.title, people, question.is_conditional)


def meeting_data(meeting: PlannedMeeting) -> PlannedMeetingData:
    """A planned meeting as it stands, to copy it or to change a part of it."""
    return PlannedMeetingData(
        title=meeting.title,
        deadline=meeting.deadline,
        form=meeting.form,
        form_text=meeting.form_text,
        relevance=meeting.relevance,
        questions=tuple(question_data(one) for one in meeting.questions.all()),
        responsible=tuple(responsible_data(one) for one in meeting.responsible.all()),
    )


@transaction.atomic
def add_meeting(
    edition: Edition, *, data: PlannedMeetingData, line: PlanLine | None = None, actor: User
) -> PlannedMeeting:
    """A meeting at the end of the schedule; `line` when it was planned before, in another edition."""
    hold(edition, actor)
    [meeting] = _append(edition, [data], [line or PlanLine.objects.create(plan=edition.plan)])
    audit.record(actor, "add_meeting", meeting, _("Добавлено заседание: %(title)s") % {"title": meeting})
    return meeting


@transaction.atomic
def add_meetings(edition: Edition, *, meetings: Sequence[PlannedMeetingData], actor: User) -> list[PlannedMeeting]:
    """A pasted schedule, all or nothing, in a constant number of queries."""
    hold(edition, actor)
    lines = PlanLine.objects.bulk_create([PlanLine(plan=edition.plan) for _meeting in meetings])
    made = _append(edition, meetings, lines)
    audit.record(actor, "add_meetings", edition.plan, _("Добавлено заседаний в график: %(n)s") % {"n": len(made)})
    return made


@transaction.atomic
def edit_meeting(meeting: PlannedMeeting, *, data: PlannedMeetingData, version: int, actor: User) -> PlannedMeeting:
    """Change a meeting as it stood in `version`. Raises Stale or Gone; unchanged questions keep their records."""
    hold(meeting.edition, actor)
    _fresh(meeting, version)
    before = meeting_data(meeting)
    fields = _fields(data)
    changed = [name for name, new in fields.items() if getattr(meeting, name) != new]
    if replace_responsible(meeting, data.responsible):
        changed.append("responsible")
    if list(data.questions) != list(before.questions):
        meeting.questions.all().delete()
        _add_questions([(meeting, data.questions)])
        changed.append("questions")
    if changed:
        save_edit(meeting, version, **fields)
        audit.record(actor, "edit_meeting", meeting, _("Изменено заседание: %(title)s") % {"title": meeting}, {
            name: [getattr(before, name), getattr(data, name)] for name in changed if name in fields
        })  # fmt: skip
    return meeting


@transaction.atomic
def delete_meeting(meeting: PlannedMeeting, *, actor: User) -> None:
    """Take a meeting out of the schedule. What it planned stays when another edition or a fact knows it."""
    edition, line = meeting.edition, meeting.line
    hold(edition, actor)
    if not PlannedMeeting.objects.filter(pk=meeting.pk).exists():
        return
    said = {"deadline": meeting.deadline, "questions": [one.title for one in meeting.questions.all()]}
    audit.record(actor, "delete_meeting", edition.plan, _("Удалено заседание: %(title)s") % {"title": meeting}, said)
    meeting.delete()
    drop_line(line)
    _place(PlannedMeeting, list(edition.meetings.all()))


@transaction.atomic
def move_meetings(edition: Edition, *, order: Sequence[int], version: int, actor: User) -> int:
    """Put the meetings in `order`, their keys; `version` is the mark of the order it was made from. See `move_rows`."""
    hold(edition, actor)
    found = {meeting.pk: meeting for meeting in edition.meetings.all()}
    told = _("График тем временем изменили: заседания добавлены, удалены или переставлены.")
    require_order(list(found), order, version, told=told)
    if _place(PlannedMeeting, [found[key] for key in order]):
        audit.record(actor, "move_meetings", edition.plan, _("Изменён порядок заседаний"))
    return order_mark(order)


# --- questions: each has its form on the page, all of them share the version of their meeting ---


@transaction.atomic
def add_question(
    meeting: PlannedMeeting, *, data: QuestionData, after: PlannedQuestion | None = None, actor: User
) -> PlannedQuestion:
    """A question after another one; at the beginning without it."""
    hold(meeting.edition, actor)
    _present(meeting)
    questions = list(meeting.questions.all())
    [question] = _add_questions([(meeting, [data])])
    questions.insert(questions.index(after) + 1 if after in questions else 0, question)
    _place(PlannedQuestion, questions)
    save_edit(meeting, meeting.version)
    audit.record(actor, "add_question", meeting, _("Добавлен вопрос: %(title)s") % {"title": question})
    return question


@transaction.atomic
def edit_question(question: PlannedQuestion, *, data: QuestionData, version: int, actor: User) -> PlannedMeeting:
    """Change a question while its meeting stands in `version`; returns the meeting with the next one."""
    meeting = question.meeting
    hold(meeting.edition, actor)
    try:
        question.refresh_from_db()
    except PlannedQuestion.DoesNotExist:
        raise Gone(_("Этот вопрос удалил другой пользователь. Ваш текст не потерян.")) from None
    _fresh(meeting, version)
    before = question_data(question)
    changes = audit.changed(question, title=_question(data.title), is_conditional=data.is_conditional)
    if changes:
        question.save()
    if replace_responsible(question, data.responsible) or changes:
        save_edit(meeting, version)
        summary = _("Изменён вопрос: %(title)s") % {"title": before.title}
        audit.record(actor, "edit_question", meeting, summary, changes)
    return meeting


@transaction.atomic
def delete_question(question: PlannedQuestion, *, actor: User) -> None:
    meeting = question.meeting
    hold(meeting.edition, actor)
    if not PlannedQuestion.objects.filter(pk=question.pk).exists():
        return
    audit.record(actor, "delete_question", meeting, _("Удалён вопрос: %(title)s") % {"title": question})
    question.delete()
    _place(PlannedQuestion, list(meeting.questions.all()))
    _present(meeting)
    save_edit(meeting, meeting.version)


@transaction.atomic
def move_questions(meeting: PlannedMeeting, *, order: Sequence[int], version: int, actor: User) -> int:
    """As `move_meetings`, for the questions of one meeting."""
    hold(meeting.edition, actor)
    found = {question.pk: question for question in meeting.questions.all()}
    told = _("Вопросы тем временем изменили: добавили, удалили или переставили.")
    require_order(list(found), order, version, told=told)
    if _place(PlannedQuestion, [found[key] for key in order]):
        audit.record(actor, "move_questions", meeting, _("Изменён порядок вопросов"))
    return order_mark(order)


def _append(
    edition: Edition, meetings: Sequence[PlannedMeetingData], lines: Sequence[PlanLine]
) -> list[PlannedMeeting]:
    first = edition.meetings.count() + 1
    made = PlannedMeeting.objects.bulk_create(
        [
            PlannedMeeting(edition=edition, line=line, position=place, **_fields(data))
            for place, (data, line) in enumerate(zip(meetings, lines, strict=True), start=first)
        ]
    )
    _add_questions([(meeting, data.questions) for meeting, data in zip(made, meetings, strict=True)])
    add_responsible((meeting, data.responsible) for meeting, data in zip(made, meetings, strict=True))
    return made


def _add_questions(asked: Iterable[tuple[PlannedMeeting, Sequence[QuestionData]]]) -> list[PlannedQuestion]:
    said = [(meeting, place, data) for meeting, each in asked for place, data in enumerate(each, start=1)]
    made = PlannedQuestion.objects.bulk_create(
        [
            PlannedQuestion(
                meeting=meeting, position=place, title=_question(data.title), is_conditional=data.is_conditional
            )
            for meeting, place, data in said
        ]
    )
    add_responsible((question, data.responsible) for question, (_m, _p, data) in zip(made, said, strict=True))
    return made


def _fields(data: PlannedMeetingData) -> dict[str, Any]:
    return {
        "title": fitting(one_line(data.title), PlannedMeeting, "title"),
        "deadline": fitting(data.deadline, PlannedMeeting, "deadline"),
        "form": data.form,
        "form_text": fitting(data.form_text, PlannedMeeting, "form_text"),
        "relevance": data.relevance.strip(),
    }


def _question(text: str) -> str:
    if not (said := text.strip()):
        raise Refusal(_("Напишите, о чём вопрос."))
    return said


def _present(meeting: PlannedMeeting) -> None:
    try:
        meeting.refresh_from_db()
    except PlannedMeeting.DoesNotExist:
        raise Gone(_("Это заседание удалил другой пользователь. Ваш текст не потерян.")) from None


def _fresh(meeting: PlannedMeeting, version: int) -> None:
    _present(meeting)
    if meeting.version != version:
        raise Stale(meeting)


def _place(model: type[PlannedMeeting] | type[PlannedQuestion], records: Sequence[Any]) -> bool:
    """Number the records from 1; answers whether any number has changed."""
    moved = []
    for place, record in enumerate(records, start=1):
        if record.position != place:
            record.position = place
            moved.append(record)
    if moved:
        model._default_manager.bulk_update(moved, ["position"])
    return bool(moved)
