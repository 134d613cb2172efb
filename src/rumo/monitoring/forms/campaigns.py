"""What people type about a campaign and its respondents. Forms parse; they never save."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory.enums import OrganizationKind
from rumo.directory.forms.typeahead import OrganizationsField
from rumo.directory.models import Association, Municipality, Organization
from rumo.monitoring.actions.campaigns import CampaignData
from rumo.monitoring.board import EXCLUDED
from rumo.monitoring.enums import ResponseState, Timeliness
from rumo.monitoring.models import IndicatorVersion, MonitoringCampaign, Respondent
from rumo.monitoring.models.campaigns import usual_reminder_days
from rumo.monitoring.queries import versions_of_year
from rumo.russian.deadlines.periods import YEARS

# Reminders further from the last day than this are a slip of the finger.
_FURTHEST = 60


class DaysField(forms.CharField):
    """«7, 1, -1» → [7, 1, -1]."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        words = re.split(r"[\s,;]+", str(value or "").replace("−", "-").strip(" ,;"))
        try:
            days = [int(word) for word in words if word]
        except ValueError as error:
            raise ValidationError(_("Напишите числа через запятую, например 7, 1, -1.")) from error
        if any(abs(day) > _FURTHEST for day in days):
            raise ValidationError(_("Напоминают не раньше и не позже чем за 60 дней."))
        return days


class VersionsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.indicator.code}. {obj.wording} ({obj.indicator.get_level_display()})"


class CampaignForm(forms.Form):
    """A campaign; the indicators offered are those of `year`, which the page asks before."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=_("Название"), max_length=300)
    year = forms.IntegerField(label=_("За какой год"), min_value=YEARS.start, max_value=YEARS.stop - 1)
    starts_on = DateField(label=_("Сбор с"))
    ends_on = DateField(label=_("Сбор по"))
    ground = forms.CharField(
        label=_("Основание"), max_length=300, required=False, help_text=_("Например: распоряжение от 28.06.2022 № 759.")
    )
    reminder_days = DaysField(
        label=_("Напоминать за сколько дней до срока"),
        required=False,
        help_text=_("Через запятую; после срока — со знаком минус. Письма уйдут тем, кто ещё не сдал."),
    )
    versions = VersionsField(
        label=_("Какие показатели собираем"),
        queryset=IndicatorVersion.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("В этом году показатели другие: список обновлён, отметьте нужные.")},
    )

    def __init__(self, *args: Any, association: Association, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reminder_days"].initial = usual_reminder_days()
        offer(self, "versions", versions_of_year(association, year))

    def told(self, previous: MonitoringCampaign | None = None) -> CampaignData:
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return CampaignData(**{**data, "versions": list(data["versions"])}, previous=previous)


class ExtendForm(forms.Form):
    until = DateField(label=_("Новый последний день"))
    reason = forms.CharField(label=_("Почему"), max_length=300, help_text=_("Причину увидят все участники."))


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Почему не отвечает"), max_length=300, help_text=_("Причина попадёт в итог мониторинга.")
    )


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        label=_("К кому присоединён"), queryset=Respondent.objects.none(), empty_label=_("выберите")
    )
    reason = forms.CharField(
        label=_("На каком основании"), max_length=300, help_text=_("Например: закон края от 01.04.2023 № 371.")
    )

    def __init__(self, *args: Any, respondent: Respondent, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = respondent.campaign.respondents.filter(excluded_reason="").exclude(pk=respondent.pk)
        offer(self, "into", others.filter(municipality__isnull=respondent.municipality_id is None))


class RespondentsForm(forms.Form):
    """Who else answers: municipalities not there yet, organizations one by one or all of a kind."""

    municipalities = forms.ModelMultipleChoiceField(
        label=_("Муниципалитеты"),
        queryset=Municipality.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    organizations = OrganizationsField(label=_("Организации"), queryset=Organization.objects.none(), required=False)
    kind = forms.ChoiceField(
        label=_("Или все организации вида"),
        choices=[("", _("не добавлять")), *OrganizationKind.choices],
        required=False,
    )

    def __init__(self, *args: Any, campaign: MonitoringCampaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body = campaign.association
        there = campaign.respondents.filter(municipality__isnull=False).values("municipality")
        municipalities = body.region.municipalities.exclude(pk__in=there)
        organizations = body.region.organizations.all()
        if body.municipality_id is not None:
            municipalities = municipalities.filter(pk=body.municipality_id)
            organizations = organizations.filter(municipality=body.municipality_id)
        offer(self, "municipalities", municipalities)
        offer(self, "organizations", organizations)
        self._offered = organizations
        if not municipalities.exists():
            del self.fields["municipalities"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not (data.get("municipalities") or data.get("organizations") or data.get("kind")):
            raise ValidationError(_("Выберите, кого добавить."))
        return data

    def chosen(self) -> tuple[list[Municipality], list[Organization]]:
        data = self.cleaned_data
        wanted = {each.pk: each for each in data["organizations"]}
        if data["kind"]:
            wanted |= {each.pk: each for each in self._offered.filter(kind=data["kind"])}
        return list(data.get("municipalities") or ()), list(wanted.values())


class BoardFilter(forms.Form):
    """The filter of a campaign's board."""

    q = forms.CharField(label=_("Участник"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("Состояние"),
        choices=[("", _("все")), *ResponseState.choices, (EXCLUDED, _("не отвечает"))],
        required=False,
    )
    time = forms.ChoiceField(label=_("Срок"), choices=[("", _("все")), *Timeliness.choices], required=False)
