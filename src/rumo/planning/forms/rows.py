"""A row of the grid as typed: its cells, its details, a heading. Each form is one record and carries its version."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.directory.models import Association, Direction
from rumo.planning.actions.responsible import ResponsibleData, responsible_data
from rumo.planning.actions.rows import RowData, row_data
from rumo.planning.enums import Counted, FactKind
from rumo.planning.forms.responsible import ResponsibleField, ResponsibleFormMixin, token_of
from rumo.planning.models import PlanRow, PlanSection
from rumo.planning.row_text import joined_text, parted_text


class VersionedForm(forms.Form):
    """0 is a record that does not exist yet."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput, initial=0)


class RowForm(VersionedForm, ResponsibleFormMixin):
    """The cells of a row. `what` holds the title and, on lines of their own, its sub-points."""

    what = forms.CharField(
        label=_("Мероприятие"),
        widget=forms.Textarea(attrs={"rows": 1}),
        error_messages={"required": _("Напишите, что будет сделано.")},
    )
    deadline = forms.CharField(
        label=_("Срок"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 1, "maxlength": 500})
    )
    responsible = ResponsibleField(label=_("Ответственные"))
    expected = forms.CharField(label=_("Ожидаемый результат"), required=False, widget=forms.Textarea(attrs={"rows": 1}))

    def __init__(self, *args: Any, user: Any, row: PlanRow | None = None, **kwargs: Any) -> None:
        self.user = user
        self.row = row
        self.owned = list(row.responsible.all()) if row else []
        kwargs.setdefault("auto_id", f"row-{row.pk if row else 'new'}-%s")
        if row is not None:
            kwargs["initial"] = {
                "version": row.version,
                "what": joined_text(row.title, row.points),
                "deadline": row.deadline,
                "expected": row.expected,
            }
        super().__init__(*args, **kwargs)
        self.show("responsible", [token_of(one) for one in self.owned if not one.is_approver])

    def clean_responsible(self) -> list[ResponsibleData]:
        return self.chosen("responsible")

    def clean_what(self) -> tuple[str, tuple[str, ...]]:
        title, points = parted_text(self.cleaned_data["what"])
        if not title:
            raise ValidationError(_("Напишите, что будет сделано."))
        return title, points

    def row_data(self) -> RowData:
        """The row with these cells; the rest as it stands. Approvers follow those who carry out."""
        data = self.cleaned_data
        title, points = data["what"]
        before = row_data(self.row) if self.row else RowData(title)
        approvers = [one for one in before.responsible if one.is_approver]
        return replace(
            before,
            title=title,
            points=points,
            deadline=data["deadline"].strip(),
            expected=data["expected"].strip(),
            responsible=(*data["responsible"], *approvers),
        )


class DetailsForm(VersionedForm, ResponsibleFormMixin):
    """What a row has besides its cells: its printed number, who agrees to it, what counts as done, directions."""

    fact_kind = forms.ChoiceField(
        label=_("Что считать исполнением"), required=False, choices=[("", _("не определено")), *FactKind.choices]
    )
    counted = forms.ChoiceField(label=_("Чьё исполнение"), choices=Counted.choices)
    directions = forms.ModelMultipleChoiceField(Direction.objects.none(), label=_("Направления"), required=False)
    approvers = ResponsibleField(label=_("Согласуют"))
    duty = forms.CharField(label=_("Что согласуют"), max_length=200, required=False)
    number = forms.CharField(label=_("№, если не по порядку"), max_length=20, required=False)

    def __init__(self, *args: Any, user: Any, row: PlanRow, **kwargs: Any) -> None:
        self.user = user
        self.row = row
        self.owned = list(row.responsible.all())
        approvers = [one for one in self.owned if one.is_approver]
        duties = {one.duty for one in approvers}
        kwargs.setdefault("auto_id", f"row-{row.pk}-%s")
        kwargs["initial"] = {
            "version": row.version,
            "fact_kind": row.fact_kind,
            "counted": row.counted,
            "directions": [one.pk for one in row.directions.all()],
            "duty": duties.pop() if len(duties) == 1 else "",
            "number": row.number,
            **{f"extra_{n}": text for n, (_column, text) in enumerate(row.extras)},
        }
        super().__init__(*args, **kwargs)
        # Approvers of different things keep each their own words; of one thing they share the field.
        self.show("approvers", [token_of(one, with_duty=bool(duties)) for one in approvers])
        field = self.fields["directions"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = directions_of(row.edition.plan.association)
        for n, (column, _text) in enumerate(row.extras):
            widget = forms.Textarea(attrs={"rows": 1})
            self.fields[f"extra_{n}"] = forms.CharField(label=column, required=False, widget=widget)

    def extras(self) -> list[Any]:
        """Bound fields of the columns that other plans do not have."""
        return [bound for bound in self if bound.name.startswith("extra_")]

    def clean_approvers(self) -> list[str]:
        """Refused here when somebody chosen has vanished; who they are is asked again with their duty."""
        self.chosen("approvers")
        return list(self.cleaned_data["approvers"])

    def row_data(self) -> RowData:
        data = self.cleaned_data
        executors = [responsible_data(one) for one in self.owned if not one.is_approver]
        approvers = self.chosen("approvers", is_approver=True, duty=data["duty"].strip())
        extras = [(column, data[f"extra_{n}"].strip()) for n, (column, _text) in enumerate(self.row.extras)]
        return replace(
            row_data(self.row),
            number=data["number"].strip(),
            fact_kind=data["fact_kind"],
            counted=data["counted"],
            directions=tuple(data["directions"]),
            responsible=(*executors, *approvers),
            extras=tuple(extras),
        )


class SectionForm(VersionedForm):
    title = forms.CharField(
        label=_("Раздел"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 1, "maxlength": 500}),
        error_messages={"required": _("Напишите название раздела.")},
    )

    def __init__(self, *args: Any, section: PlanSection | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"section-{section.pk if section else 'new'}-%s")
        if section is not None:
            kwargs["initial"] = {"version": section.version, "title": section.title}
        super().__init__(*args, **kwargs)


def directions_of(association: Association) -> QuerySet[Direction]:
    """The classifier of the body itself and of the body above it."""
    bodies = [pk for pk in (association.pk, association.parent_id) if pk]
    return Direction.objects.filter(association__in=bodies, is_active=True)
