"""Who may do what with certificates. Every refusal has its reason, which the page shows at the button."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from rumo.core import clock
from rumo.core.verdict import YES, No, Verdict
from rumo.directory.models import Association
from rumo.directory.permissions import may_run_association
from rumo.events.enums import EventState
from rumo.events.models import Event, EventCertificate
from rumo.events.permissions import may_run_event


def may_issue(user: Any, event: Event) -> Verdict:
    """Of an event that has begun and is on: before that nobody has taken part."""
    return may_run_event(user, event) & _is_certifiable(event)


def may_revoke(user: Any, certificate: EventCertificate) -> Verdict:
    """Also called for sending it again and for issuing another in its place: only one in force can be."""
    if certificate.revoked_on is not None:
        return No(_("Сертификат уже отозван."))
    return may_run_event(user, certificate.event)


def may_send(user: Any, certificate: EventCertificate) -> Verdict:
    if not certificate.email:
        return No(_("Адрес электронной почты не указан."))
    return may_revoke(user, certificate)


def may_keep_templates(user: Any, association: Association) -> Verdict:
    return may_run_association(user, association)


def _is_certifiable(event: Event) -> Verdict:
    if event.state not in (EventState.PUBLISHED, EventState.HELD):
        words = {"state": event.get_state_display()}
        return No(_("Сертификаты выдают за состоявшееся мероприятие, а это «%(state)s».") % words)
    if clock.now() < event.starts_at:
        return No(_("Мероприятие ещё не началось: сертификаты выдают после него."))
    return YES
