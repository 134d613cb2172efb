"""A register as an Excel table: its export, its sample, and a filled in sample read with errors by row and column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rumo.core.errors import Refusal
from rumo.core.table_files import CellError
from rumo.core.workbook import Book, Sheet
from rumo.directory.models import Association, Municipality, Organization, Person, Subject
from rumo.directory.queries import PeopleByName, fold
from rumo.growth.forms.entries import EntryForm
from rumo.growth.registers.base import Register
from rumo.russian import names

# Words for «yes» in a cell.
_YES = frozenset({"да", "+", "1", "х", "x"})
_NOT_IN_TABLE = ("association", "version", "upload", "link")


@dataclass(frozen=True, slots=True)
class Reading:
    """`rows` are the data of valid forms, `cells` what they were read from without the head."""

    rows: tuple[Mapping[str, Any], ...]
    errors: tuple[CellError, ...]


def build_register(register: Register, entries: QuerySet[Any]) -> Book:
    head = [str(column.heading) for column in register.columns]
    rows = ([column.value(entry) for column in register.columns] for entry in entries)
    return Book(Sheet(str(register.title)[:31], head, rows, [column.width for column in register.columns]))


def write_sample(register: Register, user: Any) -> bytes:
    """An empty table with the columns an upload has."""
    head = _headings(register.form(user=user))
    return Book(Sheet(str(register.title)[:31], list(head), [], [28] * len(head))).xlsx()


def read_register(register: Register, cells: Sequence[Sequence[str]], association: Association, user: Any) -> Reading:
    """The rows of a table whose head is that of the sample. Raises Refusal when it is another table."""
    blank = register.form(user=user)
    headings = _headings(blank)
    head = [fold(cell) for cell in cells[0]] if cells else []
    missing = [heading for heading in headings if fold(heading) not in head]
    if missing:
        raise Refusal(
            _("Это другая таблица: нет столбцов %(columns)s. Скачайте образец и заполните его.")
            % {"columns": ", ".join(f"«{heading}»" for heading in missing)}
        )
    places = {name: head.index(fold(heading)) for heading, name in headings.items()}
    words = _Words(association)
    rows: list[Mapping[str, Any]] = []
    errors: list[CellError] = []
    for number, cell_row in enumerate(cells[1:], start=2):
        if not any(cell_row):
            continue
        said = {name: cell_row[place] if place < len(cell_row) else "" for name, place in places.items()}
        form, lost = _filled(register, blank, said, words, association, user)
        errors += [CellError(number, _heading(headings, name), text) for name, text in lost.items()]
        errors += [
            CellError(number, _heading(headings, name), " ".join(str(text) for text in texts))
            for name, texts in form.errors.items()
            if name not in lost
        ]
        if form.is_valid():
            rows.append(form.data_given())
    return Reading(tuple(rows), tuple(errors))


class _Words:
    """Records of a region by what a table calls them."""

    def __init__(self, association: Association) -> None:
        region = association.region
        self._people = PeopleByName(region)
        self._subjects = {fold(each.title): each.pk for each in Subject.objects.filter(region=region)}
        self._municipalities = {fold(each.name): each.pk for each in Municipality.objects.filter(region=region)}

    def key(self, model: type[Any], text: str) -> int | None:
        """The record called `text`; None when there is none, or several people of that name."""
        if model is Person:
            name = names.parse_name(text)
            found = self._people.find(name) if name else []
            return found[0] if len(found) == 1 else None
        if model is Organization:
            return self._people.organization(text)
        return (self._subjects if model is Subject else self._municipalities).get(fold(text))


def _filled(
    register: Register,
    blank: EntryForm,
    said: Mapping[str, str],
    words: _Words,
    association: Association,
    user: Any,
) -> tuple[EntryForm, dict[str, str]]:
    """The form of a row, and the cells that name nothing in the directory."""
    data: dict[str, Any] = {"association": association.pk}
    lost: dict[str, str] = {}
    for name, text in said.items():
        field: Any = blank.fields[name]
        value: Any = text
        if text and isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
            value = words.key(field.queryset.model, text)
            if value is None:
                lost[name] = _("«%(text)s» в справочнике не найдено (или таких несколько).") % {"text": text}
        elif text and isinstance(field, forms.TypedChoiceField):
            choices: Any = field.choices
            labels = {fold(str(label)): key for key, label in choices}
            value = labels.get(fold(text), text)
        elif isinstance(field, forms.BooleanField):
            value = fold(text) in _YES
        data[name] = value
    return register.form(data, user=user), lost


def _headings(form: EntryForm) -> dict[str, str]:
    """Names of the fields by the headings of their columns."""
    return {str(form[name].label): name for name in form.fields if name not in _NOT_IN_TABLE}


def _heading(headings: Mapping[str, str], name: str) -> str:
    return next((heading for heading, field in headings.items() if field == name), "")
