"""An amendment: why, by which act, from when; and which two editions to compare."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.form_fields import DateField
from rumo.meetings.models import Resolution
from rumo.planning.forms.stamps import ResolutionChoice, offer_resolutions
from rumo.planning.models import Edition
from rumo.planning.stamping import approving_resolutions


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Почему изменяется план"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Войдёт в лист изменений. Можно дописать позже."),
    )


class AdoptForm(forms.Form):
    """`seen` is the mark of the text that was looked through."""

    resolution = ResolutionChoice(
        label=gettext_lazy("По решению заседания"),
        queryset=Resolution.objects.none(),
        required=False,
        empty_label=gettext_lazy("не по решению, а по приказу"),
    )
    ground = forms.CharField(
        label=gettext_lazy("Основание"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Как напечатать: «приказ от 10.01.2024 № 3». По решению заседания подставится само."),
    )
    in_force_from = DateField(
        label=gettext_lazy("Действует с"),
        error_messages={"required": gettext_lazy("Укажите, с какого дня действует изменение.")},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_resolutions(self.fields["resolution"], approving_resolutions(edition.plan))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("resolution") and not (data.get("ground") or "").strip():
            self.add_error("ground", _("Выберите решение заседания или напишите, по какому приказу изменяется план."))
        return data


class CompareForm(forms.Form):
    """Two editions, by their numbers."""

    old = forms.TypedChoiceField(label=gettext_lazy("Было"), coerce=int)
    new = forms.TypedChoiceField(label=gettext_lazy("Стало"), coerce=int)

    def __init__(self, *args: Any, editions: list[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(edition.number, str(edition)) for edition in editions]
        for name in ("old", "new"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
