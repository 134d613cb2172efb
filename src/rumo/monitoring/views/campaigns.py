"""Campaigns: their list, a new one (also from last year's), changing, and the steps of their states."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.form_pages import done, form_page
from rumo.core.workbook import tables_response
from rumo.directory.queries import run_associations
from rumo.directory.views.bodies import asked_or_usual
from rumo.monitoring import permissions, queries
from rumo.monitoring.actions import campaigns as actions
from rumo.monitoring.actions import reminders
from rumo.monitoring.board import build_campaigns
from rumo.monitoring.enums import CampaignState
from rumo.monitoring.forms.campaigns import CampaignForm, ExtendForm
from rumo.monitoring.models import MonitoringCampaign
from rumo.monitoring.next_year import next_campaign
from rumo.monitoring.views.access import campaign_of, may_begin, to_campaign
from rumo.russian.numbers import agree

ROWS_A_PAGE = 30
_FORM = "monitoring/campaigns/campaign_form.html"


@require_safe
def campaigns(request: UserRequest) -> HttpResponse:
    context = {
        "page": Paginator(_listed(request), ROWS_A_PAGE).get_page(request.GET.get("page")),
        "may_create": may_begin(request),
    }
    return render(request, "monitoring/campaigns/campaigns.html", context)


@require_safe
def campaigns_export(request: UserRequest) -> HttpResponseBase:
    return tables_response(request, build_campaigns(_listed(request)), _("Мониторинги"))


def _listed(request: UserRequest) -> QuerySet[Any]:
    return queries.with_progress(queries.run_campaigns(request.user)).order_by("-starts_on", "title", "pk")


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_create(request: UserRequest) -> HttpResponse:
    """A new one; `?from=` begins it from last year's."""
    may_begin(request).require()
    asked = request.GET.get("from", "")
    previous = campaign_of(request, int(asked)) if asked.isdecimal() else None
    body = previous.association if previous else asked_or_usual(request)
    if body is None:
        return render(request, "monitoring/body.html", {"bodies": run_associations(request.user).order_by("full_name")})
    initial = next_campaign(previous) if previous else {"year": clock.today().year}
    form = CampaignForm(request.POST or None, association=body, year=_year(request, initial["year"]), initial=initial)
    made: list[MonitoringCampaign] = []

    def create() -> None:
        made.append(actions.create_campaign(association=body, data=form.told(previous), actor=request.user))

    if form.is_bound and done(form, create):
        messages.success(request, _("Мониторинг заведён. Проверьте участников и начните сбор."))
        return redirect("monitoring:campaign", made[0].pk)
    title = _("Мониторинг, как в прошлый раз") if previous else _("Новый мониторинг")
    crumbs: list[tuple[object, str]] = [(_("Мониторинги"), reverse("monitoring:campaigns"))]
    more: dict[str, Any] = {"template": _FORM, "lead": str(body)}
    return form_page(request, form, title=title, crumbs=crumbs, submit=_("Завести"), **more)


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = campaign_of(request, pk)
    permissions.may_edit_campaign(request.user, found).require()
    names = ("version", "title", "year", "starts_on", "ends_on", "ground", "reminder_days")
    initial = {name: getattr(found, name) for name in names}
    initial["versions"] = list(found.versions.values_list("pk", flat=True))
    year = _year(request, found.year)
    form = CampaignForm(request.POST or None, association=found.association, year=year, initial=initial)

    def edit() -> None:
        version = form.cleaned_data["version"] or 0
        actions.edit_campaign(found, data=form.told(found.previous), version=version, actor=request.user)

    if form.is_bound and done(form, edit):
        messages.success(request, _("Сохранено."))
        return redirect("monitoring:campaign", pk)
    more: dict[str, Any] = {"template": _FORM}
    if found.state == CampaignState.DRAFT:
        more["delete_url"] = reverse("monitoring:campaign_delete", args=[pk])
        more["delete_confirm"] = _("Удалить мониторинг, заведённый по ошибке?")
    return form_page(request, form, title=found.title, crumbs=to_campaign(found), submit=_("Сохранить"), **more)


@require_POST
def campaign_open(request: UserRequest, pk: int) -> HttpResponse:
    actions.open_campaign(campaign_of(request, pk), actor=request.user)
    messages.success(request, _("Сбор начат, участникам отправлены письма."))
    return redirect("monitoring:campaign", pk)


@require_POST
def campaign_close(request: UserRequest, pk: int) -> HttpResponse:
    actions.close_campaign(campaign_of(request, pk), actor=request.user)
    messages.success(request, _("Мониторинг закрыт: итог больше не меняется."))
    return redirect("monitoring:campaign", pk)


@require_POST
def campaign_reopen(request: UserRequest, pk: int) -> HttpResponse:
    actions.reopen_campaign(campaign_of(request, pk), actor=request.user)
    messages.success(request, _("Мониторинг снова открыт."))
    return redirect("monitoring:campaign", pk)


@require_POST
def campaign_delete(request: UserRequest, pk: int) -> HttpResponse:
    actions.delete_campaign(campaign_of(request, pk), actor=request.user)
    messages.success(request, _("Мониторинг удалён."))
    return redirect("monitoring:campaigns")


@require_POST
def campaign_remind(request: UserRequest, pk: int) -> HttpResponse:
    told = reminders.remind_now(campaign_of(request, pk), actor=request.user)
    messages.success(request, _("Напоминания отправлены: %(count)s.") % {"count": agree(told, "участник")})
    return redirect("monitoring:campaign", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_extend(request: UserRequest, pk: int) -> HttpResponse:
    found = campaign_of(request, pk)
    permissions.may_extend_campaign(request.user, found).require()
    form = ExtendForm(request.POST or None)

    def extend() -> None:
        actions.extend_campaign(found, **form.cleaned_data, actor=request.user)

    if form.is_bound and done(form, extend):
        messages.success(request, _("Срок продлён. Тем, кто ещё не сдал, отправлены письма."))
        return redirect("monitoring:campaign", pk)
    crumbs = to_campaign(found)
    return form_page(request, form, title=_("Продлить срок"), crumbs=crumbs, submit=_("Продлить"))


def _year(request: UserRequest, usual: int) -> int:
    """The year typed: its indicators are those offered."""
    typed = request.POST.get("year") or request.GET.get("year") or ""
    return int(typed) if typed.isdecimal() and len(typed) == 4 else usual
