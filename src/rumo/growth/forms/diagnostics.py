"""What people type about campaigns, results and tables of results. Forms parse; they never save."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core import clock
from rumo.core.form_fields import DateField, offer
from rumo.directory.forms.typeahead import OrganizationField, PersonField
from rumo.directory.models import Association, Organization, Person, Region, Subject
from rumo.directory.queries import run_associations, visible_organizations, visible_people
from rumo.growth.actions.diagnostics import DiagnosticData
from rumo.growth.actions.results import GapData, ResultData
from rumo.growth.enums import WorkerKind
from rumo.growth.models import Diagnostic, GapArea, GapLevel
from rumo.growth.result_columns import AREA_PREFIX, ROLES


class DiagnosticForm(forms.Form):
    """A campaign; `association` is asked of a new one only."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    association = forms.ModelChoiceField(label=_("Объединение"), queryset=Association.objects.none(), empty_label=None)
    title = forms.CharField(label=_("Название"), max_length=300)
    platform = forms.CharField(
        label=_("Площадка"),
        max_length=200,
        help_text=_("Где проходят диагностику: по площадке запоминается вид таблицы."),
    )
    starts_on = DateField(label=_("С какого дня"))
    ends_on = DateField(label=_("По какой день"))
    subjects = forms.ModelMultipleChoiceField(
        label=_("Предметы"),
        queryset=Subject.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"data-select": True, "data-placeholder": _("все предметы")}),
    )

    def __init__(self, *args: Any, user: Any, diagnostic: Diagnostic | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        runs = run_associations(user)
        if diagnostic is None:
            offer(self, "association", runs.order_by("parent_id", "full_name"))
        else:
            del self.fields["association"]
        bodies = runs.filter(pk=diagnostic.association_id) if diagnostic else runs
        offer(self, "subjects", Subject.objects.filter(region__in=bodies.order_by().values("region"), is_active=True))

    def told(self) -> DiagnosticData:
        data = self.cleaned_data
        return DiagnosticData(
            data["title"], data["platform"], data["starts_on"], data["ends_on"], list(data["subjects"])
        )


class ResultForm(forms.Form):
    """A result of somebody; `person` is asked of a new one only. The levels stand in a set of GapForm."""

    person = PersonField(label=_("Педагог"), queryset=Person.objects.none())
    taken_on = DateField(label=_("Когда пройдена"))
    subject = forms.ModelChoiceField(
        label=_("Предмет"), queryset=Subject.objects.none(), required=False, empty_label=_("не указан")
    )
    organization = OrganizationField(
        label=_("Организация"),
        queryset=Organization.objects.none(),
        required=False,
        help_text=_("Если не указать, берётся место работы из справочника."),
    )
    worker = forms.ChoiceField(
        label=_("Кто по должности"),
        choices=[("", _("по должности из справочника")), *WorkerKind.choices],
        required=False,
    )
    percent = forms.DecimalField(
        label=_("Процент выполнения"), min_value=0, max_value=100, decimal_places=2, required=False, localize=True
    )

    def __init__(self, *args: Any, user: Any, region: Region, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new:
            offer(self, "person", visible_people(user).filter(region=region))
        else:
            del self.fields["person"]
        offer(self, "subject", region.subjects.filter(is_active=True))
        offer(self, "organization", visible_organizations(user).filter(region=region))

    def told(self, gaps: Sequence[GapData]) -> ResultData:
        data = self.cleaned_data
        return ResultData(
            taken_on=data["taken_on"],
            subject=data["subject"],
            organization=data["organization"],
            worker=WorkerKind(data["worker"]) if data["worker"] else None,
            percent=data["percent"],
            gaps=gaps,
        )


class GapForm(forms.Form):
    """The level in an area; without a level the row says nothing."""

    area = forms.ModelChoiceField(label=_("Область"), queryset=GapArea.objects.none(), required=False, empty_label="—")
    level = forms.ModelChoiceField(
        label=_("Уровень"), queryset=GapLevel.objects.none(), required=False, empty_label=_("не измерялся")
    )
    topic = forms.CharField(label=_("Что именно"), max_length=300, required=False)

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "area", region.gap_areas.all())
        offer(self, "level", region.gap_levels.all())

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("level") and not data.get("area"):
            self.add_error("area", _("Выберите область, к которой относится уровень."))
        if data.get("topic") and not data.get("level"):
            self.add_error("level", _("Выберите уровень."))
        return data


GapSet = forms.formset_factory(GapForm, extra=0)


def told_gaps(rows: forms.BaseFormSet[GapForm]) -> list[GapData]:
    """Of a valid set."""
    data = [form.cleaned_data for form in rows if form.cleaned_data.get("level")]
    return [GapData(each["area"], each["level"], each["topic"]) for each in data]


class AnalyseForm(forms.Form):
    """The day on which gaps were gone through."""

    on = DateField(label=_("Когда разобраны"), initial=clock.today)


class UploadForm(forms.Form):
    """A table in Excel."""

    upload = forms.FileField(
        label=_("Таблица Excel"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("Выберите файл.")},
    )


class ColumnsForm(forms.Form):
    """What each column of a table holds: fields `column_0`, `column_1`… labelled by the headings."""

    def __init__(self, *args: Any, headings: Sequence[str], areas: Sequence[GapArea], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: list[Any] = [
            ("", _("не нужен")),
            *ROLES.items(),
            (_("Уровень в области"), [(f"{AREA_PREFIX}{area.pk}", area.title) for area in areas]),
        ]
        for number, heading in enumerate(headings):
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=heading or _("Столбец %(number)s") % {"number": number + 1}, choices=choices, required=False
            )

    def columns(self) -> dict[str, str]:
        """{"0": "name"}; columns that are not needed are left out."""
        return {name.removeprefix("column_"): value for name, value in self.cleaned_data.items() if value}
