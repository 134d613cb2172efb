"""What people type about mentoring pairs. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory.forms.typeahead import PersonField
from rumo.directory.models import Person
from rumo.directory.queries import visible_people
from rumo.growth.enums import MentoringForm


class PairForm(forms.Form):
    mentor = PersonField(label=_("Наставник"), queryset=Person.objects.none())
    mentee = PersonField(label=_("Наставляемый"), queryset=Person.objects.none())
    form = forms.ChoiceField(label=_("Форма"), choices=MentoringForm.choices)
    starts_on = DateField(label=_("С какого дня"))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "mentor", visible_people(user))
        offer(self, "mentee", visible_people(user))


class PairEndForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    ends_on = DateField(label=_("Последний день"))
    is_finished = forms.TypedChoiceField(
        label=_("Чем закончилось"),
        choices=[("yes", _("пара завершила работу")), ("no", _("работа прекращена"))],
        coerce=lambda value: value == "yes",
    )
    result = forms.CharField(label=_("Результат"), widget=forms.Textarea(attrs={"rows": 3}))


class JournalForm(forms.Form):
    day = DateField(label=_("Дата"))
    text = forms.CharField(label=_("Что сделано"), widget=forms.Textarea(attrs={"rows": 3}))
    hours = forms.DecimalField(label=_("Часов"), required=False, min_value=0, max_value=99, decimal_places=1)
