"""Organizations under their dated names, and municipalities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock
from rumo.core.errors import Refusal
from rumo.directory import rules
from rumo.directory.models import Municipality, Organization, OrganizationName, Region
from rumo.directory.permissions import may_add_to_directory, may_administer_region, may_edit_organization


@dataclass(frozen=True, slots=True)
class OrganizationData:
    """`founder` and `municipality` are of the same region."""

    kind: str
    full_name: str
    short_name: str = ""
    city: str = ""
    municipality: Municipality | None = None
    founder: Organization | None = None

    def fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


@transaction.atomic
def create_organization(region: Region, *, data: OrganizationData, actor: User) -> Organization:
    may_add_to_directory(actor, region).require()
    _require_new_name(region, data.full_name)
    organization = Organization.objects.create(region=region, **data.fields())
    audit.record(
        actor, "create_organization", organization, _("Добавлена организация: %(name)s") % {"name": organization}
    )
    return organization


@transaction.atomic
def edit_organization(organization: Organization, *, data: OrganizationData, actor: User) -> Organization:
    """Mend what was entered; a real change of name is `rename_organization`, which keeps the former one."""
    may_edit_organization(actor, organization).require()
    if data.founder == organization:
        raise Refusal(_("Организация не может быть учредителем самой себя."))
    if data.full_name != organization.full_name:
        _require_new_name(organization.region, data.full_name, besides=organization)
    changes = audit.changed(organization, **data.fields())
    if changes:
        organization.save()
        audit.record(actor, "edit_organization", organization, _("Изменены сведения об организации"), changes)
    return organization


@transaction.atomic
def rename_organization(
    organization: Organization, *, full_name: str, short_name: str, until: date, actor: User
) -> Organization:
    """Give a new name; papers up to and including `until` go on printing the one that was current."""
    may_edit_organization(actor, organization).require()
    problem = rules.former_name_problem([old.until for old in organization.former_names.all()], until, clock.today())
    if problem:
        raise Refusal(problem)
    if (full_name, short_name) == (organization.full_name, organization.short_name):
        raise Refusal(_("Новое наименование совпадает с нынешним."))
    if full_name != organization.full_name:
        _require_new_name(organization.region, full_name, besides=organization)
    OrganizationName.objects.create(
        organization=organization,
        full_name=organization.full_name,
        short_name=organization.short_name,
        until=until,
    )
    changes = audit.changed(organization, full_name=full_name, short_name=short_name)
    organization.save()
    audit.record(
        actor,
        "rename_organization",
        organization,
        _("Переименована: %(name)s") % {"name": full_name},
        {**changes, "until": until},
    )
    return organization


@transaction.atomic
def create_municipality(region: Region, *, name: str, kind: str, actor: User) -> Municipality:
    may_administer_region(actor, region).require()
    _require_new_municipality(region, name, kind)
    municipality = Municipality.objects.create(region=region, name=name, kind=kind)
    audit.record(actor, "create_municipality", municipality, _("Добавлен муниципалитет: %(name)s") % {"name": name})
    return municipality


@transaction.atomic
def edit_municipality(municipality: Municipality, *, name: str, kind: str, actor: User) -> Municipality:
    may_administer_region(actor, municipality.region).require()
    changes = audit.changed(municipality, name=name, kind=kind)
    if changes:
        _require_new_municipality(municipality.region, name, kind)
        municipality.save()
        audit.record(actor, "edit_municipality", municipality, _("Изменён муниципалитет"), changes)
    return municipality


def _require_new_name(region: Region, full_name: str, besides: Organization | None = None) -> None:
    others = region.organizations.filter(full_name__iexact=full_name)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    if others.exists():
        raise Refusal(_("Организация «%(name)s» уже есть в справочнике.") % {"name": full_name})


def _require_new_municipality(region: Region, name: str, kind: str) -> None:
    if region.municipalities.filter(name=name, kind=kind).exists():
        raise Refusal(_("Муниципалитет «%(name)s» уже есть в справочнике.") % {"name": name})
