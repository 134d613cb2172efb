"""Which files, for which association."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from rumo.directory.models import Association


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or several files; each is judged by the action, so that one bad file stops no other."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = [each for each in (data or []) if each]
        if not files:
            raise forms.ValidationError(_("Выберите хотя бы один файл."), code="required")
        return files


class UploadForm(forms.Form):
    association = forms.ModelChoiceField(
        label=_("Для какого объединения"),
        queryset=Association.objects.none(),
        help_text=_("Объединение каждого документа потом можно изменить."),
    )
    papers = FilesField(label=_("Файлы"))
    again = forms.BooleanField(label=_("Прочитать заново и те файлы, которые уже загружали"), required=False)

    def __init__(self, *args: Any, associations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["association"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = associations
        # The upper body of those one runs: who runs the whole association mostly brings its papers.
        field.initial = associations.order_by(F("parent").asc(nulls_first=True), "pk").first()
