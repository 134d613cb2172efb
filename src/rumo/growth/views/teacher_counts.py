"""Numbers of teachers: the list, adding one, a table in and out."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import files
from rumo.core.form_pages import done, form_page
from rumo.core.table_files import CellError, read_table
from rumo.core.verdict import YES, No
from rumo.core.workbook import tables_response
from rumo.directory.queries import administered_regions, search, working_regions
from rumo.directory.views.regions import administered_region, working_region
from rumo.growth.actions import teacher_counts as actions
from rumo.growth.forms.diagnostics import UploadForm
from rumo.growth.forms.growth_settings import CountForm
from rumo.growth.models import TeacherCount
from rumo.growth.teacher_count_table import HEAD, build_counts, read_counts
from rumo.growth.views.route_access import leads

ROWS_A_PAGE = 50
MOST_ROWS = 10_000
_SEARCHED = ("municipality__name", "organization__short_name", "organization__full_name", "subject__title", "source")


@require_safe
def counts(request: UserRequest) -> HttpResponse:
    rows = TeacherCount.objects.filter(region__in=working_regions(request.user)).select_related(
        "region", "municipality", "organization", "subject"
    )
    rows = search(rows, request.GET.get("q", ""), _SEARCHED)
    keeps = administered_regions(request.user).exists()
    context = {
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "q": request.GET.get("q", ""),
        "may_edit": YES if keeps else No(_("Численность педагогов ведёт администратор региона.")),
        "leads": leads(request),
    }
    return render(request, "growth/diagnostics/teacher_counts.html", context)


@require_safe
def counts_export(request: UserRequest) -> HttpResponseBase:
    return tables_response(request, build_counts(working_region(request)), _("Численность педагогов"))


@require_http_methods(["GET", "HEAD", "POST"])
def count_add(request: UserRequest) -> HttpResponse:
    region = administered_region(request)
    form = CountForm(request.POST or None, region=region)
    if request.method == "POST" and done(
        form, lambda: actions.save_counts(region, counts=[form.told()], actor=request.user)
    ):
        messages.success(request, _("Число записано."))
        return redirect("growth:teacher_counts")
    lead = _("Если для этого места и дня число уже есть, оно заменится.")
    return form_page(request, form, title=_("Численность педагогов"), crumbs=_crumbs(), submit=_("Записать"), lead=lead)


@require_http_methods(["GET", "HEAD", "POST"])
def counts_import(request: UserRequest) -> HttpResponse:
    """All rows or none; mistakes are told by row and column."""
    region = administered_region(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    mistakes: list[CellError] = []
    told: list[tuple[int, int]] = []

    def take() -> None:
        content, _kind = files.check_upload(form.cleaned_data["upload"], allowed=(files.XLSX,))
        found, wrong = read_counts(region, read_table(content, most_rows=MOST_ROWS, fills_merged=True))
        mistakes.extend(wrong)
        if not wrong:
            told.append(actions.save_counts(region, counts=found, actor=request.user))

    if request.method == "POST" and done(form, take) and told:
        words = {"made": told[0][0], "changed": told[0][1]}
        messages.success(request, _("Добавлено чисел: %(made)s, изменено: %(changed)s.") % words)
        return redirect("growth:teacher_counts")
    return form_page(
        request, form, title=_("Численность из таблицы"), crumbs=_crumbs(), submit=_("Загрузить"),
        template="growth/diagnostics/teacher_counts_import.html", mistakes=mistakes[:100], head=HEAD,
        refused=bool(mistakes),
    )  # fmt: skip


@require_POST
def count_remove(request: UserRequest, pk: int) -> HttpResponse:
    rows = TeacherCount.objects.filter(region__in=working_regions(request.user))
    actions.remove_count(get_object_or_404(rows, pk=pk), actor=request.user)
    messages.success(request, _("Число удалено."))
    return redirect("growth:teacher_counts")


def _crumbs() -> list[tuple[object, str]]:
    return [
        (_("Диагностика"), reverse("growth:diagnostics")),
        (_("Численность педагогов"), reverse("growth:teacher_counts")),
    ]
