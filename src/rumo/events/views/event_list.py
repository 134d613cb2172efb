"""The list of events for those who prepare them, on the page and as a table file."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.workbook import tables_response
from rumo.events import event_list, permissions
from rumo.events.forms.lists import EventListForm
from rumo.events.participation import participation_of

ROWS_A_PAGE = 30
# An export is for a person with a spreadsheet.
EXPORT_LIMIT = 10_000


@require_safe
def events(request: UserRequest) -> HttpResponse:
    """The list with its filter; the same address gives the same list."""
    form = EventListForm(request.GET, user=request.user)
    choice = form.choice()
    page = Paginator(event_list.chosen(request.user, choice), ROWS_A_PAGE).get_page(request.GET.get("page"))
    people = participation_of(list(page))
    context = {
        "form": form,
        "page": page,
        "rows": [{"event": each, "people": people[each.pk]} for each in page],
        "is_filtered": choice.is_used,
        "may_create": permissions.may_create_events(request.user),
        "may_propose": permissions.may_propose(request.user),
    }
    return render(request, "events/editing/events.html", context)


@require_safe
def events_export(request: UserRequest) -> HttpResponseBase:
    """Everything the filters choose, not only the page in sight."""
    choice = EventListForm(request.GET, user=request.user).choice()
    book = event_list.build_list(event_list.chosen(request.user, choice)[:EXPORT_LIMIT])
    return tables_response(request, book, _("Мероприятия на %(day)s") % {"day": f"{clock.today():%d.%m.%Y}"})
