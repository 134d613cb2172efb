from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile
from rumo.events.enums import AttendanceWay, LogState, MatchKind
from rumo.events.models.events import Event
from rumo.events.models.registrations import Registration


class AttendanceMark(Record):
    """One sign that somebody came; a mistaken one is voided, never deleted. `minutes` as a log of a service says."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="marks")
    way = models.CharField(_("как отмечен"), max_length=4, choices=AttendanceWay.choices)
    at = models.DateTimeField(_("когда"))
    minutes = models.PositiveIntegerField(_("минут"), null=True, blank=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    voided_at = models.DateTimeField(_("снята"), null=True, blank=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    void_reason = models.CharField(_("почему снята"), max_length=300, blank=True)
    log = models.ForeignKey("ConferenceLog", on_delete=models.SET_NULL, null=True, blank=True, related_name="marks")

    class Meta:
        verbose_name = _("отметка о присутствии")
        verbose_name_plural = _("отметки о присутствии")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True) | ~Q(void_reason=""), name="voided_mark_has_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.get_way_display()}"


class ConferenceLog(Record):
    """A log of a conference service, uploaded. `columns` maps what we need to the table's columns: {"name": 0, …}."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="logs")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("состояние"), max_length=8, choices=LogState.choices, default=LogState.READING)
    columns = models.JSONField(default=dict, blank=True)
    error = models.TextField(_("что не так"), blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("журнал видеосвязи")
        verbose_name_plural = _("журналы видеосвязи")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.stored.name


class LogRow(models.Model):
    """Somebody in the log, all their `visits` together; `score` of the likeness of names is from 0 to 100.

    `first_at` is None where the log tells no times; `minutes` where it tells no durations either.
    """

    log = models.ForeignKey(ConferenceLog, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField(_("строка"))
    name = models.CharField(_("имя в журнале"), max_length=300)
    email = models.CharField(_("почта в журнале"), max_length=254, blank=True)
    minutes = models.PositiveIntegerField(_("минут"), null=True, blank=True)
    first_at = models.DateTimeField(_("первый вход"), null=True, blank=True)
    visits = models.PositiveIntegerField(_("входов"), default=1)
    registration = models.ForeignKey(
        Registration, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("кто это")
    )
    match = models.CharField(_("совпадение"), max_length=8, choices=MatchKind.choices, default=MatchKind.NONE)
    score = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("строка журнала")
        verbose_name_plural = _("строки журнала")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["log", "position"], name="log_row_once")]

    def __str__(self) -> str:
        return self.name
