from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record
from rumo.events.enums import FollowUpKind
from rumo.events.models.events import Event
from rumo.events.models.registrations import Question, Registration


class SurveyResponse(Record):
    """Somebody's answers. An anonymous one has no `registration`, and its moment is cut to the day, so that neither
    the link nor the hour tells who it was; `is_positive` is worked out from the questions when it comes in."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="responses")
    registration = models.OneToOneField(
        Registration, on_delete=models.SET_NULL, null=True, blank=True, related_name="response"
    )
    given_on = models.DateField(_("день ответа"))
    # None where no question says what a positive answer is.
    is_positive = models.BooleanField(_("положительный отзыв"), null=True, blank=True)

    class Meta:
        verbose_name = _("ответы участника")
        verbose_name_plural = _("ответы участников")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.event}: {self.given_on:%d.%m.%Y}"


class SurveyAnswer(models.Model):
    """One answer; several choices of a question are several rows."""

    response = models.ForeignKey(SurveyResponse, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="survey_answers")
    text = models.TextField()

    class Meta:
        verbose_name = _("ответ")
        verbose_name_plural = _("ответы")
        ordering = ["pk"]
        indexes = [models.Index(fields=["question"], name="answers_of_question")]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="answer_has_text")]

    def __str__(self) -> str:
        return self.text


class FollowUp(Record):
    """What was written to somebody after the event: a letter of each kind goes out once."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="follow_ups")
    kind = models.CharField(_("письмо"), max_length=9, choices=FollowUpKind.choices)

    class Meta:
        verbose_name = _("письмо после мероприятия")
        verbose_name_plural = _("письма после мероприятия")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["registration", "kind"], name="follow_up_once")]

    def __str__(self) -> str:
        return f"{self.registration}: {self.get_kind_display()}"
