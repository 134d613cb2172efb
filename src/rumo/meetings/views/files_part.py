"""Materials and annexes as a part of the meeting's page."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from rumo.accounts.requests import UserRequest
from rumo.core.files import DOCUMENTS
from rumo.meetings import permissions
from rumo.meetings.forms.annexes import UploadForm
from rumo.meetings.models import Meeting


def files_context(user: Any, meeting: Meeting) -> dict[str, Any]:
    """`annexes` with their files; `upload_form` for those who may add; `edited_annex` and its form when one is open."""
    may_edit = permissions.may_edit_agenda(user, meeting)
    return {
        "annexes": list(meeting.annexes.select_related("file", "item")),
        "may_edit_files": may_edit,
        "upload_form": UploadForm(meeting=meeting) if may_edit else None,
        "edited_annex": None,
        "annex_form": None,
        "max_mb": settings.MAX_UPLOAD_MB,
        "file_types": ",".join(f".{kind.extension}" for kind in DOCUMENTS) + ",.jpeg",
    }


def render_files(request: UserRequest, meeting: Meeting, *, status: int = 200, **state: Any) -> HttpResponse:
    """The files alone, for htmx; the lists of files at the questions are renewed out of band."""
    items = list(meeting.items.prefetch_related("annexes__file"))
    context = {"meeting": meeting, "items": items, "out_of_band": True, **files_context(request.user, meeting), **state}
    return render(request, "meetings/files/_files.html", context, status=status)
