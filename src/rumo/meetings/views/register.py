"""The register of meetings, on the page and as a table file."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.verdict import YES, No, Verdict
from rumo.core.workbook import tables_response
from rumo.directory.queries import run_associations
from rumo.meetings import queries
from rumo.meetings.enums import MeetingState
from rumo.meetings.forms.register import RegisterFilter
from rumo.meetings.models import Meeting
from rumo.meetings.register_sheet import build_register
from rumo.meetings.views.meeting_page import STATE_KINDS

PAGE = 25
# An export is for a person with a spreadsheet; more rows than this are no register any more.
EXPORT_LIMIT = 10_000


@require_safe
def register(request: UserRequest) -> HttpResponse:
    """The list with its filter; the same address with the same filter gives the same list to all who may see it."""
    chosen = RegisterFilter(request.GET, meetings=queries.visible_meetings(request.user))
    page = Paginator(with_counts(chosen.found()), PAGE).get_page(request.GET.get("page"))
    context = {
        "filter": chosen,
        "page": page,
        "rows": [row(meeting) for meeting in page],
        "may_create": may_create_somewhere(request.user),
    }
    return render(request, "meetings/register.html", context)


@require_safe
def register_export(request: UserRequest) -> HttpResponseBase:
    """The filtered list as a table."""
    chosen = RegisterFilter(request.GET, meetings=queries.visible_meetings(request.user))
    book = build_register(with_counts(chosen.found())[:EXPORT_LIMIT])
    return tables_response(request, book, _("Заседания") + f" {clock.today():%d.%m.%Y}")


def with_counts(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return meetings.annotate(item_count=Count("items", distinct=True))


def row(meeting: Any) -> dict[str, Any]:
    return {
        "meeting": meeting,
        "kind": STATE_KINDS[MeetingState(meeting.state)],
        "items": meeting.item_count,
    }


def may_create_somewhere(user: Any) -> Verdict:
    if run_associations(user).exists():
        return YES
    return No(
        _("Заседания создают председатель, его заместители и секретарь объединения или методист, который его ведёт.")
    )
