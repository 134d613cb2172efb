"""The survey: answered by the link of a letter, its results read by those who run the event."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.errors import NotAllowed
from rumo.core.form_pages import done
from rumo.core.workbook import tables_response
from rumo.events.actions import surveys as actions
from rumo.events.attendance_rules import may_answer, survey_closes
from rumo.events.forms.survey import SurveyForm
from rumo.events.survey import numbers_of, results_of, survey_questions
from rumo.events.survey_sheet import build_results
from rumo.events.views.event_pages import run_event
from rumo.events.views.own_place import own_registration


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey_answer(request: HttpRequest, token: str) -> HttpResponse:
    """The link is the key; a second sending finds the thanks."""
    registration = own_registration(token)
    event = registration.event
    questions = survey_questions(event)
    form = SurveyForm(request.POST if request.method == "POST" else None, questions=questions)
    context: dict[str, Any] = {"event": event, "form": form, "is_anonymous": event.rules.survey_is_anonymous}
    is_answered = False
    if form.is_bound and may_answer(registration):
        is_answered = done(form, lambda: actions.answer_survey(registration, answers=form.answers()))
        registration.refresh_from_db(fields=["answered_at"])
    context |= {
        "is_answered": is_answered or registration.answered_at is not None,
        "verdict": may_answer(registration),
        "has_questions": bool(questions),
        "closes": survey_closes(event),
    }
    wrong = form.is_bound and not context["is_answered"]
    return render(request, "events/surveys/answer.html", context, status=422 if wrong else 200)


@require_safe
def survey(request: UserRequest, pk: int) -> HttpResponse:
    """What was answered, each share with its base; of few anonymous answers only how many there are."""
    event = run_event(request, pk)
    numbers = numbers_of(event)
    context = {
        "event": event,
        "tab": "survey",
        "numbers": numbers,
        "results": results_of(event) if numbers.is_shown else [],
        "has_questions": bool(survey_questions(event)),
    }
    return render(request, "events/surveys/results.html", context)


@require_safe
def survey_export(request: UserRequest, pk: int) -> HttpResponseBase:
    event = run_event(request, pk)
    numbers = numbers_of(event)
    if not numbers.is_shown:
        raise NotAllowed(_("Ответов пока слишком мало: по ним можно узнать, кто что ответил."))
    book = build_results(numbers, results_of(event))
    return tables_response(request, book, _("Опрос, %(day)s") % {"day": f"{event.day:%d.%m.%Y}"})
