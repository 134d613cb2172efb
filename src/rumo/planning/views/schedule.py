"""The schedule of meetings, written as the grid is: each meeting and each question saves itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.autosave import Saved, save_form
from rumo.core.errors import Conflict
from rumo.core.models import Versioned
from rumo.core.versions import order_mark
from rumo.planning.actions import schedule as actions
from rumo.planning.actions.schedule import PlannedMeetingData
from rumo.planning.deadline_reading import DeadlineReading, read_deadline
from rumo.planning.forms.schedule import PlannedMeetingForm, QuestionForm
from rumo.planning.models import Edition, PlannedMeeting, PlannedQuestion
from rumo.planning.views.gone import gone
from rumo.planning.views.grid_part import order_of, removed, take_draft


@dataclass(frozen=True, slots=True)
class Card:
    """A meeting on the page: its form and the forms of its questions."""

    meeting: PlannedMeeting
    form: PlannedMeetingForm
    questions: list[QuestionForm]
    blank: QuestionForm
    reading: DeadlineReading
    order_mark: int


@require_safe
def schedule(request: UserRequest, pk: int) -> HttpResponse:
    edition = take_draft(request, pk)
    meetings = list(_meetings(edition))
    context = {
        "plan": edition.plan,
        "edition": edition,
        "cards": [_card(request, edition, meeting) for meeting in meetings],
        "order_mark": order_mark(meeting.pk for meeting in meetings),
    }
    return render(request, "planning/grid/schedule.html", context)


@require_POST
def planned_add(request: UserRequest, pk: int) -> HttpResponse:
    """An empty meeting at the end, ready to be filled in."""
    edition = take_draft(request, pk)
    meeting = actions.add_meeting(edition, data=PlannedMeetingData(), actor=request.user)
    if not request.headers.get("HX-Request"):
        return redirect(_url(edition, meeting))
    card = _card(request, edition, _meetings(edition).get(pk=meeting.pk))
    mark = order_mark(edition.meetings.values_list("pk", flat=True))
    context = {"plan": edition.plan, "card": card, "fresh": True}
    answer = render(request, "planning/grid/_card.html", context)
    answer["HX-Trigger-After-Swap"] = json.dumps({"rumo:order": {"list": "planned-list", "version": mark}})
    return answer


@require_POST
def planned_save(request: UserRequest, pk: int, planned_pk: int) -> HttpResponse:
    """Everything of a meeting but its questions (autosave)."""
    edition = take_draft(request, pk)
    meeting = _meeting(edition, planned_pk)

    def save(data: dict[str, Any]) -> Saved:
        saved = actions.edit_meeting(meeting, data=form.meeting_data(), version=data["version"], actor=request.user)
        return Saved(saved.version)

    def current(_record: Versioned) -> PlannedMeetingForm:
        return PlannedMeetingForm(user=request.user, meeting=_meeting(edition, planned_pk))

    form = PlannedMeetingForm(request.POST, user=request.user, meeting=meeting)
    return save_form(request, form, save=save, current=current, back=_url(edition, meeting))


@require_POST
def planned_delete(request: UserRequest, pk: int, planned_pk: int) -> HttpResponse:
    edition = take_draft(request, pk)
    meeting = _meetings(edition).select_related("line").filter(pk=planned_pk).first()
    if meeting is not None:
        actions.delete_meeting(meeting, actor=request.user)
    answer = removed(request, order_mark(edition.meetings.values_list("pk", flat=True)))
    if answer is None:
        messages.success(request, _("Заседание удалено из графика."))
    return answer or redirect(_url(edition))


@require_POST
def planned_order(request: UserRequest, pk: int) -> JsonResponse:
    edition = take_draft(request, pk)
    order, mark = _keys(request)
    return JsonResponse({"version": actions.move_meetings(edition, order=order, version=mark, actor=request.user)})


@require_POST
def question_add(request: UserRequest, pk: int, planned_pk: int) -> HttpResponse:
    """A question typed below `?after=question-5`."""
    edition = take_draft(request, pk)
    meeting = _meeting(edition, planned_pk)

    def save(_data: dict[str, Any]) -> Saved:
        after = _question_after(request, meeting)
        question = actions.add_question(meeting, data=form.question_data(), after=after, actor=request.user)
        return Saved(meeting.version, facts=_new_facts(request, edition, question))

    def current(_record: Versioned) -> QuestionForm:
        return QuestionForm(user=request.user, meeting=meeting)

    form = QuestionForm(request.POST, user=request.user, meeting=meeting)
    return save_form(request, form, save=save, current=current, back=_url(edition, meeting))


@require_POST
def question_save(request: UserRequest, pk: int, question_pk: int) -> HttpResponse:
    """One question (autosave). Its version is that of its meeting."""
    edition = take_draft(request, pk)
    question = _questions(edition).filter(pk=question_pk).first()
    if question is None:
        message = _("Этот вопрос удалил другой пользователь. Ваш текст не потерян.")
        return gone(request, None, message, "planning:schedule", edition)
    meeting = question.meeting
    meeting.edition = edition

    def save(data: dict[str, Any]) -> Saved:
        saved = actions.edit_question(question, data=form.question_data(), version=data["version"], actor=request.user)
        return Saved(saved.version)

    def current(_record: Versioned) -> QuestionForm:
        fresh = _questions(edition).get(pk=question_pk)
        return QuestionForm(user=request.user, meeting=fresh.meeting, question=fresh)

    form = QuestionForm(request.POST, user=request.user, meeting=meeting, question=question)
    return save_form(request, form, save=save, current=current, back=_url(edition, meeting))


@require_POST
def question_delete(request: UserRequest, pk: int, question_pk: int) -> HttpResponse:
    edition = take_draft(request, pk)
    question = _questions(edition).filter(pk=question_pk).first()
    if question is None:
        return removed(request, 0) or redirect(_url(edition))
    meeting = question.meeting
    actions.delete_question(question, actor=request.user)
    answer = removed(request, order_mark(meeting.questions.values_list("pk", flat=True)))
    return answer or redirect(_url(edition, meeting))


@require_POST
def questions_order(request: UserRequest, pk: int, planned_pk: int) -> JsonResponse:
    edition = take_draft(request, pk)
    order, mark = _keys(request)
    meeting = _meeting(edition, planned_pk)
    return JsonResponse({"version": actions.move_questions(meeting, order=order, version=mark, actor=request.user)})


def _meetings(edition: Edition) -> QuerySet[PlannedMeeting]:
    return edition.meetings.select_related("edition__plan__association").prefetch_related(
        "responsible__person",
        "responsible__association",
        "responsible__organization",
        "questions__responsible__person",
        "questions__responsible__association",
        "questions__responsible__organization",
    )


def _questions(edition: Edition) -> QuerySet[PlannedQuestion]:
    found = PlannedQuestion.objects.filter(meeting__edition=edition)
    return found.select_related("meeting__edition__plan__association").prefetch_related("responsible")


def _meeting(edition: Edition, pk: int) -> PlannedMeeting:
    """The meeting, or a refusal that keeps the page as it is: it may have been deleted a moment ago."""
    meeting = _meetings(edition).filter(pk=pk).first()
    if meeting is None:
        raise Conflict(_("Это заседание удалил другой пользователь. Обновите страницу, чтобы увидеть график."))
    return meeting


def _card(request: UserRequest, edition: Edition, meeting: PlannedMeeting) -> Card:
    questions = list(meeting.questions.all())
    return Card(
        meeting=meeting,
        form=PlannedMeetingForm(user=request.user, meeting=meeting),
        questions=[QuestionForm(user=request.user, meeting=meeting, question=one) for one in questions],
        blank=QuestionForm(user=request.user, meeting=meeting),
        reading=read_deadline(meeting.deadline, edition.plan.period),
        order_mark=order_mark(one.pk for one in questions),
    )


def _new_facts(request: UserRequest, edition: Edition, question: PlannedQuestion) -> dict[str, Any]:
    context = {"plan": edition.plan, "question": question}
    keys = question.meeting.questions.values_list("pk", flat=True)
    return {
        "key": str(question.pk),
        "save_url": reverse("planning:question_save", args=[edition.plan_id, question.pk]),
        "order_version": order_mark(keys),
        "foot": render_to_string("planning/grid/_question_foot.html", context, request=request),
    }


def _question_after(request: UserRequest, meeting: PlannedMeeting) -> PlannedQuestion | None:
    """The question named by `?after=`; the last one when it is gone or none is named; «start» is before all."""
    named = request.GET.get("after", "")
    if named == "start":
        return None
    questions = list(meeting.questions.all())
    return next((one for one in questions if str(one.pk) == named), questions[-1] if questions else None)


def _keys(request: UserRequest) -> tuple[list[int], int]:
    order, mark = order_of(request)
    return [int(key) for key in order if key.isdigit()], mark


def _url(edition: Edition, meeting: PlannedMeeting | None = None) -> str:
    address = reverse("planning:schedule", args=[edition.plan_id])
    return f"{address}#planned-{meeting.pk}" if meeting else address
