"""Names that their owners decline against the rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.directory.models import NameException, Region
from rumo.directory.permissions import may_add_to_directory


@dataclass(frozen=True, slots=True)
class NameForms:
    """A part of a name in the six cases."""

    nominative: str
    genitive: str
    dative: str
    accusative: str
    instrumental: str
    prepositional: str

    def oblique(self) -> Mapping[str, str]:
        return {name: getattr(self, name) for name in self.__slots__ if name != "nominative"}


@transaction.atomic
def keep_name_exception(region: Region, *, part: str, gender: str, forms: NameForms, actor: User) -> NameException:
    """Add the forms of a name, or replace those kept before. Papers of the region print them from now on."""
    may_add_to_directory(actor, region).require()
    exception, created = NameException.objects.update_or_create(
        region=region, part=part, nominative=forms.nominative, gender=gender, defaults=forms.oblique()
    )
    verb = "add_name_exception" if created else "edit_name_exception"
    audit.record(actor, verb, exception, _("Склонение: %(name)s") % {"name": forms.nominative}, forms.oblique())
    return exception


@transaction.atomic
def delete_name_exception(exception: NameException, *, actor: User) -> None:
    """The rules of declension speak again."""
    may_add_to_directory(actor, exception.region).require()
    audit.record(actor, "delete_name_exception", exception, _("Удалено исключение: %(name)s") % {"name": exception})
    exception.delete()
