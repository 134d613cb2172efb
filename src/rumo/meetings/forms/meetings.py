"""Details of a meeting, as typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.form_fields import DateField
from rumo.directory.models import Association, Person
from rumo.directory.queries import composition_on, run_associations, visible_people
from rumo.meetings import queries, rules
from rumo.meetings.actions.meetings import MeetingDetails
from rumo.meetings.enums import MeetingForm
from rumo.meetings.models import Meeting
from rumo.russian.dates import short_date


class PersonField(forms.ModelChoiceField):
    """A person by type-ahead: only the chosen one is written into the page."""

    def label_from_instance(self, person: Any) -> str:
        return str(person)


class MomentField(forms.SplitDateTimeField):
    """A day and an hour in two boxes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields = (DateField(required=False), forms.TimeField(required=False))
        self.widget = forms.SplitDateTimeWidget(
            date_attrs={"placeholder": "дд.мм.гггг", "aria-label": "День"},
            time_attrs={"type": "time", "aria-label": "Час"},
            date_format="%d.%m.%Y",
            time_format="%H:%M",
        )


class DetailsForm(forms.Form):
    """What a new and an existing meeting have in common. `details()` gives it to the action."""

    date = DateField(label=gettext_lazy("Дата"), error_messages={"required": gettext_lazy("Укажите дату заседания.")})
    date_to = DateField(
        label=gettext_lazy("Последний день"),
        required=False,
        help_text=gettext_lazy("Если заседание идёт несколько дней."),
    )
    time = forms.TimeField(
        label=gettext_lazy("Начало"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": gettext_lazy("Напишите время так: 14:00.")},
    )
    form = forms.ChoiceField(label=gettext_lazy("Форма"), choices=MeetingForm.choices)
    title = forms.CharField(
        label=gettext_lazy("Тема"), max_length=500, required=False, help_text=gettext_lazy("Можно не заполнять.")
    )
    place = forms.CharField(label=gettext_lazy("Место"), max_length=300, required=False)
    link = forms.URLField(
        label=gettext_lazy("Ссылка на видеоконференцию"),
        max_length=200,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": gettext_lazy("Это не похоже на адрес: он начинается с https://")},
    )
    voting_opens = MomentField(label=gettext_lazy("Голосование с"), required=False)
    voting_closes = MomentField(label=gettext_lazy("Голосование до"), required=False)
    number = forms.IntegerField(
        label=gettext_lazy("Номер протокола"),
        min_value=1,
        max_value=9999,
        required=False,
        help_text=gettext_lazy("Следующий по порядку; можно исправить."),
    )
    chair = PersonField(label=gettext_lazy("Председательствующий"), queryset=Person.objects.none(), required=False)
    secretary = PersonField(label=gettext_lazy("Секретарь"), queryset=Person.objects.none(), required=False)
    materials_due = DateField(label=gettext_lazy("Материалы представить до"), required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("chair", "secretary"):
            field = self.fields[name]
            assert isinstance(field, PersonField)
            field.queryset = visible_people(user)
            field.choices = _only_chosen(field, self[name].value())

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("date"), data.get("date_to")
        if first and last and last <= first:
            message = _(
                "Последний день (%(last)s) должен быть позже первого (%(first)s); для одного дня оставьте пустым."
            )
            self.add_error("date_to", message % {"last": short_date(last), "first": short_date(first)})
        if data.get("form") == MeetingForm.ABSENTEE:
            self._check_window(data)
        else:
            data["voting_opens"] = data["voting_closes"] = None
        if first and data.get("materials_due") and data["materials_due"] > first:
            self.add_error("materials_due", _("Срок материалов позже заседания: укажите день не позже даты заседания."))
        return data

    def _check_window(self, data: dict[str, Any]) -> None:
        for name, message in (
            ("voting_opens", _("Для заочного заседания укажите, когда открывается голосование.")),
            ("voting_closes", _("Для заочного заседания укажите, до какого времени можно голосовать.")),
        ):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, message)
        opens, closes = data.get("voting_opens"), data.get("voting_closes")
        if opens and closes and closes <= opens:
            self.add_error("voting_closes", _("Голосование должно закончиться позже, чем началось."))

    def details(self) -> MeetingDetails:
        names = MeetingDetails.__dataclass_fields__
        return MeetingDetails(**{name: self.cleaned_data[name] for name in names})


class CreateForm(DetailsForm):
    """A new meeting. What the person left as it was proposed follows the association and the date."""

    association = forms.ModelChoiceField(
        label=gettext_lazy("Объединение"),
        queryset=Association.objects.none(),
        empty_label=gettext_lazy("Выберите объединение"),
        error_messages={"required": gettext_lazy("Выберите объединение.")},
    )
    proposed_number = forms.IntegerField(required=False, widget=forms.HiddenInput)
    proposed_chair = forms.IntegerField(required=False, widget=forms.HiddenInput)
    proposed_secretary = forms.IntegerField(required=False, widget=forms.HiddenInput)
    proposed_materials_due = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ["association"]

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        field = self.fields["association"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = run_associations(user).filter(is_active=True)

    def number_wanted(self) -> int | None:
        """The number typed by hand; None leaves it to the series, which may have moved on since the page was shown."""
        number: int | None = self.cleaned_data["number"]
        return None if number == self.cleaned_data["proposed_number"] else number


class EditForm(DetailsForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ["version"]

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        names = [*MeetingDetails.__dataclass_fields__, "number", "version"]
        initial = {name: getattr(meeting, name) for name in names}
        super().__init__(*args, initial={**initial, **kwargs.pop("initial", {})}, **kwargs)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the directory and the rules propose for a meeting of an association on a day."""

    number: int
    chair: Person | None
    secretary: Person | None
    materials_due: dt.date
    missing: list[int]
    members: int

    def initial(self) -> dict[str, Any]:
        return {
            "number": self.number,
            "chair": self.chair.pk if self.chair else None,
            "secretary": self.secretary.pk if self.secretary else None,
            "materials_due": short_date(self.materials_due),
        }


def propose(association: Association, day: dt.date) -> Proposal:
    composition = list(composition_on(association, day))
    series = rules.series_of(day, association.rules, association.terms.all())
    return Proposal(
        number=queries.next_number(association, series),
        chair=rules.proposed_chair(composition),
        secretary=rules.proposed_secretary(composition),
        materials_due=rules.materials_due(day, association.rules),
        missing=rules.missing_numbers(queries.numbers_taken(association, series)),
        members=len(composition),
    )


def with_proposal(values: dict[str, Any], proposal: Proposal) -> dict[str, Any]:
    """`values` of a form where whatever equals the former proposal, or is empty, becomes the new one."""
    renewed = dict(values)
    for name, value in proposal.initial().items():
        if str(values.get(name) or "") in ("", str(values.get(f"proposed_{name}") or "")):
            renewed[name] = value
        renewed[f"proposed_{name}"] = value
    return renewed


def _only_chosen(field: PersonField, value: Any) -> list[tuple[Any, str]]:
    """The options of a type-ahead: nobody, and the person chosen."""
    none = ("", _("не указан"))
    if value in (None, ""):
        return [none]
    key = value.pk if isinstance(value, Person) else value
    try:
        person = field.queryset.filter(pk=key).first() if field.queryset is not None else None
    except (ValueError, ValidationError):
        person = None
    return [none, (person.pk, str(person))] if person else [none]
