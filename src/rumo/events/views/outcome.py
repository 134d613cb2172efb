"""What came of an event, and the practices it recommends to the Atlas."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core.autosave import Saved, save_form
from rumo.core.models import Versioned
from rumo.events import grounds, permissions
from rumo.events.actions import outcomes as actions
from rumo.events.forms.outcome import OutcomeForm, data_of, initial_of
from rumo.events.models import Talk
from rumo.events.participation import participation_of
from rumo.events.views.event_pages import run_event


@require_safe
def outcome(request: UserRequest, pk: int) -> HttpResponse:
    """Numbers, the texts that save themselves, practices with where each goes on."""
    event = run_event(request, pk)
    practices = list(event.talks.filter(is_practice=True).select_related("section", "organization", "event"))
    ways = grounds.practice_ways(request.user, practices)
    may_write = permissions.may_conclude_event(request.user, event)
    context = {
        "event": event,
        "tab": "outcome",
        "form": OutcomeForm(initial=initial_of(event)),
        "may_write": may_write,
        "people": participation_of([event])[pk],
        "practices": [{"talk": each, "ways": ways[each.pk]} for each in practices],
        "recommended": sum(each.is_recommended for each in practices),
    }
    return render(request, "events/outcome/outcome.html", context)


@require_POST
def outcome_save(request: UserRequest, pk: int) -> HttpResponse:
    event = run_event(request, pk)

    def save(cleaned: dict[str, Any]) -> Saved:
        saved = actions.save_outcome(event, data=data_of(cleaned), version=cleaned["version"], actor=request.user)
        return Saved(saved.version)

    def current(_record: Versioned) -> OutcomeForm:
        return OutcomeForm(initial=initial_of(event))

    back = reverse("events:outcome", args=[pk])
    return save_form(request, OutcomeForm(request.POST), save=save, current=current, back=back)


@require_POST
def practice_recommend(request: UserRequest, pk: int, talk_pk: int) -> HttpResponse:
    """Recommend it to the Atlas; pressed again, not."""
    talk: Talk = get_object_or_404(run_event(request, pk).talks.select_related("event__association"), pk=talk_pk)
    if talk.is_recommended:
        actions.withdraw_recommendation(talk, actor=request.user)
        messages.success(request, _("Рекомендация снята."))
    else:
        actions.recommend_practice(talk, actor=request.user)
        messages.success(request, _("Практика рекомендована в Атлас."))
    return redirect(reverse("events:outcome", args=[pk]) + "#practices")
