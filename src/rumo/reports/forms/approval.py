"""How a report is approved, and why an approved one is opened again. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.form_fields import DateField
from rumo.documents.enums import StampKind
from rumo.meetings.models import Resolution
from rumo.planning.forms.stamps import APPROVING_KINDS, ResolutionChoice
from rumo.planning.stamping import StampData, stamp_by_resolution
from rumo.reports import stamping
from rumo.reports.models import Report


class ApproveReportForm(forms.Form):
    """A decision chosen gives body, day and number by itself; an act is typed."""

    kind = forms.ChoiceField(label=gettext_lazy("Гриф"))
    resolution = ResolutionChoice(
        label=gettext_lazy("По решению заседания"),
        queryset=Resolution.objects.none(),
        required=False,
        empty_label=gettext_lazy("не по решению, а по приказу или подписи руководителя"),
        help_text=gettext_lazy("Орган, дата и номер протокола подставятся сами."),
    )
    by = forms.CharField(
        label=gettext_lazy("Кем"),
        required=False,
        max_length=400,
        help_text=gettext_lazy("Как напечатать под словом грифа: «приказом министерства», «Директор института»."),
    )
    number = forms.CharField(label=gettext_lazy("Номер"), required=False, max_length=50)
    date = DateField(label=gettext_lazy("Дата"), required=False)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind, field = self.fields["kind"], self.fields["resolution"]
        assert isinstance(kind, forms.ChoiceField)
        assert isinstance(field, ResolutionChoice)
        kind.choices = [choice for choice in StampKind.choices if choice[0] in APPROVING_KINDS]
        found = stamping.approving_resolutions(report)
        field.queryset = Resolution.objects.filter(pk__in=[each.pk for each in found]).select_related(
            "item__meeting__association"
        )
        field.choices = [("", field.empty_label or ""), *((each.pk, field.label_from_instance(each)) for each in found)]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self.errors or data.get("resolution"):
            return data
        if not (data.get("by") or "").strip():
            self.add_error("by", _("Выберите решение заседания или напишите, кем утверждён отчёт."))
        if data.get("date") is None:
            self.add_error("date", _("Укажите дату утверждения."))
        return data

    def stamp(self) -> StampData:
        data = self.cleaned_data
        kind = StampKind(data["kind"])
        if data["resolution"]:
            return stamp_by_resolution(data["resolution"], kind)
        return StampData(kind, " ".join(data["by"].split()), data["date"], data["number"].strip())


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Почему отчёт нужно исправить"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Напишите, почему отчёт нужно исправить.")},
    )
