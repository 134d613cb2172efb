"""A list of experts from Excel or pasted from Word: columns found by their headings, mistakes named by row and column.

Several rows of one person are several competences. Reading touches no record; whom the directory lacks will be added.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rumo.core.table_files import CellError
from rumo.directory.enums import EducationLevel
from rumo.directory.models import Association, Subject
from rumo.directory.queries import PeopleByName, fold
from rumo.expertise.competences import CompetenceData
from rumo.expertise.enums import TrackKind
from rumo.russian.dates import parse_date
from rumo.russian.names import FullName, guess_gender, parse_name

# The columns in their usual order, with the words by which a heading is known.
COLUMNS = {
    "name": (gettext_lazy("Фамилия, имя, отчество"), ("фио", "ф.и.о", "фамилия", "эксперт")),
    "post": (gettext_lazy("Должность"), ("должность",)),
    "organization": (gettext_lazy("Организация"), ("организация", "место работы")),
    "subject": (gettext_lazy("Предмет"), ("предмет", "область")),
    "level": (gettext_lazy("Уровень"), ("уровень",)),
    "kind": (gettext_lazy("Вид экспертизы"), ("вид", "материал")),
    "since": (gettext_lazy("Полномочия с"), ("полномочия с", "с даты", "начало")),
    "until": (gettext_lazy("Полномочия по"), ("полномочия по", "по дату", "конец", "окончание")),
    "ground": (gettext_lazy("Основание"), ("основание", "приказ")),
}
MOST_ROWS = 1000


@dataclass(slots=True)
class ListedExpert:
    """One person of the list. `person` is the key in the directory, None for one who will be added."""

    row: int
    name: FullName
    person: int | None
    post: str = ""
    organization: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    ground: str = ""
    competences: list[CompetenceData] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadList:
    experts: tuple[ListedExpert, ...]
    mistakes: tuple[CellError, ...]


def cells_of(text: str) -> list[list[str]]:
    """A pasted table: columns by tabs, else by semicolons."""
    mark = "\t" if "\t" in text else ";"
    return [[" ".join(cell.split()) for cell in line.split(mark)] for line in text.splitlines()]


def text_of(cells: Sequence[Sequence[str]]) -> str:
    """The same table as text that `cells_of` reads back."""
    return "\n".join("\t".join(row) for row in cells)


def read_list(association: Association, cells: Sequence[Sequence[str]]) -> ReadList:
    """Everybody that could be read and every mistake. A list without headings has the columns in their usual order."""
    places, first = _headings(cells)
    return _Reader(association, places).read(cells, first)


def _headings(cells: Sequence[Sequence[str]]) -> tuple[dict[str, int], int]:
    """Column → its place, and the index of the first row after the headings."""
    for index, row in enumerate(cells[:5]):
        found: dict[str, int] = {}
        for place, text in enumerate(row):
            column = _column(text)
            if column is not None:
                found.setdefault(column, place)
        if "name" in found and len(found) > 1:
            return found, index + 1
    shift = 1 if any(row and re.fullmatch(r"\d+\.?", row[0]) for row in cells[:3]) else 0
    return {column: place + shift for place, column in enumerate(COLUMNS)}, 0


def _column(text: str) -> str | None:
    said = fold(text)
    found = [
        (len(word), column) for column, (_title, words) in COLUMNS.items() for word in words if said.startswith(word)
    ]
    return max(found)[1] if found else None


class _Reader:
    """One list being read into one association."""

    def __init__(self, association: Association, places: dict[str, int]) -> None:
        region = association.region
        self._people = PeopleByName(region)
        self._subjects = {fold(each.title): each for each in Subject.objects.filter(region=region)}
        self._places = places
        self._mistakes: list[CellError] = []
        self._found: dict[str, ListedExpert] = {}

    def read(self, cells: Sequence[Sequence[str]], first: int) -> ReadList:
        for number, row in enumerate(cells[first:], start=first + 1):
            if any(row):
                self._read_row(number, {column: self._cell(row, column) for column in COLUMNS})
        bad = {each.row for each in self._mistakes}
        good = (each for each in self._found.values() if each.row not in bad)
        return ReadList(tuple(good), tuple(self._mistakes))

    def _cell(self, row: Sequence[str], column: str) -> str:
        place = self._places.get(column)
        return row[place].strip() if place is not None and place < len(row) else ""

    def _wrong(self, row: int, column: str, problem: str) -> None:
        self._mistakes.append(CellError(row, str(COLUMNS[column][0]), problem))

    def _read_row(self, number: int, said: dict[str, str]) -> None:
        name = self._name(number, said["name"])
        if name is None:
            return
        competence = self._competence(number, said)
        new = ListedExpert(
            number, name, None, said["post"], None, self._day(number, "since", said), self._day(number, "until", said),
            said["ground"][:300],
        )  # fmt: skip
        expert = self._found.setdefault(fold(name.full), new)
        if expert is new:
            self._identify(new, said["organization"])
            if new.valid_from and new.valid_to and new.valid_to < new.valid_from:
                self._wrong(number, "until", _("раньше, чем начало полномочий"))
        elif (new.valid_from, new.valid_to) not in {(None, None), (expert.valid_from, expert.valid_to)}:
            self._wrong(number, "since", _("другой срок, чем в строке %(row)s") % {"row": expert.row})
        if competence is not None:
            expert.competences.append(competence)

    def _name(self, number: int, text: str) -> FullName | None:
        name = parse_name(text) if text else None
        if name is None or not name.first_name or name.first_name.endswith("."):
            self._wrong(number, "name", _("нужны фамилия, имя и отчество полностью"))
            return None
        return name

    def _identify(self, expert: ListedExpert, organization: str) -> None:
        people = self._people.find(expert.name)
        if len(people) > 1:
            self._wrong(expert.row, "name", _("таких людей в справочнике несколько: включите его на странице реестра"))
        expert.person = people[0] if people else None
        if expert.person is not None:
            return
        if guess_gender(expert.name.surname, expert.name.first_name, expert.name.patronymic) is None:
            self._wrong(expert.row, "name", _("по имени пол не определить: сначала добавьте человека в «Люди»"))
        if organization:
            expert.organization = self._people.organization(organization)
            if expert.organization is None:
                self._wrong(
                    expert.row, "organization", _("«%(name)s» нет в справочнике") % {"name": organization[:100]}
                )
        if bool(expert.post) != bool(organization):
            self._wrong(expert.row, "post", _("нового человека добавляют с должностью и организацией или без обеих"))

    def _competence(self, number: int, said: dict[str, str]) -> CompetenceData | None:
        """None when all three cells are empty or one is wrong."""
        subject = self._subjects.get(fold(said["subject"]))
        if said["subject"] and subject is None:
            self._wrong(number, "subject", _("предмета «%(text)s» в регионе нет") % {"text": said["subject"][:100]})
            return None
        level = self._choice(number, "level", said["level"], EducationLevel.choices)
        kind = self._choice(number, "kind", said["kind"], TrackKind.choices)
        if level is None or kind is None or not (subject or level or kind):
            return None
        return CompetenceData(subject, level, kind)

    def _choice(self, number: int, column: str, text: str, choices: Sequence[tuple[str, object]]) -> str | None:
        """The value whose label begins with the text; "" for an empty cell, None for a wrong one."""
        if not text:
            return ""
        said = fold(text)
        exact = [value for value, label in choices if fold(str(label)) == said]
        near = exact or [value for value, label in choices if fold(str(label)).startswith(said)]
        if len(near) == 1:
            return near[0]
        known = "; ".join(str(label) for _value, label in choices)
        self._wrong(number, column, _("не понять «%(text)s». Можно: %(known)s") % {"text": text[:60], "known": known})
        return None

    def _day(self, number: int, column: str, said: dict[str, str]) -> date | None:
        if not said[column]:
            return None
        try:
            return parse_date(said[column])
        except ValueError as error:
            self._wrong(number, column, str(error))
            return None
