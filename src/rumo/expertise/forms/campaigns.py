"""Dates of a campaign as people type them."""

from __future__ import annotations

from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.moments import MomentField

_LAST_SECOND = time(23, 59, 59)


class CampaignForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Название"), max_length=300, help_text=_("Например: «Весна 2024 года»."))
    opens_at = MomentField(label=_("Приём начинается"))
    closes_at = MomentField(
        label=_("Приём заканчивается"),
        default_time=_LAST_SECOND,
        help_text=_("С этой секунды заявки не принимаются. Без времени — до конца дня."),
    )


class ExtendForm(forms.Form):
    closes_at = MomentField(label=_("Новое окончание"), default_time=_LAST_SECOND)
    reason = forms.CharField(label=_("Почему продлён"), max_length=300, required=False)
