"""What people type about a route and its list. Forms parse; they never save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core import clock
from rumo.core.form_fields import DateField, offer
from rumo.directory.forms.typeahead import PersonField
from rumo.directory.models import Association, Municipality, Person, Subject
from rumo.directory.queries import run_associations, visible_associations, visible_people
from rumo.growth import queries
from rumo.growth.actions.routes import OWN_GROUNDS, RouteData
from rumo.growth.enums import RouteGround, RouteState, WorkerKind
from rumo.growth.models import DiagnosticResult, LearningRoute, RouteTemplate
from rumo.growth.route_list import Choice
from rumo.growth.tutors import tutors_of
from rumo.russian.deadlines.periods import SCHOOL_START_MONTH, Period, recent_years

SHOWN = [
    ("", _("все маршруты")),
    ("waiting", _("ждут тьютора")),
    ("late", _("с просроченными пунктами")),
    ("no_tutor", _("без тьютора")),
    ("started", _("начатые")),
    ("credited", _("зачтённые")),
]
YEARS_OFFERED = 4


class RouteFilter(forms.Form):
    """The filters of the list, in the address. A value that means nothing is left out rather than refused."""

    q = forms.CharField(label=_("Поиск по имени и школе"), max_length=200, required=False)
    shown = forms.ChoiceField(label=_("Показать"), choices=SHOWN, required=False)
    association = forms.ModelChoiceField(
        label=_("Объединение"), queryset=Association.objects.none(), required=False, empty_label=_("все")
    )
    municipality = forms.ModelChoiceField(
        label=_("Муниципалитет"), queryset=Municipality.objects.none(), required=False, empty_label=_("все")
    )
    subject = forms.ModelChoiceField(
        label=_("Предмет"), queryset=Subject.objects.none(), required=False, empty_label=_("все")
    )
    ground = forms.ChoiceField(label=_("Основание"), choices=[("", _("любое")), *RouteGround.choices], required=False)
    worker = forms.ChoiceField(
        label=_("Кто по должности"), choices=[("", _("все")), *WorkerKind.choices], required=False
    )
    state = forms.ChoiceField(label=_("Состояние"), choices=[("", _("любое")), *RouteState.choices], required=False)
    tutor = forms.ModelChoiceField(
        label=_("Тьютор"), queryset=Person.objects.none(), required=False, empty_label=_("все")
    )
    period = forms.ChoiceField(label=_("Начинаются"), required=False)
    sort = forms.CharField(required=False, max_length=20)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        routes = queries.visible_routes(user).order_by()
        regions = visible_associations(user).order_by().values("region")
        offer(self, "association", visible_associations(user).filter(pk__in=routes.values("association")))
        offer(self, "municipality", Municipality.objects.filter(region__in=regions))
        offer(self, "subject", Subject.objects.filter(region__in=regions))
        offer(self, "tutor", Person.objects.filter(pk__in=routes.values("tutor")))
        period = self.fields["period"]
        assert isinstance(period, forms.ChoiceField)
        period.choices = _periods(self._period(SCHOOL_START_MONTH))

    def choice(self) -> Choice:
        self.is_valid()
        data = {name: value for name, value in self.cleaned_data.items() if name not in {"q", "period"}}
        body = data.get("association")
        month = body.rules.year_start_month if body else SCHOOL_START_MONTH
        return Choice(**data, text=self.cleaned_data.get("q", ""), period=self._period(month))

    def _period(self, start_month: int) -> Period | None:
        """As the address writes it; an academic year begins in the month in which it does in the body."""
        try:
            return Period.parse(self.data.get("period", ""), start_month)
        except ValueError:
            return None


class RouteForm(forms.Form):
    """A route of somebody. `tutor` is there only for those who appoint tutors, `template` only for a new route."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    association = forms.ModelChoiceField(label=_("Объединение"), queryset=Association.objects.none(), empty_label=None)
    person = PersonField(label=_("Чей маршрут"), queryset=Person.objects.none())
    ground = forms.ChoiceField(label=_("Основание"), choices=RouteGround.choices)
    template = forms.ModelChoiceField(
        label=_("Начать с типового маршрута"),
        queryset=RouteTemplate.objects.none(),
        required=False,
        empty_label=_("без образца"),
        help_text=_("Пункты образца войдут в маршрут, их можно изменить."),
    )
    starts_on = DateField(label=_("С какого дня"))
    ends_on = DateField(label=_("По какой день"))
    goal = forms.CharField(label=_("Цель"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    subject = forms.ModelChoiceField(
        label=_("Предмет"), queryset=Subject.objects.none(), required=False, empty_label=_("не указан")
    )
    worker = forms.ChoiceField(
        label=_("Кто по должности"),
        choices=[("", _("по должности из справочника")), *WorkerKind.choices],
        required=False,
    )
    tutor = forms.ModelChoiceField(
        label=_("Тьютор"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("пока не назначен"),
        help_text=_("Региональные методисты, методический актив и члены объединения."),
    )

    def __init__(
        self,
        *args: Any,
        user: Any,
        association: Association,
        route: LearningRoute | None = None,
        result: DiagnosticResult | None = None,
        is_own: bool = False,
        appoints: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.result = result
        offer(self, "association", run_associations(user) if not is_own else visible_associations(user))
        offer(self, "person", visible_people(user))
        offer(self, "template", association.route_templates.filter(is_active=True))
        offer(self, "subject", association.region.subjects.filter(is_active=True))
        offer(self, "tutor", tutors_of(association))
        unneeded = {"association"}
        if route is not None:
            unneeded |= {"person", "template"}
        if is_own:
            unneeded |= {"person", "worker"}
            self._only_own_grounds(route)
        if result is not None:
            unneeded |= {"person"}
        if not appoints:
            unneeded.add("tutor")
        for name in unneeded:
            del self.fields[name]

    def _only_own_grounds(self, route: LearningRoute | None) -> None:
        ground = self.fields["ground"]
        assert isinstance(ground, forms.ChoiceField)
        offered = OWN_GROUNDS | ({RouteGround(route.ground)} if route is not None else frozenset())
        ground.choices = [(value, label) for value, label in RouteGround.choices if value in offered]

    def route_data(self, route: LearningRoute | None = None) -> RouteData:
        """What is not asked stays as it was."""
        data = self.cleaned_data
        return RouteData(
            ground=data["ground"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            goal=data["goal"],
            subject=data["subject"],
            worker=data.get("worker") or (route.worker if route else ""),
            template=data.get("template"),
            tutor=data["tutor"] if "tutor" in self.fields else (route.tutor if route else None),
            result=self.result,
        )


class ChooseBodyForm(forms.Form):
    """In which body a route is made, where there are several."""

    association = forms.ModelChoiceField(label=_("Объединение"), queryset=Association.objects.none(), empty_label=None)

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "association", bodies)


class RemarkForm(forms.Form):
    """Why something is returned or stopped."""

    remark = forms.CharField(label=_("Что написать педагогу"), widget=forms.Textarea(attrs={"rows": 4}))


class HandInForm(forms.Form):
    """The teacher's own words at the end of a route."""

    reflection = forms.CharField(
        label=_("Что дал маршрут"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Что изменилось в вашей работе, что ещё хочется освоить."),
    )


def _periods(asked: Period | None) -> list[tuple[str, Any]]:
    """The last years, and the one asked for."""
    years = recent_years(clock.today(), YEARS_OFFERED)
    if asked is not None and asked.name not in {each.name for each in years}:
        years.append(asked)
    return [("", _("когда угодно")), *((each.key, str(each)) for each in years)]
