"""The steps of an assignment. Two need one press; the others ask for words and have a small page each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from rumo.accounts.models import User
from rumo.accounts.requests import UserRequest
from rumo.assignments import actions, permissions, queries
from rumo.assignments.forms import ExtendForm, ReportForm, ReturnForm, WithdrawForm
from rumo.assignments.models import Assignment
from rumo.assignments.transitions import ASSIGNMENT
from rumo.assignments.views.rows import as_rows
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.files import FileRefused, upload_limits
from rumo.core.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Step:
    """A step with a form: what the page says, who may, and the one action it calls."""

    title: Any
    button: Any
    done: Any
    form: type[forms.Form]
    verdict: Callable[[Any, Assignment], Verdict]
    act: Callable[[Assignment, dict[str, Any], User], None]


def _report(assignment: Assignment, data: dict[str, Any], actor: User) -> None:
    actions.report_assignment(assignment, text=data["text"], uploads=data["evidence"], actor=actor)


def _return(assignment: Assignment, data: dict[str, Any], actor: User) -> None:
    actions.return_for_rework(assignment, remarks=data["remarks"], actor=actor)


def _extend(assignment: Assignment, data: dict[str, Any], actor: User) -> None:
    actions.extend_assignment(assignment, new_due_on=data["new_due_on"], reason=data["reason"], actor=actor)


def _withdraw(assignment: Assignment, data: dict[str, Any], actor: User) -> None:
    actions.withdraw_assignment(assignment, reason=data["reason"], actor=actor)


STEPS = {
    "report": Step(
        gettext_lazy("Отчёт об исполнении"),
        gettext_lazy("Отправить отчёт"),
        gettext_lazy("Отчёт отправлен тем, кто принимает исполнение."),
        ReportForm,
        ASSIGNMENT["report"].verdict,
        _report,
    ),
    "return": Step(
        gettext_lazy("Вернуть с замечаниями"),
        gettext_lazy("Вернуть исполнителям"),
        gettext_lazy("Поручение возвращено, исполнители получат письмо с замечаниями."),
        ReturnForm,
        ASSIGNMENT["return"].verdict,
        _return,
    ),
    "extend": Step(
        gettext_lazy("Перенести срок"),
        gettext_lazy("Перенести срок"),
        gettext_lazy("Срок перенесён, исполнители получат письмо."),
        ExtendForm,
        permissions.may_extend,
        _extend,
    ),
    "withdraw": Step(
        gettext_lazy("Отменить поручение"),
        gettext_lazy("Отменить поручение"),
        gettext_lazy("Поручение отменено, исполнители получат письмо."),
        WithdrawForm,
        ASSIGNMENT["withdraw"].verdict,
        _withdraw,
    ),
}


@require_POST
def assignment_take(request: UserRequest, pk: int) -> HttpResponse:
    assignment = get_object_or_404(queries.visible_assignments(request.user), pk=pk)
    actions.take_into_work(assignment, actor=request.user)
    messages.success(request, _("Поручение взято в работу."))
    return redirect("assignments:assignment", pk)


@require_POST
def assignment_accept(request: UserRequest, pk: int) -> HttpResponse:
    assignment = get_object_or_404(queries.visible_assignments(request.user), pk=pk)
    actions.accept_assignment(assignment, actor=request.user)
    messages.success(request, _("Исполнение принято, поручение снято с контроля."))
    return redirect("assignments:assignment", pk)


def assignment_step(request: UserRequest, pk: int, name: str) -> HttpResponse:
    """The form of a step and, by POST, the step; what was typed stays when it is refused."""
    step = STEPS[name]
    assignment = get_object_or_404(queries.visible_assignments(request.user), pk=pk)
    step.verdict(request.user, assignment).require()
    initial = {"text": assignment.report} if name == "report" else {}
    form = step.form(request.POST, request.FILES) if request.method == "POST" else step.form(initial=initial)
    if form.is_bound and form.is_valid() and _done(step, assignment, form, request):
        messages.success(request, step.done)
        return redirect("assignments:assignment", pk)
    context = {
        "row": as_rows([assignment])[0],
        "assignment": assignment,
        "step": step,
        "form": form,
        **upload_limits(),
    }
    return render(request, "assignments/step.html", context, status=422 if form.is_bound else 200)


def _done(step: Step, assignment: Assignment, form: forms.Form, request: UserRequest) -> bool:
    try:
        step.act(assignment, form.cleaned_data, request.user)
    except (Conflict, NotAllowed):
        raise
    except FileRefused as refusal:
        form.add_error("evidence", refusal.message)
        return False
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return False
    return True
