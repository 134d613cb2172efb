from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, Versioned
from rumo.documents.models import IssuedPaper
from rumo.expertise.enums import AppealState, Outcome
from rumo.expertise.models.reviews import Round
from rumo.expertise.models.submissions import Submission
from rumo.meetings.models import AgendaItem, Resolution


class Conclusion(Versioned):
    """The expert conclusion (экспертное заключение) of a round: drafted from the reviews, then issued as a paper."""

    round = models.OneToOneField(Round, on_delete=models.CASCADE, related_name="conclusion")
    text = models.TextField(_("заключение"), blank=True)
    proposed = models.CharField(_("предлагается"), max_length=12, choices=Outcome.choices, blank=True)
    paper = models.OneToOneField(IssuedPaper, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("экспертное заключение")
        verbose_name_plural = _("экспертные заключения")

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.round.submission}"


class AgendaPlace(Record):
    """A material brought before the council: the question of a meeting under which it stands."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="agenda_places")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="expertise_places")

    class Meta:
        verbose_name = _("материал в повестке")
        verbose_name_plural = _("материалы в повестке")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["round", "item"], name="round_once_on_item")]

    def __str__(self) -> str:
        return f"{self.item}: {self.round.submission}"


class Decision(Record):
    """What was decided of a round, on which day, by which resolution.

    Decisions of earlier years, entered without a meeting, name their act in `ground`.
    """

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="decisions")
    round = models.OneToOneField(Round, on_delete=models.PROTECT, null=True, blank=True, related_name="decision")
    outcome = models.CharField(_("решение"), max_length=12, choices=Outcome.choices)
    decided_on = models.DateField(_("дата решения"))
    resolution = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="expertise_decisions"
    )
    ground = models.CharField(_("основание"), max_length=300, blank=True)
    text = models.TextField(_("для автора"), blank=True)

    class Meta:
        verbose_name = _("решение по материалу")
        verbose_name_plural = _("решения по материалам")
        ordering = ["decided_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolution__isnull=False) | ~Q(ground=""), name="decision_has_its_ground"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.submission}"


class Appeal(Versioned):
    """An author's appeal against a decision, and what came of it."""

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="appeal")
    text = models.TextField(_("с чем автор не согласен"))
    state = models.CharField(max_length=10, choices=AppealState.choices, default=AppealState.FILED)
    filed_at = models.DateTimeField()
    answer = models.TextField(_("ответ"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("апелляция")
        verbose_name_plural = _("апелляции")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=AppealState.FILED) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="answered_appeal_has_its_answer",
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.decision}"
