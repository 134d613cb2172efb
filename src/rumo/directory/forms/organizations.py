"""What people type about organizations and municipalities."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory.actions.organizations import OrganizationData
from rumo.directory.forms.typeahead import OrganizationField
from rumo.directory.models import Municipality, Organization, Region


class OrganizationForm(forms.ModelForm):
    class Meta:
        model = Organization
        fields = ["kind", "full_name", "short_name", "city", "municipality", "founder"]
        help_texts = {
            "full_name": _("Как в уставе и на бланках."),
            "short_name": _("Печатается после должности: «директор МБОУ СОШ № 5»."),
        }

    founder = OrganizationField(label=_("Учредитель"), queryset=Organization.objects.none(), required=False)

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "municipality", region.municipalities.all())
        offer(self, "founder", region.organizations.all())

    def organization_data(self) -> OrganizationData:
        return OrganizationData(**{name: self.cleaned_data[name] for name in OrganizationData.__slots__})


class RenameForm(forms.Form):
    """A new name and the last day of the one that is current."""

    full_name = forms.CharField(label=_("Новое полное наименование"), max_length=500)
    short_name = forms.CharField(label=_("Новое краткое наименование"), max_length=200, required=False)
    until = DateField(
        label=_("Последний день прежнего наименования"),
        help_text=_("Документы по этот день включительно печатаются под прежним наименованием."),
    )


class MunicipalityForm(forms.ModelForm):
    class Meta:
        model = Municipality
        fields = ["name", "kind"]
