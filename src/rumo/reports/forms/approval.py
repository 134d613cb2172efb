"""How a report is approved, and why an approved one is opened again. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.planning.forms.stamps import StampFields
from rumo.planning.stamping import APPROVING
from rumo.reports.models import Report
from rumo.reports.stamping import approving_resolutions


class ApproveReportForm(StampFields):
    by_act = gettext_lazy("не по решению, а по приказу или подписи руководителя")
    nobody = gettext_lazy("Выберите решение заседания или напишите, кем утверждён отчёт.")

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, kinds=APPROVING, found=approving_resolutions(report), **kwargs)

    def check_act(self, data: dict[str, Any]) -> None:
        """A report is approved on a day, too."""
        super().check_act(data)
        if data.get("date") is None:
            self.add_error("date", _("Укажите дату утверждения."))


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Почему отчёт нужно исправить"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Напишите, почему отчёт нужно исправить.")},
    )
