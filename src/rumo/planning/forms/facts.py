"""What people say of how a plan is carried out, and what they choose to see of its year. Forms parse; never save."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField
from rumo.meetings.forms.meetings import DetailsForm
from rumo.planning.execution import filters
from rumo.planning.execution.filters import YearFilter
from rumo.planning.execution.quarters import Quarter
from rumo.planning.execution.rollup import RollupFilter
from rumo.planning.execution.words import WORDS
from rumo.planning.execution.year import PlanYear
from rumo.russian.deadlines.statuses import Status

STATUSES = [("", _("всё")), *((status.value, word) for status, word in WORDS.items())]


class YearForm(forms.Form):
    """The filters of a year, in the address of the page. A value that means nothing is left out, not refused."""

    direction = forms.TypedChoiceField(label=_("Направление"), required=False, coerce=int, empty_value=None)
    responsible = forms.ChoiceField(label=_("Ответственный"), required=False)
    quarter = forms.TypedChoiceField(label=_("Квартал"), required=False, coerce=int, empty_value=None)
    status = forms.ChoiceField(label=_("Как стоит"), required=False, choices=STATUSES)

    def __init__(self, *args: Any, year: PlanYear, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "direction", filters.direction_choices(year))
        _offer(self, "responsible", filters.responsible_choices(year))
        _offer(self, "quarter", quarter_choices(year.quarters))

    def choice(self) -> YearFilter:
        self.is_valid()
        found = self.cleaned_data
        return YearFilter(
            direction=found.get("direction"),
            responsible=found.get("responsible") or "",
            quarter=found.get("quarter"),
            status=Status(found["status"]) if found.get("status") else None,
        )


class RollupForm(forms.Form):
    """The filters of the roll-up, in the address of the page; `year` is the first day of the year shown."""

    year = forms.ChoiceField(label=_("Год"), required=False)
    body = forms.TypedChoiceField(label=_("Объединение"), required=False, coerce=int, empty_value=None)
    quarter = forms.TypedChoiceField(label=_("Квартал"), required=False, coerce=int, empty_value=None)
    direction = forms.TypedChoiceField(label=_("Направление"), required=False, coerce=int, empty_value=None)
    responsible = forms.ChoiceField(label=_("Ответственный"), required=False)

    def __init__(
        self,
        *args: Any,
        years: Iterable[tuple[str, str]],
        bodies: Iterable[tuple[int, str]],
        quarters: Iterable[Quarter],
        directions: Iterable[tuple[int, str]],
        responsible: Iterable[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["year"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(years)
        _offer(self, "body", bodies)
        _offer(self, "quarter", quarter_choices(quarters))
        _offer(self, "direction", directions)
        _offer(self, "responsible", ((text, text) for text in responsible))

    def choice(self) -> RollupFilter:
        self.is_valid()
        found = self.cleaned_data
        return RollupFilter(
            body=found.get("body"),
            quarter=found.get("quarter"),
            direction=found.get("direction"),
            responsible=found.get("responsible") or "",
        )


class RecordForm(forms.Form):
    """Which record is meant: `kind` and its key, as the page offers them («meeting-12»)."""

    record = forms.RegexField(
        label=_("Запись"), regex=r"^[a-z]+-\d{1,18}$", error_messages={"invalid": _("Выберите запись из списка.")}
    )

    def key(self) -> tuple[str, int]:
        kind, _dash, key = str(self.cleaned_data["record"]).rpartition("-")
        return kind, int(key)


class EvidenceForm(forms.Form):
    title = forms.CharField(
        label=_("Что сделано"), max_length=500, help_text=_("Например: сборник опубликован на сайте института.")
    )
    day = DateField(label=_("Когда"))
    url = forms.URLField(
        label=_("Ссылка"),
        max_length=1000,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Это не похоже на адрес: он начинается с https://")},
    )
    upload = forms.FileField(
        label=_("Файл"), required=False, help_text=_("Документ Word, Excel, PowerPoint, PDF или рисунок.")
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Почему не выполнено"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Попадёт в отчёт об исполнении плана."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class PlannedMeetingForm(DetailsForm):
    """A meeting made from the plan: the association is the plan's, the number the next one of its series."""

    number = None  # type: ignore[assignment]


def quarter_choices(quarters: Iterable[Quarter]) -> list[tuple[int, str]]:
    return [(each.number, f"{each.label} ({each.months})") for each in quarters]


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", _("все")), *choices]
