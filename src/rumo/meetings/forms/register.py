"""The filter of the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.directory.models import Association
from rumo.meetings.enums import MeetingForm, MeetingState
from rumo.meetings.models import Meeting

SORTS = ("date", "number", "state", "association")
_ORDER = {"association": "association__short_name"}


class RegisterFilter(forms.Form):
    """Read from the address, so that a list can be sent to a colleague."""

    q = forms.CharField(label=_("Поиск"), required=False, max_length=200)
    association = forms.ModelChoiceField(
        label=_("Объединение"), required=False, queryset=Association.objects.none(), empty_label=_("все")
    )
    state = forms.ChoiceField(label=_("Состояние"), required=False, choices=[("", _("все")), *MeetingState.choices])
    year = forms.ChoiceField(label=_("Год"), required=False)
    form = forms.ChoiceField(label=_("Форма"), required=False, choices=[("", _("все")), *MeetingForm.choices])

    def __init__(self, data: Any, *, meetings: QuerySet[Meeting]) -> None:
        super().__init__(data)
        self.meetings = meetings
        field = self.fields["association"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Association.objects.filter(pk__in=meetings.order_by().values("association"))
        years = [str(day.year) for day in meetings.dates("date", "year", order="DESC")]
        choice = self.fields["year"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", _("все")), *((year, year) for year in years)]

    def found(self) -> QuerySet[Meeting]:
        """Meetings the filter lets through, in the order asked for. What cannot be read in the address is ignored."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        rows = self.meetings
        if "q" in given:
            rows = rows.filter(_matches(given["q"]))
        if "year" in given:
            rows = rows.filter(date__year=given["year"])
        rows = rows.filter(**{name: given[name] for name in ("association", "state", "form") if name in given})
        return rows.order_by(*self._order())

    @property
    def is_used(self) -> bool:
        return any(self.cleaned_data.values())

    def _order(self) -> list[str]:
        asked = str(self.data.get("sort", ""))
        name = asked.removeprefix("-")
        if name not in SORTS:
            return ["-date", "-pk"]
        return [asked.replace(name, _ORDER.get(name, name)), "-date", "-pk"]


def _matches(words: str) -> Q:
    """Every word is found in the title, the place or a question; a number also finds the protocol."""
    found = Q()
    for word in words.split():
        one = Q(title__icontains=word) | Q(place__icontains=word)
        one |= Q(pk__in=Meeting.objects.filter(items__title__icontains=word).values("pk"))
        one |= Q(association__short_name__icontains=word)
        if word.isdigit():
            one |= Q(number=int(word))
        found &= one
    return found
