"""Subjects of a region: the list, adding, renaming, order."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.versions import order_mark
from rumo.core.workbook import tables_response
from rumo.directory import queries
from rumo.directory.actions import subjects as actions
from rumo.directory.forms.subjects import SubjectForm, SubjectsForm
from rumo.directory.models import Region, Subject
from rumo.directory.permissions import may_administer_region
from rumo.directory.spreadsheets import subjects_sheet
from rumo.directory.views.forms import form_page, saved
from rumo.directory.views.regions import administered_region


@require_safe
def subjects(request: UserRequest) -> HttpResponse:
    """The lists of the user's regions, each in its order."""
    lists = [
        {
            "region": region,
            "subjects": list(region.subjects.all()),
            "mark": order_mark(subject.pk for subject in region.subjects.all()),
            "may_edit": may_administer_region(request.user, region),
        }
        for region in _regions(request)
    ]
    return render(request, "directory/subjects.html", {"lists": lists})


@require_safe
def subjects_export(request: UserRequest) -> HttpResponseBase:
    return tables_response(request, subjects_sheet(_regions(request)), _("Предметы"))


def _regions(request: UserRequest) -> QuerySet[Region]:
    return queries.visible_regions(request.user).prefetch_related("subjects").order_by("pk")


@require_http_methods(["GET", "HEAD", "POST"])
def subjects_add(request: UserRequest) -> HttpResponse:
    region = administered_region(request)
    form = SubjectsForm(request.POST or None)
    if request.method == "POST" and saved(
        form, lambda: actions.add_subjects(region, titles=form.lines(), actor=request.user)
    ):
        messages.success(request, _("Предметы добавлены."))
        return redirect("directory:subjects")
    return form_page(
        request, form, title=_("Добавить предметы"), back=reverse("directory:subjects"), crumb=_("Предметы"),
        submit=_("Добавить"), lead=region.name,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def subject_edit(request: UserRequest, pk: int) -> HttpResponse:
    visible = Subject.objects.filter(region__in=queries.visible_regions(request.user)).select_related("region")
    found: Subject = get_object_or_404(visible, pk=pk)
    may_administer_region(request.user, found.region).require()
    form = SubjectForm(request.POST or None, initial={"title": found.title, "is_active": found.is_active})
    if request.method == "POST" and saved(
        form, lambda: actions.edit_subject(found, **form.cleaned_data, actor=request.user)
    ):
        messages.success(request, _("Сохранено."))
        return redirect("directory:subjects")
    return form_page(
        request, form, title=_("Предмет"), back=reverse("directory:subjects"), crumb=_("Предметы"),
        submit=_("Сохранить"),
    )  # fmt: skip


@require_POST
def subjects_order(request: UserRequest, pk: int) -> JsonResponse:
    """The order after dragging (sortable.js)."""
    region: Region = get_object_or_404(queries.visible_regions(request.user), pk=pk)
    order = [int(one) for one in request.POST.get("order", "").split(",") if one.isdecimal()]
    mark = request.POST.get("version", "")
    new = actions.order_subjects(region, order=order, mark=int(mark) if mark.isdecimal() else 0, actor=request.user)
    return JsonResponse({"version": new})
