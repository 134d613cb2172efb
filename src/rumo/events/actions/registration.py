"""Writes of places at an event: register, confirm, refuse, come back, correct.

Seats of one event are given one at a time: every action holds the event before it looks (`actions.holding`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.audit import Guest
from rumo.core.errors import Conflict, Refusal
from rumo.core.verdict import No, Verdict
from rumo.core.versions import save_edit
from rumo.directory.models import Municipality, Organization, Person, Subject
from rumo.events import registration_letters as letters
from rumo.events import seats
from rumo.events.actions.holding import hold
from rumo.events.actions.section_seats import seat_in_sections
from rumo.events.actions.waiting import fill
from rumo.events.enums import LIVE_SEATS, RegistrationSource, SeatState
from rumo.events.identity import identity_of
from rumo.events.models import Event, EventSection, GroupApplication, Registration
from rumo.events.permissions import may_run_event
from rumo.events.rules import takes_registrations

_BY_STAFF = (RegistrationSource.STAFF, RegistrationSource.LOG)
_SEAT = ["state", "confirmed_at", "expires_at", "cancelled_at", "queued_at", "updated_at"]


@dataclass(frozen=True, slots=True)
class RegistrationData:
    """What somebody says of himself. `answers` maps a question's key to a text or a list of texts; `agrees` is the
    consent to the processing; an `organization` of the directory settles `organization_name` and `municipality`."""

    surname: str
    first_name: str
    patronymic: str = ""
    email: str = ""
    organization: Organization | None = None
    organization_name: str = ""
    municipality: Municipality | None = None
    post: str = ""
    subject: Subject | None = None
    sections: tuple[EventSection, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    agrees: bool = False


class AlreadyRegistered(Conflict):
    """The same human has a live place at the event: `registration`."""

    def __init__(self, registration: Registration) -> None:
        super().__init__(
            _("%(name)s: запись на это мероприятие уже есть. Ссылка на неё — в письме о регистрации.")
            % {"name": registration.full_name}
        )
        self.registration = registration


@transaction.atomic
def register(
    event: Event,
    *,
    data: RegistrationData,
    source: str,
    actor: User | Guest,
    person: Person | None = None,
    group: GroupApplication | None = None,
    beyond_capacity: bool = False,
) -> Registration:
    """Give a seat or a place in the waiting list.

    Without `person` the directory is asked: one whose name and e-mail match exactly is linked. From the public page
    the e-mail waits for its confirmation; a group is confirmed as a whole (`actions.groups`), staff and accounts need
    none. Organizers may register when it is closed and, asked so, beyond the capacity.

    Raises AlreadyRegistered, NotAllowed, Refusal (closed, sections that clash, no consent).
    """
    hold(event)
    _may_register(event, source, actor, person).require()
    seats.check_choice(event, data.sections)
    if source == RegistrationSource.PUBLIC and not data.agrees:
        raise Refusal(_("Без согласия на обработку персональных данных зарегистрировать вас нельзя."))
    person = person or _known_person(event, data)
    registration = _made(event, data, person)
    _refuse_double(registration)
    moment = clock.now()
    registration.source, registration.group = source, group
    registration.registered_by = actor if isinstance(actor, User) else None
    registration.processing_consent_at = moment if data.agrees else None
    needs_answer = source in (RegistrationSource.PUBLIC, RegistrationSource.GROUP)
    registration.expires_at = seats.confirm_until(event, moment) if needs_answer else None
    registration.confirmed_at = None if registration.expires_at else moment
    always = source == RegistrationSource.LOG or beyond_capacity
    registration.state = SeatState.REGISTERED if always or _is_seat_for_newcomer(event) else SeatState.WAITING
    registration.save()
    _settle(registration, data.sections)
    audit.record(actor, "register", registration, _("Регистрация: %(state)s") % {"state": _state_words(registration)})
    if source not in (RegistrationSource.GROUP, RegistrationSource.LOG):
        _tell(registration)
    return registration


def register_person(
    event: Event,
    *,
    person: Person,
    sections: tuple[EventSection, ...] = (),
    actor: User,
    source: str = "",
    beyond_capacity: bool = False,
    answers: Mapping[str, Any] | None = None,
    agrees: bool = False,
) -> Registration:
    """Somebody of the directory, with today's post and organization: by the person's own account, or by an organizer.

    `source` is told by the actor unless given. Raises as `register`.
    """
    post = person.post_on(clock.today())
    data = RegistrationData(
        surname=person.surname,
        first_name=person.first_name,
        patronymic=person.patronymic,
        email=person.email,
        organization=post.organization if post else None,
        post=post.title if post else "",
        sections=sections,
        answers=answers or {},
        agrees=agrees,
    )
    is_own = person.user_id == actor.pk
    return register(
        event,
        data=data,
        source=source or (RegistrationSource.ACCOUNT if is_own else RegistrationSource.STAFF),
        actor=actor,
        person=person,
        beyond_capacity=beyond_capacity,
    )


@transaction.atomic
def confirm(registration: Registration, *, actor: User | Guest | None = None) -> Registration:
    """The e-mail is the person's: the place is kept. Confirming twice changes nothing; too late, one queues anew.

    Raises Refusal when the event takes nobody any more.
    """
    _held(registration)
    if registration.confirmed_at is not None and registration.state in LIVE_SEATS:
        return registration
    if registration.state == SeatState.CANCELLED:
        raise Conflict(_("Вы отказались от участия. Если передумали, запишитесь снова."))
    if registration.state == SeatState.LAPSED:
        return come_back(registration, actor=actor)
    registration.confirmed_at, registration.expires_at = clock.now(), None
    registration.save(update_fields=_SEAT)
    fill(registration.event)
    registration.refresh_from_db(fields=["state", "expires_at"])
    audit.record(_self(registration, actor), "confirm", registration, _("Регистрация подтверждена"))
    if registration.state != SeatState.OFFERED:
        _tell(registration)
    return registration


@transaction.atomic
def come_back(registration: Registration, *, actor: User | Guest | None = None) -> Registration:
    """Register again after a refusal or a lapse: at the end of the queue, with the e-mail known. Raises Refusal."""
    _held(registration)
    event = registration.event
    if registration.state in LIVE_SEATS:
        return registration
    if registration.consent_withdrawn_at is not None:
        raise Refusal(_("Согласие на обработку данных отозвано. Зарегистрируйтесь на странице мероприятия заново."))
    takes_registrations(event).require()
    _refuse_double(registration)
    moment = clock.now()
    registration.state = SeatState.REGISTERED if _is_seat_for_newcomer(event) else SeatState.WAITING
    registration.confirmed_at, registration.queued_at = moment, moment
    registration.expires_at = registration.cancelled_at = None
    registration.save(update_fields=_SEAT)
    _settle(registration, ())
    words = {"state": _state_words(registration)}
    audit.record(_self(registration, actor), "come_back", registration, _("Записан снова: %(state)s") % words)
    _tell(registration)
    return registration


@transaction.atomic
def cancel_registration(
    registration: Registration, *, actor: User | Guest, reason: str = "", tells: bool = True
) -> Registration:
    """Give up the place; the seat goes to the waiting list at once.

    By the person (a guest with the own link, or the account of the person) or by an organizer, who may say why.
    Raises NotAllowed, Conflict, Refusal for somebody who came.
    """
    _held(registration)
    if isinstance(actor, User) and not _is_own(registration, actor):
        may_run_event(actor, registration.event).require()
    if registration.state not in LIVE_SEATS:
        raise Conflict(_("Записи уже нет: %(state)s.") % {"state": registration.get_state_display()})
    if registration.came_at is not None:
        raise Refusal(_("Участник отмечен как пришедший: сначала снимите отметку о присутствии."))
    old = registration.state
    registration.state, registration.cancelled_at, registration.expires_at = SeatState.CANCELLED, clock.now(), None
    registration.save(update_fields=_SEAT)
    registration.section_seats.filter(state__in=LIVE_SEATS).update(state=SeatState.CANCELLED, expires_at=None)
    reason = " ".join(reason.split())[:300]
    summary = _("Запись снята: %(reason)s") % {"reason": reason} if reason else _("Запись снята")
    audit.record(actor, "cancel_registration", registration, summary, {"state": [old, registration.state]})
    if tells:
        letters.tell_cancelled(registration, reason)
    fill(registration.event)
    return registration


@transaction.atomic
def edit_registration(registration: Registration, *, data: RegistrationData, version: int, actor: User) -> Registration:
    """An organizer corrects what was typed; a new e-mail gets the letter anew. Raises NotAllowed, Stale, Conflict."""
    may_run_event(actor, registration.event).require()
    hold(registration.event)
    made = _made(registration.event, data, registration.person)
    made.pk = registration.pk
    _refuse_double(made)
    told = [f.name for f in _SAID]
    changes = audit.changed(registration, **{name: getattr(made, name) for name in told})
    if not changes:
        return registration
    event = registration.event
    save_edit(registration, version, identity=made.identity, **{name: getattr(made, name) for name in changes})
    registration.event = event
    audit.record(actor, "edit_registration", registration, _("Исправлены данные участника"), changes)
    if "email" in changes and registration.state in LIVE_SEATS:
        _tell(registration)
    return registration


@transaction.atomic
def send_own_link(registration: Registration, *, actor: User | Guest | None = None) -> None:
    """The letter once more: the one to confirm where that is what is wanted."""
    if registration.state in LIVE_SEATS and registration.confirmed_at is None:
        letters.tell_to_confirm(registration)
    else:
        letters.tell_again(registration)
    audit.record(_self(registration, actor), "send_own_link", registration, _("Письмо отправлено ещё раз"))


_SAID = tuple(
    Registration._meta.get_field(name)
    for name in (
        "surname",
        "first_name",
        "patronymic",
        "email",
        "organization",
        "organization_name",
        "municipality",
        "post",
        "subject",
    )
)


def _may_register(event: Event, source: str, actor: User | Guest, person: Person | None) -> Verdict:
    """Organizers write in whom they like, an account only its own person."""
    if source in _BY_STAFF:
        return may_run_event(actor, event)
    if source == RegistrationSource.ACCOUNT and (person is None or person.user_id != actor.pk):
        return No(_("Через личный кабинет записываются только сами."))
    return takes_registrations(event)


def _known_person(event: Event, data: RegistrationData) -> Person | None:
    """The one person of the region with this name and e-mail; two of them are nobody."""
    if not data.email:
        return None
    found = Person.objects.filter(
        region=event.association.region_id,
        email__iexact=data.email,
        surname__iexact=data.surname,
        first_name__iexact=data.first_name,
        patronymic__iexact=data.patronymic,
    )[:2]
    return found[0] if len(found) == 1 else None


def _made(event: Event, data: RegistrationData, person: Person | None) -> Registration:
    """A registration of what was said, not saved."""
    organization = data.organization
    name = organization.full_name if organization else data.organization_name
    contact = data.email or name
    return Registration(
        event=event,
        person=person,
        surname=data.surname[:100],
        first_name=data.first_name[:100],
        patronymic=data.patronymic[:100],
        email=data.email,
        organization=organization,
        organization_name=name[:500],
        municipality=(organization.municipality if organization else None) or data.municipality,
        post=data.post[:300],
        subject=data.subject,
        answers=dict(data.answers),
        identity=identity_of(person.pk if person else None, data.surname, data.first_name, data.patronymic, contact),
    )


def _refuse_double(registration: Registration) -> None:
    twins = Registration.objects.filter(
        event=registration.event_id, identity=registration.identity, state__in=LIVE_SEATS
    )
    if registration.pk is not None:
        twins = twins.exclude(pk=registration.pk)
    twin = twins.first()
    if twin is not None:
        raise AlreadyRegistered(twin)


def _is_seat_for_newcomer(event: Event) -> bool:
    """A free seat that nobody in the waiting list came earlier for."""
    return seats.has_free(event) and not (event.capacity is not None and seats.queue_of(event).exists())


def _settle(registration: Registration, sections: tuple[EventSection, ...]) -> None:
    """Its sections, and the counts of the event."""
    event = registration.event
    if registration.state == SeatState.REGISTERED:
        Event.objects.filter(pk=event.pk).update(taken=event.taken + 1)
        event.taken += 1
    seat_in_sections(registration, sections)


def _held(registration: Registration) -> None:
    """Hold its event and see the registration as it is now."""
    event = registration.event
    hold(event)
    registration.refresh_from_db()
    registration.event = event


def _self(registration: Registration, actor: User | Guest | None) -> User | Guest:
    return actor if actor is not None else Guest(registration.full_name)


def _is_own(registration: Registration, actor: User) -> bool:
    return registration.person is not None and registration.person.user_id == actor.pk


def _state_words(registration: Registration) -> str:
    return registration.get_state_display()


def _tell(registration: Registration) -> None:
    """The letter that fits how things stand."""
    if registration.confirmed_at is None:
        letters.tell_to_confirm(registration)
    elif registration.state == SeatState.REGISTERED:
        letters.tell_registered(registration)
    elif registration.state == SeatState.OFFERED:
        letters.tell_offered(registration)
    else:
        letters.tell_waiting(registration)
