"""What people type about a selection contest. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField
from rumo.directory.models import Association, Person
from rumo.expertise.actions.contests import ContestData
from rumo.expertise.forms.experts import GroundForm
from rumo.expertise.models import Contest
from rumo.expertise.track_config import Criterion


class JuryWidget(forms.SelectMultiple):
    """The chosen people only; others are asked for while one types."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        people = Person.objects.filter(pk__in=[item for item in value if str(item).isdigit()])
        self.choices = [(person.pk, str(person)) for person in people]
        return super().optgroups(name, value, attrs)


class ContestForm(forms.Form):
    title = forms.CharField(label=_("Название"), max_length=300)
    about = forms.CharField(
        label=_("Условия"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Кого приглашаете, какие документы приложить, что делает эксперт."),
    )
    opens_on = DateField(label=_("Заявки с"))
    closes_on = DateField(label=_("Заявки по"), help_text=_("Включительно."))
    places = forms.IntegerField(
        label=_("Сколько экспертов нужно"),
        min_value=1,
        max_value=1000,
        required=False,
        help_text=_("Пусто — пройдут все, кто набрал проходной балл."),
    )
    pass_percent = forms.IntegerField(label=_("Проходной балл, %"), min_value=0, max_value=100, initial=60)
    jury = forms.ModelMultipleChoiceField(
        label=_("Комиссия"), queryset=Person.objects.none(), required=False, widget=JuryWidget
    )
    colleagues_score = forms.BooleanField(
        label=_("Член комиссии может оценивать коллег по организации"),
        required=False,
        help_text=_("Без отметки кандидата оценивают только те, кто работает в другой организации."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, association: Association, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jury = self.fields["jury"]
        assert isinstance(jury, forms.ModelMultipleChoiceField)
        jury.queryset = association.region.people.all()

    @staticmethod
    def initial_from(contest: Contest) -> dict[str, Any]:
        names = ("title", "about", "opens_on", "closes_on", "places", "pass_percent", "colleagues_score", "version")
        return {**{name: getattr(contest, name) for name in names}, "jury": list(contest.jury.all())}

    def contest_data(self) -> ContestData:
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return ContestData(**{**data, "jury": tuple(data["jury"])})


class ExtendForm(forms.Form):
    closes_on = DateField(label=_("Новый последний день приёма"), help_text=_("Включительно."))


class ApplicationForm(forms.Form):
    about = forms.CharField(
        label=_("Опыт и достижения"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Стаж, категория, опыт экспертизы, публикации — то, по чему оценит комиссия."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class DocumentForm(forms.Form):
    upload = forms.FileField(label=_("Файл"))
    title = forms.CharField(
        label=_("Что это"), max_length=300, required=False, help_text=_("Например: «диплом», «характеристика».")
    )


class ScoreForm(forms.Form):
    """A field for each criterion, by its key; marks may be left out until later."""

    remark = forms.CharField(label=_("Замечание"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, criteria: tuple[Criterion, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._criteria = criteria
        for each in criteria:
            self.fields[each.key] = forms.TypedChoiceField(
                label=each.title,
                help_text=each.help,
                coerce=int,
                empty_value=None,
                required=False,
                choices=[("", "—"), *((mark, str(mark)) for mark in range(each.top + 1))],
            )
        self.order_fields([*(each.key for each in criteria), "remark", "version"])

    def marks(self) -> dict[str, int]:
        found = {each.key: self.cleaned_data.get(each.key) for each in self._criteria}
        return {key: mark for key, mark in found.items() if mark is not None}


class EnrolForm(GroundForm):
    valid_from = DateField(label=_("Полномочия с"))
    valid_to = DateField(label=_("Полномочия по"), required=False, help_text=_("Включительно. Пусто — бессрочно."))
    limit = forms.IntegerField(label=_("Материалов одновременно, не больше"), min_value=1, max_value=50, initial=5)

    field_order = ("order", "ground", "valid_from", "valid_to", "limit")
