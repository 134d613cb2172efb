from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.forms import model_to_dict
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
from rumo.directory.enums import OrganizationKind
from rumo.directory.forms.organizations import OrganizationForm, RenameForm
from rumo.directory.spreadsheets import organizations_sheet
from rumo.directory.views.forms import attempt, form_page, saved
from rumo.directory.views.lists import chosen, page_of
from rumo.directory.views.regions import working_region


def organizations(request: UserRequest) -> HttpResponse:
    """Organizations of the user's regions, by name, kind and municipality."""
    context = {
        "page": page_of(request, _chosen_organizations(request)),
        "q": request.GET.get("q", ""),
        "kind": request.GET.get("kind", ""),
        "kinds": OrganizationKind.choices,
        "municipality": chosen(request, "municipality"),
        "municipalities": queries.visible_municipalities(request.user),
        "may_add": queries.working_regions(request.user).exists(),
    }
    return render(request, "directory/organizations.html", context)


@require_safe
def organizations_export(request: UserRequest) -> HttpResponseBase:
    """All the filters choose, not only the page in sight."""
    book = organizations_sheet(_chosen_organizations(request))
    return tables_response(request, book, f"{_('Организации')} {clock.today():%d.%m.%Y}")


def _chosen_organizations(request: UserRequest) -> QuerySet[Any]:
    """With how many `people` work in each."""
    rows = queries.search(queries.visible_organizations(request.user), request.GET.get("q", ""), queries.BODY_NAME)
    kind, municipality = request.GET.get("kind", ""), chosen(request, "municipality")
    if kind in OrganizationKind.values:
        rows = rows.filter(kind=kind)
    if municipality:
        rows = rows.filter(municipality=municipality)
    return rows.annotate(people=Count("posts__person", distinct=True)).order_by("full_name", "pk")


def organization(request: UserRequest, pk: int) -> HttpResponse:
    """An organization's card: names by dates, who works there, what it hosts."""
    rows = queries.visible_organizations(request.user).select_related("founder")
    found = get_object_or_404(rows, pk=pk)
    today = clock.today()
    posts = found.posts.select_related("person").order_by("person__surname", "person__first_name")
    context = {
        "organization": found,
        "posts": [post for post in posts if post.holds_on(today)],
        "former_names": found.former_names.order_by("-until"),
        "hosted": found.hosted_associations.all(),
        "may_edit": permissions.may_edit_organization(request.user, found),
    }
    return render(request, "directory/organization.html", context)


def organization_create(request: UserRequest) -> HttpResponse:
    region = working_region(request)
    form = OrganizationForm(request.POST or None, region=region)
    if request.method == "POST":
        made = attempt(
            form, lambda: actions.create_organization(region, data=form.organization_data(), actor=request.user)
        )
        if made is not None:
            messages.success(request, _("Добавлена организация: %(name)s.") % {"name": made})
            return redirect("directory:organization", made.pk)
    return form_page(
        request, form, title=_("Новая организация"), back=reverse("directory:organizations"), crumb=_("Организации"),
        submit=_("Добавить"),
    )  # fmt: skip


def organization_edit(request: UserRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.visible_organizations(request.user), pk=pk)
    permissions.may_edit_organization(request.user, found).require()
    initial = model_to_dict(found, OrganizationForm.Meta.fields)
    form = OrganizationForm(request.POST or None, initial=initial, region=found.region)
    if request.method == "POST" and saved(
        form, lambda: actions.edit_organization(found, data=form.organization_data(), actor=request.user), record=found
    ):
        messages.success(request, _("Сохранено."))
        return redirect("directory:organization", pk)
    return form_page(
        request, form, title=_("Изменить сведения"), back=reverse("directory:organization", args=[pk]), crumb=found,
        submit=_("Сохранить"), record=found,
        lead=_("Здесь исправляют ошибки. Если организацию переименовали, выберите на её странице «Переименовать»: "
               "прежние документы сохранят прежнее наименование."),
    )  # fmt: skip


def organization_rename(request: UserRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(queries.visible_organizations(request.user), pk=pk)
    permissions.may_edit_organization(request.user, found).require()
    initial = {"full_name": found.full_name, "short_name": found.short_name}
    form = RenameForm(request.POST or None, initial=initial)
    if request.method == "POST" and saved(
        form, lambda: actions.rename_organization(found, **form.cleaned_data, actor=request.user)
    ):
        messages.success(request, _("Новое наименование записано."))
        return redirect("directory:organization", pk)
    return form_page(
        request, form, title=_("Переименовать"), back=reverse("directory:organization", args=[pk]), crumb=found,
        submit=_("Переименовать"),
    )  # fmt: skip
