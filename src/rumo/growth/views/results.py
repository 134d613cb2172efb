"""The list of results, its workbook, and the mark that the gaps of many were gone through."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.errors import Refusal
from rumo.core.workbook import tables_response
from rumo.growth import result_list
from rumo.growth.actions import results as actions
from rumo.growth.enums import ResultState
from rumo.growth.forms.diagnostics import AnalyseForm
from rumo.growth.forms.result_list import ResultFilter
from rumo.growth.models import DiagnosticResult
from rumo.growth.views.route_access import leads
from rumo.russian.numbers import agree

ROWS_A_PAGE = 50


@require_safe
def results(request: UserRequest) -> HttpResponse:
    form = ResultFilter(request.GET, user=request.user)
    choice = form.choice()
    rows = result_list.chosen(request.user, choice)
    page = Paginator(result_list.with_gaps(rows), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": page.object_list,
        "people": rows.order_by().aggregate(n=Count("person", distinct=True))["n"],
        "is_filtered": choice.is_used,
        "analyse": AnalyseForm(),
        "leads": leads(request),
    }
    return render(request, "growth/diagnostics/results.html", context)


@require_safe
def results_export(request: UserRequest) -> HttpResponseBase:
    """Everything the filters choose, not only the page in sight."""
    rows = result_list.chosen(request.user, ResultFilter(request.GET, user=request.user).choice())
    name = _("Результаты диагностики на %(day)s") % {"day": f"{clock.today():%d.%m.%Y}"}
    return tables_response(request, result_list.build_list(rows), name)


@require_POST
def results_analyse(request: UserRequest) -> HttpResponse:
    """Those that are ticked, or with `all` everything the filters (`filter`) choose."""
    back = f"{reverse('growth:results')}?{request.POST.get('filter', '')}"
    form = AnalyseForm(request.POST)
    rows = list(_asked(request))
    problem = "" if form.is_valid() else _("Укажите день разбора, например 13.12.2023.")
    if not rows:
        problem = _("Отметьте хотя бы одного педагога.")
    try:
        marked = 0 if problem else actions.mark_analysed(rows, on=form.cleaned_data["on"], actor=request.user)
    except Refusal as refusal:
        problem = refusal.message
    if problem:
        messages.error(request, problem)
    else:
        messages.success(request, _("Дефициты отмечены разобранными: %(n)s.") % {"n": agree(marked, "результат")})
    return redirect(back)


def _asked(request: UserRequest) -> QuerySet[DiagnosticResult]:
    if "all" in request.POST:
        asked: Any = QueryDict(request.POST.get("filter", ""))
        rows = result_list.chosen(request.user, ResultFilter(asked, user=request.user).choice())
        return rows.filter(state=ResultState.MEASURED)
    keys = [int(one) for one in request.POST.getlist("pk") if one.isdecimal()]
    return actions.analysable_results(request.user).filter(pk__in=keys[:ROWS_A_PAGE])
