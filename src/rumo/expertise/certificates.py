"""The certificate of an endorsement: from the record to its paper and its files."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.directory.enums import Role
from rumo.directory.queries import composition_on
from rumo.documents.enums import PaperFormat
from rumo.documents.prints import Print, as_print, written
from rumo.documents.rules import file_stem
from rumo.expertise import council_rules as rules
from rumo.expertise.council_list import quoted
from rumo.expertise.models import Endorsement
from rumo.papers.certificate import Certificate
from rumo.papers.people import Signature
from rumo.russian.dates import long_date
from rumo.russian.typography import plain


def check_address(endorsement: Endorsement) -> str:
    """The public page the code leads to."""
    return str(settings.BASE_URL + reverse("expertise:check_token", args=[endorsement.token]))


def build_certificate(endorsement: Endorsement) -> Certificate:
    """Names and posts are those of the day of issue. No expert is named."""
    association, day = endorsement.association, endorsement.issued_on
    kind = endorsement.decision.submission.material_kind
    lines = [
        _("Вид материала: %(kind)s") % {"kind": kind} if kind else "",
        _("Авторы: %(names)s") % {"names": endorsement.authors} if endorsement.authors else "",
        _("Основание: %(ground)s") % {"ground": rules.ground_of(endorsement.decision)},
        _("Гриф действует до %(day)s включительно") % {"day": long_date(endorsement.valid_until)}
        if endorsement.valid_until
        else _("Гриф действует без ограничения срока"),
    ]
    return Certificate(
        title=_("Свидетельство"),
        subject=quoted(endorsement.title),
        date=day,
        number=endorsement.printed_number,
        about=_("о присвоении грифа"),
        lead=_("Гриф присвоен материалу"),
        lines=tuple(plain(each) for each in lines if each),
        organization=association.host.name_on(day).full,
        body=association.full_name,
        city=association.city,
        check_url=check_address(endorsement),
        check_note=_("Проверить подлинность и срок действия"),
        signatures=_signatures(endorsement),
    )


def print_certificate(endorsement: Endorsement, file_format: PaperFormat) -> Print:
    """The file to hand out; Word by the region's own template when it has one."""
    stem = file_stem(_("Свидетельство"), endorsement.printed_number.replace("/", "-"), endorsement.issued_on)
    content = written(build_certificate(endorsement), file_format, title=stem, region=endorsement.association.region)
    return as_print(stem, file_format, content)


def _signatures(endorsement: Endorsement) -> tuple[Signature, ...]:
    """Whoever chaired the association on the day: the chair or the leader, else a deputy."""
    members = list(composition_on(endorsement.association, endorsement.issued_on))
    for role in (Role.CHAIR, Role.LEADER, Role.DEPUTY):
        for member in members:
            if member.role == role:
                return (Signature(str(Role(role).label).capitalize(), plain(member.person.short_name)),)
    return ()
