"""The result of a campaign: its tables, who is missing, what looks odd; one indicator by respondents and by years."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.autosave import Saved, save_form
from rumo.core.models import Versioned
from rumo.core.workbook import tables_response
from rumo.monitoring import permissions, queries
from rumo.monitoring.actions.results import save_conclusion, show_ranking
from rumo.monitoring.enums import CampaignState
from rumo.monitoring.facts import result_of
from rumo.monitoring.forms.results import ConclusionForm
from rumo.monitoring.models import MonitoringCampaign
from rumo.monitoring.responses import values_of
from rumo.monitoring.result_book import build_result
from rumo.monitoring.result_pages import indicator_context, level_views, verdict_kind
from rumo.monitoring.result_words import overall_line
from rumo.monitoring.standing import outliers_of, ranking_of


@require_safe
def results(request: UserRequest, pk: int) -> HttpResponse:
    campaign = _campaign(request, pk)
    result = result_of(campaign)
    before = result_of(campaign.previous) if campaign.previous else None
    context = {
        "campaign": campaign,
        "levels": level_views(result, before),
        "verdict": result.verdict,
        "overall": overall_line(result.verdict),
        "overall_kind": verdict_kind(result.verdict),
        "outliers": outliers_of(result),
        "rankings": [ranking_of(level) for level in result.levels] if campaign.shows_ranking else [],
        "conclusion": _conclusion_form(campaign),
        "may_run": permissions.may_run_monitoring(request.user, campaign.association),
    }
    return render(request, "monitoring/results/results.html", context)


@require_safe
def results_export(request: UserRequest, pk: int) -> HttpResponseBase:
    campaign = _campaign(request, pk)
    book = build_result(result_of(campaign), list(values_of(campaign)))
    return tables_response(request, book, _("Итог мониторинга: %(title)s") % {"title": campaign.title})


@require_safe
def result_indicator(request: UserRequest, pk: int, version_pk: int) -> HttpResponse:
    """One indicator: by respondents, and year on year."""
    campaign = _campaign(request, pk)
    context = indicator_context(campaign, version_pk)
    if context is None:
        raise Http404
    return render(request, "monitoring/results/indicator.html", context)


@require_POST
def conclusion_save(request: UserRequest, pk: int) -> HttpResponse:
    campaign = _campaign(request, pk)
    form = ConclusionForm(request.POST)

    def save(cleaned: dict[str, Any]) -> Saved:
        words, version = cleaned["conclusion"], cleaned["version"]
        return Saved(save_conclusion(campaign, conclusion=words, version=version, actor=request.user).version)

    def current(record: Versioned) -> ConclusionForm:
        assert isinstance(record, MonitoringCampaign)
        return _conclusion_form(record)

    return save_form(request, form, save=save, current=current, back=_place(campaign))


@require_POST
def ranking_show(request: UserRequest, pk: int) -> HttpResponse:
    campaign = _campaign(request, pk)
    shown = request.POST.get("shown") == "1"
    show_ranking(campaign, shown=shown, actor=request.user)
    messages.success(request, _("Рейтинг показан.") if shown else _("Рейтинг скрыт."))
    return redirect("monitoring:results", pk)


def _campaign(request: UserRequest, pk: int) -> MonitoringCampaign:
    """Those who run the body see the result at any time, those who answer once the campaign is closed."""
    rows = queries.visible_campaigns(request.user).select_related("association__region", "previous__association")
    led = queries.run_campaigns(request.user).values("pk")
    shown = Q(state=CampaignState.CLOSED) | (Q(pk__in=led) & ~Q(state=CampaignState.DRAFT))
    return get_object_or_404(rows.filter(shown), pk=pk)


def _conclusion_form(campaign: MonitoringCampaign) -> ConclusionForm:
    return ConclusionForm(initial={"version": campaign.version, "conclusion": campaign.conclusion})


def _place(campaign: MonitoringCampaign) -> str:
    return reverse("monitoring:results", args=[campaign.pk])
