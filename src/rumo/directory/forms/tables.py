"""A table brought as a file, and its cells as they come back from the page of the check. Forms parse; never save."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.errors import Refusal
from rumo.core.table_files import carried_cells
from rumo.directory.models import Region

MOST_ROWS = 5000


class TableForm(forms.Form):
    """Either the file, or the cells that were read of it."""

    region = forms.ModelChoiceField(label=_("Регион"), queryset=Region.objects.none(), empty_label=None)
    upload = forms.FileField(label=_("Таблица Excel"), required=False, help_text=_("Заполненный образец, .xlsx."))
    cells = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, regions: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["region"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = regions  # type: ignore[assignment]

    def clean_cells(self) -> list[list[str]] | None:
        """None when no table came back."""
        if not self.cleaned_data["cells"]:
            return None
        try:
            cells = carried_cells(self.cleaned_data["cells"])
        except Refusal as refusal:
            raise forms.ValidationError(refusal.message) from refusal
        if len(cells) > MOST_ROWS + 1:
            raise forms.ValidationError(_("Таблица не дошла целиком. Загрузите её ещё раз."))
        return cells

    def clean(self) -> dict[str, object]:
        data: dict[str, object] = super().clean() or {}
        if not self.errors and not data.get("upload") and data.get("cells") is None:
            self.add_error("upload", _("Выберите файл с таблицей."))
        return data
