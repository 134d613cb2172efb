"""The register of issued papers and of stamped documents, and their files."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import files
from rumo.core.workbook import tables_response
from rumo.documents import queries
from rumo.documents import register as chooser
from rumo.documents.builders import build_stamped_copy
from rumo.documents.enums import PaperKind, StampKind
from rumo.documents.forms import RegisterForm
from rumo.documents.prints import download
from rumo.documents.sheets import papers_sheet, stamps_sheet

ROWS_A_PAGE = 30


def register(request: UserRequest) -> HttpResponse:
    form = RegisterForm(request.GET, user=request.user, kinds=PaperKind)
    choice = form.choice()
    papers = Paginator(chooser.chosen_papers(request.user, choice), ROWS_A_PAGE)
    context = {"form": form, "page": papers.get_page(request.GET.get("page")), "tabs": _tabs(request.user, "register")}
    return render(request, "documents/register.html", context | {"is_filtered": choice != chooser.Choice()})


def stamps(request: UserRequest) -> HttpResponse:
    form = RegisterForm(request.GET, user=request.user, kinds=StampKind)
    choice = form.choice()
    found = Paginator(chooser.chosen_stamps(request.user, choice), ROWS_A_PAGE)
    context = {"form": form, "page": found.get_page(request.GET.get("page")), "tabs": _tabs(request.user, "stamps")}
    return render(request, "documents/stamps.html", context | {"is_filtered": choice != chooser.Choice()})


@require_safe
def register_export(request: UserRequest) -> HttpResponseBase:
    """Everything the filters choose, not only the page in sight."""
    choice = RegisterForm(request.GET, user=request.user, kinds=PaperKind).choice()
    return tables_response(
        request, papers_sheet(chooser.chosen_papers(request.user, choice)), _("Выпущенные документы")
    )


@require_safe
def stamps_export(request: UserRequest) -> HttpResponseBase:
    choice = RegisterForm(request.GET, user=request.user, kinds=StampKind).choice()
    return tables_response(request, stamps_sheet(chooser.chosen_stamps(request.user, choice)), _("Документы с грифом"))


def paper_file(request: UserRequest, pk: int, file_format: str) -> FileResponse:
    paper = get_object_or_404(queries.visible_papers(request.user), pk=pk)
    stored = queries.file_of(paper, file_format)
    if stored is None:
        raise Http404
    return files.file_response(stored)


def paper_original(request: UserRequest, pk: int) -> FileResponse:
    """The old file the paper was read from."""
    paper = get_object_or_404(queries.visible_papers(request.user), pk=pk)
    if paper.original is None:
        raise Http404
    return files.file_response(paper.original)


def stamp_file(request: UserRequest, pk: int) -> HttpResponse:
    """The document with its stamp, or the sheet with the stamp for a file that is not altered."""
    return download(build_stamped_copy(get_object_or_404(queries.visible_stamps(request.user), pk=pk)))


def stamp_original(request: UserRequest, pk: int) -> FileResponse:
    stamp = get_object_or_404(queries.visible_stamps(request.user), pk=pk)
    if stamp.original is None:
        raise Http404
    return files.file_response(stamp.original)


def _tabs(user: Any, active: str) -> list[dict[str, Any]]:
    tabs = [
        {"title": _("Выпущенные документы"), "name": "register", "count": queries.visible_papers(user).count()},
        {"title": _("Документы с грифом"), "name": "stamps", "count": queries.visible_stamps(user).count()},
    ]
    return [tab | {"url": reverse(f"documents:{tab['name']}"), "active": tab["name"] == active} for tab in tabs]
