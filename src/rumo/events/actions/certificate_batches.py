"""Many certificates at once: a person asks for them and may stop them, the worker issues (`certificate_runs`)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit
from rumo.core.errors import Conflict, Refusal
from rumo.events import certificate_permissions as permissions
from rumo.events import certificate_prints as prints
from rumo.events import certificates as about
from rumo.events.certificate_tasks import run_batch
from rumo.events.enums import BatchState, ParticipantRole
from rumo.events.models import CertificateBatch, Event

# A worker that was stopped in the middle tells nobody: after so long without a step another batch may be asked for.
PATIENCE = timedelta(minutes=10)
GOING = (BatchState.WAITING, BatchState.RUNNING)


@transaction.atomic
def issue_batch(event: Event, *, role: str, sends_letters: bool, actor: User) -> CertificateBatch:
    """Ask for the certificates of all who are due as `role`; where nobody is, only the common file is made anew.

    Raises NotAllowed, Refusal where there is nothing to issue or to print, Conflict while another batch of the role
    is on its way.
    """
    permissions.may_issue(actor, event).require()
    _give_up_stuck(event, role)
    if CertificateBatch.objects.filter(event=event, role=role, state__in=GOING).exists():
        raise Conflict(_("Эти сертификаты уже выпускаются. Дождитесь окончания."))
    total = about.due(event, role).count()
    if not total and not prints.in_force(event, role).exists():
        raise Refusal(_nobody(role))
    batch = CertificateBatch.objects.create(
        event=event, role=role, total=total, sends_letters=sends_letters, asked_by=actor
    )
    words = {"role": batch.get_role_display(), "n": total}
    audit.record(actor, "issue_batch", event, _("Запущен выпуск сертификатов (%(role)s): %(n)s") % words)
    transaction.on_commit(partial(run_batch.enqueue, batch.pk))
    return batch


@transaction.atomic
def cancel_batch(batch: CertificateBatch, *, actor: User) -> None:
    """Stop after the certificates that are being issued; those issued stay. Raises NotAllowed, Conflict when done."""
    permissions.may_issue(actor, batch.event).require()
    going = CertificateBatch.objects.filter(pk=batch.pk, state__in=GOING)
    if not going.update(state=BatchState.CANCELLED):
        raise Conflict(_("Выпуск уже закончен, остановить его нельзя."))
    words = {"role": batch.get_role_display()}
    audit.record(actor, "cancel_batch", batch.event, _("Выпуск сертификатов остановлен (%(role)s)") % words)


def _give_up_stuck(event: Event, role: str) -> None:
    # By the clock of the machine: a process stands still, whatever day the system lives in.
    since = timezone.now() - PATIENCE
    stuck = CertificateBatch.objects.filter(event=event, role=role, state__in=GOING, updated_at__lt=since)
    stuck.update(state=BatchState.FAILED, error=_("Выпуск прервался. Выданные сертификаты действуют."))


def _nobody(role: str) -> str:
    if role == ParticipantRole.SPEAKER:
        return _("В программе нет выступающих. Добавьте выступления, и сертификаты можно будет выпустить.")
    if role == ParticipantRole.ORGANIZER:
        return _("Организаторы не указаны. Добавьте их на странице мероприятия.")
    return _("Ничьё участие не засчитано. Отметьте, кто был, и выпустите сертификаты.")
