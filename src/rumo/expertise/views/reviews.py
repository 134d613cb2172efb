"""The expert's own pages: the queue «Мои отзывы» and the review, from the invitation to handing in, on one page."""

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
from rumo.core.errors import NotAllowed, Refusal
from rumo.core.models import Versioned
from rumo.expertise import permissions, queries, review_rules
from rumo.expertise.actions import reviews as actions
from rumo.expertise.enums import ReviewState
from rumo.expertise.forms.reviews import DeclineForm, ReviewForm
from rumo.expertise.models import Review
from rumo.expertise.reviewed_material import material_for_expert
from rumo.expertise.round_table import is_late


@require_safe
def reviews(request: UserRequest) -> HttpResponse:
    """Waiting for an answer, in work with their days, handed in (the latest fifty)."""
    found = list(queries.own_reviews(request.user).order_by("due_on", "pk"))
    done = [each for each in found if each.state == ReviewState.SUBMITTED]
    done.sort(key=lambda each: (each.submitted_at is not None, each.submitted_at), reverse=True)
    context = {
        "invited": [(each, is_late(each)) for each in found if each.state == ReviewState.INVITED],
        "working": [(each, is_late(each)) for each in found if each.state == ReviewState.ACCEPTED],
        "done": done[:50],
    }
    return render(request, "expertise/reviews/reviews.html", context)


@require_safe
def review(request: UserRequest, pk: int) -> HttpResponse:
    return _page(request, _own(request, pk))


@require_POST
def review_accept(request: UserRequest, pk: int) -> HttpResponse:
    record = _own(request, pk)
    if not request.POST.get("no_conflict"):
        refusal = _("Отметьте, что конфликта интересов нет, или сообщите о нём ниже.")
        return _page(request, record, refusal=refusal, status=422)
    actions.accept_review(record, actor=request.user)
    messages.success(request, _("Спасибо! Отзыв в работе: всё, что вы пишете, сохраняется само."))
    return redirect("expertise:review", pk)


@require_POST
def review_decline(request: UserRequest, pk: int) -> HttpResponse:
    """Refuse, with a conflict of interests or for another reason."""
    record = _own(request, pk)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _page(request, record, decline=form, status=422)
    said = form.cleaned_data
    actions.decline_review(record, reason=said["reason"], conflict=said["conflict"], actor=request.user)
    messages.success(request, _("Отказ принят, спасибо за ответ."))
    return redirect("expertise:reviews")


@require_POST
def review_save(request: UserRequest, pk: int) -> HttpResponse:
    """The review as written so far (autosave)."""
    record = _own(request, pk)
    permissions.may_write_review(request.user, record).require()
    form = ReviewForm(request.POST, review=record)

    def save(data: dict[str, Any]) -> Saved:
        saved = actions.save_review(record, data=form.data_of_review(), version=data["version"], actor=request.user)
        return Saved(saved.version)

    def current(_record: Versioned) -> ReviewForm:
        return ReviewForm(review=_own(request, pk))

    return save_form(request, form, save=save, current=current, back=reverse("expertise:review", args=[pk]))


@require_POST
def review_submit(request: UserRequest, pk: int) -> HttpResponse:
    """Hand in what is saved; what is missing is said with links to its fields."""
    record = _own(request, pk)
    try:
        actions.submit_review(record, actor=request.user)
    except NotAllowed:
        raise
    except Refusal:
        missing = review_rules.missing_of(record.round.config, record)
        if not missing:
            raise
        return _page(request, record, missing=missing, status=422)
    messages.success(request, _("Отзыв сдан. Спасибо за работу!"))
    return redirect("expertise:review", pk)


def _own(request: UserRequest, pk: int) -> Review:
    return get_object_or_404(queries.own_reviews(request.user).select_related("round__material"), pk=pk)


def _page(request: UserRequest, record: Review, *, status: int = 200, **more: Any) -> HttpResponse:
    config = record.round.config
    context = {
        "review": record,
        "config": config,
        "submission": record.round.submission,
        "material": material_for_expert(record.round),
        "is_late": is_late(record),
        "may_accept": permissions.may_accept_invitation(request.user, record),
        "may_write": permissions.may_write_review(request.user, record),
        "form": ReviewForm(review=record),
        "decline": DeclineForm(),
        **more,
    }
    return render(request, "expertise/reviews/review.html", context, status=status)
