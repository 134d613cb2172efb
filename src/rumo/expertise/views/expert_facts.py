"""Competences, absences and conflicts of interests: small forms on the page of an expert."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.expertise import permissions
from rumo.expertise.actions import expert_facts as actions
from rumo.expertise.competences import CompetenceData
from rumo.expertise.forms.experts import AbsenceForm, CompetenceForm, ConflictForm
from rumo.expertise.models import Expert
from rumo.expertise.views.experts import visible_expert


@require_POST
def competence_add(request: UserRequest, pk: int) -> HttpResponse:
    expert = visible_expert(request, pk)
    permissions.may_edit_expert(request.user, expert).require()
    form = CompetenceForm(request.POST, region=expert.association.region)
    return _added(
        request,
        expert,
        form,
        _("Добавить компетенцию"),
        lambda: actions.add_competence(expert, data=form.competence() or CompetenceData(), actor=request.user),
    )


@require_POST
def competence_remove(request: UserRequest, pk: int, competence_pk: int) -> HttpResponse:
    expert = visible_expert(request, pk)
    actions.remove_competence(get_object_or_404(expert.competences, pk=competence_pk), actor=request.user)
    return _back(request, expert)


@require_POST
def absence_add(request: UserRequest, pk: int) -> HttpResponse:
    expert = visible_expert(request, pk)
    form = AbsenceForm(request.POST)
    return _added(
        request,
        expert,
        form,
        _("Отметить отсутствие"),
        lambda: actions.add_absence(expert, **form.cleaned_data, actor=request.user),
    )


@require_POST
def absence_remove(request: UserRequest, pk: int, absence_pk: int) -> HttpResponse:
    expert = visible_expert(request, pk)
    actions.remove_absence(get_object_or_404(expert.absences, pk=absence_pk), actor=request.user)
    return _back(request, expert)


@require_POST
def conflict_add(request: UserRequest, pk: int) -> HttpResponse:
    expert = visible_expert(request, pk)
    form = ConflictForm(request.POST, user=request.user)
    return _added(
        request,
        expert,
        form,
        _("Заявить о конфликте интересов"),
        lambda: actions.declare_conflict(expert, **form.cleaned_data, actor=request.user),
    )


@require_POST
def conflict_remove(request: UserRequest, pk: int, conflict_pk: int) -> HttpResponse:
    expert = visible_expert(request, pk)
    actions.withdraw_conflict(get_object_or_404(expert.conflicts, pk=conflict_pk), actor=request.user)
    return _back(request, expert)


def _added(
    request: UserRequest, expert: Expert, form: forms.Form, title: str, action: Callable[[], object]
) -> HttpResponse:
    """Back to the expert, or the small form on a page of its own with what is wrong."""
    if done(form, action):
        return _back(request, expert)
    crumbs = [
        (_("Эксперты"), reverse("expertise:experts")),
        (expert, reverse("expertise:expert", args=[expert.pk])),
    ]
    return form_page(request, form, title=title, crumbs=crumbs, submit=_("Добавить"))


def _back(request: UserRequest, expert: Expert) -> HttpResponse:
    messages.success(request, _("Сохранено."))
    return redirect("expertise:expert", expert.pk)
