from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, Versioned
from rumo.directory.models import Person
from rumo.meetings.enums import Presence, Reply
from rumo.meetings.models.agenda import AgendaItem
from rumo.meetings.models.meetings import Meeting


class Attendance(Versioned):
    """Was a member of the composition there. Whole meeting unless `came_for` / `left_before` name items.

    No row means not marked yet.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attendances", verbose_name=_("член"))
    presence = models.CharField(_("присутствие"), max_length=10, choices=Presence.choices)
    reason = models.CharField(_("причина отсутствия"), max_length=300, blank=True)
    came_for = models.ForeignKey(
        AgendaItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("пришёл к вопросу"),
    )
    left_before = models.ForeignKey(
        AgendaItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ушёл перед вопросом"),
    )

    class Meta:
        verbose_name = _("присутствие")
        verbose_name_plural = _("присутствие")
        ordering = ["person__surname", "person__first_name", "person__patronymic"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once"),
            models.CheckConstraint(
                condition=Q(presence__in=["present", "remote"]) | Q(came_for__isnull=True, left_before__isnull=True),
                name="absent_neither_comes_nor_leaves",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person.short_name}: {self.get_presence_display()}"


class Guest(Record):
    """Somebody invited who is not a member: hears, speaks, does not vote."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="guests")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("приглашённый"))
    post = models.CharField(_("должность"), max_length=500, blank=True)
    came = models.BooleanField(_("присутствует"), default=False)

    class Meta:
        verbose_name = _("приглашённый")
        verbose_name_plural = _("приглашённые")
        ordering = ["person__surname", "person__first_name"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="guest_once")]

    def __str__(self) -> str:
        return self.person.short_name


class Invitation(Record):
    """A letter to a member or a guest, answered by its secret link without signing in."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    reply = models.CharField(_("ответ"), max_length=12, choices=Reply.choices, default=Reply.NONE, blank=True)
    reason = models.CharField(_("причина"), max_length=300, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("приглашение")
        verbose_name_plural = _("приглашения")
        ordering = ["person__surname", "person__first_name"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="meeting_invitation_once")]

    def __str__(self) -> str:
        return f"{self.person.short_name}: {self.get_reply_display()}"
