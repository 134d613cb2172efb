"""Those who answer for something, chosen by typing: people, roles, bodies, organizations, or any words.

A choice travels as «kind:key|words|duty», so that the words of the plan survive whatever stands behind them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from rumo.directory.enums import Role
from rumo.directory.models import Association, Organization, Person
from rumo.directory.queries import visible_associations, visible_organizations, visible_people
from rumo.planning.actions.responsible import ResponsibleData
from rumo.planning.models import Responsible

PERSON, ROLE, SUB_ROLE, BODY, ORGANIZATION, WORDS = "person", "role", "subrole", "body", "organization", "words"
_RECORDS = (PERSON, BODY, ORGANIZATION)
_LONGEST = 500


def token(kind: str, key: object, text: str, duty: str = "") -> str:
    """«person:12|Саенко И. П.», «subrole:leader|Руководители секций», «words:|Рабочая группа»."""
    words = "|".join(filter(None, (text.replace("|", "/"), duty.replace("|", "/"))))
    return f"{kind}:{key}|{words}"


def token_of(one: Responsible, *, with_duty: bool = False) -> str:
    duty = one.duty if with_duty else ""
    if one.person_id:
        return token(PERSON, one.person_id, one.text, duty)
    if one.role:
        return token(SUB_ROLE if one.of_sub_bodies else ROLE, one.role, one.text, duty)
    if one.association_id:
        return token(BODY, one.association_id, one.text, duty)
    if one.organization_id:
        return token(ORGANIZATION, one.organization_id, one.text, duty)
    return token(WORDS, "", one.text, duty)


def token_of_data(data: ResponsibleData) -> str:
    """The same of what is not stored yet."""
    stored = Responsible(
        text=data.text,
        person=data.person,
        role=data.role,
        of_sub_bodies=data.of_sub_bodies,
        association=data.association,
        organization=data.organization,
    )
    return token_of(stored)


def words_of(choice: str) -> str:
    """What the page shows for a token."""
    return choice.split("|")[1] if "|" in choice else choice


def _parts(choice: str) -> tuple[str, str, str, str]:
    """Kind, key, words, duty; ValidationError for what no page sends."""
    address, _bar, rest = choice.partition("|")
    kind, _colon, key = address.partition(":")
    text, _bar, duty = rest.partition("|")
    is_record = kind in _RECORDS and key.isdecimal()
    is_role = kind in (ROLE, SUB_ROLE) and key in Role.values
    if not text.strip() or not (is_record or is_role or kind == WORDS):
        raise ValidationError(_("Выберите ответственного из списка или впишите его словами."))
    if len(text) > _LONGEST:
        raise ValidationError(_("Слишком длинно: не больше 500 знаков на одного ответственного."))
    return kind, key, text.strip(), duty


class ResponsibleField(forms.MultipleChoiceField):
    """Tokens in order. `data(user, stored)` looks behind them; only what is chosen is written into the page."""

    widget = forms.SelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def valid_value(self, value: str) -> bool:
        _parts(value)
        return True


class ResponsibleFormMixin(forms.Form):
    """A form with fields of responsible persons. `owned` are those stored, which may be of another region."""

    user: Any
    owned: Sequence[Responsible]

    def show(self, name: str, tokens: Iterable[str]) -> None:
        """Write the chosen ones into the page: what was sent, else `tokens`."""
        field = self.fields[name]
        assert isinstance(field, ResponsibleField)
        chosen = self.data.getlist(self.add_prefix(name)) if self.is_bound else list(tokens)  # type: ignore[attr-defined]
        self.initial[name] = list(tokens)
        field.widget.choices = [(choice, words_of(choice)) for choice in chosen if "|" in choice]

    def chosen(self, name: str, *, is_approver: bool = False, duty: str = "") -> list[ResponsibleData]:
        """What was chosen; ValidationError when a record is not in the directory (any more)."""
        parts = [_parts(choice) for choice in dict.fromkeys(self.cleaned_data.get(name, []))]
        records = self._records([(kind, int(key)) for kind, key, _text, _duty in parts if kind in _RECORDS])
        return [
            ResponsibleData(
                text=text,
                role=key if kind in (ROLE, SUB_ROLE) else "",
                of_sub_bodies=kind == SUB_ROLE,
                is_approver=is_approver,
                duty=(duty or own_duty) if is_approver else "",
                **_behind(kind, int(key), records) if kind in _RECORDS else {},
            )
            for kind, key, text, own_duty in parts
        ]

    def _records(self, keys: Sequence[tuple[str, int]]) -> Mapping[tuple[str, int], Any]:
        stored: dict[str, set[int | None]] = {
            PERSON: {one.person_id for one in self.owned},
            BODY: {one.association_id for one in self.owned},
            ORGANIZATION: {one.organization_id for one in self.owned},
        }
        visible: dict[str, tuple[QuerySet[Any], type[Model]]] = {
            PERSON: (visible_people(self.user), Person),
            BODY: (visible_associations(self.user), Association),
            ORGANIZATION: (visible_organizations(self.user), Organization),
        }
        found: dict[tuple[str, int], Any] = {}
        for kind, (records, model) in visible.items():
            wanted = {key for each, key in keys if each == kind}
            mine = wanted & stored[kind]
            for record in records.filter(pk__in=wanted - mine) if wanted - mine else ():
                found[kind, record.pk] = record
            for record in model._default_manager.filter(pk__in=mine) if mine else ():
                found[kind, record.pk] = record
        return found


def _behind(kind: str, key: int, records: Mapping[tuple[str, int], Any]) -> dict[str, Any]:
    record = records.get((kind, key))
    if record is None:
        raise ValidationError(_("Кого-то из выбранных больше нет в справочнике: выберите заново."))
    return {{PERSON: "person", BODY: "association", ORGANIZATION: "organization"}[kind]: record}
