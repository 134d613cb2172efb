"""The papers of a plan: what is printed now and what was issued, to read and to download."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.files import file_response
from rumo.documents.enums import PaperFormat
from rumo.documents.prints import download
from rumo.papers.writers.html import write_html
from rumo.planning import prints, queries
from rumo.planning.permissions import may_run_plan
from rumo.planning.views.editions import head, readable_editions
from rumo.planning.views.plan_page import chosen_edition

FORMATS = frozenset(PaperFormat)


@require_safe
def papers(request: UserRequest, pk: int) -> HttpResponse:
    """The chosen edition as it is printed, with its downloads and those of every other."""
    record = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    edition = chosen_edition(request, record, request.user)
    context = {
        **head(record),
        "edition": edition,
        "editions": readable_editions(request.user, record),
        "may_see_original": record.original is not None and may_run_plan(request.user, record),
        "paper_html": write_html(prints.plan_paper(edition)),
    }
    return render(request, "planning/papers.html", context)


@require_safe
def plan_file(request: UserRequest, pk: int, number: int, file_format: str) -> HttpResponse:
    """An edition of the plan as a file."""
    record = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    found = [each for each in readable_editions(request.user, record) if each.number == number]
    if not found:
        raise Http404
    return download(prints.print_plan(found[0], _format(file_format)))


@require_safe
def sheet_file(request: UserRequest, pk: int, number: int, file_format: str) -> HttpResponse:
    """The sheet of changes of an amendment as a file."""
    record = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    found = [each for each in readable_editions(request.user, record) if each.number == number and number]
    if not found:
        raise Http404
    return download(prints.print_sheet(found[0], _format(file_format)))


@require_safe
def plan_original(request: UserRequest, pk: int) -> FileResponse:
    """The old file the plan was read from. Other papers may stand in it, so only those who run the body see it."""
    record = get_object_or_404(queries.visible_plans(request.user), pk=pk)
    if record.original is None or not may_run_plan(request.user, record):
        raise Http404
    return file_response(record.original)


def _format(name: str) -> PaperFormat:
    if name not in FORMATS:
        raise Http404
    return PaperFormat(name)
