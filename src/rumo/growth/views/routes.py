"""The list of routes for those who lead and tutor, and its workbook."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.verdict import YES, No
from rumo.core.workbook import tables_response
from rumo.directory.queries import run_associations
from rumo.growth import route_list
from rumo.growth.forms.routes import RouteFilter
from rumo.growth.views.route_access import leads

ROWS_A_PAGE = 50


@require_safe
def routes(request: UserRequest) -> HttpResponse:
    form = RouteFilter(request.GET, user=request.user)
    choice = form.choice()
    rows = route_list.chosen(request.user, choice)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    runs = run_associations(request.user).exists()
    context = {
        "form": form,
        "page": page,
        "is_filtered": choice.is_used,
        "leads": leads(request),
        "may_make": YES if runs else No(_("Маршруты составляют те, кто ведёт объединение.")),
    }
    return render(request, "growth/routes/routes.html", context)


@require_safe
def routes_export(request: UserRequest) -> HttpResponseBase:
    """Everything the filters choose, not only the page in sight."""
    rows = route_list.chosen(request.user, RouteFilter(request.GET, user=request.user).choice())
    return tables_response(
        request, route_list.build_list(rows), _("Маршруты на %(day)s") % {"day": f"{clock.today():%d.%m.%Y}"}
    )
