"""The page of one event for those who prepare it, and the steps it goes through."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit
from rumo.core.form_pages import done, form_page
from rumo.events import grounds, permissions, queries
from rumo.events.actions import events as actions
from rumo.events.addresses import public_address
from rumo.events.enums import PUBLIC_STATES, EventState
from rumo.events.event_words import when_words
from rumo.events.forms.steps import ReasonForm
from rumo.events.models import Event
from rumo.events.participation import participation_of
from rumo.events.transitions import EVENT
from rumo.events.views.event_pages import run_event

DONE = {
    "publish": gettext_lazy("Мероприятие в Навигаторе: его страницу видят все."),
    "accept": gettext_lazy("Предложение принято, мероприятие в Навигаторе. Автору отправлено письмо."),
    "decline": gettext_lazy("Предложение отклонено. Автору отправлено письмо."),
    "propose_again": gettext_lazy("Предложение отправлено ещё раз."),
    "unpublish": gettext_lazy("Мероприятие снято с публикации."),
    "hold": gettext_lazy("Отмечено проведённым. Запишите итог."),
    "cancel": gettext_lazy("Мероприятие отменено. Все, кто записался, получат письма."),
}
LEADS = {
    "cancel": gettext_lazy(
        "Отменённое мероприятие вернуть нельзя. Причину прочитают все, кто записался, и посетители Навигатора."
    ),
    "decline": gettext_lazy(
        "Причину прочитает тот, кто предложил мероприятие: он сможет исправить его и предложить ещё раз."
    ),
}


@require_safe
def event(request: UserRequest, pk: int) -> HttpResponse:
    """Facts, what to do next, the people of the event, its materials; others of the region read the public page."""
    found: Event = get_object_or_404(queries.visible_events(request.user), pk=pk)
    if not permissions.may_run_event(request.user, found):
        return redirect("events:public_event", found.association.region.slug, pk)
    context = {
        "event": found,
        "tab": "event",
        "when": when_words(found),
        "people": participation_of([found])[pk],
        "steps": [{"row": row, "verdict": row.verdict(request.user, found)} for row in EVENT.possible(found)],
        "may_edit": permissions.may_edit_event(request.user, found),
        "may_create": permissions.may_create_events(request.user),
        "organizers": found.organizers.select_related("person"),
        "materials": found.materials.select_related("stored"),
        "grounds": grounds.grounds_of(request.user, found),
        "public_address": public_address(found) if found.state in PUBLIC_STATES else "",
        "history": audit.history(found)[:50],
        "is_over": found.state == EventState.HELD,
    }
    return render(request, "events/editing/event.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def event_step(request: UserRequest, pk: int, name: str) -> HttpResponse:
    """One of the steps of the table. Declining and cancelling ask for the reason first."""
    found = run_event(request, pk)
    if name not in DONE:
        raise Http404
    transition = EVENT[name]
    needs_reason = name in actions.REASON_NEEDED
    form: forms.Form = ReasonForm(request.POST or None) if needs_reason else forms.Form(request.POST or {})
    if request.method == "POST" and done(form, lambda: _fire(request, found, name, form)):
        messages.success(request, DONE[name])
        return redirect("events:outcome" if name == "hold" else "events:event", pk)
    if not needs_reason:
        return _refused(request, form, pk)
    transition.verdict(request.user, found).require()
    crumbs = [(_("Мероприятия"), reverse("events:events")), (str(found), reverse("events:event", args=[pk]))]
    return form_page(request, form, title=transition.label, crumbs=crumbs, submit=transition.label, lead=LEADS[name])


def _fire(request: UserRequest, found: Event, name: str, form: forms.Form) -> None:
    reason: Any = form.cleaned_data.get("reason", "")
    actions.fire_event(found, name, actor=request.user, reason=reason)


def _refused(request: UserRequest, form: forms.Form, pk: int) -> HttpResponse:
    """A step without a form of its own: why not is said on the event's page."""
    for error in form.non_field_errors():
        messages.error(request, str(error))
    return redirect("events:event", pk)
