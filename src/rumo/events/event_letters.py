"""What people are told of an event itself by mail: proposals and their answers, a change, a cancellation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.core import clock, mail
from rumo.directory.models import Association
from rumo.directory.powers import LEADING
from rumo.directory.queries import composition_on
from rumo.events.addresses import absolute, public_address
from rumo.events.calendar_entry import write_ics
from rumo.events.event_words import when_words
from rumo.events.models import Event, Registration


def tell_proposed(event: Event) -> None:
    """To those who run the body whose navigator it is for."""
    subject = _("Предложено мероприятие: %(title)s") % {"title": event.title[:200]}
    body = _rendered("proposed", event, {"proposer": event.proposed_by})
    for to in officers(event.association):
        mail.send(to=to, subject=subject, body=body)


def tell_answer(event: Event) -> None:
    """To whoever proposed it: it stands in the navigator, or why it does not. Read after the step was taken."""
    if event.proposed_by is None or not event.proposed_by.email:
        return
    accepted = not event.reason
    told = _("Мероприятие принято: %(title)s") if accepted else _("Мероприятие не принято: %(title)s")
    body = _rendered("answered", event, {"is_accepted": accepted})
    mail.send(to=event.proposed_by.email, subject=told % {"title": event.title[:200]}, body=body)


def tell_cancelled(event: Event, registrations: Iterable[Registration]) -> list[Registration]:
    """A letter to each, which takes the entry out of the calendar; the registrations with their letter, unsaved."""
    subject = _("Мероприятие отменено: %(title)s") % {"title": event.title[:200]}
    return _to_participants(event, registrations, "cancelled", subject, {}, method="CANCEL")


def tell_moved(event: Event, registrations: Iterable[Registration], changed: Sequence[str]) -> list[Registration]:
    """A letter to each with what is new (`changed` are fields); the calendar moves its entry."""
    labels = [str(getattr(Event._meta.get_field(name), "verbose_name", name)) for name in changed]
    subject = _("Изменения: %(title)s") % {"title": event.title[:200]}
    return _to_participants(event, registrations, "moved", subject, {"changed": labels}, method="REQUEST")


def officers(association: Association) -> list[str]:
    """Addresses of those who lead the body today, each once."""
    members = composition_on(association, clock.today()).filter(role__in=LEADING).select_related("person__user")
    people = [member.person for member in members]
    found = [person.email or (person.user.email if person.user else "") for person in people]
    return [each for each in dict.fromkeys(found) if each]


def _to_participants(
    event: Event,
    registrations: Iterable[Registration],
    name: str,
    subject: str,
    context: dict[str, Any],
    *,
    method: str,
) -> list[Registration]:
    written = []
    for registration in registrations:
        body = _rendered(name, event, {**context, "registration": registration})
        who = (registration.full_name, registration.email)
        ics = write_ics(event, method=method, attendee=who, with_link=True)
        part = mail.Attachment("meropriyatie.ics", f"text/calendar; method={method}", ics)
        registration.letter = mail.send(to=registration.email, subject=subject, body=body, attachments=[part])
        written.append(registration)
    return written


def _rendered(name: str, event: Event, context: dict[str, Any]) -> str:
    whole = {
        **context,
        "event": event,
        "when": when_words(event),
        "address": absolute(reverse("events:event", args=[event.pk])),
        "public_address": public_address(event),
    }
    return render_to_string(f"events/letters/{name}.txt", whole)
