"""The technical check of a material: points and remarks beside its files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.autosave import Saved, save_form
from rumo.core.form_pages import done
from rumo.core.models import Versioned
from rumo.expertise import completeness, material, permissions, queries
from rumo.expertise.actions import technical as actions
from rumo.expertise.forms.technical import CheckForm
from rumo.expertise.models import Submission, TechnicalCheck


@require_safe
def check(request: UserRequest, pk: int) -> HttpResponse:
    """The page of a material that waits for its check; any other leads to the material."""
    submission = _led(request, pk)
    if not permissions.may_check_submission(request.user, submission):
        return redirect("expertise:submission", pk)
    return render(request, "expertise/submissions/check.html", _context(request, submission, _form(submission)))


@require_POST
def check_save(request: UserRequest, pk: int) -> HttpResponse:
    """Marks made so far (autosave)."""
    submission = _led(request, pk)

    def save(data: dict[str, Any]) -> Saved:
        saved = actions.save_check(
            submission, marks=form.marks(), remark=data["remark"], version=data["version"], actor=request.user
        )
        return Saved(saved.version)

    def current(_record: Versioned) -> CheckForm:
        return _form(submission)

    form = CheckForm(request.POST, config=submission.campaign.config)
    return save_form(request, form, save=save, current=current, back=reverse("expertise:check", args=[pk]))


@require_POST
def check_finish(request: UserRequest, pk: int) -> HttpResponse:
    submission = _led(request, pk)
    form = CheckForm(request.POST, config=submission.campaign.config)
    passed = request.POST.get("passed") == "1"

    def finish() -> None:
        actions.finish_check(
            submission, marks=form.marks(), remark=form.cleaned_data["remark"], passed=passed, actor=request.user
        )

    if done(form, finish):
        told = _("Техническая экспертиза пройдена. Автору отправлено письмо.")
        returned = _("Материал возвращён автору со всеми замечаниями. Письмо отправлено.")
        messages.success(request, told if passed else returned)
        return redirect("expertise:submission", pk)
    return render(request, "expertise/submissions/check.html", _context(request, submission, form), status=422)


def _led(request: UserRequest, pk: int) -> Submission:
    found: Submission = get_object_or_404(queries.led_submissions(request.user), pk=pk)
    permissions.may_lead_submission(request.user, found).require()
    return found


def _form(submission: Submission) -> CheckForm:
    version = queries.handed_in_version(submission)
    made = TechnicalCheck.objects.filter(version_checked=version).first()
    return CheckForm(config=submission.campaign.config, check=made)


def _context(request: UserRequest, submission: Submission, form: CheckForm) -> dict[str, Any]:
    versions = list(submission.versions.filter(submitted_at__isnull=False).prefetch_related("files__stored"))
    version, earlier = versions[-1], versions[-2] if len(versions) > 1 else None
    last_check = material.last_check(submission)
    is_double = submission.campaign.config.blindness == "double"
    return {
        "submission": submission,
        "config": submission.campaign.config,
        "form": form,
        "version": version,
        "files": material.labelled_files(submission, version),
        "changes": completeness.changes(earlier, version) if earlier else [],
        "earlier": earlier,
        "last_check": last_check,
        "check_remarks": material.remarks(submission, last_check) if last_check else [],
        "contents": version.contents,
        "may_mask": permissions.may_mask_file(request.user, submission),
        "is_double": is_double,
        "said_traces": material.traces_in_application(version) if is_double else [],
    }
