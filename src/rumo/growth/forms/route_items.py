"""What people type about an item of a route. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory.forms.typeahead import TypeaheadSelect
from rumo.events.models import Event
from rumo.events.queries import public_events
from rumo.growth.actions.items import ItemData
from rumo.growth.enums import ItemKind
from rumo.growth.models import GapArea, LearningRoute, RouteItem


class ItemForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("Вид"), choices=ItemKind.choices)
    event = forms.ModelChoiceField(
        label=_("Мероприятие из Навигатора"),
        queryset=Event.objects.none(),
        required=False,
        help_text=_("Пункт с мероприятием зачтётся сам, когда участие отметят. Название и срок подставятся."),
    )
    title = forms.CharField(label=_("Что сделать"), max_length=500, required=False)
    area = forms.ModelChoiceField(
        label=_("На какой дефицит"), queryset=GapArea.objects.none(), required=False, empty_label=_("не указано")
    )
    due_on = DateField(label=_("Срок"), required=False)
    hours = forms.DecimalField(
        label=_("Часов"), required=False, min_value=0, max_digits=5, decimal_places=1, localize=True
    )
    evidence = forms.CharField(
        label=_("Чем подтверждается"),
        max_length=300,
        required=False,
        help_text=_("Например: удостоверение, конспект урока, ссылка на публикацию."),
    )

    def __init__(self, *args: Any, route: LearningRoute, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].widget = TypeaheadSelect("growth:event_options", route.pk)
        offer(self, "event", public_events(route.association.region))
        offer(self, "area", route.association.region.gap_areas.filter(is_active=True))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("title") and not data.get("event"):
            self.add_error("title", _("Напишите, что сделать, или выберите мероприятие."))
        return data

    def item_data(self) -> ItemData:
        return ItemData(**{name: value for name, value in self.cleaned_data.items() if name != "version"})


def initial_of(item: RouteItem) -> dict[str, Any]:
    names = ("version", "kind", "event", "title", "area", "due_on", "hours", "evidence")
    return {name: getattr(item, name) for name in names}


class EvidenceForm(forms.Form):
    """What shows that an item was done: any of the three."""

    upload = forms.FileField(label=_("Файл"), required=False)
    link = forms.URLField(label=_("Ссылка"), required=False, max_length=500, assume_scheme="https")
    reflection = forms.CharField(
        label=_("Что сделано и что это дало"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
