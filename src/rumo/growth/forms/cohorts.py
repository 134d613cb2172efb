"""For whom many routes are made at once, and from what. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core import clock
from rumo.core.form_fields import DateField, offer
from rumo.directory.models import Association, Municipality, Person, Subject
from rumo.growth.cohort_people import Source, Wanted, school_years
from rumo.growth.enums import RouteGround
from rumo.growth.models import Diagnostic, GapArea, RouteTemplate
from rumo.growth.tutors import tutors_of


class CohortFilter(forms.Form):
    """Who may be meant: the first half of the page."""

    source = forms.ChoiceField(label=_("Для кого"), choices=Source.choices)
    diagnostic = forms.ModelChoiceField(
        label=_("Диагностика"), queryset=Diagnostic.objects.none(), required=False, empty_label=_("выберите")
    )
    area = forms.ModelChoiceField(
        label=_("Дефицит в области"), queryset=GapArea.objects.none(), required=False, empty_label=_("любой")
    )
    year = forms.TypedChoiceField(label=_("Учебный год списка ШНОР"), coerce=int, required=False, empty_value=None)
    subject = forms.ModelChoiceField(
        label=_("Предмет"), queryset=Subject.objects.none(), required=False, empty_label=_("любой")
    )
    municipality = forms.ModelChoiceField(
        label=_("Муниципалитет"), queryset=Municipality.objects.none(), required=False, empty_label=_("любой")
    )
    names = forms.CharField(
        label=_("Список педагогов"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Фамилия, имя, отчество — каждый с новой строки; можно вставить столбец таблицы."),
    )

    def __init__(self, *args: Any, association: Association, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region = association.region
        offer(self, "diagnostic", Diagnostic.objects.filter(association__region=region))
        offer(self, "area", region.gap_areas.all())
        offer(self, "subject", region.subjects.filter(is_active=True))
        offer(self, "municipality", region.municipalities.all())
        year = self.fields["year"]
        assert isinstance(year, forms.TypedChoiceField)
        year.choices = [(first, f"{first}/{first + 1}") for first in school_years(association, clock.today())]

    def wanted(self) -> Wanted | None:
        """None until something is asked."""
        if not self.is_bound or not self.is_valid():
            return None
        return Wanted(**self.cleaned_data)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        needed = {Source.GAPS: "diagnostic", Source.LOW_RESULTS: "year", Source.LISTED: "names"}
        name = needed.get(data.get("source", ""))
        if name is not None and not data.get(name):
            self.add_error(name, _("Укажите, кого выбрать."))
        return data


class CohortForm(forms.Form):
    """What is made for those ticked: the second half."""

    people = forms.ModelMultipleChoiceField(
        label=_("Педагоги"),
        queryset=Person.objects.none(),
        error_messages={
            "required": _("Отметьте хотя бы одного педагога."),
            "invalid_choice": _("Отбор изменился: нажмите «Показать педагогов» и отметьте их ещё раз."),
        },
    )
    template = forms.ModelChoiceField(
        label=_("Типовой маршрут"), queryset=RouteTemplate.objects.none(), empty_label=None
    )
    ground = forms.ChoiceField(label=_("Основание"), choices=RouteGround.choices)
    starts_on = DateField(label=_("С какого дня"))
    ends_on = DateField(label=_("По какой день"))
    tutors = forms.ModelMultipleChoiceField(
        label=_("Тьюторы"),
        queryset=Person.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"data-select": True, "data-placeholder": _("выберите тьюторов")}),
        help_text=_("Маршруты распределятся поровну, с учётом тех, что уже ведёт каждый."),
    )

    def __init__(self, *args: Any, association: Association, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "people", people)
        offer(self, "template", association.route_templates.filter(is_active=True))
        offer(self, "tutors", tutors_of(association))
