"""Controls of the record that know where in the source their text stands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from rumo.intake.places import FoundList, whereabouts


class SourcedForm(forms.Form):
    """A part of the record. `paths` of its fields begin at `path`, the part's own place in the paper's JSON.

    Focusing a control shows its text in the source; one that was read unsurely says so.
    """

    paths: dict[str, tuple[str, ...]] = {}

    def __init__(self, *args: Any, found: FoundList, path: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.path = path
        for name, own in self.paths.items():
            full = [self._full(each) for each in own]
            where = whereabouts(found, *full)
            field = self.fields[name]
            field.widget.attrs |= {"data-path": full[0], "data-places": where.places}
            if where.is_unsure:
                field.help_text = _("Прочитано неуверенно: сверьте с источником. ") + str(field.help_text)
                field.widget.attrs["data-unsure"] = "1"

    def _full(self, path: str) -> str:
        return f"{self.path}.{path}" if self.path and path else self.path or path


def lines_area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea({"rows": rows})


def count_box() -> forms.NumberInput:
    return forms.NumberInput({"min": 0, "inputmode": "numeric", "class": "input-count"})
