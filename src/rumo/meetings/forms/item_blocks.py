"""The table to put into a question, as chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.meetings.live_blocks import Offer


class BlockForm(forms.Form):
    block = forms.ChoiceField(label=_("Какую таблицу вставить"))

    def __init__(self, *args: Any, offers: Sequence[Offer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["block"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(offer.value, offer.title) for offer in offers]

    def chosen(self) -> tuple[str, str]:
        """Code and key."""
        code, _colon, key = self.cleaned_data["block"].partition(":")
        return code, key
