"""РЕШИЛИ: resolutions and their votes."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from rumo.accounts.requests import UserRequest
from rumo.core.autosave import Saved, save_form
from rumo.core.models import Versioned
from rumo.meetings import decisions
from rumo.meetings.actions import resolutions
from rumo.meetings.enums import VoteKind
from rumo.meetings.forms.session import ResolutionForm
from rumo.meetings.models import Meeting, Resolution
from rumo.meetings.roll import roll_of
from rumo.meetings.tally import tally_of
from rumo.meetings.views import session_part as part


@require_POST
def resolution_add(request: UserRequest, pk: int, item_pk: int) -> HttpResponse:
    """One more decision; the first time those of the agenda's draft."""
    meeting = part.take(request, pk)
    item = part.item_of(meeting, item_pk)
    added = resolutions.add_resolutions(item, actor=request.user)
    if not request.headers.get("HX-Request"):
        return redirect(part.place_url(meeting, item.pk))
    roll = roll_of(meeting)
    cards = [part.card_of(request.user, _resolution(meeting, one.pk), roll) for one in added]
    context = {"cards": cards, "session": {"meeting": meeting}, "fresh": True}
    return part.fragment(request, "meetings/session/_cards.html", context)


@require_GET
def resolution_card(request: UserRequest, pk: int, resolution_pk: int) -> HttpResponse:
    """A decision drawn anew: after the kind of vote changed."""
    meeting = part.take(request, pk)
    return _card(request, meeting, resolution_pk)


@require_POST
def resolution_save(request: UserRequest, pk: int, resolution_pk: int) -> HttpResponse:
    """Words and votes (autosave)."""
    meeting = part.take(request, pk)
    record = _resolution(meeting, resolution_pk)
    roll = roll_of(meeting)
    form = part.resolution_form(record, roll, request.POST)

    def save(data: dict[str, Any]) -> Saved:
        was_by_name = record.vote_kind == VoteKind.OPEN_BY_NAME
        recast = was_by_name != (data["vote_kind"] == VoteKind.OPEN_BY_NAME)
        saved = resolutions.save_resolution(
            record,
            version=data["version"],
            kind=data["kind"],
            text=data["text"],
            vote_kind=data["vote_kind"],
            # A list of names has no numbers of its own to post: what was counted stays when it is put away.
            count=decisions.count_of(record, meeting) if recast and was_by_name else form.count(),
            by_name=form.by_name(),
            chair_choice=data["chair_choice"],
            actor=request.user,
        )
        return _told(meeting, saved.pk, recast=recast)

    def current(_record: Versioned) -> ResolutionForm:
        return part.resolution_form(_resolution(meeting, resolution_pk), roll)

    return save_form(request, form, save=save, current=current, back=part.place_url(meeting, record.item_id))


@require_POST
def resolution_unanimous(request: UserRequest, pk: int, resolution_pk: int) -> HttpResponse:
    """Everybody there voted in favour."""
    meeting = part.take(request, pk)
    record = _resolution(meeting, resolution_pk)
    form = part.resolution_form(record, roll_of(meeting), request.POST)
    form.is_valid()
    typed = {name: form.cleaned_data.get(name, "") for name in ("kind", "text")}
    resolutions.count_unanimous(record, version=form.cleaned_data.get("version", 0), **typed, actor=request.user)
    if not request.headers.get("HX-Request"):
        return redirect(part.place_url(meeting, record.item_id))
    return _card(request, meeting, resolution_pk)


@require_POST
def resolution_delete(request: UserRequest, pk: int, resolution_pk: int) -> HttpResponse:
    meeting = part.take(request, pk)
    record = _resolution(meeting, resolution_pk)
    item_pk = record.item_id
    resolutions.delete_resolution(record, actor=request.user)
    if not request.headers.get("HX-Request"):
        return redirect(part.place_url(meeting, item_pk))
    return part.removed()


def _resolution(meeting: Meeting, pk: int) -> Resolution:
    found = (
        Resolution.objects.filter(item__meeting=meeting)
        .select_related("item__meeting__association")
        .prefetch_related(
            "named_votes",
            "assignment_links__assignment__executors__person",
            "assignment_links__assignment__executors__organization",
        )
    )
    return get_object_or_404(found, pk=pk)


def _card(request: UserRequest, meeting: Meeting, pk: int) -> HttpResponse:
    card = part.card_of(request.user, _resolution(meeting, pk), roll_of(meeting))
    return part.fragment(request, "meetings/session/_card.html", {"card": card, "session": {"meeting": meeting}})


def _told(meeting: Meeting, pk: int, *, recast: bool) -> Saved:
    """The result by the rule, for the line under the votes; how many did not vote."""
    saved = _resolution(meeting, pk)
    tally = tally_of(saved, roll_of(meeting))
    facts: dict[str, Any] = {"recast": recast, "outcome": "", "outcome_kind": "", "tie": False}
    warnings = []
    if tally is not None:
        facts |= {"outcome": tally.text, "outcome_kind": tally.badge, "tie": tally.is_tie}
        if tally.silent:
            warnings.append(_("Не голосовали: %(n)s.") % {"n": tally.silent})
    return Saved(saved.version, warnings, facts)
