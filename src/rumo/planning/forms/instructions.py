"""What people type about an instruction from outside. Forms parse; they never save."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.assignments.enums import AssignmentState, Term
from rumo.assignments.executors import ExecutorsForm
from rumo.core.form_fields import DateField
from rumo.directory.forms.typeahead import OrganizationField
from rumo.directory.models import Association, Organization
from rumo.directory.queries import run_associations, visible_organizations
from rumo.planning import instruction_register as register
from rumo.planning.actions.instructions import Letter
from rumo.planning.instruction_register import Choice
from rumo.planning.models import Instruction, PlanLine, PlanRow


class LetterForm(forms.Form):
    """The letter itself and the row of the plan it belongs to."""

    authority = OrganizationField(
        label=_("Кто поручил"),
        queryset=Organization.objects.none(),
        error_messages={"required": _("Выберите организацию, от которой пришло поручение.")},
    )
    number = forms.CharField(
        label=_("Номер"), max_length=50, required=False, help_text=_("Без номера — оставьте пустым.")
    )
    date = DateField(label=_("Дата поручения"))
    received_on = DateField(label=_("Поступило"))
    text = forms.CharField(label=_("Что поручено"), widget=forms.Textarea(attrs={"rows": 4}))
    line = forms.TypedChoiceField(
        label=_("Пункт плана"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("По нему план покажет, что на поручение ответили."),
    )
    upload = forms.FileField(label=_("Файл письма"), required=False)

    def offer(self, user: Any, association: Association, day: dt.date, chosen: PlanRow | None = None) -> None:
        """Say what may be chosen: organizations the user sees, rows of the association's plan in force on `day`."""
        authority, line = self.fields["authority"], self.fields["line"]
        assert isinstance(authority, OrganizationField)
        assert isinstance(line, forms.TypedChoiceField)
        authority.queryset = visible_organizations(user)
        line.choices = line_choices(association, day, chosen)

    def plan_line(self) -> PlanLine | None:
        key = self.cleaned_data["line"]
        return PlanLine.objects.select_related("plan").get(pk=key) if key else None


class RegisterForm(LetterForm, ExecutorsForm):
    """A new instruction: the letter, the term, who carries it out."""

    due_text = forms.CharField(label=_("Срок, как в письме"), max_length=200, required=False)
    due_on = DateField(label=_("Дата контроля"), required=False)

    field_order = (
        "authority", "number", "date", "received_on", "text", "due_text", "due_on", "leads", "helpers", "line", "upload"
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, association: Association, day: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.offer(user, association, day)


class EditForm(LetterForm):
    reason = forms.CharField(label=_("Почему исправляется"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, user: Any, instruction: Instruction, **kwargs: Any) -> None:
        kwargs["initial"] = self._initial_from(instruction)
        super().__init__(*args, **kwargs)
        self.offer(user, instruction.association, instruction.received_on, register.wording_of(instruction))

    @staticmethod
    def _initial_from(instruction: Instruction) -> dict[str, Any]:
        names = ("authority", "number", "date", "received_on")
        values = {name: getattr(instruction, name) for name in names}
        return {**values, "text": instruction.assignment.text, "line": instruction.line_id}

    def letter(self) -> Letter:
        return Letter(**{name: self.cleaned_data[name] for name in ("authority", "number", "date", "received_on")})


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("Почему отзывается"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class AssociationChoice(forms.Form):
    """For whom an instruction is registered, in the address of the page."""

    association = forms.ModelChoiceField(label=_("Объединение"), queryset=Association.objects.none(), empty_label=None)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["association"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = run_associations(user)


class RegisterFilter(forms.Form):
    """The filters of the register, in the address. A value that means nothing is left out rather than refused."""

    association = forms.ModelChoiceField(
        label=_("Объединение"), queryset=Association.objects.none(), required=False, empty_label=_("все")
    )
    authority = forms.ModelChoiceField(
        label=_("Кто поручил"), queryset=Organization.objects.none(), required=False, empty_label=_("все")
    )
    state = forms.ChoiceField(
        label=_("Состояние"), required=False, choices=[("", _("любое")), *AssignmentState.choices]
    )
    q = forms.CharField(label=_("Найти"), required=False, max_length=200)
    term = forms.ChoiceField(required=False, choices=Term.choices, widget=forms.HiddenInput)
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sources = {
            "association": register.associations_in_register(user),
            "authority": register.authorities_in_register(user),
        }
        for name, rows in sources.items():
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows

    def choice(self) -> Choice:
        self.is_valid()
        found = self.cleaned_data
        return Choice(
            association=found.get("association"),
            authority=found.get("authority"),
            state=found.get("state") or "",
            term=found.get("term") or Term.ALL.value,
            text=found.get("q") or "",
            sort=found.get("sort") or "",
        )


def line_choices(association: Association, day: dt.date, chosen: PlanRow | None) -> list[tuple[Any, Any]]:
    """Rows that wait for instructions first, then the others; the chosen one even when it is of another year."""
    waiting, others = register.rows_for_instructions(association, day)
    groups = [(_("Выполняются по мере поступления"), waiting), (_("Другие пункты плана"), others)]
    if chosen and chosen.line_id not in {row.line_id for row in [*waiting, *others]}:
        groups.insert(0, (_("Сейчас"), [chosen]))
    offered = [(title, _options(rows)) for title, rows in groups if rows]
    return [("", _("не указан")), *offered]


def _options(rows: Sequence[PlanRow]) -> list[tuple[int, str]]:
    return [(row.line_id, f"{row.number or row.position}. {row.title[:110]}") for row in rows]
