"""The application of a material as a form: what is always asked, then the track's own questions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import offer
from rumo.directory.enums import EducationLevel
from rumo.directory.forms.typeahead import OrganizationField, PersonField
from rumo.directory.models import Organization, Person, Subject
from rumo.directory.queries import visible_organizations, visible_people
from rumo.expertise.actions.authors import AuthorData
from rumo.expertise.actions.submissions import SubmissionData
from rumo.expertise.answers import answer_problem
from rumo.expertise.enums import FieldKind
from rumo.expertise.models import Author, Campaign, Submission
from rumo.expertise.track_config import FormField

_PREFIX = "answer_"


class ApplicationForm(forms.Form):
    """A draft saves itself, so nothing but the title is required here; what is missing is said before handing in."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Название материала"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    material_kind = forms.CharField(label=_("Вид материала"), max_length=200, required=False)
    subject = forms.ModelChoiceField(
        label=_("Предмет"), queryset=Subject.objects.none(), required=False, empty_label=_("не выбран")
    )
    level = forms.ChoiceField(
        label=_("Уровень образования"), choices=[("", _("не выбран")), *EducationLevel.choices], required=False
    )
    organization = OrganizationField(
        label=_("Организация, от которой подаётся материал"), queryset=Organization.objects.none(), required=False
    )
    annotation = forms.CharField(
        label=_("Аннотация"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("О чём материал и кому пригодится, несколько предложений."),
    )

    def __init__(self, *args: Any, submission: Submission, user: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _values(submission))
        super().__init__(*args, **kwargs)
        config = submission.campaign.config
        self.questions = config.fields
        region = submission.campaign.track.association.region_id
        offer(self, "subject", Subject.objects.filter(region=region, is_active=True))
        offer(self, "organization", visible_organizations(user))
        if config.kinds:
            choices = [("", _("не выбран")), *((kind, kind) for kind in config.kinds)]
            if submission.material_kind and submission.material_kind not in config.kinds:
                choices.append((submission.material_kind, submission.material_kind))
            self.fields["material_kind"] = forms.ChoiceField(label=_("Вид материала"), choices=choices, required=False)
        if not config.asks_subject:
            del self.fields["subject"]
        if not config.asks_level:
            del self.fields["level"]
        for question in config.fields:
            self.fields[_PREFIX + question.key] = _question(question)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for question in self.questions:
            text = data.get(_PREFIX + question.key)
            if isinstance(text, str) and text.strip():
                problem = answer_problem(question, text.strip())
                if problem:
                    self.add_error(_PREFIX + question.key, problem)
        return data

    def submission_data(self) -> SubmissionData:
        data = self.cleaned_data
        return SubmissionData(
            title=data["title"],
            annotation=data["annotation"],
            material_kind=data["material_kind"],
            subject=data.get("subject"),
            level=data.get("level", ""),
            organization=data["organization"],
            answers={question.key: data.get(_PREFIX + question.key) for question in self.questions},
        )


class AuthorForm(forms.Form):
    """An author found in the directory, or written by hand."""

    person = PersonField(
        label=_("Найти в справочнике"),
        queryset=Person.objects.none(),
        required=False,
        help_text=_("Начните набирать фамилию. Если человека нет, впишите его ниже."),
    )
    name = forms.CharField(
        label=_("Фамилия, имя, отчество"),
        max_length=200,
        required=False,
        help_text=_("Полностью. Для человека из справочника можно не заполнять."),
    )
    post = forms.CharField(label=_("Должность"), max_length=500, required=False)
    organization = OrganizationField(label=_("Место работы"), queryset=Organization.objects.none(), required=False)
    may_be_published = forms.BooleanField(
        label=_("Автор согласен, чтобы его имя было на открытых страницах"),
        required=False,
        help_text=_("Без согласия материал опубликуют без имени автора (152-ФЗ)."),
    )

    def __init__(self, *args: Any, user: Any, author: Author | None = None, **kwargs: Any) -> None:
        if author is not None:
            names = ("person", "name", "post", "organization", "may_be_published")
            kwargs.setdefault("initial", {name: getattr(author, name) for name in names})
        super().__init__(*args, **kwargs)
        offer(self, "person", visible_people(user))
        offer(self, "organization", visible_organizations(user))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("person") and not data.get("name", "").strip():
            self.add_error("name", _("Найдите человека в справочнике или впишите фамилию, имя и отчество."))
        return data

    def author_data(self) -> AuthorData:
        return AuthorData(**{name: self.cleaned_data[name] for name in AuthorData.__slots__})


class SubmitForm(forms.Form):
    note = forms.CharField(
        label=_("Что исправлено"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Коротко по каждому замечанию: это прочтут проверяющие."),
    )


def _values(submission: Submission) -> dict[str, Any]:
    names = ("version", "title", "annotation", "material_kind", "subject", "level", "organization")
    values = {name: getattr(submission, name) for name in names}
    return values | {_PREFIX + key: value for key, value in submission.answers.items()}


def _question(question: FormField) -> forms.Field:
    options: dict[str, Any] = {"label": question.label, "help_text": question.help, "required": False}
    if question.kind == FieldKind.CHECK:
        return forms.BooleanField(**options)
    if question.kind == FieldKind.CHOICE:
        return forms.ChoiceField(
            choices=[("", _("не выбрано")), *((each, each) for each in question.choices)], **options
        )
    widgets: dict[FieldKind, forms.Widget] = {
        FieldKind.LONG_TEXT: forms.Textarea(attrs={"rows": 4}),
        FieldKind.NUMBER: forms.TextInput(attrs={"inputmode": "decimal"}),
        FieldKind.LINK: forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://"}),
    }
    return forms.CharField(widget=widgets.get(question.kind, forms.TextInput()), **options)


class CampaignChoiceForm(forms.Form):
    """Into which of the open campaigns."""

    campaign = forms.ModelChoiceField(
        Campaign.objects.none(), label=_("Приём материалов"), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, campaigns: QuerySet[Campaign], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "campaign", campaigns)
