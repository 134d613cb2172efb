"""Why and until when: postponing, resuming, cancelling."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Причина"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Её увидят приглашённые в письме."),
        error_messages={"required": _("Укажите, почему заседание отменяется.")},
    )


class PostponeForm(forms.Form):
    reason = forms.CharField(
        label=_("Причина"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Её увидят приглашённые в письме."),
        error_messages={"required": _("Укажите, почему заседание переносится.")},
    )
    new_date = DateField(
        label=_("Новая дата"), required=False, help_text=_("Оставьте пустым, если она пока неизвестна.")
    )


class ResumeForm(forms.Form):
    new_date = DateField(label=_("Новая дата"), error_messages={"required": _("Укажите новую дату заседания.")})
