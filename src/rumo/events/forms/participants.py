"""The filters of the list of people of many events. What means nothing is left out, not refused."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory.models import Association
from rumo.directory.queries import visible_associations
from rumo.events.participants import REGISTERED, WHO, Choice


class ParticipantsForm(forms.Form):
    q = forms.CharField(label=_("Найти"), required=False, max_length=200)
    who = forms.ChoiceField(label=_("Кого показать"), required=False, choices=WHO)
    association = forms.ModelChoiceField(
        label=_("Объединение"), queryset=Association.objects.none(), required=False, empty_label=_("все")
    )
    first = DateField(label=_("Мероприятия с"), required=False)
    last = DateField(label=_("по"), required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "association", visible_associations(user))

    def choice(self) -> Choice:
        self.is_valid()
        found = self.cleaned_data
        return Choice(
            who=found.get("who") or REGISTERED,
            association=found.get("association"),
            first=found.get("first"),
            last=found.get("last"),
            text=found.get("q") or "",
        )
