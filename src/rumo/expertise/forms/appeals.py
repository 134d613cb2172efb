"""What authors write in an appeal, and what they are answered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST = 10_000  # letters


class AppealForm(forms.Form):
    text = forms.CharField(
        label=_("С чем вы не согласны"),
        max_length=MOST,
        help_text=_("Назовите замечания, которые считаете ошибочными, и почему."),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Напишите, с чем вы не согласны.")},
    )


class AnswerForm(forms.Form):
    upheld = forms.TypedChoiceField(
        label=_("Ответ"),
        choices=[
            ("yes", _("удовлетворить: материал прочитают другие эксперты")),
            ("no", _("отклонить: решение остаётся в силе")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Выберите, удовлетворить апелляцию или отклонить.")},
    )
    answer = forms.CharField(
        label=_("Что ответить автору"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Напишите ответ автору: он получит его письмом.")},
    )

    def given(self) -> dict[str, Any]:
        return {"upheld": self.cleaned_data["upheld"], "answer": self.cleaned_data["answer"]}
