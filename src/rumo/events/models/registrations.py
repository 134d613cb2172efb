from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core import clock
from rumo.core.models import Mail, Record, Versioned
from rumo.directory.models import Municipality, Organization, Person, Subject
from rumo.events.enums import LIVE_SEATS, QuestionKind, QuestionPurpose, RegistrationSource, SeatState
from rumo.events.models.events import Event
from rumo.events.models.programme import EventSection


def new_token() -> str:
    """Unguessable, for the links in letters."""
    return secrets.token_urlsafe(24)


class Question(Record):
    """A question of the registration form or of the survey. `choices` are lines of a choice; `positive` those of them
    (or the scale's numbers, as text) that count as satisfied («соответствовало ожиданиям»)."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="questions")
    purpose = models.CharField(max_length=12, choices=QuestionPurpose.choices)
    kind = models.CharField(_("вид вопроса"), max_length=10, choices=QuestionKind.choices, default=QuestionKind.TEXT)
    position = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(_("вопрос"), max_length=500)
    choices = models.JSONField(_("варианты"), default=list, blank=True)
    positive = models.JSONField(_("что считать положительным ответом"), default=list, blank=True)
    is_required = models.BooleanField(_("обязательный"), default=False)

    class Meta:
        verbose_name = _("вопрос")
        verbose_name_plural = _("вопросы")
        ordering = ["position", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="question_has_text")]

    def __str__(self) -> str:
        return self.text


class GroupApplication(Record):
    """An organization registers its people at once; `token` opens their list to the one who did."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="groups")
    organization_name = models.CharField(_("организация"), max_length=500)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("организация")
    )
    contact_name = models.CharField(_("кто подаёт"), max_length=200)
    contact_email = models.EmailField(_("электронная почта"))
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("заявка организации")
        verbose_name_plural = _("заявки организаций")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.organization_name


class Registration(Versioned):
    """Somebody's place at an event.

    `identity` tells one human from another within a region (see `identity`); one live registration a human.
    `confirmed_at` is when the e-mail was confirmed (or needed no confirmation); until `expires_at` an unconfirmed or
    an offered seat is kept. Lower `priority` goes first in the waiting list, then who queued first. Registered are
    those with a confirmed seat, came those with `came_at`, counted those with `is_counted`: three different numbers.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="registrations")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="registrations", verbose_name=_("кто")
    )
    group = models.ForeignKey(
        GroupApplication, on_delete=models.SET_NULL, null=True, blank=True, related_name="registrations"
    )
    surname = models.CharField(_("фамилия"), max_length=100)
    first_name = models.CharField(_("имя"), max_length=100)
    patronymic = models.CharField(_("отчество"), max_length=100, blank=True)
    email = models.EmailField(_("электронная почта"), blank=True)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("организация")
    )
    organization_name = models.CharField(_("организация"), max_length=500, blank=True)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("муниципалитет")
    )
    post = models.CharField(_("должность"), max_length=300, blank=True)
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("предмет")
    )
    identity = models.CharField(max_length=64, editable=False)
    state = models.CharField(_("состояние"), max_length=10, choices=SeatState.choices, default=SeatState.REGISTERED)
    source = models.CharField(_("откуда"), max_length=8, choices=RegistrationSource.choices)
    priority = models.SmallIntegerField(_("очередь"), default=100)
    queued_at = models.DateTimeField(_("в очереди с"), default=clock.now, editable=False)
    confirmed_at = models.DateTimeField(_("почта подтверждена"), null=True, blank=True)
    expires_at = models.DateTimeField(_("место держится до"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("отказ"), null=True, blank=True)
    answers = models.JSONField(default=dict, blank=True)  # {question pk: text or list of texts}
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    # Consents under 152-ФЗ: to the processing, and (apart) to be named on public pages.
    processing_consent_at = models.DateTimeField(_("согласие на обработку"), null=True, blank=True)
    consent_withdrawn_at = models.DateTimeField(_("согласие отозвано"), null=True, blank=True)
    came_at = models.DateTimeField(_("отмечен"), null=True, blank=True)
    minutes = models.PositiveIntegerField(_("минут присутствия"), null=True, blank=True)
    is_counted = models.BooleanField(_("участие засчитано"), default=False)
    # Whether the survey was answered; the answers of an anonymous one lead nowhere.
    answered_at = models.DateTimeField(null=True, blank=True)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The last letter about the place: organizers see whether it was delivered.
    letter = models.ForeignKey(Mail, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("регистрация")
        verbose_name_plural = _("регистрации")
        ordering = ["surname", "first_name", "patronymic", "pk"]
        indexes = [
            models.Index(fields=["event", "state", "priority", "queued_at"], name="registration_queue"),
            models.Index(fields=["identity"], name="registration_identity"),
            models.Index(fields=["expires_at"], condition=Q(expires_at__isnull=False), name="registration_expiry"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "identity"],
                condition=Q(state__in=[str(state) for state in LIVE_SEATS]),
                name="registered_once",
            ),
            models.CheckConstraint(condition=~Q(surname=""), name="registration_has_surname"),
            models.CheckConstraint(
                condition=Q(is_counted=False) | Q(came_at__isnull=False), name="only_who_came_is_counted"
            ),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(expires_at__isnull=False), name="an_offer_has_its_end"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return " ".join(part for part in (self.surname, self.first_name, self.patronymic) if part)


class SectionSeat(Record):
    """A registered person's place in a section; of one slot a person has one. `slot` repeats the section's."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="section_seats")
    section = models.ForeignKey(EventSection, on_delete=models.PROTECT, related_name="seats")
    slot = models.PositiveSmallIntegerField()
    state = models.CharField(_("состояние"), max_length=10, choices=SeatState.choices, default=SeatState.REGISTERED)
    queued_at = models.DateTimeField(default=clock.now, editable=False)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("место в секции")
        verbose_name_plural = _("места в секциях")
        ordering = ["pk"]
        indexes = [models.Index(fields=["section", "state"], name="section_queue")]
        constraints = [
            models.UniqueConstraint(fields=["registration", "section"], name="section_seat_once"),
            models.UniqueConstraint(
                fields=["registration", "slot"],
                condition=Q(state__in=[str(state) for state in LIVE_SEATS]),
                name="one_section_of_a_slot",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.section}"


class ReminderSent(models.Model):
    """A reminder goes out once: `days` before the event."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="reminders")
    days = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["registration", "days"], name="event_reminder_once")]

    def __str__(self) -> str:
        return f"{self.registration}: {self.days}"
