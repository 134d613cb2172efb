"""What people fill in to take part, alone or as a group, and what organizers fill in for them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.directory.forms.typeahead import PersonField
from rumo.directory.models import Municipality, Person, Subject
from rumo.directory.queries import visible_people
from rumo.events.actions.registration import RegistrationData
from rumo.events.enums import QuestionPurpose
from rumo.events.forms.organization_choice import ChosenOrganization, OrganizationChoiceField
from rumo.events.forms.question_fields import add_question_fields, answers_of
from rumo.events.models import Event, EventSection, Question, Registration
from rumo.events.seats import free_of, has_free
from rumo.russian.numbers import agree


class SectionsForm(forms.Form):
    """A choice a slot: sections that go at the same time exclude each other."""

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        self.sections: dict[int, EventSection] = {}
        slots: dict[int, list[EventSection]] = {}
        for section in event.sections.all():
            self.sections[section.pk] = section
            slots.setdefault(section.slot, []).append(section)
        for slot, sections in sorted(slots.items()):
            self.fields[f"slot_{slot}"] = forms.ChoiceField(
                label=_("Секция") if len(slots) == 1 else _("Секция %(slot)s-го потока") % {"slot": slot},
                choices=[(str(each.pk), section_words(each)) for each in sections],
                widget=forms.RadioSelect,
                required=False,
            )
        self.slot_names = [f"slot_{slot}" for slot in sorted(slots)]

    def chosen_sections(self) -> tuple[EventSection, ...]:
        found = (self.cleaned_data.get(name) for name in self.slot_names)
        return tuple(self.sections[int(key)] for key in found if key)

    def slot_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.slot_names]


class GuestForm(SectionsForm):
    """Somebody without an account. `website` is a trap: people do not see it, machines fill it in."""

    surname = forms.CharField(label=_("Фамилия"), max_length=100)
    first_name = forms.CharField(label=_("Имя"), max_length=100)
    patronymic = forms.CharField(label=_("Отчество"), max_length=100, required=False)
    email = forms.EmailField(label=_("Электронная почта"))
    organization = OrganizationChoiceField(label=_("Организация"))
    municipality = forms.ModelChoiceField(
        label=_("Муниципалитет"), queryset=Municipality.objects.none(), required=False, empty_label=_("не выбран")
    )
    post = forms.CharField(label=_("Должность"), max_length=300)
    subject = forms.ModelChoiceField(
        label=_("Предмет"), queryset=Subject.objects.none(), required=False, empty_label=_("не выбран")
    )
    agrees = forms.BooleanField(label=_("Даю согласие на обработку моих персональных данных для участия в мероприятии"))
    website = forms.CharField(required=False, max_length=200)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        region = event.association.region
        organization = self.fields["organization"]
        assert isinstance(organization, OrganizationChoiceField)
        organization.of_region(region)
        offer(self, "municipality", Municipality.objects.filter(region=region))
        offer(self, "subject", Subject.objects.filter(region=region))
        self.questions = list(event.questions.filter(purpose=QuestionPurpose.REGISTRATION))
        add_question_fields(self, self.questions, {})

    def question_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("question_")]

    def is_machine(self) -> bool:
        return bool(self.data.get("website"))

    def clean_surname(self) -> str:
        return _one_line(self.cleaned_data["surname"])

    def clean_first_name(self) -> str:
        return _one_line(self.cleaned_data["first_name"])

    def clean_patronymic(self) -> str:
        return _one_line(self.cleaned_data["patronymic"])

    def registration_data(self) -> RegistrationData:
        found = self.cleaned_data
        organization: ChosenOrganization | None = found["organization"]
        return RegistrationData(
            surname=found["surname"],
            first_name=found["first_name"],
            patronymic=found["patronymic"],
            email=found.get("email") or "",
            organization=organization.organization if organization else None,
            organization_name=organization.name if organization else "",
            municipality=found["municipality"],
            post=found["post"],
            subject=found["subject"],
            sections=self.chosen_sections(),
            answers=answers_of(self, self.questions),
            agrees=bool(found.get("agrees")),
        )


class OwnForm(SectionsForm):
    """A person with an account: only what the directory does not know."""

    agrees = forms.BooleanField(label=_("Даю согласие на обработку моих персональных данных для участия в мероприятии"))

    def __init__(self, *args: Any, event: Event, has_consent: bool, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        if has_consent:
            del self.fields["agrees"]
        self.questions: list[Question] = list(event.questions.filter(purpose=QuestionPurpose.REGISTRATION))
        add_question_fields(self, self.questions, {})

    def question_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("question_")]

    def said(self) -> dict[str, Any]:
        return {
            "sections": self.chosen_sections(),
            "answers": answers_of(self, self.questions),
            "agrees": bool(self.cleaned_data.get("agrees", True)),
        }


class StaffForm(GuestForm):
    """An organizer writes somebody in by hand: little is required. No trap, no consent: that is kept on paper."""

    email = forms.EmailField(
        label=_("Электронная почта"), required=False, help_text=_("Без неё письма и ссылки участник не получит.")
    )
    organization = OrganizationChoiceField(label=_("Организация"), required=False)
    post = forms.CharField(label=_("Должность"), max_length=300, required=False)
    beyond_capacity = forms.BooleanField(
        label=_("Дать место, даже если свободных нет"), required=False, help_text=_("Иначе — в лист ожидания.")
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        for name in ("agrees", "website"):
            del self.fields[name]
        for question in self.question_fields():
            question.field.required = False


class CorrectionForm(StaffForm):
    """What an organizer may correct of a registration; sections and seats have their own buttons."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, registration: Registration, **kwargs: Any) -> None:
        initial = {
            "surname": registration.surname,
            "first_name": registration.first_name,
            "patronymic": registration.patronymic,
            "email": registration.email,
            "organization": registration.organization_id or registration.organization_name,
            "municipality": registration.municipality_id,
            "post": registration.post,
            "subject": registration.subject_id,
            "version": registration.version,
        }
        super().__init__(*args, event=registration.event, initial=initial, **kwargs)
        for name in [*self.slot_names, "beyond_capacity", *(field.name for field in self.question_fields())]:
            del self.fields[name]
        self.slot_names, self.questions = [], []


class DirectoryPersonForm(SectionsForm):
    """An organizer writes in somebody of the directory."""

    person = PersonField(label=_("Человек"), queryset=Person.objects.none())
    beyond_capacity = forms.BooleanField(label=_("Дать место, даже если свободных нет"), required=False)

    def __init__(self, *args: Any, event: Event, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        offer(self, "person", visible_people(user))


def section_words(section: EventSection) -> str:
    """«Начальные классы (свободно 3 места)»; a full one says that one waits there."""
    if not has_free(section):
        return _("%(title)s (мест нет, лист ожидания)") % {"title": section.title}
    free = free_of(section)
    if free is None:
        return section.title
    return _("%(title)s (свободно: %(free)s)") % {"title": section.title, "free": agree(free, "место")}


def _one_line(text: str) -> str:
    return " ".join(text.split())
