"""An organizer writes somebody in: a person of the directory, or anybody by hand."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rumo.accounts.requests import UserRequest
from rumo.core.form_pages import done, form_page
from rumo.events.actions import registration as actions
from rumo.events.enums import RegistrationSource
from rumo.events.forms.registration import DirectoryPersonForm, StaffForm
from rumo.events.models import Event, Registration
from rumo.events.permissions import may_run_event
from rumo.events.views.registrations import run_event


@require_http_methods(["GET", "HEAD", "POST"])
def registration_add(request: UserRequest, pk: int) -> HttpResponse:
    """Name, post and organization as they were told."""
    event = run_event(request, pk)
    may_run_event(request.user, event).require()
    form = StaffForm(request.POST if request.method == "POST" else None, event=event)
    made: list[Registration] = []
    if request.method == "POST" and done(form, lambda: made.append(_by_hand(request, event, form))):
        return _told(request, made[0])
    return _page(request, event, form, _("Внести участника"))


@require_http_methods(["GET", "HEAD", "POST"])
def registration_add_person(request: UserRequest, pk: int) -> HttpResponse:
    """Somebody of the directory: nothing is typed twice."""
    event = run_event(request, pk)
    may_run_event(request.user, event).require()
    form = DirectoryPersonForm(request.POST if request.method == "POST" else None, event=event, user=request.user)
    made: list[Registration] = []
    if request.method == "POST" and done(form, lambda: made.append(_of_directory(request, event, form))):
        return _told(request, made[0])
    return _page(request, event, form, _("Внести участника из справочника"))


def _by_hand(request: UserRequest, event: Event, form: StaffForm) -> Registration:
    return actions.register(
        event,
        data=form.registration_data(),
        source=RegistrationSource.STAFF,
        actor=request.user,
        beyond_capacity=form.cleaned_data["beyond_capacity"],
    )


def _of_directory(request: UserRequest, event: Event, form: DirectoryPersonForm) -> Registration:
    return actions.register_person(
        event,
        person=form.cleaned_data["person"],
        sections=form.chosen_sections(),
        actor=request.user,
        source=RegistrationSource.STAFF,
        beyond_capacity=form.cleaned_data["beyond_capacity"],
    )


def _told(request: UserRequest, made: Registration) -> HttpResponse:
    words = {"name": made.full_name, "state": made.get_state_display()}
    messages.success(request, _("%(name)s: %(state)s.") % words)
    return redirect("events:registrations", made.event_id)


def _page(request: UserRequest, event: Event, form: forms.Form, title: str) -> HttpResponse:
    crumbs = [
        (event.title, reverse("events:event", args=[event.pk])),
        (_("Участники"), reverse("events:registrations", args=[event.pk])),
    ]
    return form_page(request, form, title=title, crumbs=crumbs, submit=_("Внести"))
