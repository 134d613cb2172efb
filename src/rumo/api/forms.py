"""Keys and addresses as people type them. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.api.actions.webhooks import WebhookData
from rumo.api.enums import Scope, Topic
from rumo.core.form_fields import DateField


class TokenForm(forms.Form):
    title = forms.CharField(
        label=_("Для какой программы"), max_length=200, help_text=_("Например: «Сайт института», «Журнал „Учёба“».")
    )
    scopes = forms.MultipleChoiceField(
        label=_("Что ей можно"), choices=Scope.choices, initial=[Scope.READ], widget=forms.CheckboxSelectMultiple
    )
    expires_on = DateField(
        label=_("Действует по"), required=False, help_text=_("Пусто — пока не отзовёте. Надёжнее на год.")
    )


class WebhookForm(forms.Form):
    title = forms.CharField(label=_("Какой системе"), max_length=200)
    url = forms.URLField(
        label=_("Адрес"), max_length=500, assume_scheme="https", help_text=_("Его дают разработчики той системы.")
    )
    topics = forms.MultipleChoiceField(
        label=_("О чём сообщать"),
        choices=[(each.value, each.label) for each in Topic if each != Topic.TEST],
        widget=forms.CheckboxSelectMultiple,
    )
    is_active = forms.BooleanField(label=_("Сообщать"), required=False, initial=True)

    def data_given(self) -> WebhookData:
        given: dict[str, Any] = self.cleaned_data
        return WebhookData(given["title"], given["url"], given["topics"], given["is_active"])
