"""Fields that read what people write."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.russian import dates


class DateInput(forms.DateInput):
    """A text box: a person may type «13.12.2023» or paste «13 декабря 2023 г.» out of a paper."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"inputmode": "numeric", "autocomplete": "off", "placeholder": "дд.мм.гггг", **(attrs or {})},
            format="%d.%m.%Y",
        )


class DateField(forms.Field):
    """A day as Russian papers write it, or ISO. A day that does not exist is refused in words, and stays in the box."""

    widget = DateInput

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            return dates.parse_date(str(value).strip())
        except ValueError as error:
            raise ValidationError(_("%(error)s"), code="invalid", params={"error": error}) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def offer(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """The records to choose from in the field `name`, where they depend on who asks."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows
