"""All that was brought in, and the place to drop more."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rumo.accounts.requests import UserRequest
from rumo.core.errors import Refusal
from rumo.directory.queries import run_associations
from rumo.intake import permissions, queries
from rumo.intake.actions import uploads
from rumo.intake.actions.uploads import Received
from rumo.intake.forms.upload import UploadForm
from rumo.intake.models import IncomingFile

PAGE = 20
TYPES = ".docx,.doc,.odt,.rtf,.pdf,.txt,.md"


@require_http_methods(["GET", "HEAD", "POST"])
def batches(request: UserRequest) -> HttpResponse:
    """The list with the form above it. Files already known are named with the way to them, not read again."""
    if not permissions.may_use_intake(request.user):
        raise Http404
    form = UploadForm(request.POST or None, request.FILES or None, associations=run_associations(request.user))
    context: dict[str, Any] = {"known": ()}
    if request.method == "POST" and form.is_valid():
        try:
            received = _receive(request, form)
        except Refusal as refusal:
            form.add_error("papers", refusal.message)
        else:
            if received.batch is not None:
                _tell(request, received)
                return redirect("intake:batch", received.batch.pk)
            for message in received.refused:
                form.add_error("papers", message)
            context["known"] = received.known
    page = Paginator(queries.with_counts(queries.visible_batches(request.user)), PAGE).get_page(request.GET.get("page"))
    context |= {
        "form": form,
        "page": page,
        "types": TYPES,
        "most_mb": settings.MAX_UPLOAD_MB,
        "most_files": settings.MAX_BATCH_FILES,
    }
    return render(request, "intake/batches.html", context, status=422 if request.method == "POST" else 200)


def _receive(request: UserRequest, form: UploadForm) -> Received:
    data = form.cleaned_data
    return uploads.receive_files(data["association"], uploads=data["papers"], again=data["again"], actor=request.user)


def _tell(request: UserRequest, received: Received) -> None:
    """What was left out of the batch is said once, above it."""
    for message in received.refused:
        messages.warning(request, message)
    for file in received.known:
        messages.info(request, known_message(file))


def known_message(file: IncomingFile) -> str:
    return _("Файл «%(name)s» уже загружен %(day)s, второй раз он не читается.") % {
        "name": file,
        "day": f"{file.batch.created_at:%d.%m.%Y}",
    }
