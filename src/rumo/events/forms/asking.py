"""A question of the registration form or of the survey, as typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.events.actions.questions import QuestionData
from rumo.events.enums import QuestionKind, QuestionPurpose
from rumo.events.models import Question

# Five points say how good, free words say what for: nobody registers by a mark.
REGISTRATION_KINDS = [each for each in QuestionKind.choices if each[0] != QuestionKind.SCALE]


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for each in text.splitlines() if (line := " ".join(each.split())))


class QuestionForm(forms.Form):
    """Choices are lines. Of a survey it also asks which answers mean that somebody was satisfied."""

    text = forms.CharField(
        label=_("Вопрос"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Напишите вопрос.")},
    )
    kind = forms.ChoiceField(label=_("Вид ответа"), choices=QuestionKind.choices)
    choices = forms.CharField(
        label=_("Варианты"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Каждый с новой строки; нужны, когда ответ выбирают из вариантов."),
    )
    positive = forms.CharField(
        label=_("Положительные ответы"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Варианты (или оценки, например 4 и 5), каждый с новой строки. По ним считается доля довольных."),
    )
    is_required = forms.BooleanField(label=_("Ответ обязателен"), required=False)

    def __init__(self, *args: Any, purpose: str, question: Question | None = None, **kwargs: Any) -> None:
        if question is not None:
            kwargs["initial"] = {
                "text": question.text,
                "kind": question.kind,
                "choices": "\n".join(question.choices),
                "positive": "\n".join(question.positive),
                "is_required": question.is_required,
            }
        super().__init__(*args, **kwargs)
        if purpose == QuestionPurpose.REGISTRATION:
            del self.fields["positive"]
            kind = self.fields["kind"]
            assert isinstance(kind, forms.ChoiceField)
            kind.choices = REGISTRATION_KINDS

    def question_data(self) -> QuestionData:
        data = self.cleaned_data
        return QuestionData(
            text=data["text"],
            kind=data["kind"],
            choices=_lines(data["choices"]),
            positive=_lines(data.get("positive", "")),
            is_required=data["is_required"],
        )
