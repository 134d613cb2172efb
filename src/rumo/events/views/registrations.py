"""The organizers' list of those registered, its table, and the numbers of seats."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rumo.accounts.requests import UserRequest
from rumo.core import audit
from rumo.core.form_pages import done, form_page
from rumo.core.workbook import tables_response
from rumo.events import queries
from rumo.events import registration_list as listing
from rumo.events.actions import waiting
from rumo.events.forms.registration_list import RegistrationListForm, SeatsForm
from rumo.events.models import Event, Registration
from rumo.events.permissions import may_run_event
from rumo.events.rules import takes_registrations
from rumo.events.seats import free_of
from rumo.russian.numbers import agree

ROWS_A_PAGE = 50


@require_safe
def registrations(request: UserRequest, pk: int) -> HttpResponse:
    event = run_event(request, pk)
    form = RegistrationListForm(request.GET, event=event)
    page = Paginator(listing.chosen(event, form.choice()), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "event": event,
        "tab": "registrations",
        "form": form,
        "page": page,
        "rows": [_row(each) for each in page.object_list],
        "numbers": listing.numbers_of(event),
        "free": free_of(event),
        "over": max(0, event.taken - event.capacity) if event.capacity is not None else 0,
        "verdict": takes_registrations(event),
        "has_sections": event.sections.exists(),
        "is_filtered": any(request.GET.get(name) for name in form.fields if name != "sort"),
        "history": [{"at": e.at, "actor": e.actor_name, "text": e.summary} for e in audit.history(event)[:10]],
    }
    return render(request, "events/registration/registrations.html", context)


@require_safe
def registrations_export(request: UserRequest, pk: int) -> HttpResponseBase:
    """Everybody the filters choose, not only the page in sight."""
    event = run_event(request, pk)
    rows = listing.chosen(event, RegistrationListForm(request.GET, event=event).choice())
    name = _("Участники, %(title)s") % {"title": event.title[:80]}
    return tables_response(request, listing.build_registrations(event, rows), name)


@require_http_methods(["GET", "HEAD", "POST"])
def seats_page(request: UserRequest, pk: int) -> HttpResponse:
    """More seats go to the waiting lists at once; with fewer than are taken nobody loses a place."""
    event = run_event(request, pk)
    may_run_event(request.user, event).require()
    form = SeatsForm(
        request.POST if request.method == "POST" else None, event=event, sections=list(event.sections.all())
    )
    given: list[int] = []
    if request.method == "POST" and done(form, lambda: given.append(_set_seats(request, event, form))):
        messages.success(request, _seats_told(event, given[0]))
        return redirect("events:registrations", event.pk)
    lead = _("Если мест станет меньше, чем занято, никто своё место не потеряет: новые участники встанут в очередь.")
    return form_page(
        request,
        form,
        title=_("Число мест"),
        crumbs=[(_("Участники"), reverse("events:registrations", args=[event.pk]))],
        submit=_("Сохранить"),
        lead=lead,
    )


def run_event(request: UserRequest, pk: int) -> Event:
    """404 for an event the user does not prepare."""
    return get_object_or_404(queries.run_events(request.user), pk=pk)


def _set_seats(request: UserRequest, event: Event, form: SeatsForm) -> int:
    capacities = form.capacities()
    return waiting.set_seats(event, capacity=form.cleaned_data["capacity"], sections=capacities, actor=request.user)


def _seats_told(event: Event, given: int) -> str:
    told = [_("Число мест сохранено.")]
    if event.capacity is not None and event.taken > event.capacity:
        told.append(_("Занято больше, чем мест: %(over)s сверх.") % {"over": event.taken - event.capacity})
    if given:
        told.append(_("Место дано или предложено: %(people)s.") % {"people": agree(given, "человек")})
    return " ".join(told)


def _row(each: Registration) -> dict[str, Any]:
    return {
        "registration": each,
        "sections": listing.sections_words(each),
        "is_undelivered": listing.is_undelivered(each),
        "colour": seat_colour(each.state),
    }


def seat_colour(state: str) -> str:
    return {"registered": "success", "waiting": "info", "offered": "warning"}.get(state, "neutral")
