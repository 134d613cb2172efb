"""Filters of the list of results and of coverage, in the address. What means nothing is left out, not refused."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core import clock
from rumo.core.form_fields import offer
from rumo.directory.forms.typeahead import OrganizationField
from rumo.directory.models import Association, Municipality, Organization, Subject
from rumo.directory.queries import visible_associations, visible_organizations
from rumo.growth.diagnostic_queries import visible_diagnostics
from rumo.growth.enums import ResultState, WorkerKind
from rumo.growth.models import Diagnostic, GapArea
from rumo.growth.result_list import Choice
from rumo.russian.deadlines.periods import Period, recent_years

YEARS_OFFERED = 4
GAPS = [("", _("есть или нет")), ("yes", _("есть дефициты")), ("no", _("дефицитов нет"))]
BY = [("municipality", _("по муниципалитетам")), ("organization", _("по школам")), ("subject", _("по предметам"))]


class PeriodForm(forms.Form):
    """A body, a campaign, a year."""

    association = forms.ModelChoiceField(
        label=_("Объединение"), queryset=Association.objects.none(), required=False, empty_label=_("все")
    )
    diagnostic = forms.ModelChoiceField(
        label=_("Диагностика"), queryset=Diagnostic.objects.none(), required=False, empty_label=_("все")
    )
    period = forms.ChoiceField(label=_("Год"), required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        campaigns = visible_diagnostics(user)
        offer(self, "association", visible_associations(user).filter(diagnostics__in=campaigns).distinct())
        offer(self, "diagnostic", campaigns)
        field = self.fields["period"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = _periods(self.asked_period())

    def asked_period(self) -> Period | None:
        """As the address writes it."""
        try:
            return Period.parse(self.data.get("period", ""))
        except ValueError:
            return None


class ResultFilter(PeriodForm):
    q = forms.CharField(label=_("Поиск по имени"), max_length=200, required=False)
    municipality = forms.ModelChoiceField(
        label=_("Муниципалитет"), queryset=Municipality.objects.none(), required=False, empty_label=_("все")
    )
    organization = OrganizationField(label=_("Школа"), queryset=Organization.objects.none(), required=False)
    subject = forms.ModelChoiceField(
        label=_("Предмет"), queryset=Subject.objects.none(), required=False, empty_label=_("все")
    )
    area = forms.ModelChoiceField(
        label=_("Дефицит в области"), queryset=GapArea.objects.none(), required=False, empty_label=_("любой")
    )
    gaps = forms.ChoiceField(label=_("Дефициты"), choices=GAPS, required=False)
    worker = forms.ChoiceField(
        label=_("Кто по должности"), choices=[("", _("все")), *WorkerKind.choices], required=False
    )
    state = forms.ChoiceField(label=_("Разбор"), choices=[("", _("все")), *ResultState.choices], required=False)
    sort = forms.CharField(required=False, max_length=20)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        regions = visible_associations(user).order_by().values("region")
        offer(self, "municipality", Municipality.objects.filter(region__in=regions))
        offer(self, "organization", visible_organizations(user))
        offer(self, "subject", Subject.objects.filter(region__in=regions))
        offer(self, "area", GapArea.objects.filter(region__in=regions))

    def choice(self) -> Choice:
        self.is_valid()
        data = {name: value for name, value in self.cleaned_data.items() if name not in {"q", "period"}}
        return Choice(**data, text=self.cleaned_data.get("q", ""), period=self.asked_period())


class CoverageForm(PeriodForm):
    """Coverage is of one region: that of the body or the campaign asked for."""

    by = forms.ChoiceField(label=_("Разбить"), choices=BY, required=False)


def _periods(asked: Period | None) -> list[tuple[str, Any]]:
    """The last years, academic first, and the one asked for."""
    offered = recent_years(clock.today(), YEARS_OFFERED)
    if asked is not None and asked not in offered:
        offered.append(asked)
    return [("", _("все годы")), *((each.key, str(each)) for each in offered)]
