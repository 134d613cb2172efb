"""The filter of the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.directory.forms.year_filter import YearFilter
from rumo.meetings.enums import MeetingForm, MeetingState
from rumo.meetings.models import Meeting

SORTS = ("date", "number", "state", "association")
_ORDER = {"association": "association__short_name"}


class RegisterFilter(YearFilter):
    day = "date"
    states = MeetingState.choices

    form = forms.ChoiceField(label=_("Форма"), required=False, choices=[("", _("все")), *MeetingForm.choices])

    def __init__(self, data: Any, *, meetings: QuerySet[Meeting]) -> None:
        super().__init__(data, records=meetings)

    def found(self) -> QuerySet[Meeting]:
        """In the order asked for."""
        rows = super().found()
        if form := self.cleaned_data.get("form"):
            rows = rows.filter(form=form)
        return rows.order_by(*self._order())

    def matching(self, words: str) -> QuerySet[Meeting]:
        return self.records.filter(_matches(words))

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
