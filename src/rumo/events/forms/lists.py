"""The filters of the list of events, in the address of the page. What means nothing is left out, not refused."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory.models import Association
from rumo.directory.queries import visible_associations
from rumo.events.enums import EventKind, EventState
from rumo.events.event_list import Choice
from rumo.events.models import EventSeries, Topic


class EventListForm(forms.Form):
    q = forms.CharField(label=_("Найти"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Вид"), required=False, choices=[("", _("любой")), *EventKind.choices])
    topic = forms.ModelChoiceField(Topic.objects.none(), label=_("Тематика"), required=False, empty_label=_("любая"))
    series = forms.ModelChoiceField(EventSeries.objects.none(), label=_("Цикл"), required=False, empty_label=_("любой"))
    state = forms.ChoiceField(label=_("Состояние"), required=False, choices=[("", _("любое")), *EventState.choices])
    association = forms.ModelChoiceField(
        Association.objects.none(), label=_("Объединение"), required=False, empty_label=_("все")
    )
    first = DateField(label=_("С"), required=False)
    last = DateField(label=_("По"), required=False)
    took_place = forms.BooleanField(label=_("Только состоявшиеся и объявленные"), required=False)
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = visible_associations(user)
        offer(self, "association", bodies)
        offer(self, "topic", Topic.objects.filter(region__in=bodies.values("region")))
        offer(self, "series", EventSeries.objects.filter(association__in=bodies))

    def choice(self) -> Choice:
        self.is_valid()
        found = self.cleaned_data
        return Choice(
            text=found.get("q") or "",
            kind=found.get("kind") or "",
            topic=found.get("topic"),
            series=found.get("series"),
            state=found.get("state") or "",
            association=found.get("association"),
            first=found.get("first"),
            last=found.get("last"),
            took_place=bool(found.get("took_place")),
            sort=found.get("sort") or "",
        )
