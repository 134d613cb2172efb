from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile, Versioned
from rumo.directory.models import Association, Municipality, Organization, Person, Region, Subject
from rumo.growth.enums import ImportState, ResultState, WorkerKind
from rumo.growth.models.settings import GapArea, GapLevel


class Diagnostic(Versioned):
    """A campaign of diagnostics on an outside platform, both days inclusive."""

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="diagnostics", verbose_name=_("объединение")
    )
    title = models.CharField(_("название"), max_length=300)
    platform = models.CharField(_("площадка"), max_length=200)
    starts_on = models.DateField(_("с"))
    ends_on = models.DateField(_("по"))
    subjects = models.ManyToManyField(Subject, blank=True, related_name="+", verbose_name=_("предметы"))

    class Meta:
        verbose_name = _("диагностика")
        verbose_name_plural = _("диагностики")
        ordering = ["-starts_on", "title"]
        constraints = [
            models.UniqueConstraint(fields=["association", "title"], name="diagnostic_title_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="diagnostic_has_title"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="diagnostic_days_in_order"),
        ]

    def __str__(self) -> str:
        return self.title


class DiagnosticResult(Record):
    """What a person got, with the school and the municipality as they were on the day. Personal data."""

    diagnostic = models.ForeignKey(Diagnostic, on_delete=models.PROTECT, related_name="results")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="results", verbose_name=_("кто"))
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("организация")
    )
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("муниципалитет")
    )
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("предмет")
    )
    worker = models.CharField(_("кто по должности"), max_length=20, choices=WorkerKind.choices, default="teacher")
    taken_on = models.DateField(_("дата"))
    percent = models.DecimalField(_("процент выполнения"), max_digits=5, decimal_places=2, null=True, blank=True)
    state = models.CharField(_("состояние"), max_length=10, choices=ResultState.choices, default=ResultState.MEASURED)
    analysed_on = models.DateField(_("разобраны"), null=True, blank=True)
    imported = models.ForeignKey(
        "ResultImport", on_delete=models.PROTECT, null=True, blank=True, related_name="results"
    )

    class Meta:
        verbose_name = _("результат диагностики")
        verbose_name_plural = _("результаты диагностики")
        ordering = ["person__surname", "person__first_name", "pk"]
        indexes = [models.Index(fields=["diagnostic", "municipality"], name="results_of_municipality")]
        constraints = [
            # A result without a subject is one too, and so stands as 0: SQLite takes no NULL for another's equal.
            models.UniqueConstraint(
                "diagnostic",
                "person",
                Coalesce("subject", 0, output_field=models.BigIntegerField()),
                name="result_once",
                violation_error_message=_("Результат этого человека уже внесён."),
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__gte=0, percent__lte=100), name="result_percent_in_bounds"
            ),
            models.CheckConstraint(
                condition=~Q(state="analysed") | Q(analysed_on__isnull=False), name="analysed_result_has_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.diagnostic}"


class SkillGap(Record):
    """The level in an area; a gap when the level says so. `topic` is what exactly («решение задач с параметром»)."""

    result = models.ForeignKey(DiagnosticResult, on_delete=models.CASCADE, related_name="gaps")
    area = models.ForeignKey(GapArea, on_delete=models.PROTECT, related_name="+", verbose_name=_("область"))
    level = models.ForeignKey(GapLevel, on_delete=models.PROTECT, related_name="+", verbose_name=_("уровень"))
    topic = models.CharField(_("что именно"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("дефицит")
        verbose_name_plural = _("дефициты")
        ordering = ["area__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["result", "area", "topic"], name="gap_once")]

    def __str__(self) -> str:
        return f"{self.area}: {self.level}"


class ColumnMapping(Record):
    """Which column of a platform's table means what; remembered by the table's headings."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="column_mappings")
    platform = models.CharField(max_length=200)
    headings = models.CharField(max_length=64)  # a hash of the headings, so that another table asks anew
    columns = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("разметка столбцов")
        verbose_name_plural = _("разметки столбцов")
        constraints = [models.UniqueConstraint(fields=["region", "platform", "headings"], name="mapping_once")]

    def __str__(self) -> str:
        return self.platform


class ResultImport(Record):
    """A table of results on its way in.

    `columns` is {number of a column from 0: what it holds}, `preview` the first rows as they stand in the file,
    `errors` [{"row", "column", "message"}]. `found` tells what the check saw (`result_check.Check`); `created` has the
    keys of what was added to the directory: {"people": […], "organizations": […]}.
    """

    diagnostic = models.ForeignKey(Diagnostic, on_delete=models.PROTECT, related_name="imports")
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("состояние"), max_length=9, choices=ImportState.choices, default=ImportState.READING)
    columns = models.JSONField(default=dict, blank=True)
    headings = models.JSONField(default=list, blank=True)
    preview = models.JSONField(default=list, blank=True)
    errors = models.JSONField(default=list, blank=True)
    found = models.JSONField(default=dict, blank=True)
    created = models.JSONField(default=dict, blank=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    error = models.TextField(_("что не так"), blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("загрузка результатов")
        verbose_name_plural = _("загрузки результатов")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.stored.name
