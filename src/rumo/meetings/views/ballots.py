"""The ballot of an absentee vote, by the secret link of a letter or by one's own account."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rumo.accounts.models import User
from rumo.accounts.requests import UserRequest
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.core.files import file_response
from rumo.directory.models import Person
from rumo.meetings import ballots, queries
from rumo.meetings.actions import ballots as actions
from rumo.meetings.enums import MeetingState
from rumo.meetings.forms.session import BallotForm
from rumo.meetings.models import Annex, Invitation, Meeting
from rumo.meetings.roll import roll_of

# A draft has told nobody anything yet.
_TOLD = [state for state in MeetingState if state != MeetingState.DRAFT]


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ballot(request: HttpRequest, token: str) -> HttpResponse:
    """The holder of the link votes, signed in or not."""
    invitation = _invitation(token)
    person = invitation.person
    actor = audit.Guest(person.short_name)
    return _ballot(request, invitation.meeting, person, actor, token)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def own_ballot(request: UserRequest, pk: int) -> HttpResponse:
    """One who got a ballot votes without the letter, by the account."""
    meeting = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    invitation = queries.invitation_of(request.user, meeting)
    if invitation is None:
        raise Http404
    found = _invitation(invitation.token)
    return _ballot(request, meeting, found.person, request.user, found.token)


@login_not_required
def ballot_file(request: HttpRequest, token: str, annex_pk: int) -> FileResponse:
    """A material of the meeting for the holder of the link."""
    invitation = _invitation(token)
    annex = get_object_or_404(Annex.objects.select_related("file"), pk=annex_pk, meeting=invitation.meeting)
    return file_response(annex.file)


def _ballot(
    request: HttpRequest, meeting: Meeting, person: Person, actor: User | audit.Guest, token: str
) -> HttpResponse:
    may_vote = ballots.may_vote(meeting, person, roll_of(meeting), clock.now())
    chosen = ballots.choices_of(meeting, person)
    form = BallotForm(request.POST or None, questions=ballots.questions(meeting), chosen=chosen)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.cast_ballot(meeting, person, form.choices(), actor=actor)
            except Refusal as refusal:
                form.add_error(None, refusal.message)
            else:
                messages.success(request, _("Ваш голос принят. До конца голосования его можно изменить."))
                return redirect(request.path)
    context = {
        "meeting": meeting,
        "person": person,
        "form": form,
        "questions": [(question, form[f"question_{question.pk}"]) for question in form.questions],
        "may_vote": may_vote,
        "has_voted": bool(chosen),
        "closes": ballots.moment_text(meeting.voting_closes),
        "token": token,
    }
    return render(request, "meetings/session/ballot.html", context, status=status)


def _invitation(token: str) -> Invitation:
    """Of an absentee meeting that is no longer a draft; anything else is a 404."""
    found = Invitation.objects.filter(meeting__state__in=_TOLD).select_related("person", "meeting__association__region")
    invitation = get_object_or_404(found, token=token)
    if not invitation.meeting.is_absentee:
        raise Http404
    return invitation
