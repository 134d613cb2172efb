"""The register of indicators, the page of one with its versions, adding, changing, putting in order."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit, clock, figures
from rumo.core.errors import Refusal
from rumo.core.form_fields import offer
from rumo.core.form_pages import done, form_page
from rumo.core.workbook import tables_response
from rumo.directory.models import Association
from rumo.directory.queries import run_associations
from rumo.directory.views.bodies import asked_or_usual
from rumo.monitoring import formula_checks, permissions
from rumo.monitoring.actions import indicators as actions
from rumo.monitoring.enums import IndicatorLevel
from rumo.monitoring.forms.indicators import IndicatorForm, RegisterFilter, VersionForm
from rumo.monitoring.models import Indicator
from rumo.monitoring.register import base_words, register_of
from rumo.monitoring.register_book import build_register
from rumo.monitoring.targets import target_phrase
from rumo.monitoring.views.access import indicator_of, may_begin, to_indicator, to_indicators


@require_safe
def indicators(request: UserRequest) -> HttpResponse:
    bodies = run_associations(request.user).order_by("parent_id", "full_name")
    body = asked_or_usual(request) or bodies.first()
    if body is None:
        return render(request, "monitoring/indicators/nobody.html", {"tab": "indicators"})
    year = _year(request)
    form = RegisterFilter({**request.GET.dict(), "association": body.pk, "year": year})
    offer(form, "association", bodies)
    words, unused = request.GET.get("q", "").strip(), bool(request.GET.get("unused"))
    context = {
        "body": body,
        "year": year,
        "form": form,
        "levels": register_of(body, year, words=words, unused=unused),
        "is_filtered": bool(words or unused),
        "may_edit": permissions.may_run_monitoring(request.user, body),
    }
    return render(request, "monitoring/indicators/indicators.html", context)


@require_safe
def indicators_export(request: UserRequest) -> HttpResponseBase:
    """What the page shows, as a table."""
    body = asked_or_usual(request) or run_associations(request.user).order_by("parent_id", "full_name").first()
    if body is None:
        raise Http404
    year = _year(request)
    words, unused = request.GET.get("q", "").strip(), bool(request.GET.get("unused"))
    book = build_register(register_of(body, year, words=words, unused=unused))
    return tables_response(request, book, _("Показатели, %(body)s, %(year)s") % {"body": body, "year": year})


@require_safe
def indicator(request: UserRequest, pk: int) -> HttpResponse:
    """What it says through the years, its parts, what it stands in, what happened."""
    found = indicator_of(request, pk)
    versions = list(found.versions.order_by("-since_year"))
    context = {
        "indicator": found,
        "versions": [_told(found, version) for version in versions],
        "parts": found.parts.all(),
        "used_in": formula_checks.expressions_with(found.association, found.code, besides=found),
        "may_edit": permissions.may_run_monitoring(request.user, found.association),
        "history": [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(found)[:30]],
    }
    return render(request, "monitoring/indicators/indicator.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def indicator_create(request: UserRequest) -> HttpResponse:
    """An indicator and its first version on one page."""
    may_begin(request).require()
    body = asked_or_usual(request)
    if body is None:
        return render(request, "monitoring/body.html", {"bodies": run_associations(request.user).order_by("full_name")})
    form = IndicatorForm(request.POST or None, association=body, initial=_asked_of(request, body))
    first = VersionForm(request.POST or None, initial={"since_year": clock.today().year}, prefix="first")
    made: list[Indicator] = []

    def create() -> None:
        made.append(
            actions.create_indicator(association=body, data=form.told(), version=first.told(), actor=request.user)
        )

    if form.is_bound and first.is_valid() and done(form, create):
        _tell_oddities(request, made[0])
        return redirect("monitoring:indicator", made[0].pk)
    if form.is_bound:
        form.is_valid()
    return form_page(
        request,
        form,
        title=_("Новый показатель"),
        lead=str(body),
        crumbs=to_indicators(body),
        submit=_("Завести"),
        template="monitoring/indicators/indicator_form.html",
        first=first,
        figures=figures.figures(),
        refused=bool(first.errors),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def indicator_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = indicator_of(request, pk)
    initial = {name: getattr(found, name) for name in ("code", "level", "parent", "is_active")}
    form = IndicatorForm(request.POST or None, association=found.association, indicator=found, initial=initial)
    if form.is_bound and done(form, lambda: actions.edit_indicator(found, data=form.told(), actor=request.user)):
        messages.success(request, _("Сохранено."))
        return redirect("monitoring:indicator", pk)
    return form_page(
        request,
        form,
        title=_("Показатель %(code)s") % {"code": found.code},
        crumbs=to_indicator(found),
        submit=_("Сохранить"),
        delete_url=reverse("monitoring:indicator_delete", args=[pk]),
        delete_confirm=_("Удалить показатель со всеми редакциями?"),
    )


@require_POST
def indicator_delete(request: UserRequest, pk: int) -> HttpResponse:
    found = indicator_of(request, pk)
    actions.delete_indicator(found, actor=request.user)
    messages.success(request, _("Показатель удалён."))
    return redirect(to_indicators(found.association)[-1][1])


@require_POST
def indicators_order(request: UserRequest, association_pk: int, level: str) -> JsonResponse:
    """The order of a level, as a sortable list sends it."""
    body = get_object_or_404(run_associations(request.user), pk=association_pk)
    order = [int(key) for key in request.POST.get("order", "").split(",") if key.isdecimal()]
    sent = request.POST.get("version", "")
    mark = int(sent) if sent.isdecimal() else 0
    try:
        new = actions.order_indicators(body, level=level, order=order, mark=mark, actor=request.user)
    except Refusal as refusal:
        return JsonResponse({"message": refusal.message}, status=refusal.status)
    return JsonResponse({"version": new})


def _tell_oddities(request: UserRequest, made: Indicator) -> None:
    """Saved, with what looks odd about the formula."""
    messages.success(request, _("Показатель %(code)s заведён.") % {"code": made.code})
    for version in made.versions.all():
        for odd in formula_checks.oddities(version, made.association):
            messages.warning(request, odd)


def _told(indicator: Indicator, version: Any) -> dict[str, Any]:
    return {
        "version": version,
        "target": target_phrase(version),
        "base": base_words(version),
        "oddities": formula_checks.oddities(version, indicator.association),
    }


def _asked_of(request: UserRequest, body: Association) -> dict[str, Any]:
    """A part is begun from the page of its whole."""
    whole = request.GET.get("parent", "")
    parent = body.indicators.filter(pk=whole).first() if whole.isdecimal() else None
    if parent is None:
        return {"level": IndicatorLevel.MUNICIPAL}
    return {"level": parent.level, "parent": parent.pk, "code": f"{parent.code}.{parent.parts.count() + 1}"}


def _year(request: UserRequest) -> int:
    asked = request.GET.get("year", "")
    return int(asked) if asked.isdecimal() and len(asked) == 4 else clock.today().year
