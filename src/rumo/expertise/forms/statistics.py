"""Of which body and which year statistics are asked. Forms parse; they never save."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.directory.models import Association
from rumo.directory.queries import run_associations
from rumo.russian.deadlines.periods import recent_years

YEARS_OFFERED = 6


class StatisticsForm(forms.Form):
    association = forms.ModelChoiceField(label=_("Объединение"), queryset=Association.objects.none(), empty_label=None)
    period = forms.ChoiceField(label=_("Год"))

    def __init__(self, *args: Any, user: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        period = self.fields["period"]
        assert isinstance(period, forms.ChoiceField)
        offer(self, "association", run_associations(user).order_by("parent_id", "full_name"))
        period.choices = [(each.key, str(each)) for each in recent_years(day, YEARS_OFFERED)]
