"""What people type about the classifier of directions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.directory.actions.directions import DirectionData
from rumo.directory.enums import DirectionKind
from rumo.directory.models import Association, Direction


class DirectionForm(forms.Form):
    kind = forms.ChoiceField(label=_("Вид"), choices=DirectionKind.choices)
    code = forms.CharField(label=_("Номер"), max_length=10, help_text=_("Как в приказе: 4 или 4.3, без точки в конце."))
    title = forms.CharField(label=_("Название"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    parent = forms.ModelChoiceField(
        label=_("Входит в"),
        queryset=Direction.objects.none(),
        required=False,
        empty_label=_("это самостоятельный пункт"),
    )
    ground = forms.CharField(
        label=_("Основание"),
        max_length=300,
        required=False,
        help_text=_("Приказ или решение: «приказ от 17.01.2024 № 24»."),
    )
    is_active = forms.BooleanField(
        label=_("Используется"),
        required=False,
        help_text=_("Снимите отметку, если направление больше не действует: прежние планы его сохранят."),
    )

    def __init__(self, *args: Any, association: Association, besides: Direction | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parents = association.directions.all()
        field = self.fields["parent"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = parents.exclude(pk=besides.pk) if besides else parents

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        return code.strip().rstrip(".)")

    def direction_data(self) -> DirectionData:
        return DirectionData(**{name: self.cleaned_data[name] for name in DirectionData.__slots__})


class PasteForm(forms.Form):
    kind = forms.ChoiceField(label=_("Вид"), choices=DirectionKind.choices)
    ground = forms.CharField(label=_("Основание"), max_length=300, required=False)
    text = forms.CharField(
        label=_("Список"),
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "true"}),
        help_text=_("Скопируйте из приказа: каждый пункт начинается с номера — «1. …», «4.1. …»."),
    )
