"""Certificates as files: one by one on request, and all of a role in one file. They are printed from what was kept."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rumo.documents.enums import PaperFormat
from rumo.documents.prints import Print, as_print, written
from rumo.documents.rules import file_stem
from rumo.events.models import Event, EventCertificate
from rumo.papers.certificate import Certificate
from rumo.papers.certificate_json import certificate_from_json


def paper_of(certificate: EventCertificate) -> Certificate:
    """As it was issued."""
    return certificate_from_json(certificate.data)


def print_certificate(certificate: EventCertificate) -> Print:
    """The PDF to hand out."""
    stem = file_stem(_("Сертификат"), certificate.number, certificate.issued_on)
    content = written(paper_of(certificate), PaperFormat.PDF, title=stem, region=None)
    return as_print(stem, PaperFormat.PDF, content)


def in_force(event: Event, role: str) -> QuerySet[EventCertificate]:
    return EventCertificate.objects.filter(event=event, role=role, revoked_on__isnull=True)


def print_all(event: Event, role: str) -> bytes:
    """A PDF of all that are in force, a page each, by name. There must be at least one."""
    # typst is slow to load, and only printing needs it.
    from rumo.papers.writers.pdf import write_book

    return write_book([paper_of(certificate) for certificate in in_force(event, role)])
