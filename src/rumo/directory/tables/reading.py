"""A table whose head is that of the sample: its rows by column, and mistakes with the cell they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from rumo.core.errors import Refusal
from rumo.core.table_files import CellError
from rumo.core.workbook import Book, Sheet
from rumo.directory.queries import fold

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is what programs call it; `most` letters fit."""

    key: str
    title: str
    width: int
    most: int
    is_required: bool = False


@dataclass(slots=True)
class Reading(Generic[T]):
    """`rows` are new and without mistakes; `known` rows stand in the directory already; `notes` are worth a look."""

    rows: list[T] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    known: int = 0
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """A row with something in it. `number` as Excel counts; `places` are the letters of the columns."""

    number: int
    said: Mapping[str, str]
    places: Mapping[str, str]
    columns: Mapping[str, Column]

    def error(self, key: str, problem: str) -> CellError:
        return CellError(self.number, self.columns[key].title, problem, self.places[key])

    def plain_errors(self) -> list[CellError]:
        """Cells that are empty where they must not be, or too long."""
        found = []
        for key, column in self.columns.items():
            if column.is_required and not self.said[key]:
                found.append(self.error(key, _("Заполните эту клетку.")))
            if len(self.said[key]) > column.most:
                found.append(self.error(key, _("Слишком длинно: больше %(most)s знаков.") % {"most": column.most}))
        return found


def lines_of(cells: Sequence[Sequence[str]], columns: Sequence[Column]) -> Iterator[Line]:
    """The rows under the head, by column. Raises Refusal when it is another table."""
    head = [fold(cell) for cell in cells[0]] if cells else []
    missing = [column.title for column in columns if fold(column.title) not in head]
    if missing:
        raise Refusal(
            _("Это другая таблица: нет столбцов %(columns)s. Скачайте образец и заполните его.")
            % {"columns": ", ".join(f"«{title}»" for title in missing)}
        )
    numbers = {column.key: head.index(fold(column.title)) for column in columns}
    places = {key: get_column_letter(number + 1) for key, number in numbers.items()}
    by_key = {column.key: column for column in columns}
    for number, row in enumerate(cells[1:], start=2):
        if any(row):
            said = {key: row[place] if place < len(row) else "" for key, place in numbers.items()}
            yield Line(number, said, places, by_key)


def write_sample(title: str, columns: Sequence[Column], words: Mapping[str, Sequence[str]]) -> bytes:
    """An empty table with its head; on the second sheet what may be written, a column for each heading of `words`."""
    empty = Sheet(title, [column.title for column in columns], [], [column.width for column in columns])
    longest = max((len(each) for each in words.values()), default=0)
    rows = [[each[n] if n < len(each) else "" for each in words.values()] for n in range(longest)]
    return Book(empty, Sheet(_("Что можно написать"), list(words), rows, [50] * len(words))).xlsx()
