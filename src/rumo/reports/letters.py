"""Letters of reports: a section is asked of somebody, its term comes or is past, it has been handed in."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.assignments.enums import ReminderKind
from rumo.core import clock, mail
from rumo.reports.models import ReportSection


def send_asked(section: ReportSection, actor: User) -> None:
    """To whom the section is asked of, if the directory knows an address."""
    address = address_of_asked(section)
    if not address:
        return
    subject = _("Напишите раздел отчёта: %(title)s") % {"title": section}
    mail.send(to=address, subject=subject, body=_body("asked", section, actor))


def send_reminder(section: ReportSection, kind: ReminderKind) -> None:
    """To whom the section is asked of: its term is near, today, past."""
    subjects = {
        ReminderKind.BEFORE: _("Скоро срок раздела отчёта: %(title)s"),
        ReminderKind.DUE: _("Сегодня срок раздела отчёта: %(title)s"),
        ReminderKind.OVERDUE: _("Срок раздела отчёта прошёл: %(title)s"),
    }
    subject = subjects[kind] % {"title": section}
    left = abs((section.asked_until - clock.today()).days) if section.asked_until else 0
    body = _body("reminder", section, section.report.author, kind=kind.value, left=left)
    mail.send(to=address_of_asked(section), subject=subject, body=body)


def address_of_asked(section: ReportSection) -> str:
    """Where to write to whom the section is asked of; «» where nobody knows."""
    person = section.asked_of
    return "" if person is None else person.email or getattr(person.user, "email", "")


def send_handed_in(section: ReportSection, actor: User) -> None:
    """To whoever began the report, unless he has done it himself."""
    author = section.report.author
    if author.pk == actor.pk or not author.email:
        return
    subject = _("Раздел отчёта готов: %(title)s") % {"title": section}
    mail.send(to=author.email, subject=subject, body=_body("handed_in", section, actor))


def _body(name: str, section: ReportSection, actor: User, **more: object) -> str:
    address = f"{settings.BASE_URL}{reverse('reports:section', args=[section.report_id, section.pk])}"
    context = {"section": section, "report": section.report, "actor": actor, "address": address, **more}
    return render_to_string(f"reports/letters/{name}.txt", context)
