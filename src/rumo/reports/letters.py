"""Letters of reports: a section is asked of somebody, a section has been handed in."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import mail
from rumo.reports.models import ReportSection


def send_asked(section: ReportSection, actor: User) -> None:
    """To whom the section is asked of, if the directory knows an address."""
    person = section.asked_of
    address = "" if person is None else person.email or getattr(person.user, "email", "")
    if not address:
        return
    subject = _("Напишите раздел отчёта: %(title)s") % {"title": section}
    mail.send(to=address, subject=subject, body=_body("asked", section, actor))


def send_handed_in(section: ReportSection, actor: User) -> None:
    """To whoever began the report, unless he has done it himself."""
    author = section.report.author
    if author.pk == actor.pk or not author.email:
        return
    subject = _("Раздел отчёта готов: %(title)s") % {"title": section}
    mail.send(to=author.email, subject=subject, body=_body("handed_in", section, actor))


def _body(name: str, section: ReportSection, actor: User) -> str:
    address = f"{settings.BASE_URL}{reverse('reports:section', args=[section.report_id, section.pk])}"
    context = {"section": section, "report": section.report, "actor": actor, "address": address}
    return render_to_string(f"reports/letters/{name}.txt", context)
