from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile, Versioned
from rumo.directory.enums import YearKind
from rumo.directory.models import Association, Municipality, Organization
from rumo.monitoring.enums import CampaignState, ResponseState, ReturnState, ValueState
from rumo.monitoring.models.indicators import IndicatorVersion
from rumo.russian.deadlines.periods import Period


def usual_reminder_days() -> list[int]:
    """A week before the last day, on its eve, and the day after."""
    return [7, 1, -1]


class MonitoringCampaign(Versioned):
    """A collection of indicators from `starts_on` to `ends_on` inclusive, about `year`, by an order (`ground`).

    `year` is the year, or the one in which the academic year begins, as the body counts years. What is late is told by
    the moment the data came, never by a tick. When the term was extended `first_ends_on` keeps the day of the order.
    Reminders go out `reminder_days` before the last day, negative after it.
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="monitoring_campaigns", verbose_name=_("объединение")
    )
    title = models.CharField(_("название"), max_length=300)
    year = models.PositiveSmallIntegerField(_("за год"))
    starts_on = models.DateField(_("сбор с"))
    ends_on = models.DateField(_("по"))
    first_ends_on = models.DateField(_("первоначально по"), null=True, blank=True)
    extension_reason = models.CharField(_("почему продлено"), max_length=300, blank=True)
    reminder_days = models.JSONField(_("напоминать за дней"), default=usual_reminder_days, blank=True)
    ground = models.CharField(_("основание"), max_length=300, blank=True)
    state = models.CharField(_("состояние"), max_length=6, choices=CampaignState.choices, default=CampaignState.DRAFT)
    versions = models.ManyToManyField(
        IndicatorVersion, related_name="campaigns", blank=True, verbose_name=_("показатели")
    )
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    conclusion = models.TextField(_("вывод"), blank=True)
    shows_ranking = models.BooleanField(_("показывать рейтинг участников"), default=False)

    class Meta:
        verbose_name = _("мониторинг")
        verbose_name_plural = _("мониторинги")
        ordering = ["-starts_on", "title"]
        constraints = [
            models.UniqueConstraint(fields=["association", "title"], name="monitoring_title_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="monitoring_has_title"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="monitoring_days_in_order"),
            models.CheckConstraint(
                condition=Q(first_ends_on__isnull=True) | ~Q(extension_reason=""), name="extended_monitoring_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> Period:
        """The year the values are about."""
        rules = self.association.rules
        if rules.year == YearKind.ACADEMIC:
            return Period.academic_year(self.year, rules.year_start_month)
        return Period.calendar_year(self.year)


class Respondent(Versioned):
    """Who answers: a municipality, an organization, or the body itself (neither). `name` is that of the campaign's
    time, so that a merger in the middle of the year changes nothing that was stated."""

    campaign = models.ForeignKey(MonitoringCampaign, on_delete=models.CASCADE, related_name="respondents")
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("муниципалитет")
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("организация")
    )
    name = models.CharField(_("кто отвечает"), max_length=300)
    state = models.CharField(
        _("состояние"), max_length=10, choices=ResponseState.choices, default=ResponseState.NOT_BEGUN
    )
    first_submitted_at = models.DateTimeField(_("сдано впервые"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("сдано"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("принято"), null=True, blank=True)
    excluded_reason = models.CharField(_("почему не отвечает"), max_length=300, blank=True)
    # The respondent into which this one was merged while the campaign ran.
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    class Meta:
        verbose_name = _("участник мониторинга")
        verbose_name_plural = _("участники мониторинга")
        ordering = ["name"]
        constraints = [
            # Nobody stands as 0: SQLite takes no NULL for another's equal.
            models.UniqueConstraint(
                "campaign",
                Coalesce("municipality", 0, output_field=models.BigIntegerField()),
                Coalesce("organization", 0, output_field=models.BigIntegerField()),
                name="respondent_once",
                violation_error_message=_("Этот участник в мониторинге уже есть."),
            ),
            models.CheckConstraint(
                condition=Q(municipality__isnull=True) | Q(organization__isnull=True), name="respondent_is_one"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "returned", "accepted"])
                | Q(submitted_at__isnull=False, first_submitted_at__isnull=False),
                name="submitted_response_has_moment",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(excluded_reason=""), name="merged_respondent_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class IndicatorValue(Versioned):
    """What a respondent stated for one indicator. `number` is 1 or 0 for yes or no. `computed` is what the formula gave
    when the value was last submitted. A returned value carries its message until it is mended."""

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="values")
    indicator = models.ForeignKey(IndicatorVersion, on_delete=models.PROTECT, related_name="values")
    state = models.CharField(max_length=14, choices=ValueState.choices, default=ValueState.EMPTY)
    number = models.DecimalField(_("значение"), max_digits=16, decimal_places=2, null=True, blank=True)
    text = models.TextField(_("значение текстом"), blank=True)
    computed = models.DecimalField(max_digits=16, decimal_places=2, null=True, blank=True)
    explanation = models.TextField(_("пояснение"), blank=True)
    return_state = models.CharField(max_length=8, choices=ReturnState.choices, default=ReturnState.NONE)
    return_message = models.TextField(_("замечание"), blank=True)

    class Meta:
        verbose_name = _("значение показателя")
        verbose_name_plural = _("значения показателей")
        ordering = ["respondent", "indicator"]
        constraints = [
            models.UniqueConstraint(fields=["respondent", "indicator"], name="one_value_of_indicator"),
            models.CheckConstraint(
                condition=~Q(state="given") | Q(number__isnull=False) | ~Q(text=""), name="given_value_is_there"
            ),
            models.CheckConstraint(
                condition=Q(state="given") | Q(number__isnull=True, text=""), name="value_not_given_is_empty"
            ),
            models.CheckConstraint(
                condition=~Q(return_state="returned") | ~Q(return_message=""), name="returned_value_has_message"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.respondent}: {self.indicator}"


class Evidence(Record):
    """What shows that a value is true: a file, a link, or an act named by its number and date."""

    value = models.ForeignKey(IndicatorValue, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField(_("что это"), max_length=300, blank=True)
    act = models.CharField(_("акт: вид, дата, номер"), max_length=300, blank=True)
    link = models.URLField(_("ссылка"), max_length=500, blank=True)
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("подтверждение")
        verbose_name_plural = _("подтверждения")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(act="") | ~Q(link="") | Q(stored__isnull=False), name="evidence_is_something"
            )
        ]

    def __str__(self) -> str:
        return self.title or self.act or self.link


class ValueChange(models.Model):
    """How a value came to be what it is: kept whatever state the response is in."""

    value = models.ForeignKey(IndicatorValue, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    by_name = models.CharField(max_length=200)
    said = models.CharField(max_length=500)

    class Meta:
        verbose_name = _("изменение значения")
        verbose_name_plural = _("изменения значений")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.said


class CampaignReminder(models.Model):
    """A letter about the deadline goes out once: `days` before it, negative after."""

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="reminders")
    days = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["respondent", "days"], name="campaign_reminder_once")]

    def __str__(self) -> str:
        return f"{self.respondent}: {self.days}"
