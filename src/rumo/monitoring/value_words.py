"""A value in words: on the form, in its history, in the workbook."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from rumo.monitoring.enums import ValueKind, ValueState
from rumo.monitoring.models import IndicatorValue, IndicatorVersion
from rumo.russian.numbers import agree, format_number


def number_words(version: IndicatorVersion, number: Decimal | None) -> str:
    """«да», «нет», «2036 педагогов»; a dash for nothing. A unit is a noun in the nominative singular, or «шт.»."""
    if number is None:
        return "—"
    if version.kind == ValueKind.YES_NO:
        return _("да") if number else _("нет")
    return agree(number, version.unit) if version.unit else format_number(number)


def stated(value: IndicatorValue, version: IndicatorVersion) -> str:
    """What was stated: zero, «не заполнено» and «не применимо» are three different things."""
    if value.state != ValueState.GIVEN:
        return str(value.get_state_display())
    return value.text if version.kind == ValueKind.TEXT else number_words(version, value.number)


def said(value: IndicatorValue) -> str:
    """A value with its explanation, as its history has it."""
    words = stated(value, value.indicator)
    return f"{words} ({value.explanation})" if value.explanation else words
