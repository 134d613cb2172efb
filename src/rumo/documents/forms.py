"""Input of documents: filters of the register, an uploaded template."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.directory.models import Association
from rumo.documents import queries
from rumo.documents.enums import PaperKind, StampKind
from rumo.documents.register import Choice
from rumo.documents.word_templates import SAMPLES


class RegisterForm(forms.Form):
    """Filters in the address of the page. A value that means nothing is left out rather than refused."""

    q = forms.CharField(label=_("Найти"), required=False, max_length=200)
    association = forms.ModelChoiceField(
        label=_("Объединение"), queryset=Association.objects.none(), required=False, empty_label=_("все")
    )
    kind = forms.ChoiceField(label=_("Вид"), required=False)
    year = forms.IntegerField(
        label=_("Год"),
        required=False,
        min_value=1990,
        max_value=2100,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, user: Any, kinds: type[PaperKind] | type[StampKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        association, kind = self.fields["association"], self.fields["kind"]
        assert isinstance(association, forms.ModelChoiceField)
        assert isinstance(kind, forms.ChoiceField)
        association.queryset = queries.associations_with_papers(user)
        kind.choices = [("", _("любой")), *kinds.choices]

    def choice(self) -> Choice:
        self.is_valid()
        found = self.cleaned_data
        return Choice(
            association=found.get("association"),
            kind=found.get("kind") or "",
            year=found.get("year"),
            text=found.get("q") or "",
        )


class TemplateForm(forms.Form):
    kind = forms.ChoiceField(label=_("Для чего"), choices=[(kind.value, kind.label) for kind in SAMPLES])
    file = forms.FileField(label=_("Файл Word (.docx)"), widget=forms.FileInput(attrs={"class": "form-control"}))
