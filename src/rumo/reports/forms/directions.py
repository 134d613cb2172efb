"""Next year's directions as typed, and the plan they go to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.planning.models import Edition
from rumo.reports import queries
from rumo.reports.models import Report


class AddDirectionsForm(forms.Form):
    texts = forms.CharField(
        label=_("Что предстоит сделать"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Каждое направление — с новой строки."),
        error_messages={"required": _("Напишите, что предстоит сделать в следующем году.")},
    )

    def lines(self) -> list[str]:
        return str(self.cleaned_data["texts"]).splitlines()


class DirectionForm(forms.Form):
    text = forms.CharField(
        label=_("Направление"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Направление не может быть пустым: напишите его или уберите.")},
    )


class _EditionChoice(forms.ModelChoiceField):
    def label_from_instance(self, edition: Any) -> str:
        return f"{edition.plan.title} — {edition}"


class PlanForm(forms.Form):
    """Drafts of plans of the same body, the nearest year first."""

    edition = _EditionChoice(
        label=_("В какой план"),
        queryset=Edition.objects.none(),
        empty_label=None,
        error_messages={"required": _("Выберите план.")},
    )

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "edition", queries.draft_editions(report))
