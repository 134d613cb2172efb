"""Input of the assignment by hand. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.directory.forms.typeahead import TypeaheadSelect
from rumo.expertise.models import Expert, Round


class ExpertForm(forms.Form):
    """Any expert of the register: whether this one may, the action says, with the reason."""

    expert = forms.ModelChoiceField(
        label=_("Эксперт"),
        queryset=Expert.objects.none(),
        empty_label="",
        error_messages={"required": _("Выберите эксперта из списка.")},
    )

    def __init__(self, *args: Any, held: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["expert"]
        assert isinstance(field, forms.ModelChoiceField)
        field.widget = TypeaheadSelect("expertise:round_options", held.pk)
        association = held.submission.campaign.track.association_id
        field.queryset = Expert.objects.filter(association=association).select_related("person")


class RoundForm(forms.Form):
    """How many experts look at the material; empty means as many as the rules of the campaign say."""

    experts_wanted = forms.IntegerField(
        label=_("Сколько экспертов"),
        required=False,
        min_value=1,
        max_value=9,
        error_messages={
            "invalid": _("Напишите число экспертов цифрами: от 1 до 9."),
            "min_value": _("Нужен хотя бы один эксперт."),
            "max_value": _("Экспертов может быть не больше 9."),
        },
    )
