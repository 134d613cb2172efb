"""Whom to invite, the letter, guests, answers taken by telephone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.files import disposition
from rumo.core.form_fields import offer
from rumo.directory.queries import composition_on, visible_people
from rumo.meetings import calendar_entry, letters, permissions, queries
from rumo.meetings.actions import invitations as actions
from rumo.meetings.enums import Reply
from rumo.meetings.forms.invitations import GuestForm, RecipientsForm, ReplyForm
from rumo.meetings.models import Meeting
from rumo.meetings.transitions import MEETING
from rumo.meetings.views.meeting_page import page_response
from rumo.meetings.views.people_part import render_people
from rumo.russian.numbers import agree


@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: UserRequest, pk: int) -> HttpResponse:
    """Choose the recipients, read the letter, send. Those not yet invited are chosen already."""
    meeting = _meeting(request, pk)
    permissions.may_invite(request.user, meeting).require()
    rows = recipients(meeting)
    form = RecipientsForm(request.POST if request.method == "POST" else None, people=[row["person"].pk for row in rows])
    if request.method == "POST" and form.is_valid():
        sent = actions.send_invitations(
            meeting,
            people=list(form.cleaned_data["people"]),
            note=form.cleaned_data["note"],
            actor=request.user,
        )
        _tell(request, sent)
        return redirect("meetings:meeting", pk)
    chosen = set(request.POST.getlist("people")) if form.is_bound else {str(r["person"].pk) for r in rows if r["fresh"]}
    context = {
        "meeting": meeting,
        "form": form,
        "rows": [{**row, "chosen": str(row["person"].pk) in chosen} for row in rows],
        "letter": preview(meeting, form["note"].value() or ""),
        "may_send": MEETING["invite"].verdict(request.user, meeting) if not meeting.invited_at else True,
    }
    return render(request, "meetings/invitations.html", context, status=422 if form.is_bound else 200)


@require_POST
def letter_preview(request: UserRequest, pk: int) -> HttpResponse:
    """The letter as it will be sent, with what has been typed so far."""
    meeting = _meeting(request, pk)
    permissions.may_invite(request.user, meeting).require()
    letter = preview(meeting, request.POST.get("note", ""))
    return render(request, "meetings/_letter.html", {"letter": letter})


@require_POST
def invitations_notify(request: UserRequest, pk: int) -> HttpResponse:
    """Tell everybody invited what has changed since the last letter."""
    meeting = _meeting(request, pk)
    _tell(request, actions.notify_of_changes(meeting, note=request.POST.get("note", "").strip(), actor=request.user))
    return redirect("meetings:meeting", pk)


@require_POST
def guest_add(request: UserRequest, pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    permissions.may_edit_agenda(request.user, meeting).require()
    form = GuestForm(request.POST)
    offer(form, "person", visible_people(request.user))
    if not form.is_valid():
        return _answer(request, meeting, status=422, guest_form=form)
    data = form.cleaned_data
    actions.add_guest(meeting, person=data["person"], post=data["post"], actor=request.user)
    return _done(request, meeting)


@require_POST
def guest_remove(request: UserRequest, pk: int, guest_pk: int) -> HttpResponse:
    meeting = _meeting(request, pk)
    guest = meeting.guests.filter(pk=guest_pk).first()
    if guest is not None:
        actions.remove_guest(guest, actor=request.user)
    return _done(request, meeting)


@require_POST
def reply_record(request: UserRequest, pk: int, invitation_pk: int) -> HttpResponse:
    """An answer given by telephone or in the corridor, written down by one who runs the meeting."""
    meeting = _meeting(request, pk)
    permissions.may_run_meeting(request.user, meeting).require()
    invitation = get_object_or_404(meeting.invitations.select_related("person", "meeting"), pk=invitation_pk)
    reply = request.POST.get("reply", "")
    if reply in Reply.values:
        actions.answer_invitation(invitation, reply=reply, reason=request.POST.get("reason", ""), actor=request.user)
    if request.headers.get("HX-Request"):
        return render_people(request, meeting, template="_replies")
    return redirect("meetings:meeting", pk)


@require_POST
def reply_own(request: UserRequest, pk: int) -> HttpResponse:
    """The answer of a member who is signed in."""
    meeting = _meeting(request, pk)
    invitation = queries.invitation_of(request.user, meeting)
    form = ReplyForm(request.POST)
    if invitation is not None and form.is_valid():
        data = form.cleaned_data
        actions.answer_invitation(invitation, reply=data["reply"], reason=data["reason"], actor=request.user)
        messages.success(request, _("Спасибо, ответ записан: %(reply)s.") % {"reply": Reply(data["reply"]).label})
    return redirect("meetings:meeting", pk)


@require_safe
def people_live(request: UserRequest, pk: int) -> HttpResponse:
    """The answers again, asked for by the page from time to time."""
    meeting = _meeting(request, pk)
    permissions.may_run_meeting(request.user, meeting).require()
    return render_people(request, meeting, template="_replies")


@require_safe
def meeting_ics(request: UserRequest, pk: int) -> HttpResponse:
    """The meeting for a calendar."""
    meeting = _meeting(request, pk)
    response = HttpResponse(calendar_entry.write_ics(meeting), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = disposition(f"{meeting}.ics")
    return response


def recipients(meeting: Meeting) -> list[dict[str, Any]]:
    """Members of the day and guests. `fresh` are those who have no invitation for this day yet."""
    sent = {one.person_id: one.sent_at for one in meeting.invitations.all()}
    rows = [(one.person, one.get_role_display()) for one in composition_on(meeting.association, meeting.date)]
    rows += [(guest.person, guest.post or _("приглашённый")) for guest in meeting.guests.select_related("person")]
    return [
        {"person": person, "what": what, "sent_at": sent.get(person.pk), "fresh": sent.get(person.pk) is None}
        for person, what in rows
    ]


def preview(meeting: Meeting, note: str) -> letters.Letter:
    answer_at = _("(здесь будет личная ссылка для ответа)")
    return letters.invitation_letter(meeting, list(queries.agenda_of(meeting)), answer_at, note=note.strip())


def _meeting(request: UserRequest, pk: int) -> Meeting:
    return get_object_or_404(queries.visible_meetings(request.user), pk=pk)


def _tell(request: UserRequest, sent: actions.Sent) -> None:
    if sent.letters:
        messages.success(request, _("Отправлено: %(letters)s.") % {"letters": agree(sent.letters, "письмо")})
    if sent.without_email:
        names = ", ".join(person.short_name for person in sent.without_email)
        messages.warning(
            request, _("Нет электронной почты: %(names)s. Сообщите им сами и отметьте ответ.") % {"names": names}
        )


def _answer(request: UserRequest, meeting: Meeting, *, status: int = 200, **state: Any) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return render_people(request, meeting, status=status, **state)
    return page_response(request, meeting, status=status, **state)


def _done(request: UserRequest, meeting: Meeting) -> HttpResponse:
    return (
        render_people(request, meeting)
        if request.headers.get("HX-Request")
        else redirect("meetings:meeting", meeting.pk)
    )
