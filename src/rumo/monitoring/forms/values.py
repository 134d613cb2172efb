"""A value, its evidence and its return, as typed. Forms parse; they never save."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rumo.core import files
from rumo.monitoring.actions.evidence import EvidenceData
from rumo.monitoring.actions.values import ValueData
from rumo.monitoring.enums import ValueKind, ValueState
from rumo.monitoring.models import IndicatorValue, IndicatorVersion
from rumo.monitoring.number_reading import parse_number
from rumo.russian.numbers import format_number

YES, NO, NOT_APPLICABLE = "yes", "no", "na"


# Longer than any number that fits.
MOST_LETTERS = 40


class NumberField(forms.Field):
    """A number with a comma and blanks between the thousands, as people write it."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": MOST_LETTERS})

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or isinstance(value, Decimal):
            return value
        text = str(value).strip()
        if not text:
            return None
        try:
            return parse_number(text[:MOST_LETTERS])
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return format_number(value) if isinstance(value, Decimal) else value


class ValueForm(forms.Form):
    """One indicator of the form. What stands in it depends on what the indicator takes.

    Nothing typed is «не заполнено»; a zero is a number; «не применимо» is said by a tick or a choice.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    choice = forms.ChoiceField(
        label=_("Ответ"),
        required=False,
        choices=[("", _("не заполнено")), (YES, _("да")), (NO, _("нет")), (NOT_APPLICABLE, _("не применимо"))],
    )
    number = NumberField(label=_("Значение"), required=False)
    text = forms.CharField(label=_("Ответ"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    not_applicable = forms.BooleanField(label=_("Не применимо: показатель к нам не относится"), required=False)
    explanation = forms.CharField(
        label=_("Пояснение"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, asked: IndicatorVersion, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"id_{asked.pk}_%s", **kwargs})
        shown = {
            ValueKind.YES_NO: {"choice"},
            ValueKind.NUMBER: {"number", "not_applicable"},
            ValueKind.TEXT: {"text", "not_applicable"},
        }[ValueKind(asked.kind)]
        for name in {"choice", "number", "text", "not_applicable"} - shown:
            del self.fields[name]
        if asked.unit and "number" in self.fields:
            self.fields["number"].label = _("Значение, %(unit)s") % {"unit": asked.unit}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("not_applicable") and (data.get("number") is not None or data.get("text")):
            self.add_error(
                "not_applicable", _("Либо значение, либо «не применимо»: снимите отметку или сотрите значение.")
            )
        return data

    def told(self) -> ValueData:
        """What a valid form states."""
        data = self.cleaned_data
        explanation = data["explanation"]
        choice = data.get("choice", "")
        if data.get("not_applicable") or choice == NOT_APPLICABLE:
            return ValueData(ValueState.NOT_APPLICABLE, explanation=explanation)
        if choice:
            return ValueData(ValueState.GIVEN, Decimal(choice == YES), explanation=explanation)
        if data.get("number") is not None:
            return ValueData(ValueState.GIVEN, data["number"], explanation=explanation)
        if data.get("text"):
            return ValueData(ValueState.GIVEN, text=data["text"], explanation=explanation)
        return ValueData(explanation=explanation)


def form_of_value(value: IndicatorValue) -> ValueForm:
    """The form of a value as it stands, saved or not."""
    choices = {ValueState.EMPTY: "", ValueState.NOT_APPLICABLE: NOT_APPLICABLE}
    given = YES if value.number else NO
    initial = {
        "version": value.version,
        "choice": choices.get(ValueState(value.state), given),
        "number": value.number,
        "text": value.text,
        "not_applicable": value.state == ValueState.NOT_APPLICABLE,
        "explanation": value.explanation,
    }
    return ValueForm(initial=initial, asked=value.indicator)


class EvidenceForm(forms.Form):
    act = forms.CharField(
        label=_("Акт: вид, дата, номер"),
        max_length=300,
        required=False,
        help_text=_("Например: приказ управления образования от 14.03.2023 № 19."),
    )
    link = forms.URLField(label=_("Ссылка"), max_length=500, required=False, assume_scheme="https")
    upload = forms.FileField(label=_("Файл"), required=False)
    title = forms.CharField(label=_("Как назвать"), max_length=300, required=False)

    def told(self) -> EvidenceData:
        data = self.cleaned_data
        return EvidenceData(data["title"], data["act"], data["link"], data["upload"])


class ReturnForm(forms.Form):
    message = forms.CharField(
        label=_("Что исправить"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Вернётся только это значение, остальные останутся сданными. Замечание придёт письмом."),
    )


class FormUpload(forms.Form):
    upload = forms.FileField(
        label=_("Заполненная форма"),
        help_text=_("Таблица .xlsx, которую вы скачали со страницы формы."),
        widget=forms.ClearableFileInput(attrs={"accept": f".{files.XLSX.extension}"}),
    )
