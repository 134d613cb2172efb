"""The answer to an invitation by the secret link of the letter, without signing in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rumo.core import audit
from rumo.meetings import letters, queries
from rumo.meetings.actions import invitations as actions
from rumo.meetings.enums import MeetingState
from rumo.meetings.forms.invitations import ReplyForm
from rumo.meetings.models import Invitation


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the agenda and takes the answer until the meeting opens; names nobody but the one invited and the speakers.

    The link itself is the key: 256 random bits, so there is nothing to guess and nothing to limit.
    """
    invitation = get_object_or_404(
        Invitation.objects.select_related("person", "meeting__association__host"), token=token
    )
    meeting = invitation.meeting
    is_open = meeting.state == MeetingState.INVITED
    initial = {"reply": invitation.reply, "reason": invitation.reason}
    form = ReplyForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and is_open and form.is_valid():
        data = form.cleaned_data
        actions.answer_invitation(
            invitation, reply=data["reply"], reason=data["reason"], actor=audit.Guest(invitation.person.short_name)
        )
        messages.success(
            request, _("Спасибо, ответ записан. До начала заседания его можно изменить по этой же ссылке.")
        )
        return redirect("meetings:reply", token)
    context = {
        "invitation": invitation,
        "meeting": meeting,
        "association": meeting.association.name_on(meeting.date),
        "when": letters.when(meeting),
        "items": queries.agenda_of(meeting),
        "is_open": is_open,
        "form": form,
    }
    return render(request, "meetings/reply.html", context, status=422 if form.is_bound and is_open else 200)
