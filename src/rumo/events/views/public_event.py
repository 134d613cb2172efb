"""An event for everybody: what, when, for whom, the programme, and what is left of it afterwards."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rumo.core import clock, files
from rumo.core.public_pages import public_page
from rumo.directory.models import Region
from rumo.events import addresses, permissions, queries, rules
from rumo.events.attendance_rules import takes_code_word
from rumo.events.calendar_entry import write_ics
from rumo.events.enums import LIVE_SEATS, Audience, EventState, SeatState
from rumo.events.event_words import when_words
from rumo.events.models import Event, Registration
from rumo.events.navigator import standing_of
from rumo.events.public_programme import organizers_of, programme_of


@public_page
def public_event(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """404 until it is published and after it is taken back; participants also see the link and their materials."""
    event = _public(slug, pk)
    place = _place(request.user, event)
    takes = rules.takes_registrations(event)
    materials = event.materials.select_related("stored")
    context = {
        "public_region": event.association.region,
        "event": event,
        "when": when_words(event),
        "standing": standing_of(event),
        "about": _about(event),
        "programme": programme_of(event, clock.today()),
        "organizers": organizers_of(event, clock.today()),
        "materials": materials if _takes_part(place) else materials.filter(is_public=True),
        "place": place,
        "takes_part": _takes_part(place),
        "takes": takes,
        "takes_word": takes_code_word(event),
        "is_over": event.ends_at <= clock.now() or event.state == EventState.HELD,
        "address": addresses.public_address(event),
        "may_run": permissions.may_run_event(request.user, event),
    }
    return render(request, "events/navigator/public_event.html", context)


@login_not_required
@require_safe
def public_event_ics(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The event as a file for one's calendar."""
    event = _public(slug, pk)
    response = HttpResponse(write_ics(event), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = files.disposition(f"{event.title[:80]}.ics")
    return response


@login_not_required
@require_safe
def public_material(request: HttpRequest, slug: str, pk: int, material_pk: int) -> FileResponse:
    """A file of the event; one that is not for everybody is handed to participants only."""
    event = _public(slug, pk)
    materials = event.materials.select_related("stored").filter(stored__isnull=False)
    if not _takes_part(_place(request.user, event)):
        materials = materials.filter(is_public=True)
    stored = get_object_or_404(materials, pk=material_pk).stored
    assert stored is not None
    return files.file_response(stored)


def _public(slug: str, pk: int) -> Event:
    region = get_object_or_404(Region, slug=slug)
    return get_object_or_404(queries.public_events(region), pk=pk)


def _place(user: Any, event: Event) -> Registration | None:
    """The visitor's own live place."""
    return queries.own_registrations(user).filter(event=event, state__in=LIVE_SEATS).first()


def _takes_part(place: Registration | None) -> bool:
    return place is not None and place.state == SeatState.REGISTERED and place.confirmed_at is not None


def _about(event: Event) -> list[tuple[str, object]]:
    """Names and values; what is not said is left out, for an empty row says nothing to a visitor."""
    pairs: list[tuple[str, object]] = [
        (_("Форма"), event.get_form_display()),
        (_("Место"), event.place),
        (_("Для кого"), _audience(event)),
        (_("Предметы"), ", ".join(str(each) for each in event.subjects.all())),
        (_("Тематика"), event.topic),
        (_("Цикл"), _series_link(event)),
        (_("Часов"), f"{event.hours.normalize():f}".replace(".", ",") if event.hours else ""),
        (_("Направления"), "; ".join(each.title for each in event.directions.all())),
        (_("Проводит"), event.association),
        (_("Проводят также"), ", ".join(str(each) for each in event.co_hosts.all())),
        (_("Партнёры"), ", ".join(str(each) for each in event.partners.all())),
    ]
    return [(name, value) for name, value in pairs if value]


def _audience(event: Event) -> str:
    if event.audience == Audience.MUNICIPALITY and event.municipality:
        return _("педагоги муниципалитета: %(name)s") % {"name": event.municipality}
    return str(event.get_audience_display())


def _series_link(event: Event) -> object:
    if event.series is None:
        return ""
    address = reverse("events:public_series", args=[event.association.region.slug, event.series_id])
    return format_html('<a href="{}">{}</a>', address, event.series)
