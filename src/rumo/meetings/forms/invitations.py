"""Whom to invite, and the answer of the one invited."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.directory.models import Person
from rumo.meetings.enums import Reply


class RecipientsForm(forms.Form):
    people = forms.ModelMultipleChoiceField(
        queryset=Person.objects.none(),
        error_messages={"required": _("Никто не выбран: отметьте, кому отправить приглашение.")},
    )
    note = forms.CharField(
        label=_("Добавить от себя"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Этот текст будет в письме перед повесткой."),
    )

    def __init__(self, *args: Any, people: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Person.objects.filter(pk__in=people)


class ReplyForm(forms.Form):
    reply = forms.ChoiceField(
        label=_("Ваш ответ"),
        choices=[choice for choice in Reply.choices if choice[0]],
        widget=forms.RadioSelect,
        error_messages={"required": _("Выберите один из ответов.")},
    )
    reason = forms.CharField(
        label=_("Причина, если не будете"),
        required=False,
        max_length=300,
        help_text=_("Её увидят только председатель и секретарь."),
    )


class GuestForm(forms.Form):
    person = forms.ModelChoiceField(
        label=_("Кого пригласить"),
        queryset=Person.objects.none(),
        error_messages={
            "required": _("Выберите человека из списка или добавьте нового."),
            "invalid_choice": _("Этого человека нет в справочнике вашего региона."),
        },
    )
    post = forms.CharField(
        label=_("Должность"),
        required=False,
        max_length=500,
        help_text=_("Если не указать, возьмём из справочника на дату заседания."),
    )
