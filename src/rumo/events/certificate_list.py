"""The register of certificates: whose one sees, the filter, the table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from rumo.core.workbook import Book, Sheet, Value
from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.events.enums import ParticipantRole
from rumo.events.models import Event, EventCertificate
from rumo.events.queries import own_certificates, run_events

# Widths in characters, as Excel counts them.
_WIDTHS = (16, 40, 34, 16, 50, 14, 10, 14, 16, 14, 40, 34)


def run_certificates(user: Any) -> QuerySet[EventCertificate]:
    """Of the events the user prepares."""
    rows = EventCertificate.objects.select_related("event", "association", "registration")
    return rows.filter(event__in=run_events(user).order_by().values("pk"))


def readable_certificates(user: Any) -> QuerySet[EventCertificate]:
    """Those of the events one prepares, and one's own."""
    mine = Q(pk__in=run_certificates(user).order_by().values("pk"))
    return EventCertificate.objects.filter(mine | Q(pk__in=own_certificates(user).order_by().values("pk")))


def doubtful() -> Q:
    """In force, though the taking part it was given for is no longer counted, or the consent was withdrawn."""
    lost = Q(registration__is_counted=False) | Q(registration__consent_withdrawn_at__isnull=False)
    return Q(revoked_on__isnull=True, role=ParticipantRole.PARTICIPANT, registration__isnull=False) & lost


def of_body(association: Association) -> Q:
    """Of the events of a body and of all below it."""
    return Q(event__association__in=branch_of(association))


def role_counts(event: Event) -> dict[str, tuple[int, int]]:
    """By the role: how many are in force, and how many of them are doubtful."""
    rows = EventCertificate.objects.filter(event=event, revoked_on__isnull=True).order_by()
    held, lost = list(rows.values_list("role", flat=True)), list(rows.filter(doubtful()).values_list("role", flat=True))
    return {role: (held.count(role), lost.count(role)) for role in ParticipantRole.values}


def build_register(certificates: Iterable[EventCertificate]) -> Book:
    """A row a certificate."""
    head = (
        _("Номер"), _("Кому выдан"), _("Электронная почта"), _("Кому"), _("Мероприятие"), _("Дата мероприятия"),
        _("Часов"), _("Выдан"), _("Отправлен"), _("Отозван"), _("Почему отозван"), _("Объединение"),
    )  # fmt: skip
    return Book(Sheet(_("Сертификаты"), head, (_row(each) for each in certificates), _WIDTHS))


def _row(certificate: EventCertificate) -> list[Value]:
    return [
        certificate.number,
        certificate.name,
        certificate.email,
        certificate.get_role_display(),
        certificate.event.title,
        certificate.event.day,
        float(certificate.hours) if certificate.hours is not None else None,
        certificate.issued_on,
        certificate.sent_at.date() if certificate.sent_at else None,
        certificate.revoked_on,
        certificate.revoke_reason,
        str(certificate.association),
    ]
