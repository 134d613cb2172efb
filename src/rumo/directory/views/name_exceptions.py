"""Names declined against the rules: seen in all six cases and mended."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rumo.accounts.requests import UserRequest
from rumo.directory import queries
from rumo.directory.actions import name_exceptions as actions
from rumo.directory.actions.name_exceptions import NameForms
from rumo.directory.forms.access import NameExceptionForm
from rumo.directory.models import NameException, Region
from rumo.directory.views.forms import saved
from rumo.directory.views.regions import working_region
from rumo.russian.cases import Case, Gender, NamePart
from rumo.russian.names import inflect_part

FIELD_OF = dict(zip(NameForms.__slots__, Case, strict=True))


def declined(region: Region, part: str, gender: str, nominative: str) -> dict[str, str]:
    """The forms of a part of a name as papers of the region print it now: field of NameForms → form."""
    table = queries.name_exceptions(region)
    word = nominative.strip()
    if part not in list(NamePart) or gender not in list(Gender) or not word:
        return {}
    return {field: inflect_part(NamePart(part), word, Gender(gender), case, table) for field, case in FIELD_OF.items()}


def name_exceptions(request: UserRequest) -> HttpResponse:
    """The exceptions of a region, and the form to add one; `?nominative=…` comes with its forms filled in."""
    region = working_region(request)
    asked = {name: request.GET.get(name, "") for name in ("part", "gender", "nominative")}
    form = NameExceptionForm(request.POST or None, initial={**asked, **declined(region, **asked)})
    if request.method == "POST" and saved(form, lambda: _keep(region, form, request)):
        messages.success(request, _("Склонение сохранено: документы региона печатают имя так."))
        return redirect("directory:name_exceptions")
    context = {"form": form, "exceptions": region.name_exceptions.all(), "region_shown": region}
    return render(request, "directory/name_exceptions.html", context, status=422 if form.errors else 200)


def _keep(region: Region, form: NameExceptionForm, request: UserRequest) -> NameException:
    data: dict[str, Any] = form.cleaned_data
    return actions.keep_name_exception(
        region, part=data["part"], gender=data["gender"], forms=form.name_forms(), actor=request.user
    )


@require_POST
def name_preview(request: UserRequest) -> HttpResponse:
    """The six cases of what is typed, as the rules decline it: a fragment that fills in the form."""
    region = working_region(request)
    asked = {name: request.POST.get(name, "") for name in ("part", "gender", "nominative")}
    form = NameExceptionForm(initial={**asked, **declined(region, **asked)})
    return render(request, "directory/name_exceptions/_forms.html", {"form": form})


@require_POST
def name_exception_delete(request: UserRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(
        NameException.objects.select_related("region"), pk=pk, region__in=queries.visible_regions(request.user)
    )
    actions.delete_name_exception(found, actor=request.user)
    messages.success(request, _("Исключение удалено: имя снова склоняется по правилам."))
    return redirect("directory:name_exceptions")
