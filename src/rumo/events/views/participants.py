"""People of many events: the records behind the figures."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.workbook import tables_response
from rumo.events import participants as listing
from rumo.events import queries
from rumo.events.forms.participants import ParticipantsForm

ROWS_A_PAGE = 50


@require_safe
def participants(request: UserRequest) -> HttpResponse:
    """Of the events the user prepares."""
    form = ParticipantsForm(request.GET, user=request.user)
    rows = listing.chosen(queries.run_events(request.user), form.choice())
    rows = rows.order_by("-event__starts_at", "surname", "first_name", "pk")
    page = Paginator(rows.values_list("pk", flat=True), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": listing.in_order(page),
        "is_filtered": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "events/registration/participants.html", context)


@require_safe
def participants_export(request: UserRequest) -> HttpResponseBase:
    form = ParticipantsForm(request.GET, user=request.user)
    rows = listing.chosen(queries.run_events(request.user), form.choice()).select_related("event")
    return tables_response(
        request, listing.build_participants(rows.iterator(chunk_size=2000)), _("Участники мероприятий")
    )
