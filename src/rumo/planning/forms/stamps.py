"""Stamps, as typed or chosen from decisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.form_fields import DateField
from rumo.documents.enums import StampKind
from rumo.meetings.models import Resolution
from rumo.planning import stamping
from rumo.planning.models import Plan
from rumo.planning.stamping import APPROVING, StampData, stamp_by_resolution
from rumo.russian.dates import short_date


class ResolutionChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        meeting = obj.item.meeting
        return _("%(body)s, протокол от %(day)s № %(number)s, вопрос %(item)s: %(text)s") % {
            "body": meeting.association,
            "day": short_date(meeting.date),
            "number": meeting.number,
            "item": obj.item.position,
            "text": obj.text[:120],
        }


def offer_resolutions(field: forms.Field, found: Sequence[Resolution]) -> None:
    """These decisions, in this order."""
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = Resolution.objects.filter(pk__in=[each.pk for each in found]).select_related(
        "item__meeting__association"
    )
    field.choices = [("", field.empty_label or ""), *((each.pk, field.label_from_instance(each)) for each in found)]


class StampFields(forms.Form):
    """One stamp of a plan or a report. A decision chosen gives body, day and number by itself; an act is typed."""

    by_act = gettext_lazy("не по решению, а по приказу или письму")
    nobody = gettext_lazy("Выберите решение заседания или напишите, кем поставлен гриф.")

    kind = forms.ChoiceField(label=gettext_lazy("Гриф"), choices=StampKind.choices)
    resolution = ResolutionChoice(
        label=gettext_lazy("По решению заседания"),
        queryset=Resolution.objects.none(),
        required=False,
        help_text=gettext_lazy("Орган, дата и номер протокола подставятся сами."),
    )
    by = forms.CharField(
        label=gettext_lazy("Кем"),
        required=False,
        max_length=400,  # its day and number are printed after it, and the whole is kept in 500
        help_text=gettext_lazy("Как напечатать под словом грифа: «приказом министерства», «Директор института»."),
    )
    number = forms.CharField(label=gettext_lazy("Номер"), required=False, max_length=50)
    date = DateField(label=gettext_lazy("Дата"), required=False)

    def __init__(self, *args: Any, kinds: frozenset[StampKind], found: Sequence[Resolution], **kwargs: Any) -> None:
        """`found` are the decisions one may choose from."""
        super().__init__(*args, **kwargs)
        kind, resolution = self.fields["kind"], self.fields["resolution"]
        assert isinstance(kind, forms.ChoiceField)
        assert isinstance(resolution, ResolutionChoice)
        kind.choices = [choice for choice in StampKind.choices if choice[0] in kinds]
        resolution.empty_label = self.by_act
        offer_resolutions(resolution, found)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not data.get("resolution"):
            self.check_act(data)
        return data

    def check_act(self, data: dict[str, Any]) -> None:
        """What an act needs: at least by whom."""
        if not (data.get("by") or "").strip():
            self.add_error("by", self.nobody)

    def stamp(self) -> StampData:
        data = self.cleaned_data
        kind = StampKind(data["kind"])
        if data["resolution"]:
            return stamp_by_resolution(data["resolution"], kind)
        return StampData(kind, " ".join(data["by"].split()), data["date"], data["number"].strip())


class StampForm(StampFields):
    # Ticked when the warnings were read; shown only when there are some.
    confirmed = forms.BooleanField(label=gettext_lazy("Всё верно, поставить гриф так"), required=False)

    def __init__(self, *args: Any, plan: Plan, kinds: frozenset[StampKind], **kwargs: Any) -> None:
        super().__init__(*args, kinds=kinds, found=stamping.approving_resolutions(plan), **kwargs)
        if len(kinds) == 1:
            kind = self.fields["kind"]
            kind.initial = next(iter(kinds)).value
            kind.widget = forms.HiddenInput()


class ApproveForm(StampForm):
    in_force_from = DateField(
        label=gettext_lazy("Действует с"),
        required=False,
        help_text=gettext_lazy("Если не указать — с даты грифа, но не раньше начала года."),
    )
    field_order = ["kind", "resolution", "by", "number", "date", "in_force_from", "confirmed"]


class RemarksForm(forms.Form):
    remarks = forms.CharField(
        label=gettext_lazy("Замечания"),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Напишите замечания: что в плане исправить.")},
    )


APPROVING_KINDS = APPROVING
AGREEING_KINDS = frozenset({StampKind.AGREED})
ALL_KINDS = frozenset(StampKind)
