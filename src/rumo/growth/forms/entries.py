"""The form of an entry of a register. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory.models import Association, Municipality, Organization, Person, Region, Subject
from rumo.directory.queries import (
    run_associations,
    visible_associations,
    visible_municipalities,
    visible_organizations,
    visible_people,
)


class LinkField(forms.URLField):
    """A link typed without its scheme is a safe one."""

    def __init__(self, **options: Any) -> None:
        super().__init__(assume_scheme="https", **options)


class EntryForm(forms.ModelForm):
    """The fields of the model, checked by its constraints. What there is to choose from depends on who asks.

    `association` is asked of a new entry only. A file comes as `upload`, where the form has that field.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = Region.objects.filter(associations__in=run_associations(user))
        offered = {
            Association: run_associations(user).order_by("parent_id", "full_name"),
            Person: visible_people(user),
            Organization: visible_organizations(user),
            Municipality: visible_municipalities(user),
            Subject: Subject.objects.filter(region__in=regions, is_active=True),
        }
        for name, field in self.fields.items():
            rows = field.queryset if isinstance(field, forms.ModelChoiceField) else None
            if rows is not None and rows.model in offered:
                offer(self, name, offered[rows.model])
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = 3
        if self.instance.pk is not None:
            del self.fields["association"]
            self.fields["version"].initial = self.instance.version

    def data_given(self) -> dict[str, Any]:
        """The values of a valid form by the fields of the model, with `upload` where it has one."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class FileEntryForm(EntryForm):
    """An entry that may carry a file."""

    upload = forms.FileField(label=_("Файл"), required=False)


class RegisterFilter(forms.Form):
    """The filters of a register, in the address. A value that means nothing is left out rather than refused."""

    q = forms.CharField(label=_("Поиск"), max_length=200, required=False)
    association = forms.ModelChoiceField(
        label=_("Объединение"), queryset=Association.objects.none(), required=False, empty_label=_("все")
    )
    kind = forms.ChoiceField(label=_("Вид"), required=False)
    since = DateField(label=_("С какого дня"), required=False)
    until = DateField(label=_("По какой день"), required=False)

    def __init__(self, *args: Any, user: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "association", visible_associations(user))
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [("", _("любой")), *kinds]
        if not kinds:
            del self.fields["kind"]


class TableForm(forms.Form):
    """A filled in sample of a register's table."""

    association = forms.ModelChoiceField(label=_("Объединение"), queryset=Association.objects.none(), empty_label=None)
    upload = forms.FileField(label=_("Таблица Excel"), help_text=_("Заполненный образец, .xlsx."))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "association", run_associations(user).order_by("parent_id", "full_name"))
