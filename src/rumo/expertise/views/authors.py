"""Authors of a draft: a fragment of its page, or the page itself without scripts."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done
from rumo.expertise.actions import authors as actions
from rumo.expertise.forms.submissions import AuthorForm
from rumo.expertise.models import Submission
from rumo.expertise.views.draft import authors_context, changed, draft_context, own


@require_POST
def author_add(request: UserRequest, pk: int) -> HttpResponse:
    submission = own(request, pk)
    form = AuthorForm(request.POST, user=request.user, prefix="new")
    return _answer(
        request, submission, form, lambda: actions.add_author(submission, data=form.author_data(), actor=request.user)
    )


@require_POST
def author_edit(request: UserRequest, pk: int, author_pk: int) -> HttpResponse:
    submission = own(request, pk)
    author = get_object_or_404(submission.authors.select_related("submission"), pk=author_pk)
    form = AuthorForm(request.POST, user=request.user, author=author, prefix=f"author-{author.pk}")
    return _answer(
        request, submission, form, lambda: actions.edit_author(author, data=form.author_data(), actor=request.user)
    )


@require_POST
def author_remove(request: UserRequest, pk: int, author_pk: int) -> HttpResponse:
    submission = own(request, pk)
    author = get_object_or_404(submission.authors.select_related("submission"), pk=author_pk)
    actions.remove_author(author, actor=request.user)
    return _shown(request, submission)


def _answer(
    request: UserRequest, submission: Submission, form: AuthorForm, action: Callable[[], object]
) -> HttpResponse:
    if done(form, action):
        return _shown(request, submission)
    return _shown(request, submission, form)


def _shown(request: UserRequest, submission: Submission, bad: AuthorForm | None = None) -> HttpResponse:
    """The fragment; without scripts the page. One who took himself out of the authors has nothing more to see here."""
    if not request.headers.get("HX-Request") and bad is None:
        return redirect(reverse("expertise:draft", args=[submission.pk]) + "#authors")
    context = authors_context(request, submission, bad)
    if request.headers.get("HX-Request"):
        return changed(render(request, "expertise/submissions/_authors.html", context, status=422 if bad else 200))
    whole = draft_context(request, submission) | context
    return render(request, "expertise/submissions/draft.html", whole, status=422)
