"""A material on its way: one's own, the list of those who lead, and the page of one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit, clock
from rumo.core.workbook import tables_response
from rumo.expertise import author_reviews, completeness, material, permissions, queries, submission_list
from rumo.expertise.actions import submissions as actions
from rumo.expertise.forms.lists import SubmissionListForm
from rumo.expertise.models import Submission, SubmissionVersion
from rumo.expertise.standing import KINDS, PREFETCH, standing
from rumo.expertise.submission_sheet import build_list

ROWS_A_PAGE = 30


@require_safe
def mine(request: UserRequest) -> HttpResponse:
    """«Мои материалы»: each with where it stands and what comes next."""
    rows = queries.own_submissions(request.user).prefetch_related(*PREFETCH).order_by("-updated_at")
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": standing_rows(page.object_list)}
    return render(request, "expertise/submissions/mine.html", context)


@require_safe
def submissions(request: UserRequest) -> HttpResponse:
    """The list of those who lead; an author is led to his own."""
    if not queries.run_tracks(request.user).exists():
        return redirect("expertise:mine")
    form = SubmissionListForm(request.GET, user=request.user)
    choice = form.choice()
    page = Paginator(submission_list.chosen(request.user, choice), ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = [{"submission": each, "kind": KINDS[each.state]} for each in page.object_list]
    context = {"form": form, "page": page, "rows": rows, "is_filtered": choice.is_used}
    return render(request, "expertise/submissions/submissions.html", context)


@require_safe
def submissions_export(request: UserRequest) -> HttpResponseBase:
    """Everything the filters choose, not only the page in sight."""
    choice = SubmissionListForm(request.GET, user=request.user).choice()
    rows = submission_list.chosen(request.user, choice)
    return tables_response(request, build_list(rows), _("Материалы на %(day)s") % {"day": f"{clock.today():%d.%m.%Y}"})


@require_safe
def submission(request: UserRequest, pk: int) -> HttpResponse:
    """Where it stands, what it says, its versions and remarks; authors see no trace of experts."""
    found: Submission = get_object_or_404(queries.visible_submissions(request.user), pk=pk)
    is_author = permissions.is_author(request.user, found)
    leads = permissions.may_lead_submission(request.user, found)
    versions = list(found.versions.filter(submitted_at__isnull=False).select_related("check_made"))
    context = {
        "submission": found,
        "config": found.campaign.config,
        "kind": KINDS[found.state],
        "standing": standing(found),
        "is_author": is_author,
        "leads": leads,
        "authors": found.authors.select_related("organization"),
        "contents": completeness.contents(found),
        "versions": [_version_row(found, version, versions) for version in reversed(versions)],
        "rounds": found.rounds.all() if leads else [],
        "said": author_reviews.reviews_for_author(found) if is_author else (),
        "has_decision": found.decisions.exists(),
        "carried_to": found.carried_to.filter(pk__in=queries.visible_submissions(request.user).values("pk")),
        "carry_into": material.campaigns_to_carry(request.user, found) if is_author else [],
        "may_edit": permissions.may_edit_submission(request.user, found),
        "may_withdraw": permissions.may_withdraw_submission(request.user, found),
        "may_check": permissions.may_check_submission(request.user, found),
        "history": audit.history(found) if leads else material.history_for_author(found, request.user),
    }
    return render(request, "expertise/submissions/submission.html", context)


@require_POST
def submission_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    found: Submission = get_object_or_404(queries.own_submissions(request.user), pk=pk)
    actions.withdraw(found, reason=request.POST.get("reason", ""), actor=request.user)
    messages.success(request, _("Готово: материал больше не рассматривается."))
    return redirect("expertise:submission", pk)


@require_POST
def submission_carry(request: UserRequest, pk: int) -> HttpResponse:
    """Into the campaign chosen: a draft there, with a link back to this one."""
    found: Submission = get_object_or_404(queries.own_submissions(request.user), pk=pk)
    campaigns = queries.open_campaigns(request.user)
    wanted = request.POST.get("campaign", "")
    campaign = get_object_or_404(campaigns, pk=wanted if wanted.isdecimal() and len(wanted) < 19 else 0)
    carried = actions.carry_over(found, campaign=campaign, actor=request.user)
    messages.success(request, _("Материал перенесён: проверьте черновик и подайте его."))
    return redirect("expertise:draft", carried.pk)


def standing_rows(rows: Any) -> list[dict[str, Any]]:
    """Materials with their sentences."""
    return [{"submission": each, "standing": standing(each), "kind": KINDS[each.state]} for each in rows]


def _version_row(found: Submission, version: SubmissionVersion, versions: list[SubmissionVersion]) -> dict[str, Any]:
    """A version with its files, what changed since the one before, and the remarks of its check."""
    place = versions.index(version)
    made = getattr(version, "check_made", None)
    finished = made if made is not None and made.passed is not None else None
    return {
        "version": version,
        "files": material.labelled_files(found, version),
        "changes": completeness.changes(versions[place - 1], version) if place else [],
        "check": finished,
        "remarks": material.remarks(found, finished) if finished else [],
    }
