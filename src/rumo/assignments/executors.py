"""Choosing executors in a form: people, roles of the association and organizations in one list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from rumo.assignments.actions import ExecutorData
from rumo.assignments.models import Executor
from rumo.directory.enums import Role
from rumo.directory.models import Organization, Person
from rumo.directory.queries import visible_organizations, visible_people

PERSON, ROLE, ORGANIZATION = "person", "role", "organization"


def key_of(executor: Executor) -> str:
    """«person:12», «role:secretary», «organization:3»: one list offers all three."""
    if executor.person_id:
        return f"{PERSON}:{executor.person_id}"
    return f"{ROLE}:{executor.role}" if executor.role else f"{ORGANIZATION}:{executor.organization_id}"


def is_key(value: str) -> bool:
    kind, _sep, key = value.partition(":")
    return (kind in {PERSON, ORGANIZATION} and key.isdigit()) or (kind == ROLE and key in Role.values)


def label_of(found: Person | Organization | str) -> str:
    if isinstance(found, Person):
        return found.short_name
    return str(found) if isinstance(found, Organization) else str(Role(found).label)


class ExecutorsField(forms.MultipleChoiceField):
    """Executors by their keys; what they are is looked up among those the user may choose."""

    def valid_value(self, value: str) -> bool:
        return is_key(value)


class ExecutorsForm(forms.Form):
    """Who answers and who helps. A form that asks more inherits from this one."""

    leads = ExecutorsField(label=_("Ответственные"), error_messages={"required": _("Укажите, кто отвечает.")})
    helpers = ExecutorsField(label=_("Соисполнители"), required=False)

    def __init__(self, *args: Any, user: Any, executors: Sequence[Executor] = (), **kwargs: Any) -> None:
        self.user = user
        chosen = {
            "leads": [key_of(each) for each in executors if each.is_lead],
            "helpers": [key_of(each) for each in executors if not each.is_lead],
        }
        kwargs["initial"] = chosen | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for name in ("leads", "helpers"):
            field = self.fields[name]
            assert isinstance(field, ExecutorsField)
            field.widget.choices = self._shown(name, executors)

    def executors(self) -> list[ExecutorData]:
        """The chosen ones, leads first."""
        leads: list[str] = self.cleaned_data["leads"]
        helpers: list[str] = self.cleaned_data["helpers"]
        found = self._find([*leads, *helpers])
        return [_data(key, found[key], is_lead=True) for key in leads] + [
            _data(key, found[key], is_lead=False) for key in helpers if key not in leads
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen = [*data.get("leads", []), *data.get("helpers", [])]
        if set(chosen) - self._find(chosen).keys():
            raise ValidationError(_("Кого-то из выбранных больше нет в справочнике: выберите заново."))
        return data

    def _find(self, keys: Iterable[str]) -> dict[str, Any]:
        """The record (or the role) behind each key; what the user may not see is left out."""
        wanted: dict[str, set[str]] = {PERSON: set(), ROLE: set(), ORGANIZATION: set()}
        for key in keys:
            kind, _sep, value = key.partition(":")
            wanted[kind].add(value)
        people = visible_people(self.user).filter(pk__in=wanted[PERSON])
        organizations = visible_organizations(self.user).filter(pk__in=wanted[ORGANIZATION])
        return (
            {f"{PERSON}:{person.pk}": person for person in people}
            | {f"{ROLE}:{role}": role for role in wanted[ROLE]}
            | {f"{ORGANIZATION}:{one.pk}": one for one in organizations}
        )

    def _shown(self, name: str, executors: Iterable[Executor]) -> list[tuple[str, str]]:
        """Options to write into the page: the executors there are, or those just chosen when there are errors."""
        stored = [(key_of(each), str(each)) for each in executors]
        if not self.is_bound:
            return stored
        typed = [key for key in self[name].data or [] if is_key(key)]
        return [(key, label_of(found)) for key, found in self._find(typed).items()]


def _data(key: str, found: Any, *, is_lead: bool) -> ExecutorData:
    kind = key.partition(":")[0]
    return ExecutorData(**{kind: found}, is_lead=is_lead)
