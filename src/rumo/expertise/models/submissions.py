from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile, Versioned
from rumo.directory.enums import EducationLevel
from rumo.directory.models import Organization, Person, Subject
from rumo.events.models import Talk
from rumo.expertise.enums import SubmissionState
from rumo.expertise.models.tracks import Campaign


class Submission(Versioned):
    """A material on its way. `number` is given when it is submitted, unique in its campaign.

    `answers` are those to the form's questions by key. `carried_from` is the same material in an earlier campaign.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField(_("№"), null=True, blank=True)
    title = models.CharField(_("название материала"), max_length=500)
    annotation = models.TextField(_("аннотация"), blank=True)
    material_kind = models.CharField(_("вид материала"), max_length=200, blank=True)
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("предмет")
    )
    level = models.CharField(_("уровень образования"), max_length=12, choices=EducationLevel.choices, blank=True)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("организация")
    )
    answers = models.JSONField(default=dict, blank=True)
    state = models.CharField(
        _("состояние"), max_length=12, choices=SubmissionState.choices, default=SubmissionState.DRAFT
    )
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="submissions")
    submitted_at = models.DateTimeField(_("подана"), null=True, blank=True)
    # The last day to bring the reworked material, inclusive.
    rework_until = models.DateField(_("доработать до"), null=True, blank=True)
    # The practice shown at an event that recommended it, where it all began.
    talk = models.ForeignKey(
        Talk, on_delete=models.SET_NULL, null=True, blank=True, related_name="submissions", verbose_name=_("практика")
    )
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_to")

    class Meta:
        verbose_name = _("материал")
        verbose_name_plural = _("материалы")
        ordering = ["campaign", "number", "pk"]
        indexes = [models.Index(fields=["campaign", "state"], name="submission_queue")]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="submission_number_unique"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(number__isnull=False, submitted_at__isnull=False),
                name="submitted_has_number_and_moment",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="submission_has_title"),
        ]

    def __str__(self) -> str:
        return f"№ {self.number} {self.title}" if self.number else self.title


class Author(Record):
    """An author as the papers print: name, post and organization on the day. `person` when known to the directory."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(_("фамилия, имя, отчество"), max_length=200)
    post = models.CharField(_("должность"), max_length=500, blank=True)
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("организация")
    )
    # Whether the name may stand on public pages (152-ФЗ).
    may_be_published = models.BooleanField(_("согласие на публикацию имени"), default=False)

    class Meta:
        verbose_name = _("автор")
        verbose_name_plural = _("авторы")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "person"], condition=Q(person__isnull=False), name="author_once"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="author_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class SubmissionVersion(Record):
    """What was handed in at one moment. Without `submitted_at` it is being prepared.

    `contents` is the application as it read then: `[{"key", "label", "text"}]`, so that versions can be compared.
    """

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    submitted_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(_("что исправлено"), blank=True)
    contents = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("версия материала")
        verbose_name_plural = _("версии материалов")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["submission", "number"], name="version_number_unique")]

    def __str__(self) -> str:
        return str(_("версия %s") % self.number)


class SubmissionFile(Record):
    """A file of a version; `key` is that of the required file. `anonymous` is the copy experts of a blind track see.

    `traces` are the places that tell who the authors are, `[{"place", "text"}]`; None until somebody has looked.
    """

    version = models.ForeignKey(SubmissionVersion, on_delete=models.CASCADE, related_name="files")
    key = models.CharField(max_length=50)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    anonymous = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    traces = models.JSONField(null=True, blank=True)

    class Meta:
        verbose_name = _("файл материала")
        verbose_name_plural = _("файлы материалов")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="one_file_for_a_key")]

    def __str__(self) -> str:
        return self.stored.name

    @property
    def is_anonymous(self) -> bool:
        """There is a copy, it was looked through, and nothing in it tells the authors."""
        return self.anonymous_id is not None and self.traces == []


class TechnicalCheck(Versioned):
    """The technical check of a version. `marks` is `{item key: {"ok": bool, "remark": str}}`; `passed` at its end."""

    version_checked = models.OneToOneField(SubmissionVersion, on_delete=models.CASCADE, related_name="check_made")
    marks = models.JSONField(default=dict, blank=True)
    remark = models.TextField(_("общее замечание"), blank=True)
    passed = models.BooleanField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("техническая экспертиза")
        verbose_name_plural = _("техническая экспертиза")
        constraints = [
            models.CheckConstraint(
                condition=Q(passed__isnull=True, finished_at__isnull=True)
                | Q(passed__isnull=False, finished_at__isnull=False),
                name="check_is_finished_with_a_result",
            )
        ]

    def __str__(self) -> str:
        return str(self.version_checked)
