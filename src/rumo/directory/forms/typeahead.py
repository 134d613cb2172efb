"""Choosing one of many by typing: the page carries only the chosen option, the rest is asked while one types."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse_lazy


class TypeaheadSelect(forms.Select):
    """A select with only the chosen options in it; the address named `url`, with `args` in it, answers `?q=`."""

    def __init__(self, url: str, *args: object) -> None:
        super().__init__({"data-select": True, "data-url": reverse_lazy(url, args=args)})

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """An empty option and the chosen ones; a long table is never read whole."""
        choices = self.choices
        queryset = getattr(choices, "queryset", None)
        chosen = [item for item in value if item]
        if queryset is not None:
            field = choices.field  # type: ignore[attr-defined]
            rows = queryset.filter(pk__in=[item for item in chosen if str(item).isdigit()]) if chosen else []
            nobody = [] if self.allow_multiple_selected else [("", "")]
            self.choices = [*nobody, *((row.pk, field.label_from_instance(row)) for row in rows)]
        try:
            return super().optgroups(name, value, attrs)
        finally:
            self.choices = choices


class TypeaheadSelectMultiple(TypeaheadSelect, forms.SelectMultiple):
    """The same for several at once."""


class PersonField(forms.ModelChoiceField):
    """A person of the directory; set `queryset` to the people one may choose."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=TypeaheadSelect("directory:person_options"), **options)


class OrganizationField(forms.ModelChoiceField):
    """An organization of the directory; set `queryset` to those one may choose."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=TypeaheadSelect("directory:organization_options"), **options)


class OrganizationsField(forms.ModelMultipleChoiceField):
    """Several organizations of the directory; set `queryset` to those one may choose."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=TypeaheadSelectMultiple("directory:organization_options"), **options)
