from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, StoredFile, Versioned
from rumo.directory.enums import YearKind
from rumo.directory.models import Association
from rumo.documents.enums import StampKind
from rumo.meetings.models import Resolution
from rumo.planning.enums import ADOPTED, Origin, PlanState
from rumo.russian.deadlines.periods import Period, PeriodKind

_PERIOD_KINDS = {YearKind.CALENDAR: PeriodKind.CALENDAR_YEAR, YearKind.ACADEMIC: PeriodKind.ACADEMIC_YEAR}


class Plan(Versioned):
    """The plan of an association for a calendar or academic year, both days inclusive.

    What it says stands in its editions; `parent` is the plan of the body above under which it hangs. Everybody reads on
    the public site what `is_published`, and that is pressed for: adopting a plan shows it to nobody new.
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="plans", verbose_name=_("объединение")
    )
    year_kind = models.CharField(_("год"), max_length=10, choices=YearKind.choices, default=YearKind.CALENDAR)
    starts = models.DateField(_("с"))
    ends = models.DateField(_("по"))
    title = models.CharField(_("заголовок"), max_length=500)
    state = models.CharField(_("состояние"), max_length=12, choices=PlanState.choices, default=PlanState.DRAFT)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("входит в план"),
    )
    copied_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_published = models.BooleanField(_("опубликован"), default=False)
    # Why it was sent back from agreement.
    remarks = models.TextField(_("замечания"), blank=True)
    origin = models.CharField(_("откуда"), max_length=10, choices=Origin.choices, default=Origin.ENTERED)
    original = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("исходный файл")
    )

    class Meta:
        verbose_name = _("план")
        verbose_name_plural = _("планы")
        ordering = ["-starts", "association__full_name"]
        constraints = [
            models.UniqueConstraint(fields=["association", "starts"], name="one_plan_a_year"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="plan_days_in_order"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="plan_is_not_its_own_parent"),
            models.CheckConstraint(
                condition=~Q(origin=Origin.IMPORTED) | Q(original__isnull=False), name="imported_plan_has_its_original"
            ),
            models.CheckConstraint(
                condition=Q(is_published=False) | Q(state__in=sorted(ADOPTED)), name="only_adopted_plan_is_published"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> Period:
        return Period(_PERIOD_KINDS[YearKind(self.year_kind)], self.starts, self.ends)


class PlanLine(Versioned):
    """One thing planned, through all editions of its plan: a row or a meeting of the schedule.

    Facts belong to the line, so an amendment that words it anew loses none. `reason` is why it was not done.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="lines")
    reason = models.TextField(_("почему не выполнено"), blank=True)

    class Meta:
        verbose_name = _("пункт плана")
        verbose_name_plural = _("пункты планов")

    def __str__(self) -> str:
        return f"{self.plan}: {self.pk}"


class PlanStamp(Record):
    """A stamp on the plan: who agreed, approved or adopted it, when, by which act.

    `by` is printed: «Министерство образования … края», «на заседании РУМО»; `number` is that of the minutes or order.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="stamps")
    kind = models.CharField(_("гриф"), max_length=12, choices=StampKind.choices)
    by = models.CharField(_("кем"), max_length=500)
    date = models.DateField(_("дата"), null=True, blank=True)
    number = models.CharField(_("номер протокола или приказа"), max_length=50, blank=True)
    resolution = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_stamps"
    )

    class Meta:
        verbose_name = _("гриф плана")
        verbose_name_plural = _("грифы планов")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "kind", "by"], name="plan_stamp_once"),
            models.CheckConstraint(condition=~Q(by=""), name="plan_stamp_says_by_whom"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.by}"
