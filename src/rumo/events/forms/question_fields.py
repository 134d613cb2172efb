"""Questions that organizers ask, as fields: of the registration form and of the survey alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from rumo.events.enums import QuestionKind
from rumo.events.models import Question

_SCALE = [(str(number), str(number)) for number in range(1, 6)]


def add_question_fields(form: forms.Form, questions: Iterable[Question], initial: Mapping[str, Any]) -> None:
    """A field a question, named by `field_name`; `initial` maps a question's key to what was answered."""
    for question in questions:
        field = _field(question)
        field.initial = initial.get(str(question.pk))
        form.fields[field_name(question)] = field


def field_name(question: Question) -> str:
    return f"question_{question.pk}"


def answers_of(form: forms.Form, questions: Iterable[Question]) -> dict[str, Any]:
    """What was answered, by the question's key: a text, or a list of texts of several choices; no empty ones."""
    found: dict[str, Any] = {}
    for question in questions:
        value = form.cleaned_data.get(field_name(question))
        if question.kind == QuestionKind.CHECK:
            value = "да" if value else ""
        if value:
            found[str(question.pk)] = value
    return found


def _field(question: Question) -> forms.Field:
    options: dict[str, Any] = {"label": question.text, "required": question.is_required}
    choices = [(line, line) for line in question.choices]
    if question.kind == QuestionKind.LONG_TEXT:
        return forms.CharField(max_length=5000, widget=forms.Textarea({"rows": 4}), **options)
    if question.kind == QuestionKind.CHOICE:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)
    if question.kind == QuestionKind.CHOICES:
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **options)
    if question.kind == QuestionKind.SCALE:
        return forms.ChoiceField(choices=_SCALE, widget=forms.RadioSelect, **options)
    if question.kind == QuestionKind.CHECK:
        return forms.BooleanField(**options)
    return forms.CharField(max_length=500, **options)
