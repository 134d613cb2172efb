"""An event as typed: everything a new one, a copy and a changed one have in common."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core import clock
from rumo.core.form_fields import offer
from rumo.core.moments import MomentField
from rumo.directory.forms.typeahead import OrganizationsField
from rumo.directory.models import Association, Direction, Municipality, Organization, Subject
from rumo.directory.queries import visible_associations, visible_organizations
from rumo.events.actions.events import EventData
from rumo.events.enums import Audience, EventForm, EventKind
from rumo.events.event_rules import EventRules
from rumo.events.models import Event, EventSeries, Topic

WEEK = timedelta(days=7)
_NO_ADDRESS = {"invalid": gettext_lazy("Это не похоже на адрес: он начинается с https://")}


class DaysField(forms.CharField):
    """Whole days before something, as people list them: «3, 0» is (3, 0)."""

    def to_python(self, value: Any) -> Any:
        days = [word for word in re.split(r"[\s,;]+", str(value or "")) if word]
        if not all(each.isdigit() and int(each) <= 60 for each in days):
            raise ValidationError(_("Перечислите числа от 0 до 60 через запятую, например: 3, 0."))
        return tuple(sorted({int(each) for each in days}, reverse=True))

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, (tuple, list)) else value


def _address(label: Any, **options: Any) -> forms.URLField:
    return forms.URLField(
        label=label, max_length=500, required=False, assume_scheme="https", error_messages=_NO_ADDRESS, **options
    )


def _hours(label: Any, hint: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, min_value=0, max_value=720)


class RulesFields(forms.Form):
    """What differs from event to event ⚙. The field names are those of `EventRules`."""

    confirm_hours = _hours(
        gettext_lazy("Часов на подтверждение почты"),
        gettext_lazy("Столько ждёт место, записанное с открытой страницы. 0 — подтверждать не нужно."),
    )
    offer_hours = _hours(
        gettext_lazy("Часов на ответ из листа ожидания"),
        gettext_lazy("Столько ждёт место, которое освободилось. 0 — отдаётся сразу следующему."),
    )
    reminder_days = DaysField(
        label=gettext_lazy("Напомнить за столько дней"),
        required=False,
        help_text=gettext_lazy("Через запятую; 0 — в самый день. Пусто — не напоминать."),
    )
    takes_groups = forms.BooleanField(label=gettext_lazy("Принимать заявки организаций списком"), required=False)
    group_limit = forms.IntegerField(label=gettext_lazy("Самое большее человек в заявке"), min_value=1, max_value=500)
    code_word = forms.CharField(
        label=gettext_lazy("Кодовое слово"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("Его называют вслух на вебинаре, участники вводят его и отмечаются сами."),
    )
    minutes_needed = forms.IntegerField(
        label=gettext_lazy("Минут присутствия для зачёта"),
        min_value=0,
        max_value=6000,
        help_text=gettext_lazy("По журналу видеосвязи. 0 — засчитываются все, кто был."),
    )
    survey_is_anonymous = forms.BooleanField(label=gettext_lazy("Опрос без имён"), required=False)
    survey_minimum = forms.IntegerField(
        label=gettext_lazy("Показывать результаты, когда ответов не меньше"), min_value=1, max_value=100
    )
    survey_days = forms.IntegerField(label=gettext_lazy("Дней на ответ"), min_value=1, max_value=365)

    def rules(self) -> EventRules:
        return EventRules(**{name: self.cleaned_data[name] for name in RulesFields.base_fields})


class DetailsForm(RulesFields):
    """`data()` gives what was typed to the action; `association` is the body it is of, as far as it is known."""

    kind = forms.ChoiceField(label=gettext_lazy("Вид"), choices=EventKind.choices)
    title = forms.CharField(
        label=gettext_lazy("Название"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Напишите название мероприятия.")},
    )
    annotation = forms.CharField(
        label=gettext_lazy("О чём"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )
    starts_at = MomentField(label=gettext_lazy("Начало"), seconds=False)
    ends_at = MomentField(label=gettext_lazy("Окончание"), seconds=False)
    form = forms.ChoiceField(label=gettext_lazy("Форма"), choices=EventForm.choices)
    place = forms.CharField(
        label=gettext_lazy("Место"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Организация, адрес, зал."),
    )
    link = _address(
        gettext_lazy("Ссылка на видеосвязь"), help_text=gettext_lazy("Её получат только те, кто зарегистрировался.")
    )
    hours = forms.DecimalField(
        label=gettext_lazy("Часов для сертификата"), required=False, min_value=0, max_digits=5, decimal_places=1
    )
    topic = forms.ModelChoiceField(
        Topic.objects.none(), label=gettext_lazy("Тематика"), required=False, empty_label=gettext_lazy("не выбрана")
    )
    series = forms.ModelChoiceField(
        EventSeries.objects.none(), label=gettext_lazy("Цикл"), required=False, empty_label=gettext_lazy("вне циклов")
    )
    directions = forms.ModelMultipleChoiceField(
        Direction.objects.none(), label=gettext_lazy("Направления деятельности"), required=False
    )
    subjects = forms.ModelMultipleChoiceField(Subject.objects.none(), label=gettext_lazy("Предметы"), required=False)
    audience = forms.ChoiceField(label=gettext_lazy("Для кого"), choices=Audience.choices)
    municipality = forms.ModelChoiceField(
        Municipality.objects.none(),
        label=gettext_lazy("Муниципалитет"),
        required=False,
        empty_label=gettext_lazy("не выбран"),
    )
    co_hosts = forms.ModelMultipleChoiceField(
        Association.objects.none(), label=gettext_lazy("Проводят также"), required=False
    )
    partners = OrganizationsField(queryset=Organization.objects.none(), label=gettext_lazy("Партнёры"), required=False)
    capacity = forms.IntegerField(
        label=gettext_lazy("Мест"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=gettext_lazy("Пусто — места не ограничены. Когда мест нет, люди встают в лист ожидания."),
    )
    registration_opens_at = MomentField(label=gettext_lazy("Регистрация с"), required=False, seconds=False)
    registration_closes_at = MomentField(label=gettext_lazy("Регистрация до"), required=False, seconds=False)
    recording_url = _address(gettext_lazy("Запись"))
    publication_url = _address(gettext_lazy("Публикация о мероприятии"))

    def __init__(self, *args: Any, user: Any, association: Association | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.association = association
        bodies = visible_associations(user).filter(is_active=True)
        if association is not None:
            bodies = bodies.filter(region=association.region_id)
        region = Q(region__in=bodies.values("region"))
        hosts = [association.pk, association.parent_id] if association else []
        offer(self, "topic", Topic.objects.filter(region, is_active=True) | self._kept(Topic, "topic"))
        offer(self, "series", EventSeries.objects.filter(association__in=bodies, is_active=True))
        offer(self, "directions", Direction.objects.filter(association__in=[pk for pk in hosts if pk], is_active=True))
        offer(self, "subjects", Subject.objects.filter(region, is_active=True))
        offer(self, "municipality", Municipality.objects.filter(region))
        offer(self, "co_hosts", bodies.exclude(pk=association.pk) if association else bodies)
        offer(self, "partners", visible_organizations(user))

    def _kept(self, model: type[Topic], name: str) -> Any:
        """What the event has already stays on offer, though it went out of use."""
        held = self.initial.get(name)
        return model.objects.filter(pk=getattr(held, "pk", held) or 0)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        starts, ends = data.get("starts_at"), data.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("Окончание должно быть позже начала."))
        if data.get("audience") == Audience.MUNICIPALITY and not data.get("municipality"):
            self.add_error("municipality", _("Выберите муниципалитет, для педагогов которого это мероприятие."))
        if data.get("audience") == Audience.SUBJECT and not data.get("subjects"):
            self.add_error("subjects", _("Выберите предметы, для педагогов которых это мероприятие."))
        opens, closes = data.get("registration_opens_at"), data.get("registration_closes_at")
        if opens and closes and closes <= opens:
            self.add_error("registration_closes_at", _("Регистрация должна закончиться позже, чем началась."))
        return data

    def data_typed(self) -> EventData:
        names = [name for name in EventData.__dataclass_fields__ if name != "rules"]
        typed = {name: self.cleaned_data[name] for name in names}
        many = {name: tuple(typed[name]) for name in ("directions", "subjects", "co_hosts", "partners")}
        return EventData(**{**typed, **many}, rules=self.rules())


class EventEditForm(DetailsForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


def initial_of(data: EventData) -> dict[str, Any]:
    """The values of the form for an event that is there, or for a copy of it."""
    plain = {name: getattr(data, name) for name in EventData.__dataclass_fields__ if name != "rules"}
    return {**plain, **{name: getattr(data.rules, name) for name in RulesFields.base_fields}}


def fresh_initial(starts_at: datetime | None = None) -> dict[str, Any]:
    """A new event: a webinar in a week, an hour and a half long, by the usual rules."""
    if starts_at is None:
        starts_at = (clock.now() + WEEK).replace(hour=14, minute=0, second=0, microsecond=0)
    return initial_of(EventData(title="", starts_at=starts_at, ends_at=starts_at + timedelta(minutes=90)))


def repeated_initial(event: Event) -> dict[str, Any]:
    """The same again: on the same weekday and hour, as soon as that is still to come; what was afterwards is left."""
    weeks = max(1, (clock.now() - event.starts_at) // WEEK + 1)
    values = initial_of(EventData.of(event))
    for name in ("starts_at", "ends_at", "registration_opens_at", "registration_closes_at"):
        values[name] = values[name] and values[name] + weeks * WEEK
    return {**values, "recording_url": "", "publication_url": "", "code_word": ""}
