"""The filters of the list of materials, in the address of the page. What means nothing is left out, not refused."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.directory.models import Municipality, Subject
from rumo.directory.powers import powers_of
from rumo.expertise.enums import SubmissionState, TrackKind
from rumo.expertise.models import Campaign
from rumo.expertise.queries import run_tracks
from rumo.expertise.submission_list import Choice

_STATES = [each for each in SubmissionState.choices if each[0] != SubmissionState.DRAFT]


class SubmissionListForm(forms.Form):
    q = forms.CharField(label=_("Найти"), required=False, max_length=200)
    campaign = forms.ModelChoiceField(
        label=_("Приём"), queryset=Campaign.objects.none(), required=False, empty_label=_("все")
    )
    state = forms.ChoiceField(label=_("Состояние"), required=False, choices=[("", _("любое")), *_STATES])
    kind = forms.ChoiceField(label=_("Вид экспертизы"), required=False, choices=[("", _("любой")), *TrackKind.choices])
    subject = forms.ModelChoiceField(
        label=_("Предмет"), queryset=Subject.objects.none(), required=False, empty_label=_("любой")
    )
    municipality = forms.ModelChoiceField(
        label=_("Муниципалитет"), queryset=Municipality.objects.none(), required=False, empty_label=_("любой")
    )
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        regions = powers_of(user).regions
        offer(self, "campaign", Campaign.objects.filter(track__in=run_tracks(user), is_published=True))
        offer(self, "subject", Subject.objects.filter(region__in=regions))
        offer(self, "municipality", Municipality.objects.filter(region__in=regions))

    def choice(self) -> Choice:
        self.is_valid()
        found = self.cleaned_data
        return Choice(
            campaign=found.get("campaign"),
            state=found.get("state") or "",
            subject=found.get("subject"),
            municipality=found.get("municipality"),
            kind=found.get("kind") or "",
            text=found.get("q") or "",
            sort=found.get("sort") or "",
        )
