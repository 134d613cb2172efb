from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rumo.core.models import Record, Versioned
from rumo.directory.models import Association
from rumo.monitoring.enums import Base, Better, Comparison, IndicatorLevel, Severity, TargetOf, ValueKind


class Indicator(Record):
    """An indicator through the years; what it says in a year stands in its versions. `code` is printed («М2», «М2.1»).

    A sub-indicator (`parent`) is a part of the whole: «из них закреплено нормативно».
    """

    association = models.ForeignKey(
        Association, on_delete=models.PROTECT, related_name="indicators", verbose_name=_("объединение")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("часть показателя"),
    )
    code = models.CharField(_("обозначение"), max_length=20)
    level = models.CharField(_("уровень"), max_length=12, choices=IndicatorLevel.choices)
    position = models.PositiveSmallIntegerField(default=1)
    is_active = models.BooleanField(_("используется"), default=True)

    class Meta:
        verbose_name = _("показатель")
        verbose_name_plural = _("показатели")
        ordering = ["level", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["association", "code"], name="indicator_code_unique"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="indicator_is_not_its_own_part"),
        ]

    def __str__(self) -> str:
        return self.code


class IndicatorVersion(Versioned):
    """What an indicator is from `since_year` to `until_year` inclusive, by the order or methodology named in `ground`.

    `formula` is an expression over figures and other indicators («{growth.diagnosed} / [М1] * 100», see `formulas`);
    with it and without `by_hand` nobody states the value, with both the difference is shown. `jump_percent`: a change
    since last year greater than this asks for an explanation. `base_value` and `base_source` are for `Base.STATED`
    («19 390, форма ОО-1»).
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="versions")
    since_year = models.PositiveSmallIntegerField(_("с года"))
    until_year = models.PositiveSmallIntegerField(_("по год"), null=True, blank=True)
    wording = models.CharField(_("формулировка"), max_length=1000)
    help = models.TextField(_("как заполнять"), blank=True)
    kind = models.CharField(_("что указывают"), max_length=8, choices=ValueKind.choices)
    unit = models.CharField(_("единица"), max_length=50, blank=True)
    better = models.CharField(_("направление"), max_length=8, choices=Better.choices, default=Better.HIGHER)
    comparison = models.CharField(_("порог"), max_length=10, choices=Comparison.choices, blank=True)
    target = models.DecimalField(_("значение порога"), max_digits=14, decimal_places=2, null=True, blank=True)
    target_of = models.CharField(_("порог по"), max_length=6, choices=TargetOf.choices, default=TargetOf.SHARE)
    base = models.CharField(_("от чего доля"), max_length=10, choices=Base.choices, default=Base.ALL)
    base_value = models.DecimalField(_("число базы"), max_digits=14, decimal_places=2, null=True, blank=True)
    base_source = models.CharField(_("откуда число базы"), max_length=300, blank=True)
    evidence = models.CharField(_("чем подтверждается"), max_length=300, blank=True)
    needs_evidence = models.BooleanField(_("подтверждение обязательно"), default=False)
    jump_percent = models.PositiveSmallIntegerField(_("пояснять изменение больше чем на, %"), null=True, blank=True)
    formula = models.CharField(_("формула"), max_length=500, blank=True)
    by_hand = models.BooleanField(_("заполняется вручную"), default=True)
    ground = models.CharField(_("основание"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("редакция показателя")
        verbose_name_plural = _("редакции показателей")
        ordering = ["indicator", "since_year"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "since_year"], name="indicator_version_once"),
            models.CheckConstraint(condition=~Q(wording=""), name="indicator_has_wording"),
            models.CheckConstraint(
                condition=Q(until_year__isnull=True) | Q(until_year__gte=F("since_year")),
                name="indicator_years_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(base="stated") | (Q(base_value__gt=0) & ~Q(base_source="")),
                name="stated_base_has_number_and_source",
            ),
            models.CheckConstraint(
                condition=Q(comparison__in=["", "exists"]) | Q(target__isnull=False), name="comparison_has_target"
            ),
            models.CheckConstraint(condition=Q(by_hand=True) | ~Q(formula=""), name="indicator_has_a_way_to_its_value"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.wording}"

    def holds_in(self, year: int) -> bool:
        return self.since_year <= year and (self.until_year is None or year <= self.until_year)


class IndicatorRule(Record):
    """What must hold among the values of a form: an expression over codes («[М2.1] <= [М2]»), true when all is well."""

    association = models.ForeignKey(Association, on_delete=models.CASCADE, related_name="indicator_rules")
    expression = models.CharField(_("условие"), max_length=500)
    message = models.CharField(_("что сказать, если нарушено"), max_length=300)
    severity = models.CharField(max_length=8, choices=Severity.choices)
    is_active = models.BooleanField(_("используется"), default=True)

    class Meta:
        verbose_name = _("правило проверки")
        verbose_name_plural = _("правила проверки")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(expression=""), name="rule_has_expression")]

    def __str__(self) -> str:
        return self.expression
