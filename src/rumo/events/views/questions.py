"""What is asked on registering and in the survey afterwards."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.core.versions import order_mark
from rumo.events import permissions
from rumo.events.actions import questions as actions
from rumo.events.enums import QuestionPurpose
from rumo.events.forms.asking import QuestionForm
from rumo.events.models import Event
from rumo.events.views.event_pages import editable_event, posted_order, run_event


@require_safe
def questions(request: UserRequest, pk: int) -> HttpResponse:
    """Both lists; the order is dragged."""
    event = run_event(request, pk)
    found = list(event.questions.all())
    groups = []
    for purpose in QuestionPurpose:
        own = [each for each in found if each.purpose == purpose]
        groups.append({"purpose": purpose, "questions": own, "mark": order_mark(each.pk for each in own)})
    context = {
        "event": event,
        "tab": "questions",
        "groups": groups,
        "may_edit": permissions.may_edit_event(request.user, event),
    }
    return render(request, "events/editing/questions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def question_add(request: UserRequest, pk: int, purpose: str) -> HttpResponse:
    event = editable_event(request, pk)
    if purpose not in QuestionPurpose:
        raise Http404
    form = QuestionForm(request.POST or None, purpose=purpose)
    if form.is_bound and done(
        form, lambda: actions.add_question(event, purpose=purpose, data=form.question_data(), actor=request.user)
    ):
        return _saved(request, event)
    return form_page(request, form, title=_("Новый вопрос"), crumbs=_crumbs(event), submit=_("Добавить"))


@require_http_methods(["GET", "HEAD", "POST"])
def question_edit(request: UserRequest, pk: int, question_pk: int) -> HttpResponse:
    event = editable_event(request, pk)
    question = get_object_or_404(event.questions, pk=question_pk)
    form = QuestionForm(request.POST or None, purpose=question.purpose, question=question)
    if form.is_bound and done(
        form, lambda: actions.edit_question(question, data=form.question_data(), actor=request.user)
    ):
        return _saved(request, event)
    return form_page(
        request, form, title=_("Вопрос"), crumbs=_crumbs(event), submit=_("Сохранить"),
        delete_url=reverse("events:question_remove", args=[pk, question_pk]), delete_confirm=_("Удалить вопрос?"),
    )  # fmt: skip


@require_POST
def question_remove(request: UserRequest, pk: int, question_pk: int) -> HttpResponse:
    event = editable_event(request, pk)
    actions.remove_question(get_object_or_404(event.questions, pk=question_pk), actor=request.user)
    return _saved(request, event)


@require_POST
def questions_order(request: UserRequest, pk: int, purpose: str) -> JsonResponse:
    event = editable_event(request, pk)
    order, mark = posted_order(request)
    mark = actions.order_questions(event, purpose=purpose, order=order, mark=mark, actor=request.user)
    return JsonResponse({"version": mark})


def _crumbs(event: Event) -> list[tuple[object, str]]:
    return [
        (_("Мероприятия"), reverse("events:events")),
        (event, reverse("events:event", args=[event.pk])),
        (_("Вопросы"), reverse("events:questions", args=[event.pk])),
    ]


def _saved(request: UserRequest, event: Event) -> HttpResponse:
    messages.success(request, _("Сохранено."))
    return redirect("events:questions", event.pk)
