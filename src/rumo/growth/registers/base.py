"""What a register is made of: one description serves its page, its form, its export and its import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from rumo.core.workbook import Value
from rumo.directory.models import Association
from rumo.directory.powers import powers_of
from rumo.directory.queries import branch_of, search
from rumo.growth.forms.entries import EntryForm


@dataclass(frozen=True, slots=True)
class Column:
    """`value(entry)` is what the cell holds; `order` the fields to sort by, "" for a column that does not sort."""

    heading: Any
    value: Callable[[Any], Value]
    width: int = 24
    order: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader asked of a register; days are inclusive and mean «в силе хотя бы день» or «в эти дни»."""

    association: Association | None = None
    kind: str = ""
    since: date | None = None
    until: date | None = None
    text: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """`starts` and `ends` name the fields of an entry's days; without `ends` it is an event of one day.

    `kind` names the field to choose by. An open register is read by everybody of the region, any other by those who
    run the body. `page` is the address of an entry's own page, where it has one.
    """

    key: str
    title: Any
    new_title: Any
    empty: Any
    icon: str
    model: type[models.Model]
    form: type[EntryForm]
    columns: tuple[Column, ...]
    searched: tuple[str, ...]
    starts: str
    ends: str = ""
    kind: str = "kind"
    is_open: bool = False
    page: str = ""
    related: tuple[str, ...] = ()
    gathered: tuple[str, ...] = ()

    def entries(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.model._default_manager.select_related("association__region", *self.related)
        return rows.prefetch_related(*self.gathered)

    def visible(self, user: Any) -> QuerySet[Any]:
        powers = powers_of(user)
        if powers.everything:
            return self.entries()
        own = Q(association__in=powers.runs)
        return self.entries().filter(own | Q(association__region__in=powers.regions) if self.is_open else own)

    def chosen(self, user: Any, choice: Choice) -> QuerySet[Any]:
        """What the filters leave, in the order asked."""
        rows = search(self.visible(user), choice.text, self.searched)
        if choice.association is not None:
            rows = rows.filter(association__in=branch_of(choice.association))
        if choice.kind:
            rows = rows.filter(**{self.kind: choice.kind})
        rows = rows.filter(self.within(choice.since, choice.until))
        orders = {column.order for column in self.columns if column.order}
        wanted = choice.sort.removeprefix("-")
        return rows.order_by(choice.sort, "pk") if wanted in orders else rows

    def within(self, since: date | None, until: date | None) -> Q:
        """Entries that hold on some day from `since` to `until`, or happened then."""
        found = Q()
        if until is not None:
            found &= Q(**{f"{self.starts}__lte": until})
        if since is not None:
            lasting = Q(**{f"{self.ends}__gte": since}) | Q(**{f"{self.ends}__isnull": True}) if self.ends else Q()
            found &= lasting if self.ends else Q(**{f"{self.starts}__gte": since})
        return found

    def kinds(self) -> list[tuple[str, str]]:
        """The values to choose by, as the field offers them; empty where there is nothing to choose."""
        if not self.kind:
            return []
        field: Any = self.model._meta.get_field(self.kind)
        return [(str(value), str(label)) for value, label in field.flatchoices]
