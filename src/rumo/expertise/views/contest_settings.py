"""Conditions of a contest and its criteria, built on the screen."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.directory.models import Association
from rumo.directory.queries import run_associations
from rumo.expertise.actions import contests as actions
from rumo.expertise.contests import permissions
from rumo.expertise.forms.contests import ContestForm, ExtendForm
from rumo.expertise.forms.tracks import CriterionForm
from rumo.expertise.models import Contest
from rumo.expertise.track_config import Criterion
from rumo.expertise.track_rules import free_key
from rumo.expertise.views.contests import visible_contest
from rumo.expertise.views.expert_forms import working_association


def contest_new(request: UserRequest) -> HttpResponse:
    association = working_association(request)
    form = ContestForm(request.POST or None, association=association)
    made: list[Contest] = []
    if form.is_bound and done(
        form,
        lambda: made.append(
            actions.create_contest(association=association, data=form.contest_data(), actor=request.user)
        ),
    ):
        messages.success(request, _("Отбор заведён. Добавьте критерии и объявите его."))
        return redirect("expertise:contest", made[0].pk)
    return _page(request, form, association, None)


def contest_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = visible_contest(request, pk)
    permissions.may_edit_contest(request.user, found).require()
    form = ContestForm(request.POST or None, association=found.association, initial=ContestForm.initial_from(found))
    if form.is_bound and done(
        form,
        lambda: actions.edit_contest(
            found, data=form.contest_data(), version=form.cleaned_data["version"] or 0, actor=request.user
        ),
    ):
        messages.success(request, _("Сохранено."))
        return redirect("expertise:contest", pk)
    return _page(request, form, found.association, found)


def contest_extend(request: UserRequest, pk: int) -> HttpResponse:
    found = visible_contest(request, pk)
    permissions.may_extend_call(request.user, found).require()
    form = ExtendForm(request.POST or None, initial={"closes_on": found.closes_on})
    if form.is_bound and done(
        form, lambda: actions.extend_call(found, closes_on=form.cleaned_data["closes_on"], actor=request.user)
    ):
        messages.success(request, _("Приём заявок продлён."))
        return redirect("expertise:contest", pk)
    return form_page(request, form, title=_("Продлить приём заявок"), crumbs=_crumbs(found), submit=_("Продлить"))


def criterion_add(request: UserRequest, pk: int) -> HttpResponse:
    found = visible_contest(request, pk)
    permissions.may_edit_contest(request.user, found).require()
    form = CriterionForm(request.POST or None, initial={"version": found.version, "top": 5, "weight": 1})
    criteria = found.criterion_list
    key = free_key("c", (each.key for each in criteria))
    if form.is_bound and done(form, lambda: _write(request, found, (*criteria, form.made(key)), form)):
        messages.success(request, _("Критерий добавлен."))
        return redirect("expertise:contest", pk)
    return form_page(request, form, title=_("Новый критерий"), crumbs=_crumbs(found), submit=_("Добавить"))


def criterion_edit(request: UserRequest, pk: int, key: str) -> HttpResponse:
    found = visible_contest(request, pk)
    permissions.may_edit_contest(request.user, found).require()
    criteria = {each.key: each for each in found.criterion_list}
    if key not in criteria:
        raise Http404
    form = CriterionForm(request.POST or None, initial={**asdict(criteria[key]), "version": found.version})
    if form.is_bound and done(
        form, lambda: _write(request, found, tuple({**criteria, key: form.made(key)}.values()), form)
    ):
        messages.success(request, _("Сохранено."))
        return redirect("expertise:contest", pk)
    return form_page(
        request,
        form,
        title=_("Критерий отбора"),
        crumbs=_crumbs(found),
        submit=_("Сохранить"),
        delete_url=reverse("expertise:contest_criterion_remove", args=[pk, key]),
        delete_confirm=_("Убрать этот критерий?"),
    )


@require_POST
def criterion_remove(request: UserRequest, pk: int, key: str) -> HttpResponse:
    found = visible_contest(request, pk)
    left = tuple(each for each in found.criterion_list if each.key != key)
    actions.set_criteria(found, criteria=left, version=found.version, actor=request.user)
    messages.success(request, _("Критерий убран."))
    return redirect("expertise:contest", pk)


def _write(request: UserRequest, found: Contest, criteria: tuple[Criterion, ...], form: CriterionForm) -> None:
    actions.set_criteria(found, criteria=criteria, version=form.cleaned_data["version"], actor=request.user)


def _crumbs(found: Contest) -> list[tuple[object, str]]:
    return [
        (_("Отборы экспертов"), reverse("expertise:contests")),
        (found.title, reverse("expertise:contest", args=[found.pk])),
    ]


def _page(request: UserRequest, form: ContestForm, association: Association, found: Contest | None) -> HttpResponse:
    context = {
        "form": form,
        "contest": found,
        "association": association,
        "associations": [] if found else run_associations(request.user),
    }
    return render(request, "expertise/experts/contest_form.html", context, status=422 if form.errors else 200)
