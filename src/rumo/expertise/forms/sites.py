"""What people type about innovation sites. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory.forms.typeahead import OrganizationField
from rumo.directory.models import Association, Municipality, Organization
from rumo.directory.queries import run_associations, visible_organizations
from rumo.expertise.enums import InnovationStatus
from rumo.expertise.site_register import Choice


class SiteFilter(forms.Form):
    """The filters of the register, in the address. A value that means nothing is left out rather than refused."""

    q = forms.CharField(label=_("Поиск"), max_length=200, required=False)
    association = forms.ModelChoiceField(
        label=_("Объединение"), queryset=Association.objects.none(), required=False, empty_label=_("все")
    )
    municipality = forms.ModelChoiceField(
        label=_("Муниципалитет"), queryset=Municipality.objects.none(), required=False, empty_label=_("все")
    )
    status = forms.ChoiceField(
        label=_("Статус сейчас"), required=False, choices=[("", _("любой")), *InnovationStatus.choices]
    )
    late = forms.BooleanField(label=_("с просроченными отчётами"), required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = run_associations(user)
        offer(self, "association", bodies)
        offer(self, "municipality", Municipality.objects.filter(region__in=bodies.order_by().values("region")))

    def choice(self) -> Choice:
        self.is_valid()
        data = self.cleaned_data
        return Choice(
            association=data.get("association"),
            municipality=data.get("municipality"),
            status=data.get("status", ""),
            late=bool(data.get("late")),
            text=data.get("q", ""),
        )


class SiteForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    association = forms.ModelChoiceField(label=_("Объединение"), queryset=Association.objects.none(), empty_label=None)
    organization = OrganizationField(label=_("Организация"), queryset=Organization.objects.none())
    theme = forms.CharField(label=_("Тема"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, user: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "association", run_associations(user).order_by("parent_id", "full_name"))
        offer(self, "organization", visible_organizations(user))
        if not is_new:
            del self.fields["association"]


class StatusForm(forms.Form):
    status = forms.ChoiceField(label=_("Статус"), choices=InnovationStatus.choices)
    starts = DateField(label=_("С какого дня"))
    ends = DateField(label=_("По какой день"), required=False, help_text=_("Без срока — оставьте пустым."))
    ground = forms.CharField(
        label=_("Основание"), max_length=300, help_text=_("Приказ или решение: дата, номер, кем издан.")
    )


class StatusEndForm(forms.Form):
    ends = DateField(label=_("Последний день статуса"))


class ReportForm(forms.Form):
    title = forms.CharField(label=_("Какой отчёт"), max_length=300)
    due_on = DateField(label=_("Срок"))


class ReceiveForm(forms.Form):
    received_on = DateField(label=_("Получен"))
    upload = forms.FileField(label=_("Файл отчёта"), required=False)
