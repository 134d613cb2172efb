from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, Versioned
from rumo.meetings.enums import MeetingForm
from rumo.planning.models.editions import Edition
from rumo.planning.models.plans import PlanLine


class PlannedMeeting(Versioned):
    """A meeting of the schedule (график заседаний), an annex of the plan. `deadline` is the phrase as typed."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="meetings")
    line = models.ForeignKey(PlanLine, on_delete=models.PROTECT, related_name="meetings")
    position = models.PositiveSmallIntegerField(_("№"), default=1)
    title = models.CharField(_("тема"), max_length=500, blank=True)
    deadline = models.CharField(_("срок"), max_length=500, blank=True)
    form = models.CharField(_("форма"), max_length=12, choices=MeetingForm.choices, blank=True)
    form_text = models.CharField(_("форма, как записано"), max_length=200, blank=True)
    relevance = models.TextField(_("актуальность"), blank=True)

    class Meta:
        verbose_name = _("планируемое заседание")
        verbose_name_plural = _("планируемые заседания")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["edition", "line"], name="meeting_line_once_in_edition")]

    def __str__(self) -> str:
        return self.title or str(_("Заседание %s") % self.position)


class PlannedQuestion(Record):
    """A question a planned meeting is to consider. A conditional one stands «при наличии заявки»."""

    meeting = models.ForeignKey(PlannedMeeting, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(_("№"), default=1)
    title = models.TextField(_("вопрос"))
    is_conditional = models.BooleanField(_("при наличии заявки"), default=False)

    class Meta:
        verbose_name = _("планируемый вопрос")
        verbose_name_plural = _("планируемые вопросы")
        ordering = ["position", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="planned_question_has_title")]

    def __str__(self) -> str:
        return self.title[:80]
