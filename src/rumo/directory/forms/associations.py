"""What people type about associations."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory.actions.associations import AssociationData
from rumo.directory.association_rules import AssociationRules
from rumo.directory.enums import Majority, Numbering, YearKind
from rumo.directory.forms.typeahead import OrganizationField
from rumo.directory.models import Association, Organization, Region
from rumo.russian.dates import MONTHS

QUORUMS = [
    ("1/2", _("не менее половины состава")),
    (">1/2", _("более половины состава")),
    ("2/3", _("не менее двух третей состава")),
    ("3/4", _("не менее трёх четвертей состава")),
]


class AssociationForm(forms.ModelForm):
    class Meta:
        model = Association
        fields = ["kind", "full_name", "short_name", "city", "host", "parent", "municipality", "is_active"]
        help_texts = {
            "full_name": _("Как в положении; так печатается в протоколе."),
            "city": _("Печатается в шапке протокола."),
        }

    host = OrganizationField(label=_("Организация, при которой действует"), queryset=Organization.objects.none())

    def __init__(self, *args: Any, region: Region, parents: QuerySet[Association], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "host", region.organizations.all())
        offer(self, "municipality", region.municipalities.all())
        offer(self, "parent", parents)

    def association_data(self) -> AssociationData:
        return AssociationData(**{name: self.cleaned_data[name] for name in AssociationData.__slots__})


def _days(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=60, help_text=help_text)


class RulesForm(forms.Form):
    """All that differs from region to region (⚙)."""

    year = forms.ChoiceField(label=_("Год работы"), choices=YearKind.choices)
    quorum = forms.ChoiceField(label=_("Кворум"), choices=QUORUMS)
    majority = forms.ChoiceField(label=_("Решение принимает"), choices=Majority.choices)
    casting_vote = forms.BooleanField(label=_("При равенстве решает голос председательствующего"), required=False)
    numbering = forms.ChoiceField(label=_("Номера протоколов"), choices=Numbering.choices)
    materials_days = _days(_("Материалы за, рабочих дней"), _("За сколько дней до заседания рассылаются материалы."))
    minutes_days = _days(_("Протокол за, рабочих дней"), _("За сколько дней после заседания оформляется протокол."))
    reminder_days = _days(_("Напоминать о поручениях за, рабочих дней"))
    plan_reminder_days = _days(
        _("Напоминать о сроках плана за, дней"), _("Календарных: письмо ответственным до срока каждого пункта.")
    )
    year_start_month = forms.TypedChoiceField(
        label=_("Учебный год начинается"),
        choices=list(enumerate(MONTHS, start=1)),
        coerce=int,
        help_text=_("Если объединение работает по учебным годам."),
    )
    present_as_annex_over = forms.IntegerField(
        label=_("Присутствующих отдельным приложением, если их больше"),
        required=False,
        min_value=1,
        max_value=200,
        help_text=_("Пусто — всегда списком в протоколе."),
    )
    show_posts_of_present = forms.BooleanField(label=_("Печатать должности присутствующих"), required=False)
    show_reasons_of_absence = forms.BooleanField(label=_("Печатать причины отсутствия"), required=False)
    number_above_date = forms.BooleanField(label=_("Номер протокола над датой"), required=False)
    kept_over_ten_years = forms.BooleanField(
        label=_("Хранится больше 10 лет"), required=False, help_text=_("Левое поле 30 мм вместо 20.")
    )
    font_size_pt = forms.TypedChoiceField(
        label=_("Размер шрифта"), choices=[(n, f"{n} пт") for n in (12, 13, 14)], coerce=int
    )

    @staticmethod
    def initial_from(rules: AssociationRules) -> dict[str, Any]:
        values = {name: getattr(rules, name) for name in rules.__slots__}
        values["quorum"] = f"{'>' if rules.quorum_strict else ''}{rules.quorum}"
        return values

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = (self.initial or {}).get("quorum")
        if kept and kept not in dict(QUORUMS):
            # A share that came with an import is not thrown away by opening the form.
            self.fields["quorum"].choices = [*QUORUMS, (kept, kept)]  # type: ignore[attr-defined]

    def association_rules(self) -> AssociationRules:
        values = dict(self.cleaned_data)
        quorum: str = values.pop("quorum")
        return AssociationRules(
            quorum=Fraction(quorum.removeprefix(">")), quorum_strict=quorum.startswith(">"), **values
        )


class TermForm(forms.Form):
    starts = DateField(label=_("С какого дня"))
    ends = DateField(label=_("По какой день"), required=False)


class TermEndForm(forms.Form):
    ends = DateField(label=_("Последний день"))


class CompositionDayForm(forms.Form):
    """On which day to show a composition; nothing chosen means today."""

    on = DateField(label=_("На дату"), required=False)


class PeriodForm(forms.Form):
    """Between which days to compare two compositions."""

    since = DateField(label=_("С"))
    until = DateField(label=_("По"))
