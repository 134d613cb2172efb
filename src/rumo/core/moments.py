"""A moment as people write it: the day, then the time, to the minute or to the second."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, DateInput


class MomentWidget(forms.MultiWidget):
    template_name = "ui/moment_widget.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, seconds: bool = True) -> None:
        step, written = ("1", "%H:%M:%S") if seconds else ("60", "%H:%M")
        clock = forms.TimeInput({"type": "time", "step": step, "aria-label": _("время")}, format=written)
        super().__init__({"day": DateInput(), "time": clock}, attrs)

    def decompress(self, value: datetime | None) -> list[date | time | None]:
        if value is None:
            return [None, None]
        local = timezone.localtime(value)
        return [local.date(), local.time().replace(microsecond=0)]


class MomentField(forms.MultiValueField):
    """An aware moment in the local time zone. Without a time it is `default_time`."""

    def __init__(self, *, default_time: time = time(0, 0), seconds: bool = True, **options: Any) -> None:
        self.default_time = default_time
        fields = (DateField(), forms.TimeField(required=False))
        widget = MomentWidget(seconds=seconds)
        super().__init__(fields=fields, require_all_fields=False, widget=widget, **options)

    def compress(self, values: list[Any]) -> datetime | None:
        if not values or values[0] is None:
            if self.required:
                raise ValidationError(_("Укажите день."), code="required")
            return None
        return timezone.make_aware(datetime.combine(values[0], values[1] or self.default_time))
