"""What people type about an indicator and what it says in a year. Forms parse; they never save."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.directory.models import Association
from rumo.monitoring.actions.indicators import IndicatorData
from rumo.monitoring.actions.rules import RuleData
from rumo.monitoring.actions.versions import VersionData
from rumo.monitoring.enums import Base, Better, Comparison, IndicatorLevel, Severity, TargetOf, ValueKind
from rumo.monitoring.models import Indicator, IndicatorVersion
from rumo.russian.deadlines.periods import YEARS


class IndicatorForm(forms.Form):
    code = forms.CharField(
        label=_("Обозначение"), max_length=20, help_text=_("Как печатают в таблице: М2, у части — М2.1.")
    )
    level = forms.ChoiceField(label=_("Уровень"), choices=IndicatorLevel.choices, help_text=_("Кто его заполняет."))
    parent = forms.ModelChoiceField(
        label=_("Часть показателя"),
        queryset=Indicator.objects.none(),
        required=False,
        empty_label=_("самостоятельный показатель"),
        help_text=_("«Из них закреплено нормативно» — часть того, что названо выше."),
    )
    is_active = forms.BooleanField(label=_("Используется"), required=False, initial=True)

    def __init__(self, *args: Any, association: Association, indicator: Indicator | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wholes = association.indicators.order_by("level", "position", "pk")
        offer(self, "parent", wholes.exclude(pk=indicator.pk) if indicator else wholes)
        if indicator is None:
            del self.fields["is_active"]

    def told(self) -> IndicatorData:
        data = self.cleaned_data
        return IndicatorData(data["code"], data["level"], data["parent"], data.get("is_active", True))


_GROUPS = (
    ("", ("wording", "since_year", "until_year", "ground", "kind", "unit", "help")),
    (_("Порог и доля"), ("better", "comparison", "target", "target_of", "base", "base_value", "base_source")),
    (_("Подтверждение и пояснение"), ("evidence", "needs_evidence", "jump_percent")),
    (_("Откуда берётся значение"), ("by_hand", "formula")),
)


class VersionForm(forms.Form):
    """What an indicator says from a year on, see IndicatorVersion."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    wording = forms.CharField(label=_("Формулировка"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    since_year = forms.IntegerField(label=_("С какого года"), min_value=YEARS.start, max_value=YEARS.stop - 1)
    until_year = forms.IntegerField(
        label=_("По какой год"),
        min_value=YEARS.start,
        max_value=YEARS.stop - 1,
        required=False,
        help_text=_("Пусто — действует и дальше."),
    )
    ground = forms.CharField(
        label=_("Основание"), max_length=300, required=False, help_text=_("Приказ или методика, по которым считают.")
    )
    kind = forms.ChoiceField(label=_("Что указывают"), choices=ValueKind.choices, initial=ValueKind.NUMBER)
    unit = forms.CharField(label=_("Единица"), max_length=50, required=False, help_text=_("человек, шт., %"))
    better = forms.ChoiceField(label=_("Направление"), choices=Better.choices)
    comparison = forms.ChoiceField(
        label=_("Порог"), choices=[("", _("порога нет")), *Comparison.choices], required=False
    )
    target = forms.DecimalField(
        label=_("Значение порога"), max_digits=14, decimal_places=2, required=False, localize=True
    )
    target_of = forms.ChoiceField(label=_("Порог сравнивают с"), choices=TargetOf.choices, initial=TargetOf.SHARE)
    base = forms.ChoiceField(
        label=_("От чего считают долю"),
        choices=Base.choices,
        help_text=_("В итоге видны доли и от всех, и от представивших сведения; порог сравнивают с указанной здесь."),
    )
    base_value = forms.DecimalField(
        label=_("Число, от которого считают"), max_digits=14, decimal_places=2, required=False, localize=True
    )
    base_source = forms.CharField(label=_("Откуда это число"), max_length=300, required=False)
    evidence = forms.CharField(
        label=_("Чем подтверждается"), max_length=300, required=False, help_text=_("приказ, ссылка, протокол")
    )
    needs_evidence = forms.BooleanField(label=_("Без подтверждения сдать нельзя"), required=False)
    jump_percent = forms.IntegerField(
        label=_("Просить пояснить изменение за год больше чем на, %"), min_value=1, max_value=10000, required=False
    )
    help = forms.CharField(label=_("Как заполнять"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    by_hand = forms.BooleanField(label=_("Заполняется вручную"), required=False, initial=True)
    formula = forms.CharField(
        label=_("Формула"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
        help_text=_("Показатели — в квадратных скобках, числа из записей — в фигурных: {growth.routes} / [М1] * 100."),
    )

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings, the first without one."""
        return [(str(title), [self[name] for name in names]) for title, names in _GROUPS]

    def told(self) -> VersionData:
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return VersionData(**data)


def version_initial(version: IndicatorVersion) -> dict[str, Any]:
    return {name: _plain(getattr(version, name)) for name in VersionForm.base_fields}


def _plain(value: Any) -> Any:
    """100 rather than 100,00."""
    return int(value) if isinstance(value, Decimal) and value == int(value) else value


class RuleForm(forms.Form):
    expression = forms.CharField(
        label=_("Условие, которое должно выполняться"),
        max_length=500,
        help_text=_("Например: [М2.1] <= [М2]. Прошлогоднее значение — [М2, год назад]."),
    )
    message = forms.CharField(
        label=_("Что сказать, если оно нарушено"),
        max_length=300,
        help_text=_("Например: закреплено нормативно больше, чем есть всего."),
    )
    severity = forms.ChoiceField(label=_("Строгость"), choices=Severity.choices)
    is_active = forms.BooleanField(label=_("Используется"), required=False, initial=True)

    def told(self) -> RuleData:
        return RuleData(**self.cleaned_data)


class RegisterFilter(forms.Form):
    """The filter of the register; every part may be absent."""

    association = forms.ModelChoiceField(label=_("Объединение"), queryset=Association.objects.none(), empty_label=None)
    year = forms.IntegerField(label=_("В каком году"), required=False, min_value=YEARS.start, max_value=YEARS.stop - 1)
    q = forms.CharField(label=_("Поиск"), required=False, max_length=100)
    unused = forms.BooleanField(label=_("И те, что больше не используются"), required=False)
