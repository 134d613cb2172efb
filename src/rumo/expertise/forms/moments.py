"""A moment as people write it: the day, then the time to the second."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, DateInput


class MomentWidget(forms.MultiWidget):
    template_name = "expertise/moment_widget.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        clock = forms.TimeInput({"type": "time", "step": "1", "aria-label": _("время")}, format="%H:%M:%S")
        super().__init__({"day": DateInput(), "time": clock}, attrs)

    def decompress(self, value: datetime | None) -> list[date | time | None]:
        if value is None:
            return [None, None]
        local = timezone.localtime(value)
        return [local.date(), local.time().replace(microsecond=0)]


class MomentField(forms.MultiValueField):
    """An aware moment in the local time zone. Without a time it is `default_time`."""

    widget = MomentWidget

    def __init__(self, *, default_time: time = time(0, 0), **options: Any) -> None:
        self.default_time = default_time
        fields = (DateField(), forms.TimeField(required=False))
        super().__init__(fields=fields, require_all_fields=False, **options)

    def compress(self, values: list[Any]) -> datetime | None:
        if not values or values[0] is None:
            if self.required:
                raise ValidationError(_("Укажите день."), code="required")
            return None
        return timezone.make_aware(datetime.combine(values[0], values[1] or self.default_time))
