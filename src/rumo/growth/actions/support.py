"""Writes of the support of schools; the school itself is an entry of a register."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock, files
from rumo.core.errors import Refusal
from rumo.directory.models import Person
from rumo.growth import permissions
from rumo.growth.models import SupportedSchool, SupportVisit


@transaction.atomic
def add_visit(
    school: SupportedSchool,
    *,
    kind: str,
    day: date,
    person: Person,
    summary: str,
    upload: UploadedFile | None,
    actor: User,
) -> SupportVisit:
    """What was done at the school, by its curator or those who run the body. Raises NotAllowed, Refusal."""
    permissions.may_support(actor, school).require()
    if day > clock.today():
        raise Refusal(_("Этот день ещё не наступил: записывают то, что сделано."))
    stored = files.store_upload(upload, actor=actor) if upload else None
    visit = SupportVisit.objects.create(
        school=school, kind=kind, date=day, person=person, summary=summary.strip(), stored=stored
    )
    words = {"kind": visit.get_kind_display(), "person": person}
    audit.record(actor, "add_visit", school, _("Помощь школе: %(kind)s, %(person)s") % words)
    return visit


@transaction.atomic
def remove_visit(visit: SupportVisit, *, actor: User) -> None:
    """Entered by mistake."""
    permissions.may_support(actor, visit.school).require()
    words = {"kind": visit.get_kind_display(), "person": visit.person}
    audit.record(actor, "remove_visit", visit.school, _("Удалена запись: %(kind)s, %(person)s") % words)
    visit.delete()
