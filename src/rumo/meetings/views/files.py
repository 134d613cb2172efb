"""Materials and annexes of a meeting: add, change, take away, read."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.errors import Refusal
from rumo.core.files import JPEG, PDF, PNG, file_response
from rumo.meetings import permissions, queries
from rumo.meetings.actions import annexes as actions
from rumo.meetings.forms.annexes import AnnexForm, UploadForm
from rumo.meetings.models import Annex, Meeting
from rumo.meetings.views.files_part import render_files
from rumo.meetings.views.meeting_page import page_response

# Browsers show these by themselves; the rest is downloaded.
SHOWN = frozenset(kind.content_type for kind in (PDF, JPEG, PNG))


@require_safe
def files(request: UserRequest, pk: int) -> HttpResponse:
    """The files as they stand, after a form among them was given up."""
    return _answer(request, get_object_or_404(queries.visible_meetings(request.user), pk=pk))


@require_POST
def annex_add(request: UserRequest, pk: int) -> HttpResponse:
    """Take a dropped file; a refused one says why, and what was typed beside it stays."""
    meeting = _editable(request, pk)
    form = UploadForm(request.POST, request.FILES, meeting=meeting)
    if not form.is_valid():
        return _answer(request, meeting, status=422, upload_form=form)
    data = form.cleaned_data
    try:
        actions.add_annex(
            meeting,
            upload=data["file"],
            title=data["title"],
            item=data["item"],
            numbered=data["numbered"],
            actor=request.user,
        )
    except Refusal as refusal:
        form.add_error("file", refusal.message)
        return _answer(request, meeting, status=422, upload_form=form)
    return _done(request, meeting)


@require_http_methods(["GET", "HEAD", "POST"])
def annex_edit(request: UserRequest, pk: int, annex_pk: int) -> HttpResponse:
    meeting = _editable(request, pk)
    annex = get_object_or_404(meeting.annexes, pk=annex_pk)
    initial = {"title": annex.title, "number": annex.number, "item": annex.item_id}
    form = AnnexForm(request.POST if request.method == "POST" else None, meeting=meeting, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.edit_annex(annex, title=data["title"], item=data["item"], number=data["number"], actor=request.user)
            return _done(request, meeting)
        except Refusal as refusal:
            form.add_error("number", refusal.message)
    status = 422 if form.is_bound else 200
    return _answer(request, meeting, status=status, edited_annex=annex.pk, annex_form=form)


@require_POST
def annex_delete(request: UserRequest, pk: int, annex_pk: int) -> HttpResponse:
    """Repeated, it is as harmless as once."""
    meeting = _editable(request, pk)
    annex = meeting.annexes.filter(pk=annex_pk).first()
    if annex is not None:
        actions.delete_annex(annex, actor=request.user)
    return _done(request, meeting)


@require_safe
def annex_file(request: UserRequest, pk: int, annex_pk: int) -> FileResponse:
    """The file itself, for all who may see the meeting."""
    meeting = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    annex = get_object_or_404(Annex.objects.select_related("file"), pk=annex_pk, meeting=meeting)
    return file_response(annex.file, inline=annex.file.content_type in SHOWN)


def _editable(request: UserRequest, pk: int) -> Meeting:
    meeting = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    permissions.may_edit_agenda(request.user, meeting).require()
    return meeting


def _answer(request: UserRequest, meeting: Meeting, *, status: int = 200, **state: Any) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return render_files(request, meeting, status=status, **state)
    return page_response(request, meeting, status=status, **state)


def _done(request: UserRequest, meeting: Meeting) -> HttpResponse:
    return (
        render_files(request, meeting)
        if request.headers.get("HX-Request")
        else redirect("meetings:meeting", meeting.pk)
    )
