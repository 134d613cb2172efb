"""The head of a plan as typed, what a copy takes along, and the filter of the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core import clock
from rumo.directory.forms.year_filter import YearFilter
from rumo.directory.models import Association
from rumo.directory.powers import powers_of
from rumo.directory.queries import run_associations
from rumo.planning import queries, rules
from rumo.planning.actions.plans import PlanDetails
from rumo.planning.enums import PlanState
from rumo.planning.models import Plan
from rumo.russian.deadlines.periods import Period

SORTS = {"year": "starts", "association": "association__short_name", "state": "state"}


class PeriodField(forms.Field):
    """«2024» or «2023/2024», read as a Period."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Period | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return Period.parse(text)
        except ValueError as error:
            raise ValidationError(_("%(error)s."), code="invalid", params={"error": error}) from error


class ParentChoice(forms.ModelChoiceField):
    def label_from_instance(self, plan: Any) -> str:
        return f"{plan.association} — {plan.period}"


class DetailsForm(forms.Form):
    """What a new plan, a copy and a changed one have in common. `details()` gives it to the action."""

    period = PeriodField(
        label=gettext_lazy("Год"),
        help_text=gettext_lazy("2024 — календарный, 2023/2024 — учебный."),
        error_messages={"required": gettext_lazy("Укажите год плана: 2024 или 2023/2024.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Заголовок"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Напишите заголовок плана.")},
    )
    parent = ParentChoice(
        label=gettext_lazy("Входит в план"),
        queryset=Plan.objects.none(),
        required=False,
        empty_label=gettext_lazy("ни в какой"),
        help_text=gettext_lazy("План вышестоящего объединения на этот год, если он есть."),
    )

    def __init__(self, *args: Any, parents: QuerySet[Plan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parent"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = parents

    def rules_of(self) -> Any:
        """The rules of the association the plan is for; None while it is not chosen."""
        raise NotImplementedError

    def details(self) -> PlanDetails:
        data = self.cleaned_data
        period: Period = data["period"]
        own = self.rules_of()
        # Academic years begin where the association says.
        if period.is_academic and own is not None:
            period = Period.academic_year(period.starts.year, own.year_start_month)
        return PlanDetails(period, " ".join(data["title"].split()), data["parent"])


class CreateForm(DetailsForm):
    """A new plan. What the person left as it was proposed follows the association and the year."""

    association = forms.ModelChoiceField(
        label=gettext_lazy("Объединение"),
        queryset=Association.objects.none(),
        empty_label=gettext_lazy("Выберите объединение"),
        error_messages={"required": gettext_lazy("Выберите объединение.")},
    )
    proposed_title = forms.CharField(required=False, widget=forms.HiddenInput)
    proposed_parent = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ["association", "period"]

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, parents=parents_for(user), **kwargs)
        field = self.fields["association"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = run_associations(user).filter(is_active=True)

    def rules_of(self) -> Any:
        return self.cleaned_data["association"].rules


class CopyForm(DetailsForm):
    """A plan made from another: its head, and which rows and meetings go along."""

    rows = forms.TypedMultipleChoiceField(coerce=int, required=False)
    meetings = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(
        self, *args: Any, user: Any, source: Plan, rows: list[int], meetings: list[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, parents=parents_for(user).exclude(pk=source.pk), **kwargs)
        self.source = source
        for name, keys in (("rows", rows), ("meetings", meetings)):
            field = self.fields[name]
            assert isinstance(field, forms.TypedMultipleChoiceField)
            field.choices = [(key, str(key)) for key in keys]

    def rules_of(self) -> Any:
        return self.source.association.rules

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not data.get("rows") and not data.get("meetings"):
            self.add_error(None, _("Отметьте хотя бы одну строку или заседание — или создайте пустой план."))
        return data


class EditForm(DetailsForm):
    """The head of a draft; of an adopted plan only the plan it hangs under."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: Any, plan: Plan, only_parent: bool, **kwargs: Any) -> None:
        values = {"period": plan.period.name, "title": plan.title, "parent": plan.parent_id, "version": plan.version}
        super().__init__(*args, parents=parents_for(user).exclude(pk=plan.pk), initial=values, **kwargs)
        self.plan = plan
        if only_parent:
            del self.fields["period"], self.fields["title"]

    def rules_of(self) -> Any:
        return self.plan.association.rules


class PlanFilter(YearFilter):
    day = "starts"
    states = PlanState.choices

    mine = forms.BooleanField(label=gettext_lazy("Только мои объединения"), required=False)

    def __init__(self, data: Any, *, user: Any) -> None:
        super().__init__(data, records=queries.visible_plans(user))
        self.user = user

    def found(self) -> QuerySet[Plan]:
        """In the order asked for."""
        rows = super().found()
        if self.cleaned_data.get("mine"):
            rows = rows.filter(association__in=powers_of(self.user).member_of)
        return rows.order_by(*self._order())

    def _order(self) -> list[str]:
        asked = str(self.data.get("sort", ""))
        column = SORTS.get(asked.removeprefix("-"))
        usual = ["-starts", "association__short_name", "pk"]
        return [f"-{column}" if asked.startswith("-") else column, *usual] if column else usual


def parents_for(user: Any) -> QuerySet[Plan]:
    """Plans one may hang another under: those one may see, newest year first."""
    return queries.visible_plans(user).order_by("-starts", "association__short_name")


def proposal(user: Any, association: Association, period: Period | None) -> dict[str, str]:
    """What the directory proposes: the year, the title, the plan of the body above for the same year."""
    own = association.rules
    known = period or _next_free(association, rules.proposed_period(own, clock.today()))
    above = queries.plans_for_parent(association, known.starts, known.ends)
    seen = above.filter(pk__in=parents_for(user).values("pk"))
    nearest = seen.filter(association=association.parent_id).first() or seen.first()
    return {
        "period": known.name,
        "title": rules.proposed_title(association, known),
        "parent": str(nearest.pk) if nearest else "",
    }


def _next_free(association: Association, period: Period) -> Period:
    """A year that has its plan is followed by the next one."""
    taken = set(association.plans.values_list("starts", flat=True))
    while period.starts in taken:
        period = period.shifted(1)
    return period
