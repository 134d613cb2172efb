"""A line of a plan: what it obliges to, what was done, and what people say of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.errors import Refusal
from rumo.core.files import file_response
from rumo.planning import permissions, queries
from rumo.planning.actions import facts as actions
from rumo.planning.execution.line import page_of
from rumo.planning.forms.facts import EvidenceForm, ReasonForm, RecordForm
from rumo.planning.models import LineFact, PlanLine


@require_safe
def line(request: UserRequest, pk: int) -> HttpResponse:
    """One thing planned, as a page or as the drawer beside the year."""
    return _page(request, _line(request, pk))


@require_POST
def link_fact(request: UserRequest, pk: int) -> HttpResponse:
    """Confirm a proposal, or link a record chosen from the list."""
    found, form = _open_line(request, pk), RecordForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, problem=_("Выберите запись из списка."))
    kind, key = form.key()
    actions.link_fact(found, kind=kind, object_id=key, actor=request.user)
    return _done(request, found, _("Привязано к пункту плана."))


@require_POST
def dismiss_proposal(request: UserRequest, pk: int) -> HttpResponse:
    found, form = _open_line(request, pk), RecordForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, problem=_("Обновите страницу и попробуйте ещё раз."))
    kind, key = form.key()
    actions.dismiss_proposal(found, kind=kind, object_id=key, actor=request.user)
    return _done(request, found, _("Больше не предложим."))


@require_POST
def add_evidence(request: UserRequest, pk: int) -> HttpResponse:
    """A link or a file that shows what was done; a refusal keeps what was typed."""
    found, form = _open_line(request, pk), EvidenceForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            actions.add_evidence(found, **form.cleaned_data, actor=request.user)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            return _done(request, found, _("Подтверждение приложено."))
    return _page(request, found, status=422, evidence_form=form)


@require_POST
def give_reason(request: UserRequest, pk: int) -> HttpResponse:
    """Why it was not done; of two who write at once the second sees what the first wrote and keeps his own text."""
    found, form = _open_line(request, pk), ReasonForm(request.POST)
    if form.is_valid():
        try:
            actions.give_reason(found, **form.cleaned_data, actor=request.user)
        except Refusal as refusal:
            found.refresh_from_db()
            typed = {"reason": form.cleaned_data["reason"], "version": found.version}
            theirs = _("%(message)s Сейчас записано: «%(text)s».") % {"message": refusal.message, "text": found.reason}
            return _page(request, found, status=refusal.status, reason_form=ReasonForm(initial=typed), problem=theirs)
        return _done(request, found, _("Сохранено."))
    return _page(request, found, status=422, reason_form=form)


@require_POST
def unlink_fact(request: UserRequest, pk: int) -> HttpResponse:
    visible = LineFact.objects.filter(line__plan__in=queries.visible_plans(request.user))
    fact = get_object_or_404(visible.select_related("line__plan__association"), pk=pk)
    actions.unlink_fact(fact, actor=request.user)
    return _done(request, fact.line, _("Отвязано от пункта плана."))


@require_safe
def evidence_file(request: UserRequest, pk: int) -> FileResponse:
    """The file of a piece of evidence, for those who may read the plan."""
    visible = LineFact.objects.filter(line__plan__in=queries.visible_plans(request.user), file__isnull=False)
    fact = get_object_or_404(visible.select_related("file"), pk=pk)
    assert fact.file is not None
    return file_response(fact.file)


def _line(request: UserRequest, pk: int) -> PlanLine:
    visible = PlanLine.objects.filter(plan__in=queries.visible_plans(request.user))
    return get_object_or_404(visible.select_related("plan__association__region", "plan__association__host"), pk=pk)


def _open_line(request: UserRequest, pk: int) -> PlanLine:
    """A line of which the user may say what was done. Raises NotAllowed with the reason."""
    found = _line(request, pk)
    permissions.may_link_facts(request.user, found.plan).require()
    return found


def _done(request: UserRequest, found: PlanLine, message: str) -> HttpResponse:
    """The drawer stays where it is and shows the new state; without scripts the page is shown again."""
    if request.headers.get("HX-Request"):
        return _page(request, _line(request, found.pk), done=message)
    messages.success(request, message)
    return redirect("planning:line", found.pk)


def _page(request: UserRequest, found: PlanLine, *, status: int = 200, **more: Any) -> HttpResponse:
    may_link = permissions.may_link_facts(request.user, found.plan)
    shown = page_of(found, clock.today(), quarter=request.GET.get("quarter", ""), with_proposals=bool(may_link))
    if shown is None:
        raise Http404(_("В действующей редакции плана этого пункта уже нет."))
    context = {
        "plan": found.plan,
        "page": shown,
        "line": shown.line,
        "may_link": may_link,
        "evidence_form": EvidenceForm(),
        "reason_form": ReasonForm(initial={"reason": found.reason, "version": found.version}),
        "in_drawer": bool(request.headers.get("HX-Request")),
        **more,
    }
    template = "planning/line.html#line" if request.headers.get("HX-Request") else "planning/line.html"
    return render(request, template, context, status=status)
