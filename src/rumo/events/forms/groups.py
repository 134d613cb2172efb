"""An organization's application: who applies, and a table of people, typed or pasted from Excel."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.form_fields import offer
from rumo.directory.models import Municipality
from rumo.events.actions.groups import GroupData
from rumo.events.actions.registration import RegistrationData
from rumo.events.forms.organization_choice import ChosenOrganization, OrganizationChoiceField
from rumo.events.forms.registration import section_words
from rumo.events.models import Event, EventSection
from rumo.russian.names import FullName, parse_name

# So many empty rows at first, and so many more at a time.
ROWS = 5


class GroupForm(forms.Form):
    organization = OrganizationChoiceField(label=gettext_lazy("Организация"))
    municipality = forms.ModelChoiceField(
        label=gettext_lazy("Муниципалитет"),
        queryset=Municipality.objects.none(),
        required=False,
        empty_label=gettext_lazy("не выбран"),
    )
    contact_name = forms.CharField(label=gettext_lazy("Кто подаёт заявку"), max_length=200)
    contact_email = forms.EmailField(label=gettext_lazy("Ваша электронная почта"))
    agrees = forms.BooleanField(
        label=gettext_lazy("Каждый из списка дал согласие на обработку персональных данных для участия в мероприятии")
    )
    website = forms.CharField(required=False, max_length=200)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region = event.association.region
        organization = self.fields["organization"]
        assert isinstance(organization, OrganizationChoiceField)
        organization.of_region(region)
        offer(self, "municipality", Municipality.objects.filter(region=region))

    def is_machine(self) -> bool:
        return bool(self.data.get("website"))

    def group_data(self, people: tuple[RegistrationData, ...]) -> GroupData:
        found = self.cleaned_data
        organization: ChosenOrganization = found["organization"]
        return GroupData(
            organization_name=organization.name,
            organization=organization.organization,
            municipality=found["municipality"],
            contact_name=" ".join(found["contact_name"].split()),
            contact_email=found["contact_email"],
            people=people,
            agrees=found["agrees"],
        )


class MemberForm(forms.Form):
    """A row: one person."""

    name = forms.CharField(label=gettext_lazy("Фамилия, имя, отчество"), max_length=200, required=False)
    post = forms.CharField(label=gettext_lazy("Должность"), max_length=300, required=False)
    email = forms.EmailField(label=gettext_lazy("Электронная почта"), required=False)
    section = forms.ChoiceField(label=gettext_lazy("Секция"), required=False)

    def __init__(self, *args: Any, sections: list[EventSection], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = {str(each.pk): each for each in sections}
        section = self.fields["section"]
        assert isinstance(section, forms.ChoiceField)
        section.choices = [("", _("не выбрана")), *((key, section_words(each)) for key, each in self.sections.items())]
        if not sections:
            del self.fields["section"]

    def clean_name(self) -> FullName | None:
        text = self.cleaned_data["name"].strip()
        if not text:
            return None
        name = parse_name(text)
        if name is None or not name.first_name or name.first_name.endswith("."):
            raise ValidationError(_("Напишите фамилию, имя и отчество полностью."))
        return name

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if "name" in found and found["name"] is None and any(found.get(each) for each in ("post", "email", "section")):
            self.add_error("name", _("Кто это? Напишите фамилию, имя и отчество."))
        return found

    def person(self) -> RegistrationData | None:
        """None for an empty row."""
        name: FullName | None = self.cleaned_data.get("name")
        if name is None:
            return None
        section = self.sections.get(self.cleaned_data.get("section") or "")
        return RegistrationData(
            surname=name.surname,
            first_name=name.first_name,
            patronymic=name.patronymic,
            email=self.cleaned_data["email"],
            post=self.cleaned_data["post"],
            sections=(section,) if section else (),
        )


MemberFormSet = forms.formset_factory(MemberForm, extra=ROWS, max_num=500, absolute_max=500)


def read_pasted_people(text: str) -> list[dict[str, str]]:
    """Rows of a pasted table: name, post, e-mail wherever it stands; a leading number and a head row are passed by."""
    rows: list[dict[str, str]] = []
    for line in text.splitlines():
        cells = [" ".join(cell.split()) for cell in (line.split("\t") if "\t" in line else line.split(";"))]
        cells = [cell for cell in cells if cell and not cell.rstrip(".").isdecimal()]
        if not cells or cells[0].casefold().startswith(("фио", "ф.и.о", "фамилия")):
            continue
        email = next((cell for cell in cells if "@" in cell), "")
        words = [cell for cell in cells if cell != email]
        parts = _name_cells(words)
        rows.append({"name": " ".join(words[:parts]), "post": " ".join(words[parts : parts + 1]), "email": email})
    return rows


def _name_cells(words: list[str]) -> int:
    """How many cells the name takes: one, or two or three when its parts stand apart."""
    if len(words) < 2 or " " in words[0] or " " in words[1]:
        return 1
    has_patronymic = len(words) > 2 and words[2].casefold().endswith(("вич", "вна", "ична", "ич", "оглы", "кызы"))
    return 3 if has_patronymic else 2
