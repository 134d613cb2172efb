"""Writes of groups: an organization registers its people at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.audit import Guest
from rumo.core.errors import Refusal
from rumo.directory.models import Municipality, Organization
from rumo.events import registration_letters as letters
from rumo.events.actions.holding import hold
from rumo.events.actions.registration import AlreadyRegistered, RegistrationData, cancel_registration, register
from rumo.events.actions.waiting import fill
from rumo.events.enums import LIVE_SEATS, RegistrationSource, SeatState
from rumo.events.models import Event, GroupApplication, Registration


@dataclass(frozen=True, slots=True)
class GroupData:
    """Who applies and for whom; every person is of the same organization. `agrees`: everybody gave the consent."""

    organization_name: str
    contact_name: str
    contact_email: str
    people: tuple[RegistrationData, ...]
    organization: Organization | None = None
    municipality: Municipality | None = None
    agrees: bool = False


class GroupRefused(Refusal):
    """Some rows cannot be taken: `rows` maps a row's number from 1 to what is wrong. Nothing was written."""

    def __init__(self, rows: dict[int, str]) -> None:
        super().__init__(_("Заявка не отправлена: исправьте отмеченные строки."))
        self.rows = rows


@transaction.atomic
def register_group(event: Event, *, data: GroupData, actor: User | Guest) -> GroupApplication:
    """All of them or none: seats as long as there are, then the waiting list, in the order of the list.

    The contact confirms by a letter; then each one with an e-mail gets an own letter. Raises GroupRefused, Refusal.
    """
    hold(event)
    rules = event.rules
    if not rules.takes_groups:
        raise Refusal(_("На это мероприятие записываются по одному."))
    if not data.people:
        raise Refusal(_("В списке никого нет: внесите хотя бы одного участника."))
    if len(data.people) > rules.group_limit:
        raise Refusal(
            _("В списке %(count)s человек, а в одной заявке может быть не больше %(most)s. Разделите список.")
            % {"count": len(data.people), "most": rules.group_limit}
        )
    if not data.agrees:
        raise Refusal(_("Подтвердите, что у каждого участника есть согласие на обработку персональных данных."))
    group = GroupApplication.objects.create(
        event=event,
        organization=data.organization,
        organization_name=(data.organization.full_name if data.organization else data.organization_name)[:500],
        contact_name=data.contact_name[:200],
        contact_email=data.contact_email,
    )
    registrations = _register_people(group, data, actor)
    if not rules.confirm_hours:
        return confirm_group(group, actor=actor)
    audit.record(actor, "register_group", group, _("Подана заявка организации"), {"people": len(registrations)})
    letters.tell_group(group, registrations)
    return group


@transaction.atomic
def confirm_group(group: GroupApplication, *, actor: User | Guest) -> GroupApplication:
    """Keep everybody of the group who is still on the list. Confirming twice changes nothing. Raises Refusal."""
    event = group.event
    hold(event)
    group.refresh_from_db(fields=["confirmed_at"])
    if group.confirmed_at is not None:
        return group
    live = list(group.registrations.filter(state__in=LIVE_SEATS))
    if not live:
        raise Refusal(_("Заявку не подтвердили в срок, и места не сохранились. Подайте заявку ещё раз."))
    moment = clock.now()
    group.confirmed_at = moment
    group.save(update_fields=["confirmed_at", "updated_at"])
    keys = [each.pk for each in live]
    Registration.objects.filter(pk__in=keys).update(confirmed_at=moment, expires_at=None, updated_at=moment)
    fill(event)
    kept = list(group.registrations.filter(pk__in=keys))
    for registration in kept:
        registration.event = event
        _tell(registration)
    audit.record(actor, "confirm_group", group, _("Заявка организации подтверждена"), {"people": len(kept)})
    letters.tell_group(group, kept)
    return group


@transaction.atomic
def cancel_group(group: GroupApplication, *, actor: Guest) -> int:
    """Take the whole group off; returns how many people lost their places."""
    live = list(group.registrations.filter(state__in=LIVE_SEATS, came_at=None))
    for registration in live:
        registration.event = group.event
        cancel_registration(registration, actor=actor)
    audit.record(actor, "cancel_group", group, _("Заявка организации отозвана"), {"people": len(live)})
    return len(live)


def _register_people(group: GroupApplication, data: GroupData, actor: User | Guest) -> list[Registration]:
    """A registration a row; rows that cannot be taken are gathered, and then nothing is written."""
    made: list[Registration] = []
    wrong: dict[int, str] = {}
    for row, said in enumerate(data.people, start=1):
        person = replace(
            said,
            organization=group.organization,
            organization_name=group.organization_name,
            municipality=data.municipality,
            agrees=True,
        )
        try:
            with transaction.atomic():
                made.append(
                    register(group.event, data=person, source=RegistrationSource.GROUP, actor=actor, group=group)
                )
        except AlreadyRegistered as refusal:
            is_twin = refusal.registration.group_id == group.pk
            wrong[row] = _("Этот человек есть в списке дважды.") if is_twin else _("Уже записан на мероприятие.")
        except Refusal as refusal:
            wrong[row] = refusal.message
    if wrong:
        raise GroupRefused(wrong)
    return made


def _tell(registration: Registration) -> None:
    if registration.state == SeatState.REGISTERED:
        letters.tell_registered(registration)
    elif registration.state == SeatState.WAITING:
        letters.tell_waiting(registration)
