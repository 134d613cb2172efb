"""Assignments drafted from a resolution."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.errors import NotAllowed, Refusal
from rumo.meetings.actions import instructions
from rumo.meetings.forms.instructions import InstructionForm
from rumo.meetings.models import Meeting, Resolution, ResolutionAssignment
from rumo.meetings.views import session_part as part


@require_http_methods(["GET", "POST"])
def instruction_add(request: UserRequest, pk: int, resolution_pk: int) -> HttpResponse:
    """GET the form, or the list with `?list`; POST drafts the assignment."""
    meeting = part.take(request, pk)
    resolution = _resolution(meeting, resolution_pk)
    if "list" in request.GET:
        return _list(request, meeting, resolution)
    text = resolution.text if resolution.kind == "instruct" else ""
    form = InstructionForm(request.POST or None, user=request.user, auto_id=_ids(resolution))
    if request.method == "GET":
        form.fields["text"].initial = text
        return _form(request, meeting, resolution, form)
    return _save(request, meeting, resolution, form, None)


@require_http_methods(["GET", "POST"])
def instruction_edit(request: UserRequest, pk: int, link_pk: int) -> HttpResponse:
    meeting = part.take(request, pk)
    link = _link(meeting, link_pk)
    form = InstructionForm(
        request.POST or None, user=request.user, assignment=link.assignment, auto_id=_ids(link.resolution)
    )
    if request.method == "GET":
        return _form(request, meeting, link.resolution, form, link)
    return _save(request, meeting, link.resolution, form, link)


@require_POST
def instruction_delete(request: UserRequest, pk: int, link_pk: int) -> HttpResponse:
    meeting = part.take(request, pk)
    link = _link(meeting, link_pk)
    resolution = link.resolution
    instructions.delete_instruction(link, actor=request.user)
    return _list(request, meeting, resolution)


def _save(
    request: UserRequest,
    meeting: Meeting,
    resolution: Resolution,
    form: InstructionForm,
    link: ResolutionAssignment | None,
) -> HttpResponse:
    if form.is_valid():
        names = ("text", "due_text", "due_on")
        data: dict[str, Any] = {name: form.cleaned_data[name] for name in names} | {"executors": form.executors()}
        try:
            if link is None:
                instructions.draft_instruction(resolution, actor=request.user, **data)
            else:
                instructions.edit_instruction(link, actor=request.user, **data)
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            return _list(request, meeting, resolution)
    return _form(request, meeting, resolution, form, link, status=422)


def _form(
    request: UserRequest,
    meeting: Meeting,
    resolution: Resolution,
    form: InstructionForm,
    link: ResolutionAssignment | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"session": {"meeting": meeting}, "resolution": resolution, "form": form, "link": link}
    whole = "" if request.headers.get("HX-Request") else "_page"
    return render(request, f"meetings/session/_instruction{whole}.html", context, status=status)


def _list(request: UserRequest, meeting: Meeting, resolution: Resolution) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        return redirect(part.place_url(meeting, resolution.item_id))
    links = resolution.assignment_links.prefetch_related(
        "assignment__executors__person", "assignment__executors__organization"
    )
    context = {"session": {"meeting": meeting}, "resolution": resolution, "links": list(links), "fresh": True}
    return part.fragment(request, "meetings/session/_instructions.html", context)


def _ids(resolution: Resolution) -> str:
    return f"instruction-{resolution.pk}-%s"


def _resolution(meeting: Meeting, pk: int) -> Resolution:
    found = Resolution.objects.filter(item__meeting=meeting).select_related("item__meeting__association")
    return get_object_or_404(found, pk=pk)


def _link(meeting: Meeting, pk: int) -> ResolutionAssignment:
    found = (
        ResolutionAssignment.objects.filter(resolution__item__meeting=meeting)
        .select_related("assignment", "resolution__item__meeting__association")
        .prefetch_related("assignment__executors__person", "assignment__executors__organization")
    )
    return get_object_or_404(found, pk=pk)
