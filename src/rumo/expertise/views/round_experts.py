"""Experts of one material: proposed, added by hand with the verdict shown, taken off, replaced, invited.

Each press answers with the card of the material for a script, or leads back to its page.
"""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.expertise import assignment_board as board
from rumo.expertise import expert_choice, queries
from rumo.expertise.actions import assignment as actions
from rumo.expertise.actions import rounds as round_actions
from rumo.expertise.enums import ReviewState, SubmissionState
from rumo.expertise.forms.assignment import ExpertForm, RoundForm
from rumo.expertise.models import Review, Round
from rumo.expertise.views import assignment_words as words


@require_POST
def round_open(request: UserRequest, pk: int) -> HttpResponse:
    """The material goes to experts: a round with as many as the form says."""
    submission = get_object_or_404(queries.led_submissions(request.user), pk=pk)
    form = RoundForm(request.POST)
    if not form.is_valid():
        raise Refusal(" ".join(str(error) for errors in form.errors.values() for error in errors))
    held = round_actions.open_round(submission, experts_wanted=form.cleaned_data["experts_wanted"], actor=request.user)
    words.tell_proposal(request, actions.propose_reviews([held], actor=request.user))
    return redirect("expertise:round", held.pk)


@require_safe
def round_experts(request: UserRequest, pk: int) -> HttpResponse:
    return _page(request, _round(request, pk))


@require_POST
def round_propose(request: UserRequest, pk: int) -> HttpResponse:
    held = _round(request, pk)
    words.tell_proposal(request, actions.propose_reviews([held], actor=request.user))
    return _done(request, held)


@require_POST
def round_send(request: UserRequest, pk: int) -> HttpResponse:
    held = _round(request, pk)
    proposed = queries.led_reviews(request.user).filter(round=held, state=ReviewState.PROPOSED)
    words.tell_sending(request, actions.send_invitations(list(proposed), actor=request.user))
    return _done(request, held)


@require_POST
def round_add(request: UserRequest, pk: int) -> HttpResponse:
    """An expert chosen by hand; a conflict is refused beside the field."""
    held = _round(request, pk)
    form = ExpertForm(request.POST, held=held)
    if form.is_valid():
        try:
            review = actions.add_reviewer(held, expert=form.cleaned_data["expert"], actor=request.user)
        except Refusal as refusal:
            form.add_error("expert", refusal.message)
        else:
            messages.success(request, _("Предложен: %(expert)s.") % {"expert": review.expert})
            return _done(request, held)
    return _page(request, held, form=form, status=422)


@require_safe
def round_options(request: UserRequest, pk: int) -> JsonResponse:
    """Experts by words of the name, those who fit first: `{"results": [{"value", "text", "hint"}]}`."""
    held = _round(request, pk)
    return JsonResponse({"results": expert_choice.options(held, request.GET.get("q", ""))})


@require_POST
def reviewer_remove(request: UserRequest, pk: int) -> HttpResponse:
    review = _review(request, pk)
    actions.remove_reviewer(review, actor=request.user)
    messages.success(request, _("Эксперт снят: %(expert)s.") % {"expert": review.expert})
    return _done(request, review.round)


@require_POST
def reviewer_replace(request: UserRequest, pk: int) -> HttpResponse:
    """Somebody else instead of one who declined, is late or has come into a conflict."""
    review = _review(request, pk)
    reason = request.POST.get("reason", "")[:500]
    words.tell_proposal(request, actions.replace_reviewer(review, reason=reason, actor=request.user))
    return _done(request, review.round)


def _round(request: UserRequest, pk: int) -> Round:
    return get_object_or_404(queries.led_rounds(request.user), pk=pk)


def _review(request: UserRequest, pk: int) -> Review:
    return get_object_or_404(queries.led_reviews(request.user), pk=pk)


def _done(request: UserRequest, held: Round) -> HttpResponse:
    """The card anew for a script, else the page of the material."""
    if request.headers.get("HX-Request"):
        line = board.lines_of([held])[0]
        return render(request, "expertise/assignment/_answer.html", {"line": line})
    return redirect("expertise:round", held.pk)


def _page(request: UserRequest, held: Round, *, form: ExpertForm | None = None, status: int = 200) -> HttpResponse:
    context = {
        "round": held,
        "submission": held.submission,
        "line": board.lines_of([held])[0],
        "form": form or ExpertForm(held=held),
        "is_open": held.closed_at is None and held.submission.state == SubmissionState.IN_REVIEW,
        "history": [{"at": each.at, "actor": each.actor_name, "text": each.summary} for each in audit.history(held)],
    }
    return render(request, "expertise/assignment/round.html", context, status=status)
