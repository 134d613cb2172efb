"""Answers to the questions of an application form: what may be kept, what is wrong, how it reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from rumo.core.errors import Refusal
from rumo.expertise.enums import FieldKind
from rumo.expertise.track_config import FormField, TrackConfig

LONGEST = 20_000
_NUMBER = re.compile(r"-?\d{1,12}([.,]\d{1,6})?")
_is_address = URLValidator(schemes=["http", "https"])


def cleaned(config: TrackConfig, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers to the form's own questions, as they are kept: a bool for a tick, else a text. Empty ones are left out.

    Raises Refusal naming the first question with a wrong answer; what is merely missing is no fault of a draft.
    """
    kept: dict[str, Any] = {}
    for field in config.fields:
        value = answers.get(field.key)
        if field.kind == FieldKind.CHECK:
            if value:
                kept[field.key] = True
            continue
        text = str(value if value is not None else "").strip()
        if text:
            problem = answer_problem(field, text)
            if problem:
                raise Refusal(f"«{field.label}»: {problem}")
            kept[field.key] = text
    return kept


def answer_problem(field: FormField, text: str) -> str:
    """What is wrong with an answer that was given, in Russian, or an empty string."""
    if len(text) > LONGEST:
        return _("ответ длиннее %(most)s знаков.") % {"most": LONGEST}
    if field.kind == FieldKind.NUMBER and not _NUMBER.fullmatch(text.replace(" ", "")):
        return _("нужно число, например 12 или 3,5.")
    if field.kind == FieldKind.CHOICE and text not in field.choices:
        return _("выберите один из вариантов.")
    if field.kind == FieldKind.LINK:
        try:
            _is_address(text)
        except ValidationError:
            return _("нужен адрес страницы, который начинается с https://.")
    return ""


def in_words(field: FormField, value: Any) -> str:
    """An answer as it is shown; empty for none."""
    if field.kind == FieldKind.CHECK:
        return _("да") if value else ""
    return str(value or "")
