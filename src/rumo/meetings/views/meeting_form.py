"""Creating a meeting and changing its details."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import clock
from rumo.core.versions import Stale
from rumo.directory.queries import run_associations, usual_association
from rumo.meetings import permissions, queries, rules
from rumo.meetings.actions import meetings as actions
from rumo.meetings.actions.meetings import NumberTaken
from rumo.meetings.enums import MeetingForm
from rumo.meetings.forms.meetings import CreateForm, EditForm, propose, with_proposal
from rumo.meetings.models import Meeting
from rumo.russian import dates


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_create(request: UserRequest) -> HttpResponse:
    """A new meeting of an association one runs; what the directory knows is filled in."""
    if not run_associations(request.user).exists():
        return render(request, "meetings/may_not_create.html", status=403)
    if request.method != "POST":
        return _form_page(request, CreateForm(user=request.user, initial=_first_values(request)))
    form = CreateForm(request.POST, user=request.user)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    try:
        meeting = actions.create_meeting(
            association=form.cleaned_data["association"],
            details=form.details(),
            number=form.number_wanted(),
            actor=request.user,
        )
    except NumberTaken as refusal:
        form.add_error("number", refusal.message)
        return _form_page(request, form, status=422)
    messages.success(request, _("Заседание создано. Номер протокола — %(number)s.") % {"number": meeting.number})
    _warn_of_missing(request, meeting)
    return redirect("meetings:meeting", meeting.pk)


@require_safe
def meeting_proposals(request: UserRequest) -> HttpResponse:
    """The number, the people and the day for materials again, as the association and the date chosen propose them."""
    form = CreateForm(user=request.user, initial=_values(request, request.GET.dict()))
    return render(request, "meetings/_proposed_fields.html", _form_context(form))


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_edit(request: UserRequest, pk: int) -> HttpResponse:
    """Date, place, people and number of a meeting; a stale form shows what others wrote and keeps what was typed."""
    meeting = get_object_or_404(queries.visible_meetings(request.user), pk=pk)
    permissions.may_edit_meeting(request.user, meeting).require()
    if request.method != "POST":
        return _form_page(request, EditForm(user=request.user, meeting=meeting), meeting)
    form = EditForm(request.POST, user=request.user, meeting=meeting)
    if not form.is_valid():
        return _form_page(request, form, meeting, status=422)
    try:
        actions.edit_meeting(
            meeting,
            details=form.details(),
            number=form.cleaned_data["number"],
            version=form.cleaned_data["version"],
            actor=request.user,
        )
    except NumberTaken as refusal:
        form.add_error("number", refusal.message)
        return _form_page(request, form, meeting, status=422)
    except Stale:
        return _conflict(request, form, meeting)
    messages.success(request, _("Сохранено."))
    _warn_of_missing(request, meeting)
    return redirect("meetings:meeting", meeting.pk)


def _conflict(request: UserRequest, form: EditForm, meeting: Meeting) -> HttpResponse:
    """The typed values stay in the form, which now carries the new version; beside them stands what others wrote."""
    meeting.refresh_from_db()
    theirs = EditForm(user=request.user, meeting=meeting)
    differences = [
        {"label": bound.label, "theirs": _shown(meeting, bound.name)}
        for bound in theirs
        if bound.name != "version" and form.cleaned_data.get(bound.name) != getattr(meeting, bound.name)
    ]
    data = request.POST.copy()
    data["version"] = str(meeting.version)
    again = EditForm(data, user=request.user, meeting=meeting)
    return _form_page(request, again, meeting, status=409, differences=differences)


def _shown(meeting: Meeting, name: str) -> str:
    if name == "form":
        return str(meeting.get_form_display())
    value = getattr(meeting, name)
    if value is None or value == "":
        return _("не указано")
    if name in ("voting_opens", "voting_closes"):
        return f"{value:%d.%m.%Y %H:%M}"
    return dates.short_date(value) if name in ("date", "date_to", "materials_due") else str(value)


def _first_values(request: UserRequest) -> dict[str, Any]:
    values = {"form": MeetingForm.IN_PERSON, "date": "", **request.GET.dict()}
    if "association" not in values:
        usual = usual_association(request.user)
        values["association"] = str(usual.pk) if usual else ""
    return _values(request, values)


def _values(request: UserRequest, values: dict[str, Any]) -> dict[str, Any]:
    """`values` with the proposals, as far as the association and the date are known."""
    key = str(values.get("association", ""))
    chosen = run_associations(request.user).filter(pk=key).first() if key.isdigit() else None
    if chosen is None:
        return values
    try:
        day = dates.parse_date(str(values.get("date", "")))
    except ValueError:
        day = clock.today()
    proposal = propose(chosen, day)
    return {**with_proposal(values, proposal), "proposal": proposal, "day": day}


def _form_context(form: CreateForm | EditForm, meeting: Meeting | None = None) -> dict[str, Any]:
    association = meeting.association_id if meeting else form["association"].value()
    day = form["date"].value()
    around = urlencode({"association": association or "", "date": day or ""})
    return {
        "form": form,
        "meeting": meeting,
        "people_url": f"{reverse('meetings:people_search')}?{around}",
        "proposal": form.initial.get("proposal"),
    }


def _form_page(
    request: UserRequest, form: CreateForm | EditForm, meeting: Meeting | None = None, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = {**_form_context(form, meeting), **more}
    return render(request, "meetings/meeting_form.html", context, status=status)


def _warn_of_missing(request: UserRequest, meeting: Meeting) -> None:
    missing = rules.missing_numbers(queries.numbers_taken(meeting.association, meeting.series))
    if missing:
        numbers = ", ".join(map(str, missing))
        messages.warning(
            request, _("В нумерации протоколов пропуск: нет № %(numbers)s. Проверьте номера.") % {"numbers": numbers}
        )
