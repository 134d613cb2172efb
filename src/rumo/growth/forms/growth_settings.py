"""What an administrator types about areas, levels, rules and numbers of teachers. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core import clock
from rumo.core.form_fields import DateField, offer
from rumo.directory.forms.typeahead import OrganizationField
from rumo.directory.models import Municipality, Organization, Region, Subject
from rumo.growth.actions.teacher_counts import CountData
from rumo.growth.growth_rules import GrowthRules


class AreaForm(forms.Form):
    title = forms.CharField(label=_("Область"), max_length=200)
    is_active = forms.BooleanField(label=_("Используется"), required=False, initial=True)


class LevelForm(forms.Form):
    title = forms.CharField(label=_("Уровень"), max_length=200)
    is_gap = forms.BooleanField(
        label=_("Считается дефицитом"), required=False, help_text=_("Такой уровень ведёт к индивидуальному маршруту.")
    )
    from_percent = forms.IntegerField(
        label=_("Начиная с какого процента"),
        min_value=0,
        max_value=100,
        required=False,
        help_text=_("Для площадок, которые дают проценты, а не уровни. Можно не заполнять."),
    )


class RulesForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    smallest_group = forms.IntegerField(
        label=_("Наименьшая группа, человек"),
        min_value=2,
        max_value=100,
        help_text=_("О дефицитах меньшей группы в сводках не говорится."),
    )
    teachers_per_methodologist = forms.IntegerField(
        label=_("Педагогов на одного представителя актива, не больше"), min_value=1, max_value=10_000
    )
    tutor_limit = forms.IntegerField(
        label=_("Маршрутов у одного тьютора, не больше"),
        min_value=0,
        max_value=1_000,
        help_text=_("0 — без ограничения."),
    )
    credit_percent = forms.IntegerField(
        label=_("Доля зачтённых пунктов для зачёта маршрута, %"), min_value=1, max_value=100
    )

    route_stamp = forms.BooleanField(
        label=_("Печатать на маршруте гриф «СОГЛАСОВАНО»"),
        required=False,
        help_text=_("С фамилией тьютора и датой согласования, в правом верхнем углу."),
    )

    def told(self) -> GrowthRules:
        names = ("smallest_group", "teachers_per_methodologist", "tutor_limit", "credit_percent", "route_stamp")
        return GrowthRules(**{name: self.cleaned_data[name] for name in names})


class CountForm(forms.Form):
    """Without a school it is the municipality's number, without a municipality the region's."""

    municipality = forms.ModelChoiceField(
        label=_("Муниципалитет"), queryset=Municipality.objects.none(), required=False, empty_label=_("весь регион")
    )
    organization = OrganizationField(label=_("Школа"), queryset=Organization.objects.none(), required=False)
    subject = forms.ModelChoiceField(
        label=_("Предмет"), queryset=Subject.objects.none(), required=False, empty_label=_("все педагоги")
    )
    as_of = DateField(label=_("На дату"), initial=clock.today)
    value = forms.IntegerField(label=_("Педагогов"), min_value=0, max_value=1_000_000)
    source = forms.CharField(
        label=_("Откуда число"), max_length=300, help_text=_("Например: форма ОО-1, письмо управления образования.")
    )

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "municipality", region.municipalities.all())
        offer(self, "organization", region.organizations.all())
        offer(self, "subject", region.subjects.all())

    def told(self) -> CountData:
        return CountData(**self.cleaned_data)
