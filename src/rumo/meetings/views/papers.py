"""Minutes to read, to print and to download."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.files import file_response
from rumo.documents.enums import PaperFormat
from rumo.documents.prints import download
from rumo.meetings import permissions, prints, queries
from rumo.meetings.models import Meeting
from rumo.papers.minutes import MinutesForm
from rumo.papers.writers.html import write_html

FORMS = {MinutesForm.FULL, MinutesForm.SHORT}
DOWNLOADS = {PaperFormat.DOCX, PaperFormat.PDF, PaperFormat.JSON}


@require_safe
def minutes_paper(request: UserRequest, pk: int, form: str) -> HttpResponse:
    """The paper on the screen with a button to print it."""
    record = _readable(request, pk)
    chosen = _form(form)
    context = {
        "meeting": record,
        "form": chosen.value,
        "paper_html": write_html(prints.paper_of(record, chosen, with_reasons=_sees_reasons(request, record))),
    }
    return render(request, "meetings/signing/minutes_paper.html", context)


@require_safe
def minutes_file(request: UserRequest, pk: int, form: str, file_format: str) -> HttpResponse:
    record = _readable(request, pk)
    with_reasons = _sees_reasons(request, record)
    return download(prints.print_minutes(record, _form(form), _format(file_format), with_reasons=with_reasons))


@require_safe
def revision_file(request: UserRequest, pk: int, number: int, file_format: str) -> HttpResponse:
    """A signed revision as it was stored, an earlier one too."""
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    permissions.may_read_revisions(request.user, record).require()
    revision = get_object_or_404(record.revisions.select_related("paper"), number=number)
    with_reasons = _sees_reasons(request, record)
    return download(prints.print_revision(revision, _format(file_format), with_reasons=with_reasons))


@require_safe
def original_file(request: UserRequest, pk: int) -> FileResponse:
    """The file from which a meeting of earlier years was read, as it came; it may hold more than the minutes."""
    record = get_object_or_404(queries.visible_meetings(request.user), pk=pk, original__isnull=False)
    permissions.may_run_meeting(request.user, record).require()
    assert record.original is not None
    return file_response(record.original)


@require_safe
def extract_file(request: UserRequest, pk: int, item_pk: int, file_format: str) -> HttpResponse:
    """An extract of one item, certified by the one who takes it."""
    record = _readable(request, pk)
    item = get_object_or_404(record.items, pk=item_pk)
    permissions.may_take_extract(request.user, record).require()
    certified_by = prints.certifier(request.user, record)
    return download(prints.print_extract(record, item, _format(file_format), certified_by=certified_by))


def _readable(request: UserRequest, pk: int) -> Meeting:
    """A meeting the user sees, whose minutes the user may read; with all they are built from."""
    found = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    permissions.may_read_minutes(request.user, found).require()
    return queries.meeting_for_minutes(found.pk)


def _sees_reasons(request: UserRequest, meeting: Meeting) -> bool:
    return bool(permissions.may_see_reasons_of_absence(request.user, meeting))


def _form(value: str) -> MinutesForm:
    if value not in FORMS:
        raise Http404
    return MinutesForm(value)


def _format(value: str) -> PaperFormat:
    if value not in DOWNLOADS:
        raise Http404
    return PaperFormat(value)
