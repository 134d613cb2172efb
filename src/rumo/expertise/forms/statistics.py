"""Of which body and which year statistics are asked. Forms parse; they never save."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.directory.enums import YearKind
from rumo.directory.models import Association
from rumo.directory.queries import run_associations
from rumo.russian.deadlines.periods import Period

YEARS_OFFERED = 6


class StatisticsForm(forms.Form):
    association = forms.ModelChoiceField(label=_("Объединение"), queryset=Association.objects.none(), empty_label=None)
    period = forms.ChoiceField(label=_("Год"))

    def __init__(self, *args: Any, user: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        period = self.fields["period"]
        assert isinstance(period, forms.ChoiceField)
        offer(self, "association", run_associations(user).order_by("parent_id", "full_name"))
        period.choices = [(key_of(each), str(each)) for each in offered(day)]


def key_of(period: Period) -> str:
    """«2023-2024», «2023»: as the address and the command line write it."""
    return period.name.replace("/", "-")


def offered(day: date) -> list[Period]:
    """Academic years, then calendar years, the newest first."""
    academic = day.year if day.month >= Period.academic_year(day.year).start_month else day.year - 1
    return [
        *(Period.academic_year(academic - back) for back in range(YEARS_OFFERED)),
        *(Period.calendar_year(day.year - back) for back in range(YEARS_OFFERED)),
    ]


def usual_period(association: Association, day: date) -> Period:
    """The year that runs, as the association counts its years."""
    rules = association.rules
    if rules.year != YearKind.ACADEMIC:
        return Period.calendar_year(day.year)
    first = day.year if day.month >= rules.year_start_month else day.year - 1
    return Period.academic_year(first, rules.year_start_month)
