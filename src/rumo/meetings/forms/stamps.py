from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.documents.enums import StampKind
from rumo.meetings.models import Annex, Meeting, Resolution
from rumo.meetings.stamping import stamping_resolutions


class ResolutionChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Resolution) -> str:
        return _("Вопрос %(number)s: %(text)s") % {"number": obj.item.position, "text": obj.text[:120]}


class StampForm(forms.Form):
    """Which decision stamps which annex."""

    resolution = ResolutionChoice(
        label=_("Решение"), queryset=Resolution.objects.none(), empty_label=_("выберите решение")
    )
    annex = forms.ModelChoiceField(
        label=_("Документ"), queryset=Annex.objects.none(), empty_label=_("выберите документ")
    )
    kind = forms.ChoiceField(label=_("Гриф"), choices=StampKind.choices)

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        super().__init__(*args, **options)
        stamping = [resolution.pk for resolution in stamping_resolutions(meeting)]
        choices = Resolution.objects.filter(pk__in=stamping).select_related("item").order_by("item__position", "pk")
        offer(self, "resolution", choices)
        offer(self, "annex", meeting.annexes.order_by("number", "pk"))
