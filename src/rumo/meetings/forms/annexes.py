"""Files of a meeting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.meetings.models import AgendaItem, Meeting


class _OfItem(forms.Form):
    """A choice among the questions of one meeting."""

    item = forms.ModelChoiceField(
        label=_("К какому вопросу"),
        queryset=AgendaItem.objects.none(),
        required=False,
        empty_label=_("ко всему заседанию"),
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = meeting.items.all()


class UploadForm(_OfItem):
    prefix = "upload"

    file = forms.FileField(label=_("Файл"), error_messages={"required": _("Выберите файл.")}, allow_empty_file=True)
    title = forms.CharField(
        label=_("Название"), max_length=500, required=False, help_text=_("Если не указать, возьмём имя файла.")
    )
    numbered = forms.BooleanField(label=_("Это приложение к протоколу: дать номер"), required=False)


class AnnexForm(_OfItem):
    title = forms.CharField(label=_("Название"), max_length=500)
    number = forms.IntegerField(
        label=_("Приложение №"),
        min_value=1,
        max_value=999,
        required=False,
        help_text=_("Без номера это материал к заседанию, а не приложение к протоколу."),
    )
