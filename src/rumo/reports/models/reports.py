from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.assignments.enums import ReminderKind
from rumo.core.models import Record, Versioned
from rumo.directory.enums import YearKind
from rumo.directory.models import Association, Person
from rumo.documents.models import ApprovalStamp, IssuedPaper
from rumo.planning.models import PlanRow
from rumo.reports.enums import BlockKind, ReportState, SectionState, SentenceAnswer
from rumo.russian.deadlines.periods import Period


class Report(Versioned):
    """The annual report (анализ) of a body for a calendar or academic year.

    `cut_off`: figures count up to this day inclusive (a report due on 10 December); None counts the whole year. Once it
    is approved its figures stand in `FrozenFigure` and the text does not change.
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="reports", verbose_name=_("объединение")
    )
    year_kind = models.CharField(_("год"), max_length=10, choices=YearKind.choices)
    starts_on = models.DateField(_("с"))
    ends_on = models.DateField(_("по"))
    title = models.CharField(_("заголовок"), max_length=500)
    cut_off = models.DateField(_("сведения на дату"), null=True, blank=True)
    state = models.CharField(_("состояние"), max_length=10, choices=ReportState.choices, default=ReportState.DRAFT)
    due_on = models.DateField(_("срок"), null=True, blank=True)
    approved_on = models.DateField(_("утверждён"), null=True, blank=True)
    stamp = models.ForeignKey(ApprovalStamp, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    paper = models.ForeignKey(IssuedPaper, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_published = models.BooleanField(_("опубликован"), default=False)
    signer_post = models.CharField(_("должность подписавшего"), max_length=300, blank=True)
    signer = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("кто подписывает")
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("отчёт")
        verbose_name_plural = _("отчёты")
        ordering = ["-starts_on", "association"]
        constraints = [
            models.UniqueConstraint(fields=["association", "starts_on", "ends_on", "title"], name="report_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="report_has_title"),
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="report_days_in_order"),
            models.CheckConstraint(
                condition=Q(state="draft", approved_on__isnull=True) | Q(state="approved", approved_on__isnull=False),
                name="approved_report_has_day",
            ),
            models.CheckConstraint(
                condition=Q(is_published=False) | Q(state="approved"), name="only_approved_report_is_published"
            ),
            models.CheckConstraint(
                condition=Q(cut_off__isnull=True) | Q(cut_off__gte=F("starts_on"), cut_off__lte=F("ends_on")),
                name="report_cut_off_within_year",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> Period:
        """The year the report is about, whole; figures of a report with `cut_off` count `counted_period`."""
        if self.year_kind == YearKind.ACADEMIC:
            return Period.academic_year(self.starts_on.year, self.starts_on.month)
        return Period.calendar_year(self.starts_on.year)

    @property
    def brief(self) -> str:
        """«РУМО края, 2023/2024»: where the whole title would be too long."""
        return f"{self.association}, {self.period.name}"


class ReportSection(Versioned):
    """A section: the author's text, in which figures are quoted live, and the blocks under it.

    `body` is simple HTML; a quoted figure is `<span data-figure="events.webinars" data-part="value">119</span>`, whose
    words are put anew whenever the text is shown. A section may be asked of a sub-body or of a person.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField(default=1)
    level = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(_("заголовок раздела"), max_length=500, blank=True)
    body = models.TextField(_("текст"), blank=True)
    # What the template says belongs here; read by the writer, never printed.
    guidance = models.TextField(_("что писать"), blank=True)
    state = models.CharField(_("состояние"), max_length=6, choices=SectionState.choices, default=SectionState.OPEN)
    asked_of = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="asked_sections",
        verbose_name=_("кому поручен"),
    )
    asked_until = models.DateField(_("срок"), null=True, blank=True)
    # Sections of the reports of sub-bodies whose text was taken over into this one.
    taken_over = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="+")

    class Meta:
        verbose_name = _("раздел отчёта")
        verbose_name_plural = _("разделы отчёта")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="asked") | Q(asked_of__isnull=False), name="asked_section_says_of_whom"
            ),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=3), name="section_level_in_bounds"),
        ]

    def __str__(self) -> str:
        return self.title or str(self.report)


class SectionReminder(models.Model):
    """A reminder of an asked section that went out; its uniqueness keeps the clock from sending it twice."""

    section = models.ForeignKey(ReportSection, on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=ReminderKind.choices)
    for_day = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["section", "person", "kind", "for_day"], name="section_reminded_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.section}"


class ReportBlock(Record):
    """A table, a chart or a list made from the records; `code` names its maker (see `blocks`), `options` narrows it."""

    section = models.ForeignKey(ReportSection, on_delete=models.CASCADE, related_name="blocks")
    position = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(_("вид"), max_length=5, choices=BlockKind.choices)
    code = models.CharField(max_length=60)
    caption = models.CharField(_("подпись"), max_length=300, blank=True)
    options = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("блок отчёта")
        verbose_name_plural = _("блоки отчёта")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.caption or self.code


class FrozenFigure(models.Model):
    """A figure as it was when the report was approved: its value and base, and the keys of the records behind it.

    `records` holds keys of rows of `model` («events.event»); `table` the laid out figure as JSON, where it is one.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="frozen")
    code = models.CharField(max_length=100)
    title = models.CharField(max_length=300)
    unit = models.CharField(max_length=50)
    value = models.IntegerField()
    base = models.IntegerField(null=True)
    previous = models.IntegerField()
    model = models.CharField(max_length=100)
    records = models.JSONField(default=list)
    table = models.JSONField(null=True)

    class Meta:
        verbose_name = _("зафиксированный показатель")
        verbose_name_plural = _("зафиксированные показатели")
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["report", "code"], name="frozen_once")]

    def __str__(self) -> str:
        return f"{self.code}: {self.value}"


class FrozenBlock(models.Model):
    """A block as it was when the report was approved: `content` is its paper block as JSON."""

    block = models.OneToOneField(ReportBlock, on_delete=models.CASCADE, related_name="frozen")
    content = models.JSONField()

    def __str__(self) -> str:
        return str(self.block)


class SentenceChoice(models.Model):
    """What the author said to a proposed sentence, so that it is not proposed again. `key` names figure and form."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="sentence_choices")
    key = models.CharField(max_length=120)
    answer = models.CharField(max_length=8, choices=SentenceAnswer.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="sentence_answered_once")]

    def __str__(self) -> str:
        return self.key


class NextDirection(Record):
    """What will be done next year; becomes a draft row of the plan with one press."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="next_directions")
    position = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(_("направление на следующий год"), max_length=1000)
    plan_row = models.ForeignKey(PlanRow, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("направление на следующий год")
        verbose_name_plural = _("направления на следующий год")
        ordering = ["position", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="next_direction_has_text")]

    def __str__(self) -> str:
        return self.text


class RemarkAnswer(models.Model):
    """Why a remark of the check was left as it is; `key` names the remark."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="remark_answers")
    key = models.CharField(max_length=64)
    reason = models.CharField(_("почему оставлено"), max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="remark_answered_once")]

    def __str__(self) -> str:
        return self.reason
