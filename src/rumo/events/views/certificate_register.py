"""The register of certificates of all one's events, on the screen and as a table; one's own certificates."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.workbook import tables_response
from rumo.directory.queries import run_associations
from rumo.events import certificate_list as listed
from rumo.events import queries
from rumo.events.forms.certificates import CertificateFilter

ROWS_A_PAGE = 50
EXPORT_LIMIT = 20_000


@require_safe
def certificates(request: UserRequest) -> HttpResponse:
    chosen = _chosen(request)
    page = Paginator(chosen.found(), ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "events/certificates/register.html", {"filter": chosen, "page": page})


@require_safe
def certificates_export(request: UserRequest) -> HttpResponseBase:
    """Everything the filters choose; `?event=` narrows to one event."""
    chosen = _chosen(request)
    book = listed.build_register(chosen.found()[:EXPORT_LIMIT])
    return tables_response(request, book, _("Сертификаты на %(day)s") % {"day": f"{clock.today():%d.%m.%Y}"})


@require_safe
def own_certificates(request: UserRequest) -> HttpResponse:
    """What one was given oneself, newest first."""
    rows = queries.own_certificates(request.user).order_by("-event__starts_at", "-pk")
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "events/certificates/own.html", {"page": page})


def _chosen(request: UserRequest) -> CertificateFilter:
    rows = listed.run_certificates(request.user)
    asked = request.GET.get("event", "")
    if asked.isdecimal():
        event = get_object_or_404(queries.run_events(request.user), pk=asked)
        return CertificateFilter(request.GET, certificates=rows.filter(event=event))
    return CertificateFilter(request.GET, certificates=rows, associations=run_associations(request.user))
