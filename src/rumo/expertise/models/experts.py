from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.calendar import is_within
from rumo.core.models import Record, Versioned
from rumo.directory.enums import EducationLevel
from rumo.directory.models import Association, Order, Organization, Person, Subject
from rumo.documents.models import IssuedPaper
from rumo.expertise.enums import TrackKind
from rumo.expertise.models.submissions import Submission


class Expert(Versioned):
    """A person in an association's register of experts; both days of the powers inclusive.

    `limit` is how many reviews may be open at once.
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="experts", verbose_name=_("объединение")
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="expert_of", verbose_name=_("эксперт"))
    valid_from = models.DateField(_("полномочия с"))
    valid_to = models.DateField(_("полномочия по"), null=True, blank=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ground = models.CharField(_("основание"), max_length=300, blank=True)
    limit = models.PositiveSmallIntegerField(_("материалов одновременно, не больше"), default=5)

    class Meta:
        verbose_name = _("эксперт")
        verbose_name_plural = _("эксперты")
        ordering = ["person__surname", "person__first_name"]
        constraints = [
            models.UniqueConstraint(fields=["association", "person"], name="expert_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="expert_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.person.short_name

    def holds_on(self, day: date) -> bool:
        return is_within(day, self.valid_from, self.valid_to)


class ExpertCompetence(models.Model):
    """What an expert may judge; an empty field means any."""

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="competences")
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("предмет")
    )
    level = models.CharField(_("уровень"), max_length=12, choices=EducationLevel.choices, blank=True)
    track_kind = models.CharField(_("вид экспертизы"), max_length=12, choices=TrackKind.choices, blank=True)

    class Meta:
        verbose_name = _("компетенция эксперта")
        verbose_name_plural = _("компетенции экспертов")
        ordering = ["pk"]

    def __str__(self) -> str:
        parts = (self.subject or _("любой предмет"), self.get_level_display(), self.get_track_kind_display())
        return " · ".join(str(each) for each in parts if each)


class ExpertAbsence(models.Model):
    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="absences")
    starts = models.DateField(_("с"))
    ends = models.DateField(_("по"))

    class Meta:
        verbose_name = _("отсутствие эксперта")
        verbose_name_plural = _("отсутствия экспертов")
        ordering = ["starts"]
        constraints = [models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="absence_days_in_order")]

    def __str__(self) -> str:
        return f"{self.starts:%d.%m.%Y} – {self.ends:%d.%m.%Y}"


class ExpertCertificate(Record):
    """A certificate of an expert's work that was issued, for the days `since`–`until`."""

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="certificates")
    paper = models.OneToOneField(IssuedPaper, on_delete=models.PROTECT, related_name="+")
    since = models.DateField(_("с"))
    until = models.DateField(_("по"))

    class Meta:
        verbose_name = _("справка о работе эксперта")
        verbose_name_plural = _("справки о работе экспертов")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.paper)


class DeclaredConflict(Record):
    """A conflict of interests an expert told of: with a material, a person (a supervisor, a co-author), a school."""

    expert = models.ForeignKey(Expert, on_delete=models.CASCADE, related_name="conflicts")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("в чём конфликт"), max_length=300)

    class Meta:
        verbose_name = _("конфликт интересов")
        verbose_name_plural = _("конфликты интересов")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(submission__isnull=False, person__isnull=True, organization__isnull=True)
                | Q(submission__isnull=True, person__isnull=False, organization__isnull=True)
                | Q(submission__isnull=True, person__isnull=True, organization__isnull=False),
                name="conflict_is_with_one",
            )
        ]

    def __str__(self) -> str:
        return self.reason
