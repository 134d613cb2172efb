"""Figures of certificates for reports."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rumo.core.figures import Counted, figure
from rumo.directory.models import Association
from rumo.directory.tallies import ALL, tally
from rumo.events.certificate_list import of_body
from rumo.events.days import begun
from rumo.events.models import EventCertificate
from rumo.russian.deadlines.periods import Period


@figure("events.certificates", _("Выдано сертификатов за мероприятия"), "сертификат")
def certificates(association: Association, period: Period) -> Counted:
    """Those in force, of the events that began in the period."""
    [found] = _count(association, period)
    return Counted(found["n"], partial(_in_force, association, period), lead=partial(_url, association, period))


def _in_force(association: Association, period: Period) -> QuerySet[EventCertificate]:
    held = begun(period.starts, period.ends, "event__")
    return EventCertificate.objects.filter(of_body(association), held, revoked_on__isnull=True)


@tally
def _count(association: Association, period: Period) -> QuerySet[Any, Any]:
    return _in_force(association, period).values(all=ALL).annotate(n=Count("pk"))


def _url(association: Association, period: Period) -> str:
    asked = {
        "association": association.pk,
        "since": f"{period.starts:%d.%m.%Y}",
        "until": f"{period.ends:%d.%m.%Y}",
        "state": "valid",
    }
    return f"{reverse('events:certificates')}?{urlencode(asked)}"
