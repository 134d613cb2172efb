"""The register of meetings, on the page and as a table file."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.files import XLSX, disposition
from rumo.core.verdict import YES, No, Verdict
from rumo.directory.queries import run_associations
from rumo.meetings import queries
from rumo.meetings.enums import MeetingState
from rumo.meetings.forms.register import RegisterFilter
from rumo.meetings.models import Meeting
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
def register_export(request: UserRequest) -> HttpResponse:
    """The filtered list as XLSX."""
    chosen = RegisterFilter(request.GET, meetings=queries.visible_meetings(request.user))
    content = write_table(with_counts(chosen.found())[:EXPORT_LIMIT])
    response = HttpResponse(content, content_type=XLSX.content_type)
    response["Content-Disposition"] = disposition(_("Заседания") + f" {clock.today():%d.%m.%Y}.xlsx")
    return response


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


def write_table(meetings: QuerySet[Meeting]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _("Заседания")
    heads = [
        _("Объединение"),
        _("№ протокола"),
        _("Дата"),
        _("Последний день"),
        _("Форма"),
        _("Тема"),
        _("Место"),
        _("Председательствующий"),
        _("Секретарь"),
        _("Вопросов"),
        _("Состояние"),
    ]
    sheet.append(heads)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for meeting in meetings:
        sheet.append(_cells(meeting))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for column, width in enumerate((34, 12, 12, 15, 18, 40, 30, 24, 24, 10, 24), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cells(meeting: Any) -> list[Any]:
    texts = [meeting.title, meeting.place]
    return [
        _plain(str(meeting.association)),
        meeting.number,
        meeting.date,
        meeting.date_to,
        str(meeting.get_form_display()),
        *map(_plain, texts),
        meeting.chair.short_name if meeting.chair else "",
        meeting.secretary.short_name if meeting.secretary else "",
        meeting.item_count,
        str(meeting.get_state_display()),
    ]


def _plain(text: str) -> str:
    """A text that begins like a formula must stay a text in the spreadsheet."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
