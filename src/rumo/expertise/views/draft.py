"""The author's page of a draft: four parts that save themselves, then handing in."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.autosave import Saved, save_form
from rumo.core.form_pages import done
from rumo.core.models import Versioned
from rumo.expertise import completeness, material, permissions, queries
from rumo.expertise.actions import submissions as actions
from rumo.expertise.actions.submissions import TooLate
from rumo.expertise.forms.submissions import ApplicationForm, AuthorForm, SubmitForm
from rumo.expertise.models import Campaign, Submission
from rumo.expertise.standing import standing


@require_POST
def submission_start(request: UserRequest, pk: int) -> HttpResponse:
    campaign: Campaign = get_object_or_404(queries.visible_campaigns(request.user), pk=pk)
    started = actions.start_submission(campaign=campaign, title=request.POST.get("title", ""), actor=request.user)
    return redirect("expertise:draft", started.pk)


@require_safe
def draft(request: UserRequest, pk: int) -> HttpResponse:
    """The page; a material that may no longer be changed leads to its own page."""
    submission = own(request, pk)
    if not permissions.may_edit_submission(request.user, submission):
        return redirect("expertise:submission", pk)
    return render(request, "expertise/submissions/draft.html", draft_context(request, submission))


@require_POST
def draft_save(request: UserRequest, pk: int) -> HttpResponse:
    """The application (autosave)."""
    submission = own(request, pk)

    def save(data: dict[str, Any]) -> Saved:
        saved = actions.edit_submission(
            submission, data=form.submission_data(), version=data["version"], actor=request.user
        )
        return Saved(saved.version)

    def current(_record: Versioned) -> ApplicationForm:
        return ApplicationForm(submission=own(request, pk), user=request.user)

    form = ApplicationForm(request.POST, submission=submission, user=request.user)
    return save_form(request, form, save=save, current=current, back=reverse("expertise:draft", args=[pk]))


@require_safe
def draft_missing(request: UserRequest, pk: int) -> HttpResponse:
    """What is still missing, asked again after each save."""
    submission = own(request, pk)
    version = submission.versions.last()
    context = {"submission": submission, "missing": completeness.missing(submission, version)}
    return render(request, "expertise/submissions/_missing.html", context)


@require_POST
def submission_submit(request: UserRequest, pk: int) -> HttpResponse:
    """Hand it in; late or incomplete, the page says so and nothing is lost."""
    submission = own(request, pk)
    form = SubmitForm(request.POST)
    try:
        if done(form, lambda: actions.submit(submission, note=form.cleaned_data["note"], actor=request.user)):
            messages.success(
                request,
                _("Материал принят под № %(number)s. Письмо с подтверждением отправлено.")
                % {"number": submission.number},
            )
            return redirect("expertise:submission", pk)
    except TooLate:
        pass
    submission = own(request, pk)
    permissions.may_edit_submission(request.user, submission).require()
    context = draft_context(request, submission) | {"submit_form": form}
    return render(request, "expertise/submissions/draft.html", context, status=422)


def own(request: UserRequest, pk: int) -> Submission:
    """One's own material, else 404."""
    found: Submission = get_object_or_404(queries.own_submissions(request.user), pk=pk)
    return found


def changed(response: HttpResponse) -> HttpResponse:
    """Tell the page that a part of it was saved: the list of what is missing asks again."""
    response["HX-Trigger-After-Swap"] = "rumo-changed"
    return response


def draft_context(request: UserRequest, submission: Submission) -> dict[str, Any]:
    version = submission.versions.last()
    is_first = submission.number is None
    last_check = material.last_check(submission)
    return {
        "submission": submission,
        "config": submission.campaign.config,
        "form": ApplicationForm(submission=submission, user=request.user),
        "standing": standing(submission),
        "missing": completeness.missing(submission, version),
        "is_first": is_first,
        "submit_form": SubmitForm(),
        "is_over": is_first and clock.now() >= submission.campaign.closes_at,
        "carry_into": material.campaigns_to_carry(request.user, submission),
        "last_check": last_check,
        "check_remarks": material.remarks(submission, last_check) if last_check else [],
        **authors_context(request, submission),
        **files_context(request, submission),
    }


def authors_context(request: UserRequest, submission: Submission, bad: AuthorForm | None = None) -> dict[str, Any]:
    """The authors with a form each; `bad` is the one that was refused, in its place."""
    rows = []
    for author in submission.authors.select_related("person", "organization"):
        prefix = f"author-{author.pk}"
        is_bad = bad is not None and bad.prefix == prefix
        form = bad if is_bad else AuthorForm(user=request.user, author=author, prefix=prefix)
        rows.append({"author": author, "form": form, "is_open": is_bad})
    new = bad if bad is not None and bad.prefix == "new" else AuthorForm(user=request.user, prefix="new")
    return {"submission": submission, "authors": rows, "new_author": new}


def files_context(request: HttpRequest, submission: Submission, problem: str = "", key: str = "") -> dict[str, Any]:
    """The places for files with what is in them; `problem` is said at the place `key`."""
    version = submission.versions.last()
    attached = {file.key: file for file in version.files.select_related("stored", "anonymous")} if version else {}
    config = submission.campaign.config
    places = [
        {"wanted": wanted, "file": attached.get(wanted.key), "problem": problem if wanted.key == key else ""}
        for wanted in config.files
    ]
    return {"submission": submission, "places": places, "is_double": config.blindness == "double"}
