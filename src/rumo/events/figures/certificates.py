"""Figures of certificates for reports."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rumo.core.figures import Counted, figure
from rumo.directory.models import Association
from rumo.events.certificate_list import of_body
from rumo.events.days import begun
from rumo.events.models import EventCertificate
from rumo.russian.deadlines.periods import Period


@figure("events.certificates", _("Выдано сертификатов за мероприятия"), "сертификат")
def certificates(association: Association, period: Period) -> Counted:
    """Those in force, of the events that began in the period."""
    held = begun(period.starts, period.ends, "event__")
    records = EventCertificate.objects.filter(of_body(association), held, revoked_on__isnull=True)
    return Counted(records.count(), records.all, lead=partial(_url, association, period))


def _url(association: Association, period: Period) -> str:
    asked = {
        "association": association.pk,
        "since": f"{period.starts:%d.%m.%Y}",
        "until": f"{period.ends:%d.%m.%Y}",
        "state": "valid",
    }
    return f"{reverse('events:certificates')}?{urlencode(asked)}"
