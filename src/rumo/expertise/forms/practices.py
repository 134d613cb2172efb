"""What people type about practices. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core import clock
from rumo.core.form_fields import offer
from rumo.directory.enums import EducationLevel
from rumo.directory.forms.typeahead import OrganizationField
from rumo.directory.models import Association, Municipality, Organization, Subject
from rumo.directory.queries import run_associations, visible_organizations
from rumo.expertise.actions.practices import AuthorEntry, PracticeData
from rumo.expertise.catalogue import Choice
from rumo.expertise.enums import Catalogue, PracticeLevel, PracticeType
from rumo.expertise.models import Practice

FIRST_YEAR = 1990


class CatalogueFilter(forms.Form):
    """The words sought; the facets are links, and stand in the address beside them."""

    q = forms.CharField(label=_("Поиск"), max_length=200, required=False)

    def choice(self) -> Choice:
        asked = {name: str(self.data.get(name, ""))[:40] for name in Choice.__dataclass_fields__ if name != "q"}
        return Choice(q=str(self.data.get("q", ""))[:200].strip(), **asked)


class RegisterFilter(CatalogueFilter):
    """The register: of which association, published or not."""

    association = forms.ModelChoiceField(
        label=_("Объединение"), queryset=Association.objects.none(), required=False, empty_label=_("все")
    )
    shown = forms.ChoiceField(
        label=_("Публикация"),
        required=False,
        choices=[("", _("все карточки")), ("yes", _("опубликованные")), ("no", _("ещё не опубликованные"))],
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "association", run_associations(user))

    def association_chosen(self) -> Association | None:
        return self.cleaned_data.get("association") if self.is_valid() else None

    def shown_chosen(self) -> str:
        return str(self.data.get("shown", ""))


class BodyForm(forms.Form):
    """Whose card it will be."""

    association = forms.ModelChoiceField(label=_("Объединение"), queryset=Association.objects.none(), empty_label=None)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "association", run_associations(user).order_by("parent_id", "full_name"))


class PracticeForm(forms.Form):
    """A card but for its authors."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    catalogue = forms.ChoiceField(label=_("Куда"), choices=Catalogue.choices)
    title = forms.CharField(label=_("Название"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    annotation = forms.CharField(
        label=_("О чём"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Два–три предложения для читателя каталога. Без них карточку не опубликовать."),
    )
    material_kind = forms.CharField(
        label=_("Вид материала"), max_length=200, required=False, help_text=_("Например: программа, сценарий, пособие.")
    )
    year = forms.IntegerField(label=_("Год"), min_value=FIRST_YEAR)
    type = forms.ChoiceField(label=_("Тип практики"), required=False, choices=[("", "—"), *PracticeType.choices])
    level = forms.ChoiceField(label=_("Уровень практики"), required=False, choices=[("", "—"), *PracticeLevel.choices])
    subject = forms.ModelChoiceField(
        label=_("Предмет"), queryset=Subject.objects.none(), required=False, empty_label="—"
    )
    education_level = forms.ChoiceField(
        label=_("Уровень образования"), required=False, choices=[("", "—"), *EducationLevel.choices]
    )
    organization = OrganizationField(label=_("Организация"), queryset=Organization.objects.none(), required=False)
    municipality = forms.ModelChoiceField(
        label=_("Муниципалитет"),
        queryset=Municipality.objects.none(),
        required=False,
        empty_label="—",
        help_text=_("Если не выбран, берётся у организации."),
    )

    def __init__(self, *args: Any, user: Any, association: Association, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region = association.region_id
        offer(self, "subject", Subject.objects.filter(region=region))
        offer(self, "organization", visible_organizations(user).filter(region=region))
        offer(self, "municipality", Municipality.objects.filter(region=region))

    @staticmethod
    def values_of(practice: Practice) -> dict[str, Any]:
        return {name: getattr(practice, name) for name in PracticeForm.base_fields}

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year > clock.today().year + 1:
            raise forms.ValidationError(_("Этот год ещё не скоро: проверьте его."))
        return year

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("catalogue") == Catalogue.ATLAS:
            for name in ("type", "level"):
                if not data.get(name):
                    self.add_error(name, _("Для Атласа это обязательно."))
        return data

    def practice_data(self, authors: list[AuthorEntry]) -> PracticeData:
        values = {name: self.cleaned_data[name] for name in self.fields if name != "version"}
        return PracticeData(**values, authors=authors)


class AuthorForm(forms.Form):
    """`known` is the row it stood in: whoever it names in the directory stays that person."""

    known = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Фамилия, имя, отчество"), max_length=200, required=False)
    may_be_published = forms.BooleanField(label=_("согласен на публикацию имени"), required=False)


AuthorFormSet: type[forms.BaseFormSet[AuthorForm]] = forms.formset_factory(AuthorForm, extra=2, max_num=30)


def author_rows(practice: Practice | None) -> list[dict[str, Any]]:
    if practice is None:
        return []
    return [
        {"known": each.pk, "name": each.name, "may_be_published": each.may_be_published}
        for each in practice.authors.all()
    ]


def authors_of(rows: forms.BaseFormSet[AuthorForm], practice: Practice | None) -> list[AuthorEntry]:
    """The named rows of a valid formset; a row whose name was wiped is an author taken out."""
    people = {each.pk: each for each in practice.authors.select_related("person")} if practice else {}
    entries = []
    for row in rows.cleaned_data:
        name = " ".join(str(row.get("name") or "").split())
        if name:
            known = people.get(row.get("known") or 0)
            person = known.person if known and known.name == name else None
            entries.append(AuthorEntry(name, bool(row.get("may_be_published")), person))
    return entries


class FileForm(forms.Form):
    upload = forms.FileField(label=_("Файл"))
    title = forms.CharField(label=_("Что это"), max_length=300, required=False)


class ImportForm(BodyForm):
    upload = forms.FileField(label=_("Таблица Excel"), help_text=_("Заполненный образец, .xlsx."))
