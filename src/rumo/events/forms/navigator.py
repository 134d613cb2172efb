"""What the address of the navigator asks for. A value that means nothing is left out rather than refused."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rumo.events.navigator import FACETS, Choice

FIRST, LAST = date(1990, 1, 1), date(2100, 1, 1)


def day_field(label: Any) -> forms.DateField:
    """A day chosen in the browser's own calendar."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(
        label=label, required=False, widget=widget, validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)]
    )


class NavigatorForm(forms.Form):
    """Words and days; the facets are links, and stand in the address beside them."""

    q = forms.CharField(label=_("Что найти"), required=False, max_length=200)
    since = day_field(_("С какого дня"))
    until = day_field(_("По какой день"))

    def __init__(self, query: QueryDict, **kwargs: Any) -> None:
        super().__init__(query, **kwargs)
        self.query = query

    def choice(self) -> Choice:
        self.is_valid()
        found = self.cleaned_data
        facets = {key: self.query.get(key, "")[:40] for key in FACETS}
        return Choice(q=found.get("q", ""), since=found.get("since"), until=found.get("until"), **facets)
