"""What a region decides of growth: areas of gaps, levels, rules."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.core.versions import order_mark
from rumo.directory.models import Region
from rumo.directory.queries import visible_regions, working_regions
from rumo.directory.views.regions import administered_region
from rumo.growth import permissions
from rumo.growth.actions import settings as actions
from rumo.growth.forms.growth_settings import AreaForm, LevelForm, RulesForm
from rumo.growth.models import GapArea, GapLevel, GrowthSettings
from rumo.growth.rules import rules_of
from rumo.growth.views.route_access import leads

KINDS: dict[str, type[GapArea] | type[GapLevel]] = {"areas": GapArea, "levels": GapLevel}


@require_safe
def growth_settings(request: UserRequest) -> HttpResponse:
    """Of every region one works in; only its administrator changes them."""
    regions = (working_regions(request.user) | visible_regions(request.user)).distinct().order_by("pk")
    context = {"regions": [_region(request, region) for region in regions], "leads": leads(request)}
    return render(request, "growth/diagnostics/settings.html", context)


@require_POST
def usual(request: UserRequest) -> HttpResponse:
    actions.lay_usual(administered_region(request), actor=request.user)
    messages.success(request, _("Заведены обычные области и уровни. Их можно переименовать и дополнить."))
    return redirect("growth:settings")


@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: UserRequest) -> HttpResponse:
    region = administered_region(request)
    kept = GrowthSettings.objects.filter(region=region).first()
    initial = {"version": kept.version if kept else 1, **rules_of(region.pk).to_json()}
    form = RulesForm(request.POST or None, initial=initial)

    def save() -> None:
        version = form.cleaned_data["version"]
        actions.save_rules(region, rules=form.told(), version=version, actor=request.user)

    if request.method == "POST" and done(form, save):
        messages.success(request, _("Правила сохранены."))
        return redirect("growth:settings")
    return form_page(
        request, form, title=_("Правила развития"), crumbs=_crumbs(), submit=_("Сохранить"), lead=region.name
    )


@require_http_methods(["GET", "HEAD", "POST"])
def entry_add(request: UserRequest, kind: str) -> HttpResponse:
    region = administered_region(request)
    form = _form(kind, request.POST or None)
    if request.method == "POST" and done(form, lambda: _save(request, kind, region, form)):
        messages.success(request, _("Добавлено."))
        return redirect("growth:settings")
    title = _("Новая область дефицитов") if kind == "areas" else _("Новый уровень")
    return form_page(request, form, title=title, crumbs=_crumbs(), submit=_("Добавить"), lead=region.name)


@require_http_methods(["GET", "HEAD", "POST"])
def entry_edit(request: UserRequest, kind: str, pk: int) -> HttpResponse:
    entry = _entry(request, kind, pk)
    permissions.may_keep_settings(request.user, entry.region).require()
    form = _form(kind, request.POST or None, entry)
    if request.method == "POST" and done(form, lambda: _save(request, kind, entry.region, form, entry)):
        messages.success(request, _("Сохранено."))
        return redirect("growth:settings")
    return form_page(
        request, form, title=_("Область дефицитов") if kind == "areas" else _("Уровень"), crumbs=_crumbs(),
        submit=_("Сохранить"), delete_url=reverse("growth:entry_remove", args=[kind, pk]),
        delete_confirm=_("Удалить «%(title)s»?") % {"title": entry},
    )  # fmt: skip


@require_POST
def entry_remove(request: UserRequest, kind: str, pk: int) -> HttpResponse:
    actions.remove_entry(_entry(request, kind, pk), actor=request.user)
    messages.success(request, _("Удалено."))
    return redirect("growth:settings")


@require_POST
def entries_order(request: UserRequest, kind: str) -> JsonResponse:
    """The order after dragging (sortable.js)."""
    region = administered_region(request)
    order = [int(one) for one in request.POST.get("order", "").split(",") if one.isdecimal()]
    mark = request.POST.get("version", "")
    number = int(mark) if mark.isdecimal() else 0
    model: Any = KINDS.get(kind)
    if model is None:
        raise Http404
    return JsonResponse({"version": actions.order_entries(region, model, order=order, mark=number, actor=request.user)})


def _region(request: UserRequest, region: Region) -> dict[str, Any]:
    areas, levels = list(region.gap_areas.all()), list(region.gap_levels.all())
    return {
        "region": region,
        "lists": [
            {"kind": "areas", "title": _("Области дефицитов"), "entries": areas, "mark": _mark(areas)},
            {"kind": "levels", "title": _("Уровни"), "entries": levels, "mark": _mark(levels)},
        ],
        "is_empty": not areas and not levels,
        "rules": rules_of(region.pk),
        "may_edit": permissions.may_keep_settings(request.user, region),
    }


def _mark(entries: list[Any]) -> int:
    return order_mark(each.pk for each in entries)


def _crumbs() -> list[tuple[object, str]]:
    return [(_("Диагностика"), reverse("growth:diagnostics")), (_("Настройки"), reverse("growth:settings"))]


def _entry(request: UserRequest, kind: str, pk: int) -> GapArea | GapLevel:
    model: Any = KINDS.get(kind)
    if model is None:
        raise Http404
    entry: GapArea | GapLevel = get_object_or_404(model, pk=pk, region__in=visible_regions(request.user))
    return entry


def _form(kind: str, data: Any, entry: GapArea | GapLevel | None = None) -> forms.Form:
    form_class = {"areas": AreaForm, "levels": LevelForm}.get(kind)
    if form_class is None:
        raise Http404
    initial = {name: getattr(entry, name) for name in form_class.base_fields} if entry else None
    return form_class(data, initial=initial)


def _save(
    request: UserRequest, kind: str, region: Region, form: forms.Form, entry: GapArea | GapLevel | None = None
) -> None:
    if kind == "areas":
        area = entry if isinstance(entry, GapArea) else None
        actions.save_area(region, **form.cleaned_data, area=area, actor=request.user)
    else:
        level = entry if isinstance(entry, GapLevel) else None
        actions.save_level(region, **form.cleaned_data, level=level, actor=request.user)
