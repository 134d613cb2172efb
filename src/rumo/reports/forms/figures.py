"""Of which body, which year and up to which day figures are asked. Forms parse; they never save."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory.models import Association
from rumo.reports.spans import cut
from rumo.russian.deadlines.periods import Period, recent_years

YEARS_OFFERED = 8
MOST_BODIES = 12


class FiguresForm(forms.Form):
    """`until` counts only what happened up to that day, in both years."""

    association = forms.ModelChoiceField(label=_("Объединение"), queryset=Association.objects.none(), empty_label=None)
    period = forms.ChoiceField(label=_("Год"))
    until = DateField(label=_("По какой день"), required=False)
    empty = forms.BooleanField(label=_("Показывать нулевые"), required=False)

    def __init__(self, *args: Any, bodies: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "association", bodies)
        _offer_years(self, day)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("association") and data.get("period"):
            year = read_period(data["period"], data["association"])
            until = data.get("until")
            # A day after the year leaves it whole: who turns to an earlier year need not clear the day.
            if until and until < year.starts:
                self.add_error(
                    "until", _("В этот день выбранный год ещё не начался. Укажите день позже или сотрите его.")
                )
            data["asked"] = cut(year, until)
        return data


class SideBySideForm(forms.Form):
    bodies = forms.ModelMultipleChoiceField(
        label=_("Объединения, от двух до двенадцати"),
        queryset=Association.objects.none(),
    )
    period = forms.ChoiceField(label=_("Год"))

    def __init__(self, *args: Any, bodies: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["bodies"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = bodies
        _offer_years(self, day)

    def clean_bodies(self) -> list[Association]:
        chosen = list(self.cleaned_data["bodies"])
        if not 2 <= len(chosen) <= MOST_BODIES:
            raise forms.ValidationError(_("Выберите от двух до двенадцати объединений."))
        return chosen


def read_period(written: str, association: Association) -> Period:
    """«2023-2024», «2023», as the body counts its years. Raises ValueError in Russian."""
    return Period.parse(written, association.rules.year_start_month)


def _offer_years(form: forms.Form, day: date) -> None:
    """Academic years, then calendar years, the newest first."""
    field = form.fields["period"]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [(each.key, str(each)) for each in recent_years(day, YEARS_OFFERED)]
