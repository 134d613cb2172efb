"""How many teachers there are: the base of coverage and of the pool's norm, each number with where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Refusal
from rumo.directory.models import Municipality, Organization, Region, Subject
from rumo.growth import permissions
from rumo.growth.models import TeacherCount


@dataclass(frozen=True, slots=True)
class CountData:
    """`value` teachers on `as_of`: of the organization, else of the municipality, else of the region; of the subject,
    else of all.
    """

    as_of: date
    value: int
    source: str
    municipality: Municipality | None = None
    organization: Organization | None = None
    subject: Subject | None = None

    def place(self) -> dict[str, Any]:
        """What there is one number for. A school's number stands under the school's own municipality."""
        municipality = self.organization.municipality if self.organization else self.municipality
        names = {"municipality": municipality, "organization": self.organization, "subject": self.subject}
        return {**names, "as_of": self.as_of}


@transaction.atomic
def save_counts(region: Region, *, counts: Sequence[CountData], actor: User) -> tuple[int, int]:
    """Write numbers, all or none; one known for the same place and day is replaced. Returns how many are new and how
    many changed. Raises NotAllowed, Refusal.
    """
    permissions.may_keep_settings(actor, region).require()
    made = changed = 0
    for data in counts:
        _require_fit(region, data)
        new = {"value": data.value, "source": data.source.strip()}
        row, is_new = TeacherCount.objects.get_or_create(region=region, **data.place(), defaults=new)
        made += is_new
        if not is_new and audit.changed(row, **new):
            row.save()
            changed += 1
    words = {"made": made, "changed": changed}
    summary = _("Численность педагогов: добавлено чисел %(made)s, изменено %(changed)s")
    audit.record(actor, "save_counts", region, summary % words, {"values": [each.value for each in counts][:50]})
    return made, changed


@transaction.atomic
def remove_count(count: TeacherCount, *, actor: User) -> None:
    """Take out a number entered by mistake. Raises NotAllowed."""
    permissions.may_keep_settings(actor, count.region).require()
    audit.record(actor, "remove_count", count.region, _("Удалено число педагогов: %(it)s") % {"it": count})
    count.delete()


def _require_fit(region: Region, data: CountData) -> None:
    if not data.source.strip():
        raise Refusal(_("Напишите, откуда число: из какого отчёта или письма."))
    if any(part and part.region_id != region.pk for part in (data.municipality, data.organization, data.subject)):
        raise Refusal(_("Муниципалитет, организация и предмет должны быть из одного региона."))
