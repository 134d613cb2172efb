"""The conclusion of a result, as typed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ConclusionForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    conclusion = forms.CharField(
        label=_("Вывод"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Стоит под таблицами в отчёте и в протоколе. Пустой заменяется итогом по порогам."),
    )
