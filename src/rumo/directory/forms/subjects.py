"""What people type about subjects."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SubjectsForm(forms.Form):
    titles = forms.CharField(
        label=_("Предметы"),
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Каждый с новой строки; список можно вставить. Те, что уже есть, не повторятся."),
    )

    def lines(self) -> list[str]:
        text: str = self.cleaned_data["titles"]
        return text.splitlines()


class SubjectForm(forms.Form):
    title = forms.CharField(label=_("Название"), max_length=200)
    is_active = forms.BooleanField(
        label=_("Используется"),
        required=False,
        help_text=_("Снимите отметку, чтобы предмет больше не предлагали: прежние записи его сохранят."),
    )
