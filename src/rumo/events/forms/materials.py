"""A material as brought."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class MaterialForm(forms.Form):
    upload = forms.FileField(label=gettext_lazy("Файл"), required=False)
    url = forms.URLField(
        label=gettext_lazy("Или ссылка"),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": gettext_lazy("Это не похоже на адрес: он начинается с https://")},
    )
    title = forms.CharField(
        label=gettext_lazy("Название"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Если не заполнить, подставится имя файла."),
    )
    is_public = forms.BooleanField(
        label=gettext_lazy("Виден всем"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Без отметки материал получат только участники."),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and bool(data.get("upload")) == bool(data.get("url")):
            raise ValidationError(_("Выберите файл или укажите ссылку — что-то одно."))
        return data
