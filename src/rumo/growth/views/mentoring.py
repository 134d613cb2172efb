"""A mentoring programme: its pairs, their journal and result."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit, clock
from rumo.core.form_pages import done, form_page
from rumo.growth import permissions, queries
from rumo.growth.actions import mentoring as actions
from rumo.growth.forms.mentoring import JournalForm, PairEndForm, PairForm
from rumo.growth.models import MentoringPair, MentoringProgram
from rumo.growth.registers.mentoring import REGISTER
from rumo.growth.views.registers import crumbs


@require_safe
def program(request: UserRequest, pk: int) -> HttpResponse:
    found = _program(request, pk)
    pairs = found.pairs.select_related("mentor", "mentee", "program__association").prefetch_related("entries")
    context = {
        "tab": REGISTER.key,
        "program": found,
        "pairs": [(pair, permissions.may_lead_pair(request.user, pair)) for pair in pairs],
        "may_edit": permissions.may_run_growth(request.user, found.association),
        "history": [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(found)],
    }
    return render(request, "growth/registers/program.html", context)


def pair_add(request: UserRequest, pk: int) -> HttpResponse:
    found = _program(request, pk)
    permissions.may_run_growth(request.user, found.association).require()
    form = PairForm(request.POST or None, user=request.user, initial={"starts_on": clock.today()})
    if form.is_bound and done(form, lambda: actions.add_pair(found, **form.cleaned_data, actor=request.user)):
        return redirect("growth:program", pk)
    return form_page(
        request, form, title=_("Новая наставническая пара"), crumbs=crumbs(REGISTER, found), submit=_("Внести пару")
    )


def pair_end(request: UserRequest, pk: int) -> HttpResponse:
    pair = _pair(request, pk)
    permissions.may_lead_pair(request.user, pair).require()
    form = PairEndForm(request.POST or None, initial={"version": pair.version, "ends_on": clock.today()})
    if form.is_bound and done(form, lambda: actions.end_pair(pair, **form.cleaned_data, actor=request.user)):
        return redirect("growth:program", pair.program_id)
    return form_page(
        request,
        form,
        title=_("Завершить работу пары"),
        crumbs=crumbs(REGISTER, pair.program),
        submit=_("Сохранить"),
        lead=pair,
    )


def entry_write(request: UserRequest, pk: int) -> HttpResponse:
    pair = _pair(request, pk)
    permissions.may_lead_pair(request.user, pair).require()
    form = JournalForm(request.POST or None, initial={"day": clock.today()})
    if form.is_bound and done(form, lambda: actions.write_entry(pair, **form.cleaned_data, actor=request.user)):
        return redirect("growth:program", pair.program_id)
    return form_page(
        request,
        form,
        title=_("Запись в журнал"),
        crumbs=crumbs(REGISTER, pair.program),
        submit=_("Записать"),
        lead=pair,
    )


def _program(request: UserRequest, pk: int) -> MentoringProgram:
    return get_object_or_404(queries.visible_programs(request.user), pk=pk)


def _pair(request: UserRequest, pk: int) -> MentoringPair:
    pairs = MentoringPair.objects.select_related("mentor", "mentee", "program__association")
    return get_object_or_404(pairs.filter(program__in=queries.visible_programs(request.user)), pk=pk)
