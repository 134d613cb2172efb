"""Versions of an indicator: added from a year on, changed, deleted."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rumo.accounts.requests import UserRequest
from rumo.core import clock, figures
from rumo.core.form_pages import done, form_page
from rumo.monitoring import formula_checks
from rumo.monitoring.actions import versions as actions
from rumo.monitoring.forms.indicators import VersionForm, version_initial
from rumo.monitoring.models import Indicator, IndicatorVersion
from rumo.monitoring.views.access import indicator_of, to_indicator, version_of

_FORM = "monitoring/indicators/version_form.html"


@require_http_methods(["GET", "HEAD", "POST"])
def version_add(request: UserRequest, pk: int) -> HttpResponse:
    """What the indicator says from a year on, begun from what it says now."""
    found = indicator_of(request, pk)
    form = VersionForm(request.POST or None, initial=_next(found))
    made: list[IndicatorVersion] = []

    def add() -> None:
        made.append(actions.add_version(found, data=form.told(), actor=request.user))

    if form.is_bound and done(form, add):
        _tell(request, made[0], _("Новая редакция заведена; прежняя действует до неё."))
        return redirect("monitoring:indicator", pk)
    title = _("Новая редакция показателя %(code)s") % {"code": found.code}
    more: dict[str, Any] = {"template": _FORM, "figures": figures.figures()}
    return form_page(request, form, title=title, crumbs=to_indicator(found), submit=_("Завести редакцию"), **more)


@require_http_methods(["GET", "HEAD", "POST"])
def version_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = version_of(request, pk)
    form = VersionForm(request.POST or None, initial=version_initial(found))

    def edit() -> None:
        version = form.cleaned_data["version"] or 0
        actions.edit_version(found, data=form.told(), version=version, actor=request.user)

    if form.is_bound and done(form, edit):
        found.refresh_from_db()
        _tell(request, found, _("Сохранено."))
        return redirect("monitoring:indicator", found.indicator_id)
    more: dict[str, Any] = {"template": _FORM, "figures": figures.figures()}
    if not found.campaigns.exists() and found.indicator.versions.count() > 1:
        more["delete_url"] = reverse("monitoring:version_delete", args=[pk])
        more["delete_confirm"] = _("Удалить эту редакцию? Снова будет действовать предыдущая.")
    if actions.was_collected(found):
        more["lead"] = _("По этой редакции уже собирали сведения: можно изменить пояснения, основание и последний год.")
    title = _("Показатель %(code)s с %(year)s года") % {"code": found.indicator, "year": found.since_year}
    return form_page(request, form, title=title, crumbs=to_indicator(found.indicator), submit=_("Сохранить"), **more)


@require_POST
def version_delete(request: UserRequest, pk: int) -> HttpResponse:
    found = version_of(request, pk)
    actions.delete_version(found, actor=request.user)
    messages.success(request, _("Редакция удалена."))
    return redirect("monitoring:indicator", found.indicator_id)


def _next(indicator: Indicator) -> dict[str, Any]:
    """The last version, from this year or the one after it."""
    last = indicator.versions.order_by("since_year").last()
    if last is None:
        return {"since_year": clock.today().year}
    return {**version_initial(last), "since_year": max(clock.today().year, last.since_year + 1), "until_year": None}


def _tell(request: UserRequest, version: IndicatorVersion, said: str) -> None:
    messages.success(request, said)
    for odd in formula_checks.oddities(version, version.indicator.association):
        messages.warning(request, odd)
