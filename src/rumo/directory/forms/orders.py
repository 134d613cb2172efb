"""The one screen of an order: the order itself, who stands in the composition, whom it adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rumo.core.form_fields import DateField, offer
from rumo.directory import rules
from rumo.directory.actions.orders import Member, NewPerson, OrderData
from rumo.directory.actions.people import PersonData, PostData
from rumo.directory.enums import Gender, OrderKind, Role
from rumo.directory.forms.typeahead import OrganizationField, PersonField
from rumo.directory.models import Association, Membership, Organization, Person
from rumo.directory.queries import open_composition
from rumo.russian import names

KNOWN, NEW = "known", "new"
ROLE_OR_OUT = [*Role.choices, ("", _("вывести из состава"))]
Key = int | str


class OrderForm(forms.Form):
    kind = forms.ChoiceField(label=_("Вид приказа"), choices=OrderKind.choices)
    number = forms.CharField(label=_("Номер"), max_length=50, help_text=_("Как напечатан: «187_ОД»."))
    date = DateField(label=_("Дата приказа"))
    in_force_from = DateField(label=_("Действует с"), required=False, help_text=_("Пусто — с даты приказа."))
    issuer = OrganizationField(label=_("Кем издан"), queryset=Organization.objects.none())
    title = forms.CharField(label=_("О чём"), max_length=500)
    signed_by = forms.CharField(
        label=_("Кто подписал"), max_length=300, required=False, help_text=_("«министр И.О. Фамилия»")
    )
    file = forms.FileField(label=_("Файл приказа"), required=False)
    last_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, association: Association, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "issuer", association.region.organizations.all())

    def clean(self) -> dict[str, Any] | None:
        data = super().clean() or {}
        if data.get("date") and not data.get("in_force_from") and "in_force_from" not in self.errors:
            data["in_force_from"] = data["date"]
        return data

    def order_data(self) -> OrderData:
        return OrderData(**{name: self.cleaned_data[name] for name in OrderData.__slots__})


class StandingForm(forms.Form):
    """A field for each member of today: keep, change the role, or withdraw."""

    def __init__(self, *args: Any, memberships: list[Membership], **kwargs: Any) -> None:
        kwargs["prefix"] = "standing"
        super().__init__(*args, **kwargs)
        self.memberships = memberships
        for membership in memberships:
            self.fields[str(membership.person_id)] = forms.ChoiceField(
                label=_("Роль: %(name)s") % {"name": membership.person},
                choices=ROLE_OR_OUT,
                initial=membership.role,
                required=False,
                widget=forms.Select(attrs={"class": "form-select"}),
            )

    def rows(self) -> Iterator[tuple[Membership, forms.BoundField]]:
        for membership in self.memberships:
            yield membership, self[str(membership.person_id)]


class MemberRowForm(forms.Form):
    """Somebody the order adds: from the directory, or new to it."""

    origin = forms.ChoiceField(choices=[(KNOWN, KNOWN), (NEW, NEW)], widget=forms.HiddenInput)
    person = PersonField(label=_("Человек"), queryset=Person.objects.none(), required=False)
    surname = forms.CharField(label=_("Фамилия"), max_length=100, required=False)
    first_name = forms.CharField(label=_("Имя"), max_length=100, required=False)
    patronymic = forms.CharField(label=_("Отчество"), max_length=100, required=False)
    gender = forms.ChoiceField(label=_("Пол"), choices=[("", _("по отчеству")), *Gender.choices], required=False)
    post = forms.CharField(label=_("Должность"), max_length=300, required=False)
    organization = OrganizationField(label=_("Организация"), queryset=Organization.objects.none(), required=False)
    role = forms.ChoiceField(label=_("Роль"), choices=Role.choices, initial=Role.MEMBER)
    note = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, association: Association, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region = association.region
        offer(self, "person", region.people.all())
        offer(self, "organization", region.organizations.all())

    @property
    def is_new(self) -> bool:
        return self["origin"].value() == NEW

    @property
    def note_text(self) -> str:
        return self["note"].value() or ""

    def clean(self) -> dict[str, Any] | None:
        data = super().clean() or {}
        if data.get("origin") == NEW:
            self._check_new(data)
        elif data.get("person") is None and "person" not in self.errors:
            self.add_error("person", _("Выберите человека или уберите строку."))
        return data

    def _check_new(self, data: dict[str, Any]) -> None:
        for name in ("surname", "first_name"):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Заполните: без этого имя не напечатать."))
        if data.get("post") and not data.get("organization") and "organization" not in self.errors:
            self.add_error("organization", _("Укажите организацию, в которой эта должность."))
        if data.get("organization") and not data.get("post"):
            self.add_error("post", _("Укажите должность в этой организации."))
        if not data.get("gender"):
            guessed = names.guess_gender(
                data.get("surname", ""), data.get("first_name", ""), data.get("patronymic", "")
            )
            if guessed is None:
                self.add_error("gender", _("По имени пол не определить: выберите его."))
            else:
                data["gender"] = guessed.value

    def member(self) -> Member:
        data = self.cleaned_data
        if data["origin"] == KNOWN:
            return Member(data["person"], data["role"])
        post = PostData(data["organization"], data["post"]) if data["organization"] else None
        person = PersonData(data["surname"], data["first_name"], data["patronymic"], data["gender"])
        return Member(NewPerson(person, post), data["role"])


MemberRows = forms.formset_factory(MemberRowForm, extra=0, max_num=500, absolute_max=500)


class OrderScreen:
    """The three forms as one. `difference()` speaks of what stands typed now, valid or not."""

    def __init__(self, association: Association, data: Any = None, files: Any = None) -> None:
        self.association = association
        self.memberships = list(open_composition(association))
        self.order = OrderForm(data, files, association=association, initial=self._first_order())
        self.standing = StandingForm(data, memberships=self.memberships)
        self.rows = MemberRows(data, prefix="rows", form_kwargs={"association": association})
        self.warnings: list[str] = []

    def _first_order(self) -> dict[str, Any]:
        last = rules.last_order(self.association)
        return {
            "kind": OrderKind.CHANGE if last else OrderKind.COMPOSITION,
            "issuer": last.issuer_id if last else self.association.host_id,
            "signed_by": last.signed_by if last else "",
            "title": _("Об изменениях в составе") if last else _("О составе объединения"),
            "last_seen": last.pk if last else 0,
        }

    def reopen(self, roles: Mapping[str, str], rows: list[dict[str, Any]]) -> None:
        """Show other roles and rows, without judging them yet."""
        self.standing = StandingForm(initial=dict(roles), memberships=self.memberships)
        self.rows = MemberRows(initial=rows, prefix="rows", form_kwargs={"association": self.association})

    def typed_roles(self) -> dict[str, str]:
        """Person key → role as typed; an empty role withdraws. Who was not on the page when it was sent stays as is."""
        form = self.standing
        return {
            name: field.initial
            if form.is_bound and form.add_prefix(name) not in form.data
            else form[name].value() or ""
            for name, field in form.fields.items()
        }

    def typed_rows(self) -> list[dict[str, Any]]:
        return [{name: form[name].value() or "" for name in form.fields} for form in self.rows.forms]

    def difference(self) -> rules.Difference[Key]:
        before: dict[Key, str] = {m.person_id: m.role for m in self.memberships}
        after: dict[Key, str] = {int(pk): role for pk, role in self.typed_roles().items() if role}
        for index, row in enumerate(self.typed_rows()):
            if row["origin"] == NEW:
                after[f"new-{index}"] = row["role"]
            elif str(row["person"]).isdigit():
                after.setdefault(int(row["person"]), row["role"])
        found = rules.composition_difference(before, after)
        self.warnings = rules.composition_warnings(self.association.kind, after.values())
        return found

    def named(self, keys: Iterator[Key] | Mapping[Key, Any]) -> list[str]:
        """The names behind the keys of a difference, in alphabetical order."""
        rows = self.typed_rows()
        wanted = list(keys)
        people = Person.objects.filter(pk__in=[key for key in wanted if isinstance(key, int)])
        found = [person.full_name.full for person in people]
        new = [rows[int(key.removeprefix("new-"))] for key in wanted if isinstance(key, str)]
        found += [f"{row['surname']} {row['first_name']} {row['patronymic']}".strip() for row in new]
        return sorted(found)

    def is_valid(self) -> bool:
        """All three forms, and nobody named twice."""
        valid = all([self.order.is_valid(), self.standing.is_valid(), self.rows.is_valid()])
        return self._nobody_twice() and valid

    def _nobody_twice(self) -> bool:
        standing = {m.person_id for m in self.memberships if self.typed_roles()[str(m.person_id)]}
        counted = Counter(row["person"] for row in self.typed_rows() if row["origin"] == KNOWN and row["person"])
        fine = True
        for form in self.rows.forms:
            person = str(form["person"].value() or "")
            if form.is_new or not person.isdigit():
                continue
            if int(person) in standing:
                form.add_error("person", _("Этот человек уже в составе. Роль меняют в таблице состава."))
                fine = False
            elif counted[person] > 1:
                form.add_error("person", _("Этот человек назначается дважды. Уберите одну строку."))
                fine = False
        return fine

    def members(self) -> list[Member]:
        """The whole composition after the order; only after `is_valid()`."""
        roles = self.typed_roles()
        kept = [Member(m.person, roles[str(m.person_id)]) for m in self.memberships if roles[str(m.person_id)]]
        returning = [form.member() for form in self.rows.forms]
        return [*kept, *returning]
