from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.assignments.models import Assignment
from rumo.core.models import Record, StoredFile
from rumo.directory.models import Association, Organization, Person
from rumo.planning.enums import FactKind, Link
from rumo.planning.models.plans import PlanLine


class LineFact(Record):
    """What a line of a plan is linked with. Whether and when it was done is asked of the record itself.

    `object_id` is the key of the record in the table of `kind` (see `sources`). Evidence has no record: its day, title
    and a link or a file.
    """

    line = models.ForeignKey(PlanLine, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(_("что сделано"), max_length=12, choices=FactKind.choices)
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    link = models.CharField(max_length=10, choices=Link.choices, default=Link.CONFIRMED)
    day = models.DateField(_("когда"), null=True, blank=True)
    title = models.CharField(_("что"), max_length=500, blank=True)
    url = models.URLField(_("ссылка"), max_length=1000, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("исполнение пункта")
        verbose_name_plural = _("исполнение пунктов")
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind", "object_id"], name="line_fact_record")]
        constraints = [
            models.UniqueConstraint(fields=["line", "kind", "object_id"], name="fact_linked_once"),
            models.CheckConstraint(
                condition=(Q(kind=FactKind.EVIDENCE, object_id__isnull=True, day__isnull=False) & ~Q(title=""))
                | (~Q(kind=FactKind.EVIDENCE) & Q(object_id__isnull=False)),
                name="fact_is_a_record_or_evidence",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.kind} {self.object_id}"


class Instruction(Record):
    """An instruction from outside (поручение министерства). Its control is that of its assignment.

    `line` is the row of a plan («по мере поступления поручений») it belongs to.
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="instructions", verbose_name=_("объединение")
    )
    authority = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="+", verbose_name=_("кто поручил")
    )
    number = models.CharField(_("номер"), max_length=50, blank=True)
    date = models.DateField(_("дата поручения"))
    received_on = models.DateField(_("поступило"))
    line = models.ForeignKey(
        PlanLine,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="instructions",
        verbose_name=_("пункт плана"),
    )
    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="instruction")
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("письмо")
    )

    class Meta:
        verbose_name = _("внешнее поручение")
        verbose_name_plural = _("внешние поручения")
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["association", "authority", "number", "date"],
                condition=~Q(number=""),
                name="instruction_registered_once",
            )
        ]

    def __str__(self) -> str:
        number = f" № {self.number}" if self.number else ""
        return f"{self.authority} от {self.date:%d.%m.%Y}{number}"


class PlanReminder(models.Model):
    """A reminder that went out; its uniqueness keeps the clock from sending it twice."""

    line = models.ForeignKey(PlanLine, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    due = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["line", "person", "due"], name="plan_reminder_once")]

    def __str__(self) -> str:
        return f"{self.line}: {self.due:%d.%m.%Y}"


class PlanDigest(models.Model):
    """A weekly digest that went out to a person; `week` is its Monday."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    week = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "week"], name="plan_digest_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.week:%d.%m.%Y}"
