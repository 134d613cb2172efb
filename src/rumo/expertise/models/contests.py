from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile, Versioned
from rumo.directory.models import Association, Order, Person
from rumo.expertise.enums import ApplicationState, ContestState
from rumo.expertise.track_config import Criterion


class Contest(Versioned):
    """A selection contest of experts (S3-8). `criteria` is a list of criteria as in `track_config`.

    `jury` are the people of the commission; `places` how many are to be selected, empty for all above `pass_percent`.
    `colleagues_score` ⚙: a juror scores people of the same organization too, with a warning; else is kept from it.
    """

    association = models.ForeignKey(Association, on_delete=models.PROTECT, related_name="expert_contests")
    title = models.CharField(_("название"), max_length=300)
    about = models.TextField(_("условия"), blank=True)
    opens_on = models.DateField(_("заявки с"))
    closes_on = models.DateField(_("заявки по"))
    criteria = models.JSONField(default=list)
    pass_percent = models.PositiveSmallIntegerField(_("проходной балл, %"), default=60)
    places = models.PositiveSmallIntegerField(_("сколько экспертов нужно"), null=True, blank=True)
    colleagues_score = models.BooleanField(_("член комиссии может оценивать коллег по организации"), default=False)
    jury = models.ManyToManyField(Person, related_name="expert_juries", blank=True, verbose_name=_("комиссия"))
    state = models.CharField(max_length=8, choices=ContestState.choices, default=ContestState.DRAFT)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ground = models.CharField(_("приказ о включении в реестр"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("конкурсный отбор экспертов")
        verbose_name_plural = _("конкурсные отборы экспертов")
        ordering = ["-opens_on"]
        constraints = [
            models.UniqueConstraint(fields=["association", "title"], name="contest_title_unique"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="contest_days_in_order"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def criterion_list(self) -> tuple[Criterion, ...]:
        """`criteria` as records."""
        return tuple(Criterion(**row) for row in self.criteria)


class ContestApplication(Versioned):
    """An application to become an expert. `competences` is a list of `{"subject": pk, "level": …, "track_kind": …}`."""

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="applications")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="expert_applications")
    about = models.TextField(_("опыт и достижения"))
    competences = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=ApplicationState.choices, default=ApplicationState.FILED)
    filed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("заявка эксперта")
        verbose_name_plural = _("заявки экспертов")
        ordering = ["filed_at"]
        constraints = [models.UniqueConstraint(fields=["contest", "person"], name="one_application_each")]

    def __str__(self) -> str:
        return str(self.person)


class ContestFile(Record):
    application = models.ForeignKey(ContestApplication, on_delete=models.CASCADE, related_name="files")
    title = models.CharField(_("что это"), max_length=300, blank=True)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title or self.stored.name


class ContestScore(Versioned):
    """What a member of the commission gives an application: `{criterion key: int}`."""

    application = models.ForeignKey(ContestApplication, on_delete=models.CASCADE, related_name="scores")
    juror = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    marks = models.JSONField(default=dict)
    remark = models.TextField(_("замечание"), blank=True)

    class Meta:
        verbose_name = _("оценка заявки")
        verbose_name_plural = _("оценки заявок")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["application", "juror"], name="one_score_each")]

    def __str__(self) -> str:
        return f"{self.application}: {self.juror.short_name}"
