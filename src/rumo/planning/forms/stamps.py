"""Stamps, as typed or chosen from decisions."""

from __future__ import annotations

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


def offer_resolutions(field: forms.Field, plan: Plan) -> None:
    """Decisions of signed minutes that may have approved the plan."""
    assert isinstance(field, forms.ModelChoiceField)
    found = stamping.approving_resolutions(plan)
    field.queryset = Resolution.objects.filter(pk__in=[each.pk for each in found]).select_related(
        "item__meeting__association"
    )
    field.choices = [("", field.empty_label or ""), *((each.pk, field.label_from_instance(each)) for each in found)]


class StampForm(forms.Form):
    """One stamp. A decision chosen gives body, day and number by itself; an act is typed."""

    kind = forms.ChoiceField(label=gettext_lazy("Гриф"), choices=StampKind.choices)
    resolution = ResolutionChoice(
        label=gettext_lazy("По решению заседания"),
        queryset=Resolution.objects.none(),
        required=False,
        empty_label=gettext_lazy("не по решению, а по приказу или письму"),
        help_text=gettext_lazy("Орган, дата и номер протокола подставятся сами."),
    )
    by = forms.CharField(
        label=gettext_lazy("Кем"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Как напечатать под словом грифа: «приказом министерства», «Директор института»."),
    )
    number = forms.CharField(label=gettext_lazy("Номер"), required=False, max_length=50)
    date = DateField(label=gettext_lazy("Дата"), required=False)
    # Ticked when the warnings were read; shown only when there are some.
    confirmed = forms.BooleanField(label=gettext_lazy("Всё верно, поставить гриф так"), required=False)

    def __init__(self, *args: Any, plan: Plan, kinds: frozenset[StampKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [choice for choice in StampKind.choices if choice[0] in kinds]
        if len(kinds) == 1:
            kind.initial = next(iter(kinds)).value
            kind.widget = forms.HiddenInput()
        offer_resolutions(self.fields["resolution"], plan)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("resolution") and not (data.get("by") or "").strip() and not self.errors:
            self.add_error("by", _("Выберите решение заседания или напишите, кем поставлен гриф."))
        return data

    def stamp(self) -> StampData:
        data = self.cleaned_data
        kind = StampKind(data["kind"])
        if data["resolution"]:
            return stamp_by_resolution(data["resolution"], kind)
        return StampData(kind, " ".join(data["by"].split()), data["date"], data["number"].strip())


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
