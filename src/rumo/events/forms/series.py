"""Series and topics as typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.directory.models import Association, Region
from rumo.directory.queries import administered_regions, run_associations


class SeriesForm(forms.Form):
    title = forms.CharField(
        label=_("Название"), max_length=300, error_messages={"required": _("Напишите название цикла.")}
    )
    about = forms.CharField(
        label=_("О цикле"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
    is_active = forms.BooleanField(
        label=_("Используется"), required=False, initial=True, help_text=_("Без отметки в новых мероприятиях не виден.")
    )


class NewSeriesForm(SeriesForm):
    association = forms.ModelChoiceField(Association.objects.none(), label=_("Объединение"), empty_label=None)
    field_order = ["association"]

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["is_active"]
        offer(self, "association", run_associations(user).filter(is_active=True))


class TopicForm(forms.Form):
    title = forms.CharField(
        label=_("Тематика"), max_length=300, error_messages={"required": _("Напишите название тематики.")}
    )
    is_active = forms.BooleanField(
        label=_("Используется"), required=False, initial=True, help_text=_("Без отметки в новых мероприятиях не видна.")
    )


class NewTopicForm(TopicForm):
    region = forms.ModelChoiceField(Region.objects.none(), label=_("Регион"), empty_label=None)
    field_order = ["region"]

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["is_active"]
        offer(self, "region", administered_regions(user))
