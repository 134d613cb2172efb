"""The course of the discussion: the item's text, who was heard, speeches."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.autosave import Saved, save_form
from rumo.core.models import Versioned
from rumo.meetings.actions import discussion
from rumo.meetings.forms.session import ItemForm, SpeechForm
from rumo.meetings.models import Meeting, Speech
from rumo.meetings.views import session_part as part


@require_POST
def item_save(request: UserRequest, pk: int, item_pk: int) -> HttpResponse:
    """СЛУШАЛИ (autosave)."""
    meeting = part.take(request, pk)
    item = part.item_of(meeting, item_pk)

    def save(data: dict[str, Any]) -> Saved:
        heard = {int(key) for key in data.pop("heard")}
        return Saved(discussion.save_item(item, heard=heard, actor=request.user, **data).version)

    def current(_record: Versioned) -> ItemForm:
        return ItemForm(item=part.item_of(meeting, item_pk))

    form = ItemForm(request.POST, item=item)
    return save_form(request, form, save=save, current=current, back=part.place_url(meeting, item.pk))


@require_POST
def heard_add(request: UserRequest, pk: int, item_pk: int) -> HttpResponse:
    """Somebody reported who does not stand on the agenda; answers with the whole list of those heard."""
    meeting = part.take(request, pk)
    item = part.item_of(meeting, item_pk)
    person = part.person_named(request.user, request.POST)
    if person is not None:
        discussion.add_heard(item, person, actor=request.user)
    if not request.headers.get("HX-Request"):
        return redirect(part.place_url(meeting, item.pk))
    form = ItemForm(item=part.item_of(meeting, item_pk))
    return part.fragment(request, "meetings/session/_heard.html", {"form": form})


@require_POST
def speech_add(request: UserRequest, pk: int, item_pk: int) -> HttpResponse:
    """A new line of ВЫСТУПИЛИ, ready for its text."""
    meeting = part.take(request, pk)
    item = part.item_of(meeting, item_pk)
    person = part.person_named(request.user, request.POST)
    if not request.headers.get("HX-Request"):
        if person is not None:
            discussion.add_speech(item, person, actor=request.user)
        return redirect(part.place_url(meeting, item.pk))
    if person is None:
        return HttpResponse(status=204)
    speech = discussion.add_speech(item, person, actor=request.user)
    context = {"form": part.speech_form(request.user, speech), "session": {"meeting": meeting}, "fresh": True}
    return part.fragment(request, "meetings/session/_speech.html", context)


@require_POST
def speech_save(request: UserRequest, pk: int, speech_pk: int) -> HttpResponse:
    """One speech (autosave)."""
    meeting = part.take(request, pk)
    speech = _speech(meeting, speech_pk)

    def save(data: dict[str, Any]) -> Saved:
        return Saved(discussion.save_speech(speech, actor=request.user, **data).version)

    def current(_record: Versioned) -> SpeechForm:
        return part.speech_form(request.user, _speech(meeting, speech_pk))

    form = part.speech_form(request.user, speech, request.POST)
    return save_form(request, form, save=save, current=current, back=part.place_url(meeting, speech.item_id))


@require_POST
def speech_delete(request: UserRequest, pk: int, speech_pk: int) -> HttpResponse:
    meeting = part.take(request, pk)
    speech = _speech(meeting, speech_pk)
    item_pk = speech.item_id
    discussion.delete_speech(speech, actor=request.user)
    if not request.headers.get("HX-Request"):
        return redirect(part.place_url(meeting, item_pk))
    return part.removed()


def _speech(meeting: Meeting, pk: int) -> Speech:
    found = Speech.objects.filter(item__meeting=meeting).select_related("person", "item__meeting__association")
    return get_object_or_404(found, pk=pk)
