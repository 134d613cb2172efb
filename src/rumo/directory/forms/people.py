"""What people type about people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory.actions.people import PersonData, PostData
from rumo.directory.enums import ConsentKind, Gender
from rumo.directory.forms.typeahead import OrganizationField
from rumo.directory.models import Organization, Person
from rumo.russian import names

CONSENT_CATEGORIES = [
    ("name", _("фамилия, имя, отчество")),
    ("post", _("должность и место работы")),
    ("photo", _("фотография")),
    ("works", _("методические материалы")),
]


class PersonForm(forms.ModelForm):
    class Meta:
        model = Person
        fields = ["surname", "first_name", "patronymic", "gender", "email", "phone"]

    gender = forms.ChoiceField(
        label=_("Пол"),
        choices=[("", _("определить по отчеству")), *Gender.choices],
        required=False,
        help_text=_("От пола зависит, как склоняется фамилия."),
    )

    def clean(self) -> dict[str, Any]:
        """Gender left empty is told by the patronymic or the first name."""
        data = super().clean() or {}
        if not data.get("gender"):
            guessed = names.guess_gender(
                data.get("surname", ""), data.get("first_name", ""), data.get("patronymic", "")
            )
            if guessed is None:
                self.add_error("gender", _("По имени пол не определить: выберите его."))
            else:
                data["gender"] = guessed.value
        return data

    def person_data(self) -> PersonData:
        data = self.cleaned_data
        return PersonData(**{name: data[name] for name in self.Meta.fields})


class PostForm(forms.Form):
    title = forms.CharField(
        label=_("Должность"),
        max_length=300,
        help_text=_("Без названия организации, с маленькой буквы: «старший методист»."),
    )
    organization = OrganizationField(label=_("Организация"), queryset=Organization.objects.none())
    is_main = forms.BooleanField(label=_("Основная должность"), required=False, initial=True)
    valid_from = DateField(label=_("С какого дня"), required=False)
    valid_to = DateField(label=_("По какой день"), required=False)

    def __init__(self, *args: Any, organizations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organization", organizations)

    def post_data(self) -> PostData:
        return PostData(**{name: self.cleaned_data[name] for name in PostData.__slots__})


class FirstPostForm(PostForm):
    """The post on the form of a new person: may be left empty, but not by half."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "organization"):
            self.fields[name].required = False
        for name in ("is_main", "valid_to"):
            del self.fields[name]

    def clean(self) -> dict[str, Any] | None:
        data = super().clean() or {}
        if data.get("title") and not data.get("organization") and "organization" not in self.errors:
            self.add_error("organization", _("Укажите организацию, в которой эта должность."))
        if data.get("organization") and not data.get("title") and "title" not in self.errors:
            self.add_error("title", _("Укажите должность в этой организации."))
        return data

    def first_post(self) -> PostData | None:
        data = self.cleaned_data
        if not data.get("title"):
            return None
        return PostData(data["organization"], data["title"], valid_from=data["valid_from"])


class ConsentForm(forms.Form):
    kind = forms.ChoiceField(label=_("Согласие"), choices=ConsentKind.choices)
    given_on = DateField(label=_("Дано"))
    categories = forms.MultipleChoiceField(
        label=_("Что разрешено распространять"),
        choices=CONSENT_CATEGORIES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    file = forms.FileField(label=_("Файл согласия"), required=False)

    def clean(self) -> dict[str, Any] | None:
        data = super().clean() or {}
        if data.get("kind") == ConsentKind.DISSEMINATION and not data.get("categories"):
            self.add_error("categories", _("Отметьте, что именно разрешено распространять."))
        return data


class WithdrawalForm(forms.Form):
    withdrawn_on = DateField(label=_("Отозвано"))
