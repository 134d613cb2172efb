"""One batch: how far the reading is, what was found in each file."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.files import file_response
from rumo.intake import permissions, queries, tasks
from rumo.intake.actions import reading
from rumo.intake.enums import WAITING, BatchState, FileState, PaperState
from rumo.intake.models import Batch, IncomingPaper
from rumo.intake.similar import link_to

FILE_KINDS = {
    FileState.QUEUED: "neutral",
    FileState.READING: "info",
    FileState.READ: "success",
    FileState.FAILED: "danger",
    FileState.CANCELLED: "neutral",
}
PAPER_KINDS = {PaperState.PENDING: "warning", PaperState.ADMITTED: "success", PaperState.REJECTED: "neutral"}


@require_safe
def batch(request: UserRequest, pk: int) -> HttpResponse:
    record = get_object_or_404(queries.visible_batches(request.user), pk=pk)
    return render(request, "intake/batch.html", _context(request.user, record))


@require_safe
def batch_progress(request: UserRequest, pk: int) -> HttpResponse:
    """The moving part of the page, asked for until everything is read."""
    record = get_object_or_404(queries.visible_batches(request.user), pk=pk)
    return render(request, "intake/_progress.html", _context(request.user, record))


@require_POST
def batch_cancel(request: UserRequest, pk: int) -> HttpResponse:
    record = get_object_or_404(queries.visible_batches(request.user), pk=pk)
    reading.cancel_batch(record, actor=request.user)
    messages.success(request, _("Чтение отменено. Что успело прочитаться, осталось."))
    return redirect("intake:batch", pk)


@require_safe
def file_original(request: UserRequest, file_pk: int) -> FileResponse:
    """The file as it came."""
    return file_response(get_object_or_404(queries.visible_files(request.user), pk=file_pk).stored)


@require_POST
def file_again(request: UserRequest, file_pk: int) -> HttpResponse:
    file = get_object_or_404(queries.visible_files(request.user), pk=file_pk)
    with transaction.atomic():
        reading.queue_again(file, actor=request.user)
        transaction.on_commit(partial(tasks.read_file.enqueue, file.pk))
    return redirect("intake:batch", file.batch_id)


def _context(user: Any, record: Batch) -> dict[str, Any]:
    files = queries.files_of(record)
    done = sum(file.state not in WAITING for file in files)
    return {
        "batch": record,
        "rows": [_row(file) for file in files],
        "done": done,
        "all": len(files),
        "is_reading": record.state == BatchState.READING and done < len(files),
        "may_cancel": permissions.may_cancel(user, record),
    }


def _row(file: Any) -> dict[str, Any]:
    return {
        "file": file,
        "state_kind": FILE_KINDS[FileState(file.state)],
        "is_repeatable": reading.is_repeatable(file),
        "papers": [_line(paper) for paper in file.listed],
    }


def _line(paper: IncomingPaper) -> dict[str, Any]:
    record = paper.record
    return {
        "paper": paper,
        "state_kind": PAPER_KINDS[PaperState(paper.state)],
        "record": link_to(record) if record is not None else None,
    }
