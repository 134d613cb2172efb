"""What people type about experts. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory.enums import EducationLevel
from rumo.directory.forms.typeahead import OrganizationField, PersonField
from rumo.directory.models import Association, Order, Organization, Person, Region, Subject
from rumo.directory.powers import powers_of
from rumo.directory.queries import run_associations, visible_organizations, visible_people
from rumo.expertise.competences import CompetenceData
from rumo.expertise.enums import TrackKind
from rumo.expertise.expert_register import LOADS, POWERS, Choice
from rumo.expertise.expert_statistics import Period

MOST_ROWS = 40


class RegisterFilter(forms.Form):
    """The filters of the register, in the address. What means nothing is left out, not refused."""

    q = forms.CharField(label=_("Найти"), required=False, max_length=200)
    association = forms.ModelChoiceField(
        label=_("Объединение"), queryset=Association.objects.none(), required=False, empty_label=_("все")
    )
    subject = forms.ModelChoiceField(
        label=_("Предмет"), queryset=Subject.objects.none(), required=False, empty_label=_("любой")
    )
    level = forms.ChoiceField(label=_("Уровень"), required=False, choices=[("", _("любой")), *EducationLevel.choices])
    kind = forms.ChoiceField(label=_("Вид экспертизы"), required=False, choices=[("", _("любой")), *TrackKind.choices])
    powers = forms.ChoiceField(label=_("Полномочия"), required=False, choices=POWERS)
    load = forms.ChoiceField(label=_("Нагрузка"), required=False, choices=[("", _("любая")), *LOADS])
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "association", run_associations(user))
        offer(self, "subject", Subject.objects.filter(region__in=powers_of(user).regions))

    def choice(self) -> Choice:
        self.is_valid()
        found = self.cleaned_data
        return Choice(
            association=found.get("association"),
            subject=found.get("subject"),
            level=found.get("level") or "",
            kind=found.get("kind") or "",
            powers=found.get("powers") or "now",
            load=found.get("load") or "",
            text=found.get("q") or "",
            sort=found.get("sort") or "",
        )


class GroundForm(forms.Form):
    """By which order: one of the directory, or its number and date in words."""

    order = forms.ModelChoiceField(
        label=_("Приказ из справочника"),
        queryset=Order.objects.none(),
        required=False,
        empty_label=_("не из справочника"),
    )
    ground = forms.CharField(
        label=_("Или основание словами"),
        max_length=300,
        required=False,
        help_text=_("Например: «приказ от 01.09.2023 № 45-п»."),
    )

    def __init__(self, *args: Any, association: Association, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "order", association.orders.all())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("order") and not (data.get("ground") or "").strip() and "order" not in self.errors:
            self.add_error("ground", _("Выберите приказ или напишите его номер и дату."))
        return data


class PowersForm(GroundForm):
    """The term, the workload, the ground."""

    valid_from = DateField(label=_("Полномочия с"))
    valid_to = DateField(label=_("Полномочия по"), required=False, help_text=_("Включительно. Пусто — бессрочно."))
    limit = forms.IntegerField(label=_("Материалов одновременно, не больше"), min_value=1, max_value=50, initial=5)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order: tuple[str, ...] = ("valid_from", "valid_to", "limit", "order", "ground", "version")

    def powers(self) -> dict[str, Any]:
        names = ("valid_from", "valid_to", "limit", "order", "ground")
        return {name: self.cleaned_data[name] for name in names}


class EnterForm(PowersForm):
    person = PersonField(
        label=_("Кто"),
        queryset=Person.objects.none(),
        help_text=_("Начните печатать фамилию. Если человека нет, добавьте его на странице «Люди»."),
    )

    field_order = ("person", "valid_from", "valid_to", "limit", "order", "ground", "version")

    def __init__(self, *args: Any, association: Association, **kwargs: Any) -> None:
        super().__init__(*args, association=association, **kwargs)
        offer(self, "person", association.region.people.all())


class EndForm(forms.Form):
    on = DateField(label=_("Последний день полномочий"), help_text=_("Включительно."))
    reason = forms.CharField(label=_("Почему"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class CompetenceForm(forms.Form):
    """One line; all parts empty mean that the line is not there."""

    subject = forms.ModelChoiceField(
        label=_("Предмет"), queryset=Subject.objects.none(), required=False, empty_label=_("любой")
    )
    level = forms.ChoiceField(label=_("Уровень"), required=False, choices=[("", _("любой")), *EducationLevel.choices])
    track_kind = forms.ChoiceField(
        label=_("Вид экспертизы"), required=False, choices=[("", _("любой")), *TrackKind.choices]
    )

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "subject", Subject.objects.filter(region=region, is_active=True))

    def competence(self) -> CompetenceData | None:
        data = CompetenceData(
            self.cleaned_data.get("subject"),
            self.cleaned_data.get("level") or "",
            self.cleaned_data.get("track_kind") or "",
        )
        return data if data.subject or data.level or data.track_kind else None


_Rows = forms.formset_factory(CompetenceForm, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


class CompetenceRows:
    """Lines of competences on a form. The button named `more` asks for the page again with one line more."""

    def __init__(self, data: QueryDict | None, *, region: Region, present: list[CompetenceData] | None = None) -> None:
        self.asks_more = data is not None and "more" in data
        if data is not None and self.asks_more:
            data = data.copy()
            shown = data.get("competences-TOTAL_FORMS", "0")
            data["competences-TOTAL_FORMS"] = str(min(int(shown) + 1 if shown.isdecimal() else 1, MOST_ROWS))
        initial = [
            {"subject": each.subject, "level": each.level, "track_kind": each.track_kind} for each in present or []
        ]
        self.forms = _Rows(data, prefix="competences", initial=initial or [{}], form_kwargs={"region": region})

    def is_valid(self) -> bool:
        return self.forms.is_valid()

    def competences(self) -> list[CompetenceData]:
        return [found for form in self.forms if (found := form.competence()) is not None]


class AbsenceForm(forms.Form):
    starts = DateField(label=_("С"))
    ends = DateField(label=_("По"), help_text=_("Включительно."))


class ConflictForm(forms.Form):
    person = PersonField(label=_("С кем"), queryset=Person.objects.none(), required=False)
    organization = OrganizationField(
        label=_("Или с какой организацией"), queryset=Organization.objects.none(), required=False
    )
    reason = forms.CharField(
        label=_("В чём конфликт"), max_length=300, help_text=_("Например: научный руководитель, родственник.")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", visible_people(user))
        offer(self, "organization", visible_organizations(user))


class PeriodForm(forms.Form):
    since = DateField(label=_("С"), required=False)
    until = DateField(label=_("По"), required=False)

    def period(self, usual: Period) -> Period:
        """What was asked for; a day that was left out or cannot be read is the usual one."""
        self.full_clean()
        typed = self.cleaned_data if self.is_bound else {}
        since, until = typed.get("since"), typed.get("until")
        found = Period(since or usual.since, until or usual.until)
        return found if found.since <= found.until else usual


class CertificateForm(forms.Form):
    since = DateField(label=_("За период с"))
    until = DateField(label=_("По"))
    hours_each = forms.IntegerField(
        label=_("Часов за один отзыв"),
        min_value=1,
        max_value=100,
        required=False,
        help_text=_("Пусто — часы в справке не печатаются."),
    )
    signer_post = forms.CharField(label=_("Должность того, кто подпишет"), max_length=300)
    signer_name = forms.CharField(label=_("Кто подпишет"), max_length=100, help_text=_("«И.О. Фамилия»"))


class ListForm(GroundForm):
    """A list of experts: a file, or a table pasted from Word or Excel."""

    upload = forms.FileField(label=_("Файл Excel"), required=False)
    text = forms.CharField(
        label=_("Или вставьте таблицу"),
        required=False,
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=_(
            "Столбцы: фамилия, имя, отчество; должность; организация; предмет; уровень; вид экспертизы; "
            "полномочия с; по; основание. Лишние можно не заполнять; один человек в нескольких строках — "
            "несколько компетенций."
        ),
    )
    valid_from = DateField(label=_("Полномочия с"), help_text=_("Для строк, где дата не указана."))
    valid_to = DateField(label=_("Полномочия по"), required=False, help_text=_("Пусто — бессрочно."))

    field_order = ("upload", "text", "valid_from", "valid_to", "order", "ground")


class RevokeForm(EndForm):
    """The order itself is chosen on the page before."""

    order = forms.ModelChoiceField(queryset=Order.objects.none(), required=False, widget=forms.HiddenInput)
    ground = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, association: Association, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "order", association.orders.all())
