"""Moving a meeting between its states: one button or one short form each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rumo.accounts.requests import UserRequest
from rumo.meetings import queries
from rumo.meetings.actions import states
from rumo.meetings.forms.states import CancelForm, PostponeForm, ResumeForm
from rumo.meetings.models import Meeting
from rumo.meetings.transitions import MEETING


@require_POST
def meeting_open(request: UserRequest, pk: int) -> HttpResponse:
    return _press(request, pk, states.open_meeting, _("Заседание открыто. Отметьте присутствующих."))


@require_POST
def meeting_close(request: UserRequest, pk: int) -> HttpResponse:
    return _press(request, pk, states.close_meeting, _("Заседание закрыто. Проверьте и подпишите протокол."))


@require_POST
def meeting_reopen(request: UserRequest, pk: int) -> HttpResponse:
    return _press(request, pk, states.reopen_meeting, _("Заседание возобновлено."))


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_postpone(request: UserRequest, pk: int) -> HttpResponse:
    """Put off, with the reason; the new date may be unknown yet."""
    meeting = _meeting(request, pk)

    def act(data: dict[str, Any]) -> str:
        states.postpone_meeting(meeting, reason=data["reason"], new_date=data["new_date"], actor=request.user)
        return _("Заседание перенесено. Приглашённые получат письмо.")

    return _ask(request, meeting, "postpone", PostponeForm, act)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_resume(request: UserRequest, pk: int) -> HttpResponse:
    """Name the day of a postponed meeting."""
    meeting = _meeting(request, pk)

    def act(data: dict[str, Any]) -> str:
        states.resume_meeting(meeting, new_date=data["new_date"], actor=request.user)
        return _("Новая дата назначена. Разошлите приглашения.")

    return _ask(request, meeting, "resume", ResumeForm, act)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_cancel(request: UserRequest, pk: int) -> HttpResponse:
    """Call off for good, with the reason; the number becomes free."""
    meeting = _meeting(request, pk)

    def act(data: dict[str, Any]) -> str:
        states.cancel_meeting(meeting, reason=data["reason"], actor=request.user)
        return _("Заседание отменено, номер протокола свободен.")

    return _ask(request, meeting, "cancel", CancelForm, act)


def _meeting(request: UserRequest, pk: int) -> Meeting:
    return get_object_or_404(queries.visible_meetings(request.user), pk=pk)


def _press(request: UserRequest, pk: int, action: Callable[..., Meeting], told: str) -> HttpResponse:
    meeting = _meeting(request, pk)
    action(meeting, actor=request.user)
    messages.success(request, told)
    return redirect("meetings:meeting", pk)


def _ask(
    request: UserRequest,
    meeting: Meeting,
    name: str,
    form_class: type[forms.Form],
    act: Callable[[dict[str, Any]], str],
) -> HttpResponse:
    """A page with a short form, then the action; a refusal before anything is typed spares the typing."""
    MEETING[name].verdict(request.user, meeting).require()
    form = form_class(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        messages.success(request, act(form.cleaned_data))
        return redirect("meetings:meeting", meeting.pk)
    context = {"meeting": meeting, "form": form, "transition": MEETING[name]}
    return render(request, "meetings/state_form.html", context, status=422 if form.is_bound else 200)
