"""The filter of a register whose records have a body, a day and a state."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.directory.models import Association
from rumo.directory.queries import search

_SEARCHED = ("title", "association__full_name", "association__short_name")


class YearFilter(forms.Form):
    """Read from the address, so that a list can be sent to a colleague.

    `day` is the field whose year is asked for, `states` the choices of the state.
    """

    day: ClassVar[str]
    states: ClassVar[list[tuple[str, Any]]]

    q = forms.CharField(label=_("Поиск"), required=False, max_length=200)
    association = forms.ModelChoiceField(
        label=_("Объединение"), required=False, queryset=Association.objects.none(), empty_label=_("все")
    )
    year = forms.ChoiceField(label=_("Год"), required=False)
    state = forms.ChoiceField(label=_("Состояние"), required=False)

    def __init__(self, data: Any, *, records: QuerySet[Any]) -> None:
        """Of `records` only the bodies and years that are there are offered."""
        super().__init__(data)
        self.records = records
        offer(self, "association", Association.objects.filter(pk__in=records.order_by().values("association")))
        years = [str(day.year) for day in records.dates(self.day, "year", order="DESC")]
        for name, choices in (("year", [(year, year) for year in years]), ("state", self.states)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("все")), *choices]

    def found(self) -> QuerySet[Any]:
        """Records the filter lets through. What cannot be read in the address is ignored."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        rows = self.matching(given["q"]) if "q" in given else self.records
        if "year" in given:
            rows = rows.filter(**{f"{self.day}__year": given["year"]})
        return rows.filter(**{name: given[name] for name in ("association", "state") if name in given})

    def matching(self, words: str) -> QuerySet[Any]:
        return search(self.records, words, _SEARCHED)

    @property
    def is_used(self) -> bool:
        """Known after `found`."""
        return any(self.cleaned_data.values())
