"""Marks of the technical check: yes or no at each point, and what to mend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from rumo.expertise.models import TechnicalCheck
from rumo.expertise.track_config import ChecklistItem, TrackConfig

_MARKS = [("yes", _("да")), ("no", _("нет"))]


class CheckForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    remark = forms.CharField(
        label=_("Общее замечание автору"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, config: TrackConfig, check: TechnicalCheck | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _values(check))
        super().__init__(*args, **kwargs)
        self.items = config.checklist
        for item in self.items:
            self.fields[f"mark_{item.key}"] = forms.ChoiceField(
                label=item.text, choices=_MARKS, required=False, widget=forms.RadioSelect
            )
            self.fields[f"said_{item.key}"] = forms.CharField(
                label=_("Что исправить"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
            )

    def rows(self) -> Iterator[tuple[ChecklistItem, BoundField, BoundField]]:
        for item in self.items:
            yield item, self[f"mark_{item.key}"], self[f"said_{item.key}"]

    def marks(self) -> dict[str, dict[str, Any]]:
        """As `actions.technical` takes them; a point without a mark has no `ok`."""
        found: dict[str, dict[str, Any]] = {}
        for item in self.items:
            mark = self.cleaned_data.get(f"mark_{item.key}", "")
            found[item.key] = {"remark": self.cleaned_data.get(f"said_{item.key}", "")}
            if mark:
                found[item.key]["ok"] = mark == "yes"
        return found


def _values(check: TechnicalCheck | None) -> dict[str, Any]:
    values: dict[str, Any] = {"version": check.version if check else 1, "remark": check.remark if check else ""}
    for key, mark in (check.marks if check else {}).items():
        if "ok" in mark:
            values[f"mark_{key}"] = "yes" if mark["ok"] else "no"
        values[f"said_{key}"] = mark.get("remark", "")
    return values
