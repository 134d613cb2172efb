"""Who may come in, and with which office. The administrator of a region gives both, within the region only."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts import actions as accounts
from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.directory.enums import OfficeKind
from rumo.directory.models import Municipality, Office, Organization, Person, Region
from rumo.directory.permissions import may_administer_region
from rumo.directory.powers import forget_powers
from rumo.directory.queries import accounts_of


@transaction.atomic
def invite_to_region(region: Region, *, email: str, name: str, person: Person | None = None, actor: User) -> User:
    """Create an account and send the invitation; with `person` it is theirs and has the powers of their memberships."""
    may_administer_region(actor, region).require()
    if person is not None and person.user_id is not None:
        raise Refusal(_("У %(name)s уже есть учётная запись.") % {"name": person.short_name})
    if person is not None and person.region_id != region.pk:
        raise Refusal(_("%(name)s не из этого региона.") % {"name": person.short_name})
    user = accounts.invite_user(email=email, name=name, actor=actor)
    if person is not None:
        if Person.objects.filter(user=user).exists():
            raise Refusal(_("Учётная запись %(email)s принадлежит другому человеку.") % {"email": email})
        Person.objects.filter(pk=person.pk).update(user=user)
        audit.record(actor, "link_account", person, _("Человек получил учётную запись %(email)s") % {"email": email})
    return user


@transaction.atomic
def renew_invitation(region: Region, user: User, *, actor: User) -> None:
    _require_power_over(region, user, actor)
    accounts.renew_invitation(user, actor=actor)


@transaction.atomic
def grant_office(
    region: Region,
    user: User,
    *,
    kind: str,
    organization: Organization | None = None,
    municipality: Municipality | None = None,
    actor: User,
) -> Office:
    """Give an office: an administrator of the region, a methodologist of an institute or of a municipality."""
    may_administer_region(actor, region).require()
    place = _place(kind, organization, municipality)
    if any(getattr(thing, "region_id", region.pk) != region.pk for thing in place.values()):
        raise Refusal(_("Организация или муниципалитет из другого региона."))
    if Office.objects.filter(user=user, region=region, kind=kind, **place).exists():
        raise Refusal(_("Это полномочие у %(name)s уже есть.") % {"name": user})
    office = Office.objects.create(user=user, region=region, kind=kind, **place)
    forget_powers(user)
    audit.record(actor, "grant_office", user, _("Дано полномочие: %(office)s") % {"office": office})
    return office


@transaction.atomic
def revoke_office(office: Office, *, actor: User) -> None:
    """The last administrator of a region stays, so that somebody can still give powers."""
    may_administer_region(actor, office.region).require()
    if office.kind == OfficeKind.REGION_ADMIN and not _has_other_administrator(office):
        raise Refusal(_("Это последний администратор региона. Сначала назначьте другого."))
    audit.record(actor, "revoke_office", office.user, _("Снято полномочие: %(office)s") % {"office": office})
    forget_powers(office.user)
    office.delete()


@transaction.atomic
def disable_account(region: Region, user: User, *, actor: User) -> None:
    _require_power_over(region, user, actor)
    accounts.disable_user(user, actor=actor)


@transaction.atomic
def enable_account(region: Region, user: User, *, actor: User) -> None:
    _require_power_over(region, user, actor)
    accounts.enable_user(user, actor=actor)


def _place(
    kind: str, organization: Organization | None, municipality: Municipality | None
) -> dict[str, Organization | Municipality | None]:
    """The place that an office of this kind has; Refusal when it is missing."""
    if kind == OfficeKind.INSTITUTE_METHODOLOGIST:
        if organization is None:
            raise Refusal(_("Укажите организацию: методист института работает в ней."))
        return {"organization": organization, "municipality": None}
    if kind == OfficeKind.MUNICIPAL_METHODOLOGIST:
        if municipality is None:
            raise Refusal(_("Укажите муниципалитет: муниципальный методист работает в нём."))
        return {"organization": None, "municipality": municipality}
    return {"organization": None, "municipality": None}


def _has_other_administrator(office: Office) -> bool:
    others = Office.objects.filter(region=office.region, kind=OfficeKind.REGION_ADMIN, user__is_active=True)
    return others.exclude(user_id=office.user_id).exists()


def _require_power_over(region: Region, user: User, actor: User) -> None:
    """An account that also works in another region is not one administrator's to switch off."""
    may_administer_region(actor, region).require()
    if not accounts_of(region).filter(pk=user.pk).exists():
        raise Refusal(_("Это учётная запись другого региона."))
    elsewhere = Office.objects.filter(user=user).exclude(region=region).exists()
    if user.is_superuser or elsewhere:
        raise Refusal(_("Учётная запись работает не только в вашем регионе: её меняет администратор системы."))
