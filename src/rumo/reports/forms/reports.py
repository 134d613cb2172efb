"""The head of a report as typed, what a new one begins from, and the filter of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.form_fields import DateField, offer
from rumo.directory.forms.typeahead import PersonField
from rumo.directory.forms.year_filter import YearFilter
from rumo.directory.models import Association, Person
from rumo.directory.queries import run_associations, visible_people
from rumo.planning.forms.plans import PeriodField
from rumo.reports import queries, templates_offered
from rumo.reports.actions.reports import ReportData
from rumo.reports.enums import ReportState
from rumo.reports.models import Report
from rumo.reports.template_sections import TemplateSection
from rumo.russian.deadlines.periods import Period


class HeadForm(forms.Form):
    """Title, days and who signs. `details()` gives them to the action."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        label=gettext_lazy("Заголовок"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Напишите заголовок отчёта.")},
    )
    cut_off = DateField(
        label=gettext_lazy("Сведения на дату"),
        required=False,
        help_text=gettext_lazy(
            "Если отчёт сдают до конца года: числа считаются по этот день включительно. Пусто — за весь год."
        ),
    )
    due_on = DateField(label=gettext_lazy("Сдать до"), required=False)
    signer = PersonField(label=gettext_lazy("Кто подписывает"), queryset=Person.objects.none(), required=False)
    signer_post = forms.CharField(
        label=gettext_lazy("Должность в подписи"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Как она должна стоять под отчётом."),
    )

    def __init__(self, *args: Any, user: Any, report: Report | None = None, **kwargs: Any) -> None:
        if report is not None:
            kwargs.setdefault("initial", _head(report))
        super().__init__(*args, **kwargs)
        offer(self, "signer", visible_people(user))

    def details(self) -> ReportData:
        given = self.cleaned_data
        return ReportData(
            title=given["title"],
            cut_off=given["cut_off"],
            due_on=given["due_on"],
            signer=given["signer"],
            signer_post=given["signer_post"],
        )


class BeginForm(forms.Form):
    """Of which body, for which year, from which template; what is left as proposed follows the body and the year."""

    association = forms.ModelChoiceField(
        label=gettext_lazy("Объединение"),
        queryset=Association.objects.none(),
        empty_label=gettext_lazy("Выберите объединение"),
        error_messages={"required": gettext_lazy("Выберите объединение.")},
    )
    period = PeriodField(
        label=gettext_lazy("Год"),
        help_text=gettext_lazy("2024 — календарный, 2023/2024 — учебный."),
        error_messages={"required": gettext_lazy("Укажите год отчёта: 2024 или 2023/2024.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Заголовок"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Напишите заголовок отчёта.")},
    )
    template = forms.ChoiceField(
        label=gettext_lazy("По какому шаблону"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Выберите шаблон.")},
    )
    cut_off = DateField(
        label=gettext_lazy("Сведения на дату"),
        required=False,
        help_text=gettext_lazy(
            "Если отчёт сдают до конца года: числа считаются по этот день включительно. Пусто — за весь год."
        ),
    )
    due_on = DateField(label=gettext_lazy("Сдать до"), required=False)
    proposed_title = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: Any, association: Association | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "association", run_associations(user).filter(is_active=True))
        self.templates = templates_offered.offered_to(association)
        field = self.fields["template"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.key, each.title) for each in self.templates]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        period, association = data.get("period"), data.get("association")
        if period is not None and period.is_academic and association is not None:
            # Academic years begin where the association says.
            data["period"] = period = Period.academic_year(period.starts.year, association.rules.year_start_month)
        cut_off = data.get("cut_off")
        if period is not None and cut_off is not None and not period.starts <= cut_off <= period.ends:
            message = _("Этот день не в году отчёта: он длится с %(first)s по %(last)s.")
            days = {"first": f"{period.starts:%d.%m.%Y}", "last": f"{period.ends:%d.%m.%Y}"}
            self.add_error("cut_off", ValidationError(message % days))
        return data

    def sections(self) -> tuple[TemplateSection, ...]:
        key = self.cleaned_data["template"]
        return next(each.sections for each in self.templates if each.key == key)

    def details(self) -> ReportData:
        given = self.cleaned_data
        return ReportData(title=given["title"], cut_off=given["cut_off"], due_on=given["due_on"])


class ReportFilter(YearFilter):
    day = "starts_on"
    states = ReportState.choices

    def __init__(self, data: Any, *, user: Any) -> None:
        super().__init__(data, records=queries.visible_reports(user))


def _head(report: Report) -> dict[str, Any]:
    names = ("version", "title", "cut_off", "due_on", "signer_post")
    return {**{name: getattr(report, name) for name in names}, "signer": report.signer_id}
