"""Sections, talks and organizers as typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.form_fields import offer
from rumo.core.moments import MomentField
from rumo.directory.forms.typeahead import OrganizationField, PersonField
from rumo.directory.models import Association, Organization, Person, Subject
from rumo.directory.queries import visible_associations, visible_organizations, visible_people
from rumo.events.actions.programme import SectionData
from rumo.events.actions.talks import TalkData
from rumo.events.models import Event, EventSection, Talk


class SectionForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Секция"),
        max_length=300,
        error_messages={"required": gettext_lazy("Напишите название секции.")},
    )
    slot = forms.IntegerField(
        label=gettext_lazy("Поток"),
        min_value=1,
        max_value=30,
        help_text=gettext_lazy("Секции одного потока идут одновременно: участник выбирает одну из них."),
    )
    association = forms.ModelChoiceField(
        Association.objects.none(),
        label=gettext_lazy("Объединение"),
        required=False,
        empty_label=gettext_lazy("не указано"),
    )
    leader = PersonField(label=gettext_lazy("Руководитель"), queryset=Person.objects.none(), required=False)
    starts_at = MomentField(label=gettext_lazy("Начало"), required=False, seconds=False)
    ends_at = MomentField(label=gettext_lazy("Окончание"), required=False, seconds=False)
    room = forms.CharField(label=gettext_lazy("Аудитория"), max_length=200, required=False)
    link = forms.URLField(
        label=gettext_lazy("Ссылка на видеосвязь"),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": gettext_lazy("Это не похоже на адрес: он начинается с https://")},
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Мест"), required=False, min_value=1, help_text=gettext_lazy("Пусто — не ограничены.")
    )

    def __init__(self, *args: Any, user: Any, event: Event, section: EventSection | None = None, **kwargs: Any) -> None:
        known = {name: getattr(section, name) for name in self.base_fields} if section else {"slot": 1}
        kwargs.setdefault("initial", known)
        super().__init__(*args, **kwargs)
        region = event.association.region_id
        offer(self, "association", visible_associations(user).filter(region=region, is_active=True))
        offer(self, "leader", visible_people(user).filter(region=region))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("starts_at") and data.get("ends_at") and data["ends_at"] <= data["starts_at"]:
            self.add_error("ends_at", _("Окончание должно быть позже начала."))
        return data

    def section_data(self) -> SectionData:
        return SectionData(**self.cleaned_data)


class TalkForm(forms.Form):
    """Of a person of the directory only the person is needed; anybody else is typed."""

    title = forms.CharField(
        label=gettext_lazy("Тема выступления или название практики"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Напишите тему выступления или название практики.")},
    )
    section = forms.ModelChoiceField(
        EventSection.objects.none(),
        label=gettext_lazy("Секция"),
        required=False,
        empty_label=gettext_lazy("общая часть"),
    )
    person = PersonField(
        label=gettext_lazy("Кто выступает"),
        queryset=Person.objects.none(),
        required=False,
        help_text=gettext_lazy("Если человек есть в справочнике: имя, должность и почта подставятся сами."),
    )
    name = forms.CharField(label=gettext_lazy("Или впишите фамилию, имя, отчество"), max_length=200, required=False)
    post = forms.CharField(label=gettext_lazy("Должность"), max_length=500, required=False)
    organization = OrganizationField(
        label=gettext_lazy("Организация"), queryset=Organization.objects.none(), required=False
    )
    email = forms.EmailField(label=gettext_lazy("Электронная почта"), required=False)
    is_practice = forms.BooleanField(
        label=gettext_lazy("Представляет практику"),
        required=False,
        help_text=gettext_lazy("Практику можно будет рекомендовать в Атлас."),
    )
    subject = forms.ModelChoiceField(
        Subject.objects.none(), label=gettext_lazy("Предмет"), required=False, empty_label=gettext_lazy("не выбран")
    )
    annotation = forms.CharField(
        label=gettext_lazy("О чём"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )
    may_be_published = forms.BooleanField(
        label=gettext_lazy("Выступающий согласен, чтобы его имя стояло на открытой странице"), required=False
    )

    def __init__(self, *args: Any, user: Any, event: Event, talk: Talk | None = None, **kwargs: Any) -> None:
        if talk is not None:
            kwargs["initial"] = {name: getattr(talk, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        region = event.association.region_id
        offer(self, "section", event.sections.all())
        offer(self, "person", visible_people(user).filter(region=region))
        offer(self, "organization", visible_organizations(user).filter(region=region))
        offer(self, "subject", Subject.objects.filter(region=region, is_active=True))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("person") and not data.get("name"):
            raise ValidationError(_("Укажите, кто выступает: выберите человека или впишите фамилию, имя, отчество."))
        return data

    def talk_data(self) -> TalkData:
        return TalkData(**self.cleaned_data)


class OrganizerForm(forms.Form):
    person = PersonField(
        label=gettext_lazy("Кто"),
        queryset=Person.objects.none(),
        error_messages={"required": gettext_lazy("Выберите человека.")},
    )
    duty = forms.CharField(
        label=gettext_lazy("Что делает"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Например: модератор, техническая поддержка."),
    )

    def __init__(self, *args: Any, user: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", visible_people(user).filter(region=event.association.region_id))
