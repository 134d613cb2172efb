from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile, Versioned
from rumo.directory.models import Association, Direction, Municipality, Organization, Subject
from rumo.events.enums import Audience, EventForm, EventKind, EventState
from rumo.events.event_rules import EventRules
from rumo.events.models.classifiers import EventSeries, Topic


class Event(Versioned):
    """A methodical event. `taken` seats grow and shrink with registrations, whatever `capacity` says at the moment.

    `capacity` None means that everybody gets a seat. Registration is open from `registration_opens_at` (None: since
    publication) to `registration_closes_at` exclusive (None: until the event ends). `audience` narrows whom the event
    is for: the municipality is then `municipality`, the subjects are `subjects`. `hours` are academic ones, printed in
    certificates. `rules_data` is an `EventRules`.
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="events", verbose_name=_("объединение")
    )
    series = models.ForeignKey(
        EventSeries, on_delete=models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("цикл")
    )
    kind = models.CharField(_("вид"), max_length=20, choices=EventKind.choices)
    title = models.CharField(_("название"), max_length=500)
    annotation = models.TextField(_("о чём"), blank=True)
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("тематика")
    )
    directions = models.ManyToManyField(
        Direction, blank=True, related_name="events", verbose_name=_("направления деятельности")
    )
    subjects = models.ManyToManyField(Subject, blank=True, related_name="events", verbose_name=_("предметы"))
    audience = models.CharField(_("для кого"), max_length=12, choices=Audience.choices, default=Audience.ALL)
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("муниципалитет"),
    )
    co_hosts = models.ManyToManyField(
        Association, blank=True, related_name="shared_events", verbose_name=_("проводят также")
    )
    partners = models.ManyToManyField(
        Organization, blank=True, related_name="partner_events", verbose_name=_("партнёры")
    )
    form = models.CharField(_("форма"), max_length=6, choices=EventForm.choices, default=EventForm.ONLINE)
    starts_at = models.DateTimeField(_("начало"))
    ends_at = models.DateTimeField(_("окончание"))
    place = models.CharField(_("место"), max_length=500, blank=True)
    link = models.URLField(_("ссылка на видеосвязь"), max_length=500, blank=True)
    recording_url = models.URLField(_("запись"), max_length=500, blank=True)
    publication_url = models.URLField(_("публикация о мероприятии"), max_length=500, blank=True)
    hours = models.DecimalField(_("часов"), max_digits=5, decimal_places=1, null=True, blank=True)
    state = models.CharField(_("состояние"), max_length=10, choices=EventState.choices, default=EventState.DRAFT)
    capacity = models.PositiveIntegerField(_("мест"), null=True, blank=True)
    taken = models.PositiveIntegerField(_("занято мест"), default=0, editable=False)
    registration_opens_at = models.DateTimeField(_("регистрация с"), null=True, blank=True)
    registration_closes_at = models.DateTimeField(_("регистрация до"), null=True, blank=True)
    rules_data = models.JSONField(default=dict, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="proposed_events"
    )
    # Why a proposal was declined, or why the event is cancelled.
    reason = models.TextField(_("причина"), blank=True)

    class Meta:
        verbose_name = _("мероприятие")
        verbose_name_plural = _("мероприятия")
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["association", "starts_at"], name="event_of_body"),
            models.Index(fields=["state", "starts_at"], name="event_in_navigator"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="event_has_title"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="event_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(registration_opens_at__isnull=True)
                | Q(registration_closes_at__isnull=True)
                | Q(registration_closes_at__gt=F("registration_opens_at")),
                name="event_registration_days_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "cancelled"]) | ~Q(reason=""), name="event_refusal_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rules(self) -> EventRules:
        return EventRules.from_json(self.rules_data)

    @property
    def day(self) -> date:
        """The day it begins, by the clock of the region."""
        return localdate(self.starts_at)

    @property
    def last_day(self) -> date:
        return localdate(self.ends_at)


class EventMaterial(Record):
    """Something to read or watch: a file or a link; `is_public` shows it in the navigator, else to participants."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(_("название"), max_length=300)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    url = models.URLField(_("ссылка"), max_length=500, blank=True)
    is_public = models.BooleanField(_("виден всем"), default=True)

    class Meta:
        verbose_name = _("материал мероприятия")
        verbose_name_plural = _("материалы мероприятия")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stored__isnull=False, url="") | (Q(stored__isnull=True) & ~Q(url="")),
                name="event_material_is_file_or_link",
            )
        ]

    def __str__(self) -> str:
        return self.title


class EventOutcome(Versioned):
    """What came of an event: conclusions, the problem seen, what will be done (S2: after the method day)."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="outcome")
    conclusions = models.TextField(_("выводы"), blank=True)
    problem = models.TextField(_("выявленная проблема"), blank=True)
    measures = models.TextField(_("что будет сделано"), blank=True)

    class Meta:
        verbose_name = _("итог мероприятия")
        verbose_name_plural = _("итоги мероприятий")

    def __str__(self) -> str:
        return str(self.event)
