from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Versioned
from rumo.expertise.enums import Recommendation, ReviewState
from rumo.expertise.models.experts import Expert
from rumo.expertise.models.submissions import Submission, SubmissionVersion
from rumo.expertise.track_config import TrackConfig


class Round(Versioned):
    """One content review of a version by experts. `config_data` holds the criteria it runs by; earlier rounds stay."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="rounds")
    material = models.ForeignKey(SubmissionVersion, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField(default=1)
    config_data = models.JSONField()
    experts_wanted = models.PositiveSmallIntegerField(_("сколько экспертов"), default=2)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("круг экспертизы")
        verbose_name_plural = _("круги экспертизы")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["submission", "number"], name="round_number_unique")]

    def __str__(self) -> str:
        return str(_("экспертиза, круг %s") % self.number)

    @property
    def config(self) -> TrackConfig:
        return TrackConfig.from_json(self.config_data)


class Review(Versioned):
    """An expert's review. `scores` is `{criterion key: int}`, `comments` `{criterion key: str}`.

    `percent` is the weighted score of the greatest possible, 0–100, when submitted. `private_note` is for the council.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="reviews")
    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="reviews")
    state = models.CharField(max_length=10, choices=ReviewState.choices, default=ReviewState.PROPOSED)
    # Why this expert was proposed, in Russian.
    reasons = models.CharField(max_length=500, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    reply_until = models.DateField(null=True, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(_("срок отзыва"), null=True, blank=True)
    decline_reason = models.CharField(_("почему отказался"), max_length=500, blank=True)
    scores = models.JSONField(default=dict, blank=True)
    comments = models.JSONField(default=dict, blank=True)
    text = models.TextField(_("вывод для автора"), blank=True)
    private_note = models.TextField(_("замечание для совета, автор его не увидит"), blank=True)
    recommendation = models.CharField(_("рекомендация"), max_length=10, choices=Recommendation.choices, blank=True)
    percent = models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(100)])
    submitted_at = models.DateTimeField(null=True, blank=True)
    # What the officer asks to add, while a submitted review is back in work.
    return_note = models.TextField(_("что доработать в отзыве"), blank=True)

    class Meta:
        verbose_name = _("отзыв эксперта")
        verbose_name_plural = _("отзывы экспертов")
        ordering = ["pk"]
        indexes = [models.Index(fields=["expert", "state"], name="review_queue")]
        constraints = [
            models.UniqueConstraint(fields=["round", "expert"], name="expert_once_in_round"),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__gte=0, percent__lte=100), name="percent_within_scale"
            ),
            models.CheckConstraint(
                condition=(~Q(state=ReviewState.SUBMITTED))
                | (Q(submitted_at__isnull=False, percent__isnull=False) & ~Q(recommendation="")),
                name="submitted_review_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round.submission}: {self.expert}"


class ReviewReminder(models.Model):
    """A reminder that went out; its uniqueness keeps the clock from sending it twice."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=10)
    for_day = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["review", "kind", "for_day"], name="review_reminder_once")]

    def __str__(self) -> str:
        return f"{self.review}: {self.for_day:%d.%m.%Y}"
