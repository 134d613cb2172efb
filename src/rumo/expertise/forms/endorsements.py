"""The register of endorsements: its filter, the forms of revoking and renewing, the public check."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.form_fields import DateField, offer
from rumo.directory.queries import search
from rumo.expertise import council
from rumo.expertise.enums import EndorsementState
from rumo.expertise.models import Endorsement, Track
from rumo.meetings.models import Resolution
from rumo.russian.dates import short_date

SEARCHED = ("title", "authors", "printed_number", "decision__submission__organization__short_name")
SORTS = {
    "number": ("series", "number"),
    "issued": ("issued_on", "pk"),
    "until": ("valid_until", "pk"),
    "title": ("title", "pk"),
}
STATES = [
    ("", gettext_lazy("все")),
    ("valid", gettext_lazy("действуют")),
    ("expired", gettext_lazy("срок истёк")),
    ("revoked", gettext_lazy("отозваны")),
    ("renewed", gettext_lazy("продлены новыми")),
]


class EndorsementFilter(forms.Form):
    """The filters of the register, in the address. What cannot be read there is ignored."""

    q = forms.CharField(label=gettext_lazy("Найти"), required=False, max_length=200)
    state = forms.ChoiceField(label=gettext_lazy("Состояние"), required=False, choices=STATES)
    track = forms.ModelChoiceField(
        label=gettext_lazy("Вид экспертизы"),
        required=False,
        queryset=Track.objects.none(),
        empty_label=gettext_lazy("все"),
    )
    year = forms.ChoiceField(label=gettext_lazy("Год выдачи"), required=False)

    def __init__(self, data: Any, *, endorsements: QuerySet[Endorsement]) -> None:
        super().__init__(data)
        self.endorsements = endorsements
        year = self.fields["year"]
        assert isinstance(year, forms.ChoiceField)
        tracks = endorsements.order_by().values("decision__submission__campaign__track")
        offer(self, "track", Track.objects.filter(pk__in=tracks))
        years = [str(day.year) for day in endorsements.dates("issued_on", "year", order="DESC")]
        year.choices = [("", _("все")), *((each, each) for each in years)]

    def found(self, day: date) -> QuerySet[Endorsement]:
        """Endorsements the filter lets through as they stand on `day`, in the order asked for."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        rows = self.endorsements
        if "state" in given:
            rows = rows.filter(_standing(given["state"], day))
        if "track" in given:
            rows = rows.filter(decision__submission__campaign__track=given["track"])
        if "year" in given:
            rows = rows.filter(issued_on__year=given["year"])
        rows = search(rows, given.get("q", ""), SEARCHED)
        asked = str(self.data.get("sort", ""))
        keys = SORTS.get(asked.removeprefix("-"))
        if keys is None:
            return rows.order_by("-issued_on", "-number", "-pk")
        return rows.order_by(*(f"-{key}" if asked.startswith("-") else key for key in keys))

    @property
    def is_used(self) -> bool:
        return any(self.cleaned_data.values())


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Почему отзывается"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    revoked_on = DateField(label=gettext_lazy("С какого дня"))


class ResolutionField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Resolution) -> str:
        meeting = obj.item.meeting
        return f"{short_date(meeting.date)} № {meeting.number}, {obj.item.position}.{obj.position}. {obj.text[:120]}"


class RenewForm(forms.Form):
    """By a resolution of signed minutes, or by an act of another kind with its day."""

    resolution = ResolutionField(
        label=gettext_lazy("Решение протокола"),
        required=False,
        queryset=Resolution.objects.none(),
        empty_label=gettext_lazy("решение не из списка"),
    )
    ground = forms.CharField(
        label=gettext_lazy("Или другой документ"), required=False, max_length=300,
        help_text=gettext_lazy("Например: приказ от 20.05.2024 № 17."),
    )  # fmt: skip
    decided_on = DateField(label=gettext_lazy("День документа"), required=False)

    def __init__(self, *args: Any, endorsement: Endorsement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        later = council.resolutions_for(endorsement.decision.submission.campaign.track.association)
        offer(self, "resolution", later.filter(item__meeting__date__gte=endorsement.issued_on))


class CheckForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Номер грифа"),
        max_length=50,
        error_messages={"required": gettext_lazy("Напишите номер, как он напечатан в свидетельстве.")},
    )

    def clean_number(self) -> str:
        """«№ 12/2024» and «12/2024» are one number."""
        number = " ".join(str(self.cleaned_data["number"]).replace("№", " ").split())
        if not number:
            raise forms.ValidationError(_("Напишите номер, как он напечатан в свидетельстве."))
        return number


def _standing(state: str, day: date) -> Q:
    issued, over = Q(state=EndorsementState.ISSUED), Q(valid_until__lt=day)
    return {
        "valid": issued & ~over,
        "expired": issued & over,
        "revoked": Q(state=EndorsementState.REVOKED),
        "renewed": Q(state=EndorsementState.RENEWED),
    }[state]
