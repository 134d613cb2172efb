"""The steps of a contest, its ranking, the order that puts the selected into the register."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.models import User
from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.errors import Conflict, NotAllowed, Refusal
from rumo.core.form_pages import done, form_page
from rumo.core.workbook import tables_response
from rumo.expertise.actions import contests as actions
from rumo.expertise.contests import permissions
from rumo.expertise.contests.prints import build_ranking
from rumo.expertise.contests.transitions import CONTEST
from rumo.expertise.forms.contests import EnrolForm
from rumo.expertise.models import Contest
from rumo.expertise.views.contests import visible_contest


def _announce(contest: Contest, actor: User) -> None:
    actions.announce_contest(contest, actor=actor)


def _prepare(contest: Contest, actor: User) -> None:
    actions.prepare_contest(contest, actor=actor)


def _score(contest: Contest, actor: User) -> None:
    actions.start_scoring(contest, actor=actor)


def _score_again(contest: Contest, actor: User) -> None:
    actions.score_again(contest, actor=actor)


_STEPS: dict[str, Callable[[Contest, User], None]] = {
    "announce": _announce,
    "prepare": _prepare,
    "score": _score,
    "score_again": _score_again,
}


@require_POST
def contest_step(request: UserRequest, pk: int, step: str) -> HttpResponse:
    """A step that asks nothing more than the press of its button."""
    if step not in _STEPS:
        raise Http404
    found = visible_contest(request, pk)
    _STEPS[step](found, request.user)
    messages.success(request, _("Теперь отбор «%(state)s».") % {"state": found.get_state_display()})
    return redirect("expertise:contest", pk)


@require_POST
def ranking_approve(request: UserRequest, pk: int) -> HttpResponse:
    """`chosen` are those the commission takes among equals at the last place."""
    found = visible_contest(request, pk)
    chosen = [int(key) for key in request.POST.getlist("chosen") if key.isdecimal() and len(key) < 19]
    try:
        actions.approve_ranking(found, chosen=chosen, actor=request.user)
    except (NotAllowed, Conflict):
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Рейтинг утверждён. Впишите приказ, чтобы включить отобранных в реестр."))
    return redirect("expertise:contest", pk)


def contest_enrol(request: UserRequest, pk: int) -> HttpResponse:
    """The order: its number and date, the term; then everybody selected enters the register at once."""
    found = visible_contest(request, pk)
    CONTEST["enrol"].verdict(request.user, found).require()
    form = EnrolForm(
        request.POST or None, association=found.association, initial={"valid_from": clock.today(), "limit": 5}
    )
    if form.is_bound and done(form, lambda: actions.enrol_selected(found, **form.cleaned_data, actor=request.user)):
        messages.success(request, _("Отобранные включены в реестр, участникам отправлены письма."))
        return redirect("expertise:contest", pk)
    crumbs = [
        (_("Отборы экспертов"), reverse("expertise:contests")),
        (found.title, reverse("expertise:contest", args=[pk])),
    ]
    return form_page(
        request, form, title=_("Включить отобранных в реестр"), crumbs=crumbs, submit=_("Включить в реестр"),
        lead=_("Отобранные войдут в реестр со своими компетенциями; остальные получат письмо об итогах."),
    )  # fmt: skip


@require_safe
def ranking_export(request: UserRequest, pk: int) -> HttpResponseBase:
    found = visible_contest(request, pk)
    permissions.may_run_contest(request.user, found).require()
    return tables_response(request, build_ranking(found), _("Рейтинг, %(title)s") % {"title": found.title[:80]})
