"""Reports: sections one was asked to write, the reports one may read, the way to begin one."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.workbook import tables_response
from rumo.reports import permissions, queries
from rumo.reports.enums import SectionState
from rumo.reports.forms.reports import ReportFilter
from rumo.reports.report_sheet import build_list
from rumo.reports.views.access import parts_of

PAGE = 25


@require_safe
def home(request: UserRequest) -> HttpResponse:
    """In a constant number of queries; the same address gives the same list to all who may see it."""
    chosen = ReportFilter(request.GET, user=request.user)
    context = {
        "asked": queries.asked_sections(request.user).order_by("asked_until", "pk"),
        "filter": chosen,
        "page": Paginator(_counted(chosen), PAGE).get_page(request.GET.get("page")),
        "may_begin": permissions.may_begin_somewhere(request.user),
        **parts_of(request, "home"),
    }
    return render(request, "reports/home.html", context)


@require_safe
def reports_export(request: UserRequest) -> HttpResponseBase:
    """Everything the filters choose, not only the page in sight."""
    return tables_response(request, build_list(_counted(ReportFilter(request.GET, user=request.user))), _("Отчёты"))


def _counted(chosen: ReportFilter) -> QuerySet[Any]:
    counted = {
        "section_count": Count("sections"),
        "ready_count": Count("sections", filter=Q(sections__state=SectionState.READY)),
    }
    return chosen.found().annotate(**counted).order_by("-starts_on", "association__full_name", "pk")
