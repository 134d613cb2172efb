"""A new event, a copy of one, a proposal, and changing one that is there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done
from rumo.directory.models import Association
from rumo.directory.queries import run_associations, usual_association
from rumo.events import permissions, queries
from rumo.events.actions import events as actions
from rumo.events.actions import moderation
from rumo.events.actions.events import EventData
from rumo.events.forms.events import DetailsForm, EventEditForm, fresh_initial, initial_of, repeated_initial
from rumo.events.models import Event
from rumo.events.views.event_pages import editable_event


@require_http_methods(["GET", "HEAD", "POST"])
def event_create(request: UserRequest) -> HttpResponse:
    """An event of a body one runs; `?like=` repeats one that was: the next of a series, last year's festival."""
    bodies = run_associations(request.user).filter(is_active=True)
    if not bodies.exists():
        context = {"may_propose": permissions.may_propose(request.user)}
        return render(request, "events/editing/may_not_create.html", context, status=403)
    source = _source(request)
    usual = source.association if source else usual_association(request.user)
    association = _chosen(request, list(bodies), usual)
    initial = repeated_initial(source) if source else fresh_initial()
    form = DetailsForm(request.POST or None, user=request.user, association=association, initial=initial)
    made: list[Event] = []

    def create() -> None:
        known: dict[str, Any] = {"association": association, "data": form.data_typed(), "actor": request.user}
        made.append(actions.copy_event(source, **known) if source else actions.create_event(**known))

    if association is not None and form.is_bound and done(form, create):
        messages.success(request, _("Мероприятие создано. Проверьте программу и опубликуйте его в Навигаторе."))
        return redirect("events:event", made[0].pk)
    return _page(request, form, association=association, bodies=bodies, source=source)


@require_http_methods(["GET", "HEAD", "POST"])
def event_propose(request: UserRequest) -> HttpResponse:
    """An event for the navigator of a body one does not run: its people decide."""
    permissions.may_propose(request.user).require()
    bodies = permissions.bodies_to_propose_to(request.user)
    association = _chosen(request, bodies, bodies[0])
    form = DetailsForm(request.POST or None, user=request.user, association=association, initial=fresh_initial())
    made: list[Event] = []

    def propose() -> None:
        assert association is not None
        data = form.data_typed()
        made.append(moderation.propose_event(association=association, data=data, actor=request.user))

    if form.is_bound and done(form, propose):
        messages.success(request, _("Предложение отправлено. Об ответе придёт письмо."))
        return redirect("events:event", made[0].pk)
    return _page(request, form, association=association, bodies=bodies, is_proposal=True)


@require_http_methods(["GET", "HEAD", "POST"])
def event_edit(request: UserRequest, pk: int) -> HttpResponse:
    """A stale save tells so and keeps what was typed. When the event moves, those who registered get a letter."""
    event = editable_event(request, pk)
    initial = {**initial_of(EventData.of(event)), "version": event.version}
    form = EventEditForm(request.POST or None, user=request.user, association=event.association, initial=initial)

    def save() -> None:
        version = form.cleaned_data["version"]
        actions.edit_event(event, data=form.data_typed(), version=version, actor=request.user)

    if form.is_bound and done(form, save):
        messages.success(request, _("Сохранено."))
        return redirect("events:event", pk)
    return _page(request, form, event=event, association=event.association)


def _page(request: UserRequest, form: DetailsForm, **context: Any) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "events/editing/event_form.html", {"form": form, **context}, status=status)


def _source(request: UserRequest) -> Event | None:
    key = request.GET.get("like", "")
    return queries.run_events(request.user).filter(pk=key).first() if key.isdigit() else None


def _chosen(request: UserRequest, bodies: list[Association], usual: Association | None) -> Association | None:
    """The body the form is for: the one asked for, else the usual one, else the only one; None lets one choose."""
    if "choose" in request.GET:
        return None
    asked = request.POST.get("association") or request.GET.get("association", "")
    for each in bodies:
        if str(each.pk) == asked:
            return each
    if usual in bodies:
        return usual
    return bodies[0] if len(bodies) == 1 else None
