"""What the administrator of a region types about accounts, powers and names."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.directory.actions.name_exceptions import NameForms
from rumo.directory.enums import OfficeKind
from rumo.directory.forms.typeahead import OrganizationField, PersonField
from rumo.directory.models import Municipality, NameException, Organization, Person, Region


class OfficeForm(forms.Form):
    """An office with its place; the action says which place a kind needs."""

    kind = forms.ChoiceField(label=_("Полномочие"), choices=OfficeKind.choices)
    organization = OrganizationField(
        label=_("Организация"),
        queryset=Organization.objects.none(),
        required=False,
        help_text=_("Для методиста института."),
    )
    municipality = forms.ModelChoiceField(
        label=_("Муниципалитет"),
        queryset=Municipality.objects.none(),
        required=False,
        help_text=_("Для муниципального методиста."),
    )

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organization", region.organizations.all())
        offer(self, "municipality", region.municipalities.all())


class InvitationForm(OfficeForm):
    """A new account: whose, and with which office if any (a member's powers follow from the orders)."""

    field_order = ["person", "name", "email", "kind", "organization", "municipality"]
    person = PersonField(
        label=_("Человек из справочника"),
        queryset=Person.objects.none(),
        required=False,
        help_text=_("Права члена объединения придут сами: из приказов о составе."),
    )
    name = forms.CharField(
        label=_("Имя"), max_length=200, required=False, help_text=_("Если человека нет в справочнике.")
    )
    email = forms.EmailField(label=_("Электронная почта"), help_text=_("На неё придёт ссылка-приглашение."))
    kind = forms.ChoiceField(
        label=_("Полномочие"), choices=[("", _("только по членству")), *OfficeKind.choices], required=False
    )

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, region=region, **kwargs)
        offer(self, "person", region.people.all())

    def clean(self) -> dict[str, Any] | None:
        data = super().clean() or {}
        person = data.get("person")
        if person is not None:
            data["name"] = str(person)
        elif not data.get("name"):
            self.add_error("name", _("Выберите человека или напишите имя."))
        return data


class NameExceptionForm(forms.ModelForm):
    class Meta:
        model = NameException
        fields = [
            "part", "gender", "nominative", "genitive", "dative", "accusative", "instrumental", "prepositional",
        ]  # fmt: skip

    def name_forms(self) -> NameForms:
        return NameForms(**{name: self.cleaned_data[name].strip() for name in NameForms.__slots__})
