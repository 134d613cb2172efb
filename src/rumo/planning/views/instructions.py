"""Instructions from outside: the register, on the screen and as a table, and the pages of one instruction."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.assignments.enums import Term
from rumo.assignments.permissions import may_correct
from rumo.assignments.transitions import ASSIGNMENT
from rumo.assignments.views.rows import as_rows
from rumo.core import audit, clock, files
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.templatetags.lists import address_with
from rumo.core.verdict import YES, No, Verdict
from rumo.core.workbook import tables_response
from rumo.directory.models import Association
from rumo.directory.queries import run_associations
from rumo.directory.views.bodies import asked_or_highest
from rumo.planning import instruction_register as register
from rumo.planning.actions import instructions as actions
from rumo.planning.forms.instructions import (
    AssociationChoice,
    EditForm,
    RegisterFilter,
    RegisterForm,
    WithdrawForm,
)
from rumo.planning.instruction_sheet import build_register
from rumo.planning.models import Instruction

ROWS_A_PAGE = 30


@require_safe
def instructions(request: UserRequest) -> HttpResponse:
    """The register with its filters and the tabs of the control board."""
    form = RegisterFilter(request.GET, user=request.user)
    choice = form.choice()
    page = Paginator(register.chosen(request.user, choice, clock.today()), ROWS_A_PAGE).get_page(
        request.GET.get("page")
    )
    tabs = [
        {
            "title": term.label,
            "url": address_with(request, {"term": term.value, "page": None}),
            "active": term.value == choice.term,
        }
        for term in Term
    ]
    context = {
        "form": form,
        "page": page,
        "rows": _with_terms(list(page.object_list)),
        "tabs": tabs,
        "is_filtered": any((choice.association, choice.authority, choice.state, choice.text, choice.term)),
        "may_register": _may_register_somewhere(request),
    }
    return render(request, "planning/instructions.html", context)


@require_safe
def instructions_export(request: UserRequest) -> HttpResponseBase:
    """Everything the filters choose, not only the page in sight."""
    choice = RegisterFilter(request.GET, user=request.user).choice()
    day = clock.today()
    book = build_register(register.chosen(request.user, choice, day), day)
    return tables_response(request, book, _("Внешние поручения на %(day)s") % {"day": f"{day:%d.%m.%Y}"})


def instruction_register(request: UserRequest) -> HttpResponse:
    """The form of a new instruction, for the association named in the address or the first one the user runs."""
    _may_register_somewhere(request).require()
    association = _association(request)
    form = RegisterForm(
        request.POST or None,
        request.FILES or None,
        user=request.user,
        association=association,
        day=clock.today(),
        initial={"received_on": clock.today()},
    )
    if form.is_bound and form.is_valid():
        made = _registered(request, association, form)
        if made is not None:
            messages.success(request, _("Поручение зарегистрировано, исполнители получат письмо."))
            return redirect("planning:instruction", made.pk)
    choice = AssociationChoice(initial={"association": association}, user=request.user)
    is_one_of_many = run_associations(request.user)[:2].count() > 1
    context = {**files.upload_limits(), "form": form, "association": association, "choice": choice}
    context["is_one_of_many"] = is_one_of_many
    return render(request, "planning/instruction_register.html", context, status=422 if form.is_bound else 200)


@require_safe
def instruction(request: UserRequest, pk: int) -> HttpResponse:
    """The letter, where its assignment stands, what happened to the record."""
    found = _instruction(request, pk)
    context = {
        "instruction": found,
        "row": as_rows([found.assignment])[0],
        "plan_row": register.wording_of(found),
        "may_edit": may_correct(request.user, found.assignment),
        "may_withdraw": ASSIGNMENT["withdraw"].verdict(request.user, found.assignment),
        "history": [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(found)],
    }
    return render(request, "planning/instruction.html", context)


def instruction_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = _instruction(request, pk)
    may_correct(request.user, found.assignment).require()
    form = EditForm(
        request.POST or None,
        request.FILES or None,
        user=request.user,
        instruction=found,
    )
    if form.is_bound and form.is_valid() and _edited(request, found, form):
        messages.success(request, _("Исправления сохранены."))
        return redirect("planning:instruction", pk)
    context = {**files.upload_limits(), "instruction": found, "form": form}
    return render(request, "planning/instruction_edit.html", context, status=422 if form.is_bound else 200)


def instruction_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    found = _instruction(request, pk)
    ASSIGNMENT["withdraw"].verdict(request.user, found.assignment).require()
    form = WithdrawForm(request.POST or None)
    if form.is_bound and form.is_valid():
        actions.withdraw_instruction(found, reason=form.cleaned_data["reason"], actor=request.user)
        messages.success(request, _("Поручение отозвано, исполнители получат письмо."))
        return redirect("planning:instruction", pk)
    context = {"instruction": found, "form": form}
    return render(request, "planning/instruction_withdraw.html", context, status=422 if form.is_bound else 200)


@require_safe
def instruction_file(request: UserRequest, pk: int) -> FileResponse:
    found = _instruction(request, pk)
    if found.file is None:
        raise Http404
    return files.file_response(found.file)


def _instruction(request: UserRequest, pk: int) -> Instruction:
    return get_object_or_404(register.visible_instructions(request.user), pk=pk)


def _association(request: UserRequest) -> Association:
    """The one asked for in the address; else the highest of those the user runs."""
    found = asked_or_highest(request)
    assert found is not None  # the caller asked whether there is one
    return found


def _may_register_somewhere(request: UserRequest) -> Verdict:
    if run_associations(request.user).exists():
        return YES
    return No(_("Поручения регистрируют председатель, секретарь объединения или методист, который его ведёт."))


def _registered(request: UserRequest, association: Association, form: RegisterForm) -> Instruction | None:
    names = ("authority", "number", "date", "received_on", "text", "due_text", "due_on", "upload")
    try:
        return actions.register_instruction(
            association=association,
            **{name: form.cleaned_data[name] for name in names},
            executors=form.executors(),
            line=form.plan_line(),
            actor=request.user,
        )
    except (Conflict, NotAllowed):
        raise
    except Refusal as refusal:
        _explain(form, refusal)
    return None


def _edited(request: UserRequest, found: Instruction, form: EditForm) -> bool:
    try:
        actions.edit_instruction(
            found,
            letter=form.letter(),
            text=form.cleaned_data["text"],
            line=form.plan_line(),
            upload=form.cleaned_data["upload"],
            reason=form.cleaned_data["reason"],
            actor=request.user,
        )
    except (Conflict, NotAllowed):
        raise
    except Refusal as refusal:
        _explain(form, refusal)
        return False
    return True


def _explain(form: forms.Form, refusal: Refusal) -> None:
    """The refusal above the form; a duplicate with a link to what is registered, a file at its field."""
    if isinstance(refusal, actions.AlreadyRegistered):
        address = reverse("planning:instruction", args=[refusal.instruction.pk])
        form.add_error(
            None, format_html('{} <a href="{}">{}</a>', refusal.message, address, _("Открыть зарегистрированное"))
        )
    else:
        form.add_error("upload" if isinstance(refusal, files.FileRefused) else None, refusal.message)


def _with_terms(found: list[Instruction]) -> list[dict[str, Any]]:
    rows = as_rows([each.assignment for each in found])
    return [{"instruction": each, "row": row} for each, row in zip(found, rows, strict=True)]
