"""A template route with its items. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.directory.models import Association, Subject
from rumo.growth.actions.templates import StepData, TemplateData
from rumo.growth.enums import ItemKind
from rumo.growth.models import GapArea

MOST_STEPS = 60


class TemplateForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Название"), max_length=300)
    goal = forms.CharField(label=_("Цель"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    area = forms.ModelChoiceField(
        label=_("Область дефицитов"), queryset=GapArea.objects.none(), required=False, empty_label=_("любая")
    )
    subject = forms.ModelChoiceField(
        label=_("Предмет"), queryset=Subject.objects.none(), required=False, empty_label=_("любой")
    )
    is_active = forms.BooleanField(label=_("Предлагать при составлении маршрутов"), required=False, initial=True)

    def __init__(self, *args: Any, association: Association, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "area", association.region.gap_areas.filter(is_active=True))
        offer(self, "subject", association.region.subjects.filter(is_active=True))


class StepForm(forms.Form):
    """One item; a row without words is left out."""

    kind = forms.ChoiceField(label=_("Вид"), choices=ItemKind.choices)
    title = forms.CharField(label=_("Что сделать"), max_length=500, required=False)
    evidence = forms.CharField(label=_("Чем подтверждается"), max_length=300, required=False)
    hours = forms.DecimalField(
        label=_("Часов"), required=False, min_value=0, max_digits=5, decimal_places=1, localize=True
    )
    days = forms.IntegerField(label=_("Срок, дней от начала"), min_value=1, max_value=1500, initial=30)

    @property
    def step(self) -> StepData | None:
        data = self.cleaned_data
        return StepData(**data) if data.get("title") else None


StepFormSet = forms.formset_factory(StepForm, extra=4, max_num=MOST_STEPS, absolute_max=MOST_STEPS + 4)


def template_data(form: TemplateForm, steps: forms.BaseFormSet[StepForm]) -> TemplateData:
    found = [each.step for each in steps if each.has_changed() or each.initial]
    values = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    return TemplateData(**values, steps=[step for step in found if step is not None])
