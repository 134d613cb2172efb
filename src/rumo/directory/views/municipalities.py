from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.workbook import tables_response
from rumo.directory import permissions, queries
from rumo.directory.actions import organizations as actions
from rumo.directory.forms.organizations import MunicipalityForm
from rumo.directory.spreadsheets import municipalities_sheet
from rumo.directory.views.forms import form_page, saved
from rumo.directory.views.lists import page_of
from rumo.directory.views.regions import administered_region


def municipalities(request: UserRequest) -> HttpResponse:
    context = {
        "page": page_of(request, _chosen_municipalities(request)),
        "q": request.GET.get("q", ""),
        "administers": set(queries.administered_regions(request.user).values_list("pk", flat=True)),
    }
    return render(request, "directory/municipalities.html", context)


@require_safe
def municipalities_export(request: UserRequest) -> HttpResponseBase:
    book = municipalities_sheet(_chosen_municipalities(request))
    return tables_response(request, book, f"{_('Муниципалитеты')} {clock.today():%d.%m.%Y}")


def _chosen_municipalities(request: UserRequest) -> QuerySet[Any]:
    """With how many organizations (`bodies`) each has."""
    rows = queries.search(queries.visible_municipalities(request.user), request.GET.get("q", ""), ["name"])
    return rows.annotate(bodies=Count("organizations", distinct=True)).order_by("name", "pk")


def municipality_create(request: UserRequest) -> HttpResponse:
    region = administered_region(request)
    form = MunicipalityForm(request.POST or None)
    if request.method == "POST" and saved(
        form, lambda: actions.create_municipality(region, **form.cleaned_data, actor=request.user)
    ):
        messages.success(request, _("Муниципалитет добавлен."))
        return redirect("directory:municipalities")
    return form_page(
        request, form, title=_("Новый муниципалитет"), back=reverse("directory:municipalities"),
        crumb=_("Муниципалитеты"), submit=_("Добавить"),
    )  # fmt: skip


def municipality_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.visible_municipalities(request.user), pk=pk)
    permissions.may_administer_region(request.user, found.region).require()
    form = MunicipalityForm(request.POST or None, initial={"name": found.name, "kind": found.kind})
    if request.method == "POST" and saved(
        form, lambda: actions.edit_municipality(found, **form.cleaned_data, actor=request.user), record=found
    ):
        messages.success(request, _("Сохранено."))
        return redirect("directory:municipalities")
    return form_page(
        request, form, title=found, back=reverse("directory:municipalities"), crumb=_("Муниципалитеты"),
        submit=_("Сохранить"), record=found,
    )  # fmt: skip
