"""What people type about the support of schools. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory.forms.typeahead import PersonField
from rumo.directory.models import Person
from rumo.directory.queries import visible_people
from rumo.growth.enums import SupportKind


class VisitForm(forms.Form):
    kind = forms.ChoiceField(label=_("Вид"), choices=SupportKind.choices)
    day = DateField(label=_("Дата"))
    person = PersonField(label=_("Кто"), queryset=Person.objects.none())
    summary = forms.CharField(label=_("Что сделано"), widget=forms.Textarea(attrs={"rows": 3}))
    upload = forms.FileField(label=_("Файл"), required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", visible_people(user))
