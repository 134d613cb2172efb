"""Issuing certificates one by one, taking them back, mailing them, and the forms they are printed by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from rumo.accounts.models import User
from rumo.core import audit, clock, counters, mail, versions
from rumo.core.audit import Guest
from rumo.core.errors import Conflict, Refusal
from rumo.directory.models import Association
from rumo.events import certificate_permissions as permissions
from rumo.events import certificates as about
from rumo.events import followers
from rumo.events.certificate_words import Wording
from rumo.events.certificates import Holder
from rumo.events.models import (
    CertificateBatch,
    CertificateTemplate,
    Event,
    EventCertificate,
    Organizer,
    Registration,
    Talk,
)
from rumo.events.models.certificates import new_check_token
from rumo.papers.certificate_json import certificate_to_json


@transaction.atomic
def issue_certificate(holder: Holder, *, sends_letter: bool, actor: User) -> EventCertificate:
    """One certificate: of a participant for a registration, of a speaker for a talk, of an organizer.

    Raises NotAllowed, and Refusal where there is one already or the taking part is not counted.
    """
    event = about.certified_event(holder.event_id)
    permissions.may_issue(actor, event).require()
    made = give(event, about.role_of(holder), [holder.pk], sends_letters=sends_letter)
    if not made:
        raise Refusal(_why_not(holder))
    words = {"number": made[0].number, "name": made[0].name}
    audit.record(actor, "issue_certificate", event, _("Выдан сертификат № %(number)s: %(name)s") % words)
    return made[0]


def give(
    event: Event, role: str, keys: Sequence[int], *, sends_letters: bool, batch: CertificateBatch | None = None
) -> list[EventCertificate]:
    """Make the certificates of those of `keys` who are due, in the transaction of the caller; tell the followers.

    Whoever else issues waits at the counter, so a holder gets one, and the numbers have no gaps. `event` comes from
    `certificates.certified_event`.
    """
    today = clock.today()
    series = f"event certificates {event.association_id} {today.year}"
    counters.hold(series)
    subjects = about.subjects_of(event, about.due(event, role).filter(pk__in=keys))
    wording = about.wording_of(event.association, role)
    moment = clock.now()
    rows = []
    for number, subject in zip(counters.take_many(series, len(subjects)), subjects, strict=True):
        token, printed = new_check_token(), f"{today.year}-{number:06d}"
        paper = about.paper_of(event, subject, wording, number=printed, token=token)
        row = EventCertificate(
            event=event,
            association=event.association,
            role=role,
            name=subject.name,
            email=subject.email,
            hours=event.hours,
            number=printed,
            token=token,
            issued_on=today,
            data=certificate_to_json(paper),
            batch=batch,
            sent_at=moment if sends_letters and subject.email else None,
            **subject.fields,
        )
        rows.append(row)
    made = EventCertificate.objects.bulk_create(rows)
    for certificate in made:
        if certificate.sent_at:
            _write(certificate)
    followers.tell_certified(made)
    return made


@transaction.atomic
def send_certificate(certificate: EventCertificate, *, actor: User) -> None:
    """Mail the link to it once more. Raises NotAllowed where there is no address or it is revoked."""
    permissions.may_send(actor, certificate).require()
    EventCertificate.objects.filter(pk=certificate.pk).update(sent_at=clock.now())
    _write(certificate)
    words = {"number": certificate.number, "email": certificate.email}
    audit.record(actor, "send_certificate", certificate, _("Сертификат № %(number)s отправлен на %(email)s") % words)


@transaction.atomic
def revoke_certificate(certificate: EventCertificate, *, reason: str, actor: User | Guest) -> EventCertificate:
    """Its page of verification says so from now on, and its holder gets a letter; the row stays for good.

    `SYSTEM` may revoke as well. Raises NotAllowed, Refusal without a reason, Conflict when it was revoked meanwhile.
    """
    if not isinstance(actor, Guest):
        permissions.may_revoke(actor, certificate).require()
    _take_back(certificate, reason, actor)
    if certificate.email:
        words = {"number": certificate.number, "event": certificate.event, "reason": certificate.revoke_reason}
        mail.send(
            to=certificate.email,
            subject=_("Сертификат № %(number)s отозван") % words,
            body=_(
                "Здравствуйте!\n\nСертификат № %(number)s за мероприятие «%(event)s» отозван.\nПричина: %(reason)s\n"
            )
            % words,
        )
    followers.tell_certified([certificate])
    return certificate


@transaction.atomic
def reissue_certificate(
    certificate: EventCertificate, *, reason: str, sends_letter: bool, actor: User
) -> EventCertificate:
    """Another one with what is known today (a name put right, other hours) and a new number; the old one is revoked.

    Raises what `revoke_certificate` and `issue_certificate` do; then the old one stays in force.
    """
    permissions.may_revoke(actor, certificate).require()
    holder = _holder(certificate)
    if holder is None:
        raise Refusal(_("Этого человека больше нет среди организаторов: сертификат можно только отозвать."))
    _take_back(certificate, reason, actor)
    made = issue_certificate(holder, sends_letter=sends_letter, actor=actor)
    followers.tell_certified([certificate])
    return made


@transaction.atomic
def save_template(
    association: Association, role: str, *, wording: Wording, version: int, actor: User
) -> CertificateTemplate:
    """The body's own form for `role`; `version` 0 makes it. Certificates that were issued stay as they are.

    Raises NotAllowed and Stale.
    """
    permissions.may_keep_templates(actor, association).require()
    values = asdict(wording)
    template, is_new = CertificateTemplate.objects.get_or_create(association=association, role=role, defaults=values)
    if not is_new:
        template = versions.save_edit(template, version, **values)
    words = {"role": template.get_role_display()}
    audit.record(actor, "save_certificate_template", template, _("Форма сертификата сохранена: %(role)s") % words)
    return template


@transaction.atomic
def drop_template(association: Association, role: str, *, actor: User) -> None:
    """Back to the form of the body above or to the usual one."""
    permissions.may_keep_templates(actor, association).require()
    template = CertificateTemplate.objects.filter(association=association, role=role).first()
    if template is None:
        return
    words = {"role": template.get_role_display()}
    audit.record(actor, "drop_certificate_template", association, _("Форма сертификата убрана: %(role)s") % words)
    template.delete()


def _take_back(certificate: EventCertificate, reason: str, actor: User | Guest) -> None:
    said = reason.strip()
    if not said:
        raise Refusal(_("Напишите, почему сертификат отозван: причину увидит тот, кто его проверяет."))
    certificate.revoked_on, certificate.revoke_reason = max(clock.today(), certificate.issued_on), said
    changed = EventCertificate.objects.filter(pk=certificate.pk, revoked_on__isnull=True).update(
        revoked_on=certificate.revoked_on, revoke_reason=said
    )
    if not changed:
        raise Conflict(_("Сертификат уже отозван."))
    words = {"number": certificate.number, "reason": said}
    audit.record(actor, "revoke_certificate", certificate, _("Сертификат № %(number)s отозван: %(reason)s") % words)


def _holder(certificate: EventCertificate) -> Holder | None:
    """The record it was issued for."""
    holder: Registration | Talk | None = certificate.registration or certificate.talk
    if holder is not None:
        return holder
    return Organizer.objects.filter(event=certificate.event_id, person=certificate.person_id).first()


def _why_not(holder: Holder) -> str:
    if isinstance(holder, Registration):
        if holder.consent_withdrawn_at is not None:
            return _("Согласие на обработку данных отозвано: сертификат выдать нельзя.")
        if not holder.is_counted:
            return _("Участие не засчитано. Отметьте, что человек был, и выдайте сертификат.")
    return _("Сертификат уже выдан.")


def _write(certificate: EventCertificate) -> None:
    words = {"event": certificate.event, "url": about.check_address(certificate.token), "number": certificate.number}
    mail.send(
        to=certificate.email,
        subject=_("Ваш сертификат: %(event)s") % words,
        body=_(
            "Здравствуйте!\n\nДля вас готов сертификат № %(number)s за мероприятие «%(event)s».\n"
            "Посмотреть, скачать и показать тем, кто проверяет: %(url)s\n"
        )
        % words,
    )
