"""Files of a material: attached to a draft, opened by whoever sees the material, and their copies without names."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import files
from rumo.core.errors import NotAllowed, Refusal
from rumo.expertise import queries
from rumo.expertise.actions import uploads as actions
from rumo.expertise.models import Submission, SubmissionFile
from rumo.expertise.views.draft import changed, draft_context, files_context, own


@require_POST
def file_attach(request: UserRequest, pk: int, key: str) -> HttpResponse:
    submission = own(request, pk)
    upload = request.FILES.get("file")
    problem = _("Выберите файл.") if upload is None else ""
    if upload is not None:
        try:
            actions.attach_file(submission, key=key, upload=upload, actor=request.user)
        except NotAllowed:
            raise
        except Refusal as refusal:
            problem = refusal.message
    return _shown(request, submission, problem, key)


@require_POST
def file_remove(request: UserRequest, pk: int, key: str) -> HttpResponse:
    submission = own(request, pk)
    actions.remove_file(submission, key=key, actor=request.user)
    return _shown(request, submission)


@require_safe
def file_open(request: UserRequest, pk: int) -> FileResponse:
    """As it came: for the authors and those who lead the material. Experts have addresses of their own."""
    return files.file_response(_file(request, pk).stored)


@require_safe
def anonymous_open(request: UserRequest, pk: int) -> FileResponse:
    """The copy experts of a double-blind track get."""
    file = _file(request, pk)
    if file.anonymous is None:
        raise Http404
    return files.file_response(file.anonymous)


@require_POST
def anonymous_attach(request: UserRequest, pk: int) -> HttpResponse:
    file = _file(request, pk)
    upload = request.FILES.get("file")
    if upload is None:
        raise Refusal(_("Выберите файл."))
    actions.attach_anonymous(file, upload=upload, actor=request.user)
    messages.success(request, _("Копия без имён загружена. Проверка займёт около минуты."))
    return _back(request, file)


@require_POST
def anonymous_accept(request: UserRequest, pk: int) -> HttpResponse:
    file = _file(request, pk)
    actions.accept_anonymous(file, actor=request.user)
    messages.success(request, _("Копия для экспертов принята."))
    return _back(request, file)


def _file(request: UserRequest, pk: int) -> SubmissionFile:
    """A file of a material one sees; of one being prepared, only its authors' own."""
    rows = SubmissionFile.objects.select_related(
        "version__submission__campaign__track__association", "stored", "anonymous"
    )
    file: SubmissionFile = get_object_or_404(rows, pk=pk)
    visible = queries.visible_submissions(request.user).filter(pk=file.version.submission_id)
    if file.version.submitted_at is None:
        visible = queries.own_submissions(request.user).filter(pk=file.version.submission_id)
    if not visible.exists():
        raise Http404
    return file


def _back(request: UserRequest, file: SubmissionFile) -> HttpResponse:
    place = "expertise:draft" if request.POST.get("from") == "draft" else "expertise:check"
    return redirect(reverse(place, args=[file.version.submission_id]) + "#files")


def _shown(request: UserRequest, submission: Submission, problem: str = "", key: str = "") -> HttpResponse:
    status = 422 if problem else 200
    if request.headers.get("HX-Request"):
        context = files_context(request, submission, problem, key)
        return changed(render(request, "expertise/submissions/_files.html", context, status=status))
    if not problem:
        return redirect(reverse("expertise:draft", args=[submission.pk]) + "#files")
    whole = draft_context(request, submission) | files_context(request, submission, problem, key)
    return render(request, "expertise/submissions/draft.html", whole, status=status)
