"""The outcome of an event as typed; it saves itself, so nothing is required."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.events.actions.outcomes import OutcomeData
from rumo.events.models import Event, EventOutcome


def _text(label: Any, rows: int, hint: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows, "data-grows": True})
    return forms.CharField(label=label, required=False, max_length=20_000, widget=area, help_text=hint)


class OutcomeForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    conclusions = _text(_("Выводы"), 5, _("Что получилось, что показало мероприятие."))
    problem = _text(_("Выявленная проблема"), 3)
    measures = _text(_("Что будет сделано"), 3)


def initial_of(event: Event) -> dict[str, Any]:
    """The values of the form, of an outcome not written yet too."""
    outcome = EventOutcome.objects.filter(event=event).first() or EventOutcome(event=event)
    return values_of(outcome)


def values_of(outcome: EventOutcome) -> dict[str, Any]:
    return {name: getattr(outcome, name) for name in OutcomeForm.base_fields}


def data_of(cleaned: dict[str, Any]) -> OutcomeData:
    return OutcomeData(cleaned["conclusions"], cleaned["problem"], cleaned["measures"])
