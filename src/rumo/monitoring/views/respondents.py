"""Respondents of a campaign: added, excluded, merged, taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.monitoring import permissions
from rumo.monitoring.actions import respondents as actions
from rumo.monitoring.forms.campaigns import MergeForm, ReasonForm, RespondentsForm
from rumo.monitoring.models import Respondent
from rumo.monitoring.views.access import campaign_of, respondent_of, to_campaign
from rumo.russian.numbers import agree


@require_http_methods(["GET", "HEAD", "POST"])
def respondents_add(request: UserRequest, pk: int) -> HttpResponse:
    found = campaign_of(request, pk)
    permissions.may_edit_campaign(request.user, found).require()
    form = RespondentsForm(request.POST or None, campaign=found)
    made: list[Respondent] = []

    def add() -> None:
        municipalities, organizations = form.chosen()
        made.extend(
            actions.add_respondents(
                found, municipalities=municipalities, organizations=organizations, actor=request.user
            )
        )

    if form.is_bound and done(form, add):
        messages.success(request, _("Добавлено: %(count)s.") % {"count": agree(len(made), "участник")})
        return redirect("monitoring:campaign", pk)
    crumbs = to_campaign(found)
    return form_page(request, form, title=_("Добавить участников"), crumbs=crumbs, submit=_("Добавить"))


@require_http_methods(["GET", "HEAD", "POST"])
def respondent_exclude(request: UserRequest, pk: int) -> HttpResponse:
    found = respondent_of(request, pk)
    permissions.may_edit_campaign(request.user, found.campaign).require()
    form = ReasonForm(request.POST or None)

    def exclude() -> None:
        actions.exclude_respondent(found, **form.cleaned_data, actor=request.user)

    if form.is_bound and done(form, exclude):
        messages.success(request, _("%(name)s в этом мониторинге не отвечает.") % {"name": found})
        return redirect("monitoring:campaign", found.campaign_id)
    crumbs = to_campaign(found.campaign)
    return form_page(
        request, form, title=_("Исключить участника"), crumbs=crumbs, submit=_("Исключить"), lead=found.name
    )


@require_http_methods(["GET", "HEAD", "POST"])
def respondent_merge(request: UserRequest, pk: int) -> HttpResponse:
    found = respondent_of(request, pk)
    permissions.may_edit_campaign(request.user, found.campaign).require()
    form = MergeForm(request.POST or None, respondent=found)

    def merge() -> None:
        actions.merge_respondent(found, **form.cleaned_data, actor=request.user)

    if form.is_bound and done(form, merge):
        messages.success(request, _("%(name)s присоединён; сданное им сохранено.") % {"name": found})
        return redirect("monitoring:campaign", found.campaign_id)
    crumbs = to_campaign(found.campaign)
    lead = _("«%(name)s» перестал отвечать сам: за него отвечает тот, к кому он присоединён.") % {"name": found}
    return form_page(
        request, form, title=_("Присоединить к другому"), crumbs=crumbs, submit=_("Присоединить"), lead=lead
    )


@require_POST
def respondent_include(request: UserRequest, pk: int) -> HttpResponse:
    found = respondent_of(request, pk)
    actions.include_respondent(found, actor=request.user)
    messages.success(request, _("%(name)s снова отвечает.") % {"name": found})
    return redirect("monitoring:campaign", found.campaign_id)
