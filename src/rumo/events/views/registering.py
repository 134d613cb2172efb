"""Taking a place at an event from its public page: as a guest, or in two clicks with an account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from rumo.core import clock, rate_limit
from rumo.core.audit import Guest
from rumo.core.form_pages import done
from rumo.directory.enums import ConsentKind
from rumo.directory.models import Organization, Person, Region
from rumo.directory.queries import BODY_NAME, search
from rumo.events import queries, rules, seats
from rumo.events.actions import registration as actions
from rumo.events.enums import LIVE_SEATS, RegistrationSource
from rumo.events.event_words import when_words
from rumo.events.forms.registration import GuestForm, OwnForm
from rumo.events.models import Event, Registration

# What one address may send in a minute: a class of teachers at one school, not a machine.
MOST_SENT = 60
MOST_ASKED = 120
OPTIONS = 15
# Fewer letters would list the whole directory to whoever asks.
FEWEST_LETTERS = 3


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The form of a guest; a person of the region with an account has only to agree."""
    event = open_event(slug, pk)
    person = _person(request, event)
    if person is not None and request.GET.get("as") != "guest":
        return _register_own(request, event, person)
    form = GuestForm(request.POST if request.method == "POST" else None, event=event)
    if request.method == "POST":
        if not rate_limit.is_within(request, "event-register", most=MOST_SENT):
            return too_often(request, event)
        if form.is_machine() or done(form, lambda: _register_guest(event, form)):
            return redirect("events:registration_sent", slug, pk)
    return _page(request, event, form, "guest")


@login_not_required
@require_safe
def registration_sent(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What to do next. It says the same to whoever is registered already, so that nobody learns who is."""
    return render(request, "events/registration/sent.html", {"event": open_event(slug, pk)})


@login_not_required
@require_GET
def guest_organizations(request: HttpRequest, slug: str) -> JsonResponse:
    """Names of organizations of the region that have all the words asked for, and nothing else about them."""
    text = request.GET.get("q", "").strip()
    if len(text) < FEWEST_LETTERS or not rate_limit.is_within(request, "event-organizations", most=MOST_ASKED):
        return JsonResponse({"results": []})
    rows = search(Organization.objects.filter(region__slug=slug), text, BODY_NAME)
    return JsonResponse(
        {"results": [{"value": row.pk, "text": str(row), "hint": row.full_name} for row in rows[:OPTIONS]]}
    )


@login_not_required
@require_POST
def guest_organization_words(request: HttpRequest, slug: str) -> JsonResponse:
    """An organization that is not in the list stays as it was typed; nothing is written."""
    text = " ".join(request.POST.get("text", "").split())
    return JsonResponse({"value": text, "text": text})


def open_event(slug: str, pk: int) -> Event:
    return get_object_or_404(queries.public_events(get_object_or_404(Region, slug=slug)), pk=pk)


def too_often(request: HttpRequest, event: Event) -> HttpResponse:
    return render(request, "events/registration/too_often.html", {"event": event}, status=429)


def seat_words(event: Event) -> dict[str, Any]:
    """What every form of registration tells of the event."""
    return {
        "event": event,
        "when": when_words(event),
        "verdict": rules.takes_registrations(event),
        "free": seats.free_of(event),
        "waiting": 0 if seats.has_free(event) else seats.queue_of(event).count(),
    }


def _register_guest(event: Event, form: GuestForm) -> None:
    """Whoever is registered already gets the letter anew, with the way to the own page."""
    data = form.registration_data()
    actor = Guest(f"{data.surname} {data.first_name}")
    try:
        actions.register(event, data=data, source=RegistrationSource.PUBLIC, actor=actor)
    except actions.AlreadyRegistered as refusal:
        actions.send_own_link(refusal.registration, actor=actor)


def _register_own(request: HttpRequest, event: Event, person: Person) -> HttpResponse:
    """Two clicks: the button on the event's page, and this one."""
    own = event.registrations.filter(person=person, state__in=LIVE_SEATS).first()
    if own is not None:
        return redirect("events:place", own.token)
    form = OwnForm(request.POST if request.method == "POST" else None, event=event, has_consent=_has_consent(person))
    made: list[Registration] = []
    if request.method == "POST" and done(form, lambda: made.append(_own(request, event, person, form))):
        messages.success(request, _("Готово: %(state)s.") % {"state": made[0].get_state_display()})
        return redirect("events:place", made[0].token)
    return _page(request, event, form, "own", person=person)


def _own(request: HttpRequest, event: Event, person: Person, form: OwnForm) -> Registration:
    actor: Any = request.user
    return actions.register_person(event, person=person, actor=actor, **form.said())


def _page(request: HttpRequest, event: Event, form: forms.Form, name: str, **more: Any) -> HttpResponse:
    context = {**seat_words(event), "form": form, **more}
    return render(request, f"events/registration/{name}.html", context, status=422 if form.errors else 200)


def _person(request: HttpRequest, event: Event) -> Person | None:
    """The visitor as the directory of the event's region knows one."""
    if not request.user.is_authenticated:
        return None
    return Person.objects.filter(user=request.user, region=event.association.region_id).first()


def _has_consent(person: Person) -> bool:
    day = clock.today()
    return any(each.holds_on(day) for each in person.consents.filter(kind=ConsentKind.PROCESSING))
