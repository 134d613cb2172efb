"""Where a paper goes: whose it is, by whom an order was issued, and the version that is corrected."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.directory.models import Association, Organization
from rumo.intake.enums import PaperKind
from rumo.intake.matching import match_organization
from rumo.intake.models import IncomingPaper

_WHOSE = {
    PaperKind.MINUTES: _("Чей это протокол"),
    PaperKind.PLAN: _("Чей это план"),
    PaperKind.ORDER: _("Состав какого объединения"),
    PaperKind.ANALYSIS: _("Чей это документ"),
}


class TargetForm(forms.Form):
    association = forms.ModelChoiceField(queryset=Association.objects.none())
    issuer = forms.ModelChoiceField(
        label=_("Кем издан"), queryset=Organization.objects.none(), required=False, empty_label=_("— не выбрана —")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, paper: IncomingPaper, associations: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"association": paper.association_id, "version": paper.version}
        super().__init__(*args, **kwargs)
        kind = PaperKind(paper.kind)
        association = self.fields["association"]
        assert isinstance(association, forms.ModelChoiceField)
        association.queryset = associations
        association.label = _WHOSE.get(kind, _("Чей это документ"))
        if kind != PaperKind.ORDER:
            del self.fields["issuer"]
            return
        issuer = self.fields["issuer"]
        assert isinstance(issuer, forms.ModelChoiceField)
        issuer.queryset = paper.file.batch.region.organizations.all()
        proposed = match_organization(str(paper.data.get("issuer") or ""), issuer.queryset)
        self.initial["issuer"] = paper.issuer_id or (proposed.pk if proposed else None)
