"""Orders: the only way a composition changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Conflict, Refusal
from rumo.core.files import store_upload
from rumo.core.models import StoredFile
from rumo.directory import rules
from rumo.directory.actions.people import PersonData, PostData, create_person
from rumo.directory.enums import OrderKind
from rumo.directory.models import Association, Membership, Order, Organization, Person
from rumo.directory.permissions import may_enter_order, may_withdraw_order
from rumo.directory.queries import open_composition
from rumo.russian.dates import short_date


@dataclass(frozen=True, slots=True)
class OrderData:
    """An order as it is printed; `number` with its suffix («187_ОД»)."""

    kind: str
    number: str
    date: dt.date
    in_force_from: dt.date
    issuer: Organization
    title: str
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody the order appoints who is not in the directory yet."""

    data: PersonData
    post: PostData | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One line of the composition as it stands after the order."""

    person: Person | NewPerson
    role: str


@transaction.atomic
def enter_order(
    association: Association,
    *,
    data: OrderData,
    members: Sequence[Member],
    file: UploadedFile | None = None,
    original: StoredFile | None = None,
    last_seen: int | None = None,
    actor: User,
) -> Order:
    """Enter an order: `members` is the whole composition after it, the difference is computed here.

    Who is missing is withdrawn with the day before `in_force_from` as the last one; who changed the role has the old
    membership closed and a new one opened. `last_seen` is the key of the last order when the form was opened (0: none
    yet; None: not checked): when another was entered meanwhile, Conflict. `original` is a scan that is kept already.
    Raises Refusal for what an order cannot do.
    """
    may_enter_order(actor, association).require()
    # The row of the association is the lock that makes two orders wait for each other.
    Association.objects.select_for_update().get(pk=association.pk)
    _require_nothing_new(association, last_seen)
    _require_new_number(data)
    _require_after_others(association, data)
    standing = {membership.person_id: membership for membership in open_composition(association)}
    after = _people(association, members, actor)
    difference = rules.composition_difference({pk: m.role for pk, m in standing.items()}, after)
    if not difference and data.kind == OrderKind.CHANGE:
        raise Refusal(_("Приказ об изменениях ничего не меняет: отметьте, кого назначили или вывели."))
    if not after:
        raise Refusal(_("В составе никого не остаётся. Отметьте, кто назначен."))
    scan = store_upload(file, actor=actor) if file else original
    order = _create_order(association, data, scan)
    _apply(order, standing, difference)
    audit.record(
        actor,
        "enter_order",
        association,
        _("Введён %(order)s: %(difference)s") % {"order": order, "difference": difference},
        {"order": order.pk, "kind": data.kind, "in_force_from": data.in_force_from},
    )
    return order


@transaction.atomic
def withdraw_order(order: Order, *, actor: User) -> None:
    """Take back an order entered by mistake: whom it appointed leaves, whom it withdrew is back.

    Only the last order of its association; that nothing was built on the composition the caller answers for.
    Raises NotAllowed, Refusal.
    """
    association = Association.objects.select_for_update().get(pk=order.association_id)
    may_withdraw_order(actor, order).require()
    audit.record(actor, "withdraw_order", association, _("Отозван %(order)s") % {"order": order})
    try:
        order.appointments.all().delete()
        order.withdrawals.update(valid_to=None, withdrawn_by=None)
        order.delete()
    except ProtectedError as error:
        raise Refusal(_("На этот приказ уже ссылаются другие записи: отозвать его нельзя.")) from error


def _create_order(association: Association, data: OrderData, scan: StoredFile | None) -> Order:
    return Order.objects.create(
        association=association,
        kind=data.kind,
        number=data.number,
        date=data.date,
        in_force_from=data.in_force_from,
        issuer=data.issuer,
        title=data.title,
        signed_by=data.signed_by,
        file=scan,
    )


def _apply(order: Order, standing: Mapping[int, Membership], difference: rules.Difference[int]) -> None:
    ending = [standing[pk] for pk in (*difference.withdrawn, *difference.changed)]
    for membership in ending:
        problem = rules.started_too_late(membership, order.in_force_from)
        if problem:
            raise Refusal(problem)
        membership.valid_to = order.in_force_from - rules.DAY
        membership.withdrawn_by = order
    Membership.objects.bulk_update(ending, ["valid_to", "withdrawn_by"])
    starting = {**difference.appointed, **{pk: new for pk, (_old, new) in difference.changed.items()}}
    Membership.objects.bulk_create(
        Membership(
            association=order.association,
            person_id=pk,
            role=role,
            valid_from=order.in_force_from,
            appointed_by=order,
        )
        for pk, role in starting.items()
    )


def _people(association: Association, members: Sequence[Member], actor: User) -> dict[int, str]:
    """Person → role, with new people created. A person named twice is refused."""
    roles: dict[int, str] = {}
    for member in members:
        person = member.person
        if isinstance(person, NewPerson):
            person = create_person(association.region, data=person.data, post=person.post, actor=actor)
        elif person.region_id != association.region_id:
            raise Refusal(_("%(name)s не из этого региона.") % {"name": person.short_name})
        if person.pk in roles:
            raise Refusal(_("%(name)s назначается дважды. Оставьте одну строку.") % {"name": person})
        roles[person.pk] = member.role
    return roles


def _require_nothing_new(association: Association, last_seen: int | None) -> None:
    last = rules.last_order(association)
    if last_seen is not None and last is not None and last.pk != last_seen:
        raise Conflict(
            _("Пока вы заполняли форму, введён %(order)s и состав изменился. Сверьте состав и отправьте ещё раз.")
            % {"order": last}
        )


def _require_new_number(data: OrderData) -> None:
    if Order.objects.filter(issuer=data.issuer, number__iexact=data.number, date=data.date).exists():
        raise Refusal(
            _("Приказ № %(number)s от %(day)s (%(issuer)s) уже введён.")
            % {"number": data.number, "day": short_date(data.date), "issuer": data.issuer}
        )


def _require_after_others(association: Association, data: OrderData) -> None:
    later = rules.later_order(association, data.in_force_from)
    if later is not None:
        raise Refusal(
            _(
                "Уже введён %(order)s, который действует с %(day)s. Приказы вводят по порядку вступления в силу: "
                "этот приказ задним числом изменил бы состав на прошедших заседаниях."
            )
            % {"order": later, "day": short_date(later.in_force_from)}
        )
