from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile, Versioned
from rumo.directory.models import Association, Person
from rumo.events.enums import BatchState, ParticipantRole
from rumo.events.models.events import Event
from rumo.events.models.programme import Talk
from rumo.events.models.registrations import Registration


def new_check_token() -> str:
    """Unguessable, and short: it stands in a QR code, and a small code is read from further away."""
    return secrets.token_urlsafe(12)


class CertificateTemplate(Versioned):
    """What a body's certificates say, per role. Words in braces («{мероприятие}») are filled in; see `certificates`."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="certificate_templates", verbose_name=_("объединение")
    )
    role = models.CharField(_("кому"), max_length=12, choices=ParticipantRole.choices)
    title = models.CharField(_("заголовок"), max_length=100)
    lead = models.CharField(_("слова перед именем"), max_length=300, blank=True)
    lines = models.TextField(_("текст после имени"), blank=True)
    signer_post = models.CharField(_("должность подписавшего"), max_length=300, blank=True)
    signer_name = models.CharField(_("подпись"), max_length=200, blank=True)
    is_landscape = models.BooleanField(_("лист поперёк"), default=False)

    class Meta:
        verbose_name = _("форма сертификата")
        verbose_name_plural = _("формы сертификатов")
        ordering = ["association", "role"]
        constraints = [models.UniqueConstraint(fields=["association", "role"], name="certificate_template_once")]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_role_display()})"


class CertificateBatch(Record):
    """Many certificates at once: its progress, and the file with all of them."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="certificate_batches")
    role = models.CharField(_("кому"), max_length=12, choices=ParticipantRole.choices)
    state = models.CharField(_("состояние"), max_length=10, choices=BatchState.choices, default=BatchState.WAITING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    sends_letters = models.BooleanField(_("разослать по почте"), default=True)
    combined = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    error = models.TextField(_("что не так"), blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("выпуск сертификатов")
        verbose_name_plural = _("выпуски сертификатов")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "role"], condition=Q(state__in=["waiting", "running"]), name="one_running_batch"
            )
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.get_role_display()}"


class EventCertificate(Record):
    """A certificate as given: `data` is the `papers.certificate.Certificate` as JSON, from which the file is printed.

    `number` is unique in the body and the year («2024-000123»); `token` is in its QR code.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="certificates")
    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="event_certificates")
    role = models.CharField(_("кому"), max_length=12, choices=ParticipantRole.choices)
    registration = models.ForeignKey(
        Registration, on_delete=models.PROTECT, null=True, blank=True, related_name="certificates"
    )
    talk = models.ForeignKey(Talk, on_delete=models.PROTECT, null=True, blank=True, related_name="certificates")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="event_certificates"
    )
    name = models.CharField(_("кому выдан"), max_length=300)
    email = models.EmailField(_("электронная почта"), blank=True)
    hours = models.DecimalField(_("часов"), max_digits=5, decimal_places=1, null=True, blank=True)
    number = models.CharField(_("номер"), max_length=30)
    token = models.CharField(max_length=40, unique=True, default=new_check_token, editable=False)
    issued_on = models.DateField(_("выдан"))
    data = models.JSONField()
    batch = models.ForeignKey(
        CertificateBatch, on_delete=models.SET_NULL, null=True, blank=True, related_name="certificates"
    )
    sent_at = models.DateTimeField(_("отправлен"), null=True, blank=True)
    revoked_on = models.DateField(_("отозван"), null=True, blank=True)
    revoke_reason = models.CharField(_("почему отозван"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("сертификат")
        verbose_name_plural = _("сертификаты")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["association", "number"], name="certificate_number_unique"),
            models.UniqueConstraint(
                fields=["registration", "role"],
                condition=Q(revoked_on__isnull=True, registration__isnull=False),
                name="one_certificate_of_registration",
            ),
            models.UniqueConstraint(
                fields=["talk"],
                condition=Q(revoked_on__isnull=True, talk__isnull=False),
                name="one_certificate_of_talk",
            ),
            models.UniqueConstraint(
                fields=["event", "person"],
                condition=Q(revoked_on__isnull=True, role="organizer"),
                name="one_certificate_of_organizer",
            ),
            models.CheckConstraint(
                condition=Q(revoked_on__isnull=True) | (~Q(revoke_reason="") & Q(revoked_on__gte=F("issued_on"))),
                name="revoked_certificate_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"№ {self.number}, {self.name}"
