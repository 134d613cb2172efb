"""What a block of a report shows, as its author chose. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.directory.models import Association
from rumo.directory.queries import branch_of
from rumo.events.models import Topic
from rumo.monitoring.models import MonitoringCampaign
from rumo.reports.blocks import narrowing
from rumo.reports.blocks.monitoring import offered_campaigns
from rumo.reports.blocks.registry import Maker
from rumo.reports.enums import Look, Narrowing
from rumo.reports.models import ReportBlock

_ROWS_MESSAGE = _("Напишите, сколько строк показать: число от 1 до %(most)s.") % {"most": narrowing.MOST_ROWS}


class NarrowForm(forms.Form):
    """A field for each option the block's maker takes; one with nothing to choose from is left out."""

    def __init__(self, given: Any = None, *, block: ReportBlock, maker: Maker) -> None:
        initial = {Narrowing.LAST_YEAR: True, Narrowing.SHOW: Look.BOTH, **block.options}
        super().__init__(given, initial=initial, auto_id=f"id_block{block.pk}_%s")
        self.block = block
        association = block.section.report.association
        for name in maker.narrowed_by:
            field = _field(name, maker.code, association)
            if field is not None:
                self.fields[name] = field

    @property
    def is_refused(self) -> bool:
        """Something in it does not fit, and nobody asked for the whole block instead."""
        return bool(self.errors) and "whole" not in self.data

    def options(self) -> dict[str, Any]:
        """What was chosen, as `ReportBlock.options` holds it."""
        return {name: _plain(value) for name, value in self.cleaned_data.items() if value not in (None, "")}


def _field(name: Narrowing, code: str, association: Association) -> forms.Field | None:
    match name:
        case Narrowing.BODY:
            return _body_field(association)
        case Narrowing.KINDS:
            return _several(_("Виды"), choices=narrowing.KINDS[code].choices)
        case Narrowing.TOPICS:
            topics = Topic.objects.filter(region=association.region_id).order_by("position")
            choices = list(topics.values_list("pk", "title"))
            return _several(_("Тематики"), choices=choices, coerce=int) if choices else None
        case Narrowing.CAMPAIGN:
            return _campaign_field(association)
        case Narrowing.ROWS:
            return _rows_field()
        case Narrowing.LAST_YEAR:
            return forms.BooleanField(label=_("Рядом с прошлым годом"), required=False)
        case Narrowing.SHOW:
            return forms.ChoiceField(label=_("Как показать"), choices=Look.choices, required=False)


def _body_field(association: Association) -> forms.Field | None:
    below = Association.objects.filter(pk__in=branch_of(association) - {association.pk}).order_by("full_name")
    if not below.exists():
        return None
    return forms.ModelChoiceField(
        label=_("Чьи записи"), queryset=below, required=False, empty_label=_("всё объединение")
    )


def _campaign_field(association: Association) -> forms.Field | None:
    campaigns = offered_campaigns(association)
    if not campaigns.exists():
        return None
    return forms.ModelChoiceField[MonitoringCampaign](
        label=_("Сбор показателей"), queryset=campaigns, required=False, empty_label=_("последний за год")
    )


def _rows_field() -> forms.Field:
    return forms.IntegerField(
        label=_("Сколько строк"),
        required=False,
        min_value=1,
        max_value=narrowing.MOST_ROWS,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _ROWS_MESSAGE),
        widget=forms.NumberInput(attrs={"placeholder": _("все"), "class": "input-count"}),
    )


def _several(label: Any, **options: Any) -> forms.Field:
    widget = forms.SelectMultiple(attrs={"data-select": "", "data-placeholder": _("все")})
    return forms.TypedMultipleChoiceField(label=label, required=False, widget=widget, **options)


def _plain(value: Any) -> Any:
    return value.pk if isinstance(value, (Association, MonitoringCampaign)) else value
