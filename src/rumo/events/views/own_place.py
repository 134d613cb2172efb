"""One's own place at an event, by the secret link of the letters: see, confirm, refuse, change, withdraw."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rumo.core import clock
from rumo.core.audit import Guest
from rumo.core.errors import Refusal
from rumo.events import rules, seats
from rumo.events.actions import consents, registration, section_seats, waiting
from rumo.events.calendar_entry import write_ics
from rumo.events.enums import LIVE_SEATS, EventState, SeatState
from rumo.events.event_words import when_words
from rumo.events.forms.registration import section_words
from rumo.events.models import Event, EventSection, Registration

Step = Callable[..., object]
STEPS: dict[str, tuple[Step, Any]] = {
    "confirm": (registration.confirm, gettext_lazy("Спасибо, запись подтверждена.")),
    "accept": (waiting.accept_offer, gettext_lazy("Место за вами.")),
    "cancel": (registration.cancel_registration, gettext_lazy("Вы отказались от участия. Спасибо, что предупредили.")),
    "return": (registration.come_back, gettext_lazy("Вы записаны снова.")),
    "withdraw": (consents.withdraw_consent, gettext_lazy("Согласие отозвано, ваши данные удалены.")),
}
SECTION_STEPS: dict[str, tuple[Step, Any]] = {
    "choose": (section_seats.choose_section, gettext_lazy("Секция выбрана.")),
    "leave": (section_seats.leave_section, gettext_lazy("Вы отказались от секции.")),
    "accept": (section_seats.accept_section, gettext_lazy("Место в секции за вами.")),
}


@login_not_required
@never_cache
@require_safe
def place(request: HttpRequest, token: str) -> HttpResponse:
    """Everything about one's place. The link itself is the key: there is nothing to guess."""
    found = own_registration(token)
    event = found.event
    context = {
        "registration": found,
        "event": event,
        "when": when_words(event),
        "is_over": clock.now() >= event.ends_at or event.state in (EventState.HELD, EventState.CANCELLED),
        "is_live": found.state in LIVE_SEATS,
        "place_in_queue": seats.place_in_queue(found),
        "can_return": rules.takes_registrations(event),
        "shows_link": found.state == SeatState.REGISTERED and found.confirmed_at is not None,
        "slots": _slots(found),
        "materials": _materials(found),
    }
    return render(request, "events/registration/place.html", context)


@login_not_required
@require_POST
def place_step(request: HttpRequest, token: str, step: str) -> HttpResponse:
    if step not in STEPS:
        raise Http404
    found = own_registration(token)
    action, told = STEPS[step]
    return _do(request, found, lambda: action(found, actor=Guest(found.full_name)), told)


@login_not_required
@require_POST
def place_section(request: HttpRequest, token: str, pk: int, step: str) -> HttpResponse:
    if step not in SECTION_STEPS:
        raise Http404
    found = own_registration(token)
    section = get_object_or_404(EventSection, pk=pk, event=found.event)
    action, told = SECTION_STEPS[step]
    return _do(request, found, lambda: action(found, section, actor=Guest(found.full_name)), told)


@login_not_required
@require_safe
def place_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The event for one's calendar, with the link for those whose place is certain."""
    found = own_registration(token)
    is_certain = found.state == SeatState.REGISTERED and found.confirmed_at is not None
    answer = HttpResponse(write_ics(found.event, with_link=is_certain), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="meropriyatie.ics"'
    return answer


def own_registration(token: str) -> Registration:
    """404 for a link that leads nowhere."""
    rows = Registration.objects.select_related("event__association__region", "person")
    return get_object_or_404(rows, token=token)


def _do(request: HttpRequest, found: Registration, action: Callable[[], object], told: Any) -> HttpResponse:
    try:
        action()
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, told)
    return redirect("events:place", found.token)


def _slots(found: Registration) -> list[dict[str, Any]]:
    """The sections of each slot, with one's own seat where there is one."""
    own = {seat.section_id: seat for seat in found.section_seats.filter(state__in=LIVE_SEATS)}
    slots: dict[int, list[dict[str, Any]]] = {}
    for section in found.event.sections.all():
        row = {"section": section, "words": section_words(section), "seat": own.get(section.pk)}
        slots.setdefault(section.slot, []).append(row)
    return [
        {"slot": slot, "rows": rows, "has_own": any(row["seat"] for row in rows)}
        for slot, rows in sorted(slots.items())
    ]


def _materials(found: Registration) -> list[Any]:
    """Links for participants; files have the event's public page."""
    event: Event = found.event
    if found.state != SeatState.REGISTERED:
        return []
    return list(event.materials.exclude(url=""))
