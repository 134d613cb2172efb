"""Assignments (поручения). Where one comes from is told in words (`ground`); the record above links to it."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.assignments.enums import OPEN_STATES, AssignmentState, ReminderKind
from rumo.core.models import Record, StoredFile
from rumo.directory.enums import Role
from rumo.directory.models import Association, Organization, Person


class Assignment(Record):
    """`due_text` is the term as the resolution words it; `due_on` the last day that follows from it, inclusive."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("объединение")
    )
    text = models.TextField(_("что сделать"))
    ground = models.CharField(_("основание"), max_length=300)
    issued_on = models.DateField(_("выдано"), null=True, blank=True)
    due_text = models.CharField(_("срок, как записано"), max_length=200, blank=True)
    due_on = models.DateField(_("срок"), null=True, blank=True)
    state = models.CharField(
        _("состояние"), max_length=12, choices=AssignmentState.choices, default=AssignmentState.DRAFT
    )
    report = models.TextField(_("отчёт об исполнении"), blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    remarks = models.TextField(_("замечания, с которыми возвращено"), blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(_("почему отменено"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("поручение")
        verbose_name_plural = _("поручения")
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["association", "state", "due_on"], name="assignment_board")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["reported", "accepted"]) | Q(reported_at__isnull=False),
                name="assignment_reported_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=AssignmentState.DRAFT)
                | Q(state=AssignmentState.WITHDRAWN)
                | Q(issued_on__isnull=False),
                name="assignment_issued_has_its_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=AssignmentState.WITHDRAWN) | ~Q(withdrawn_reason=""),
                name="assignment_withdrawn_has_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def is_overdue(self, day: date) -> bool:
        return self.is_open and self.state != AssignmentState.REPORTED and self.due_on is not None and self.due_on < day


class Executor(models.Model):
    """Who does it: a person, whoever holds a role in the association, or an organization. Exactly one of the three."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="executors")
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignment_roles",
        verbose_name=_("человек"),
    )
    role = models.CharField(_("роль"), max_length=20, choices=Role.choices, blank=True)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("организация")
    )
    is_lead = models.BooleanField(_("ответственный"), default=True)

    class Meta:
        verbose_name = _("исполнитель")
        verbose_name_plural = _("исполнители")
        ordering = ["-is_lead", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, role="", organization__isnull=True)
                | (Q(person__isnull=True, organization__isnull=True) & ~Q(role=""))
                | Q(person__isnull=True, role="", organization__isnull=False),
                name="executor_is_one_of_three",
            ),
            models.UniqueConstraint(
                fields=["assignment", "person"], condition=Q(person__isnull=False), name="executor_person_once"
            ),
            models.UniqueConstraint(fields=["assignment", "role"], condition=~Q(role=""), name="executor_role_once"),
            models.UniqueConstraint(
                fields=["assignment", "organization"],
                condition=Q(organization__isnull=False),
                name="executor_organization_once",
            ),
        ]

    def __str__(self) -> str:
        if self.person:
            return self.person.short_name
        return str(self.organization) if self.organization else str(self.get_role_display())


class Extension(Record):
    """A term moved: from when to when and why. The assignment carries the newest date."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="extensions")
    old_due_on = models.DateField(null=True, blank=True)
    new_due_on = models.DateField()
    reason = models.CharField(_("причина"), max_length=500)
    extended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return f"до {self.new_due_on:%d.%m.%Y}"


class Evidence(Record):
    """A file that shows it was done."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(_("что это"), max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("подтверждение")
        verbose_name_plural = _("подтверждения")
        ordering = ["created_at"]

    def __str__(self) -> str:
        return self.title or self.file.name


class Reminder(models.Model):
    """A reminder that went out; its uniqueness keeps the clock from sending it twice."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=ReminderKind.choices)
    for_due_on = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "person", "kind", "for_due_on"], name="reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.assignment}"
