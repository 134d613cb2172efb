"""The survey as a form, made of the event's questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from rumo.events.enums import QuestionKind
from rumo.events.models import Question
from rumo.events.survey import CHECKED, SCALE

_SCALE_LABELS = {"1": gettext_lazy("1 — совсем нет"), "5": gettext_lazy("5 — полностью")}


class SurveyForm(forms.Form):
    """A field a question, named by its key."""

    def __init__(self, data: Any = None, *, questions: Sequence[Question]) -> None:
        super().__init__(data)
        self.questions = questions
        for question in questions:
            self.fields[_name(question)] = _field(question)

    def answers(self) -> dict[int, list[str]]:
        """Texts by the question's key; several of a question with several choices."""
        given: dict[int, list[str]] = {}
        for question in self.questions:
            value = self.cleaned_data.get(_name(question))
            if question.kind == QuestionKind.CHECK:
                value = CHECKED if value else ""
            given[question.pk] = list(value) if isinstance(value, list) else [value or ""]
        return given


def _name(question: Question) -> str:
    return f"q{question.pk}"


def _field(question: Question) -> forms.Field:
    common: dict[str, Any] = {"label": question.text, "required": question.is_required}
    listed = [(choice, choice) for choice in question.choices]
    match question.kind:
        case QuestionKind.CHOICE:
            return forms.ChoiceField(**common, choices=listed, widget=forms.RadioSelect)
        case QuestionKind.CHOICES:
            return forms.MultipleChoiceField(**common, choices=listed, widget=forms.CheckboxSelectMultiple)
        case QuestionKind.SCALE:
            steps = [(step, _SCALE_LABELS.get(step, step)) for step in SCALE]
            return forms.ChoiceField(**common, choices=steps, widget=forms.RadioSelect)
        case QuestionKind.CHECK:
            return forms.BooleanField(**common)
        case QuestionKind.LONG_TEXT:
            return forms.CharField(**common, max_length=5000, widget=forms.Textarea({"rows": 4}))
    return forms.CharField(**common, max_length=500)
