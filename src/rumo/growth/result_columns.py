"""What the columns of a platform's table hold: guessed by their headings, chosen by a person, remembered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from rumo.directory.queries import fold

# A level of one area stands in a column «area:5»; «area», «level» and «topic» are for a table with a row an area.
AREA_PREFIX = "area:"

ROLES: dict[str, object] = {
    "name": _("фамилия, имя, отчество"),
    "surname": _("фамилия"),
    "first_name": _("имя"),
    "patronymic": _("отчество"),
    "organization": _("организация"),
    "municipality": _("муниципалитет"),
    "post": _("должность"),
    "subject": _("предмет"),
    "taken_on": _("дата"),
    "percent": _("процент выполнения"),
    "area": _("область дефицита"),
    "level": _("уровень в этой области"),
    "topic": _("что именно не получилось"),
}

# The first that fits a heading decides; an area's own name is looked for before them.
_HINTS = (
    ("name", r"\bфио\b|ф\. ?и\. ?о|фамилия,? имя"),
    ("surname", r"^фамилия"),
    ("first_name", r"^имя"),
    ("patronymic", r"^отчество"),
    ("municipality", r"муниципал|район|округ|территори"),
    ("organization", r"школ|организаци|учреждени|место работы|^оо\b"),
    ("post", r"должност"),
    ("topic", r"что именно|уточнени|тема|элемент"),
    ("area", r"област|компетенци|вид дефицит"),
    ("subject", r"предмет"),
    ("taken_on", r"\bдата\b|день прохождения"),
    ("level", r"уровень"),
    ("percent", r"процент|%|результат"),
)
# Headings stand among the first rows, under a title and notes.
_SEARCHED_ROWS = 15


@dataclass(frozen=True, slots=True)
class Head:
    """Where the table begins: `first_row` is the index of the first row under the headings."""

    headings: tuple[str, ...]
    first_row: int


def find_head(rows: Sequence[Sequence[str]], areas: Mapping[int, str]) -> Head:
    """The row with the most headings that mean something; a blank cell of it is the one above (a head of two rows)."""
    best, best_count = Head((), 0), -1
    for index, row in enumerate(rows[:_SEARCHED_ROWS]):
        above = rows[index - 1] if index else ()
        joined = tuple(_joined(row, above))
        count = len(guess_columns(joined, areas)) if sum(map(bool, row)) > 1 else -1
        if count > best_count:
            best, best_count = Head(joined, index + 1), count
    return best


def guess_columns(headings: Iterable[str], areas: Mapping[int, str]) -> dict[str, str]:
    """{"0": "name", "3": "area:5"}; each meaning once. `areas` are titles by key."""
    found: dict[str, str] = {}
    for number, heading in enumerate(headings):
        meaning = _meaning(fold(heading), areas)
        if meaning and meaning not in found.values():
            found[str(number)] = meaning
    return found


def headings_mark(headings: Iterable[str]) -> str:
    """Tables with the same headings in the same order have the same mark."""
    return hashlib.sha256("\n".join(map(fold, headings)).encode()).hexdigest()


def column_problem(columns: Mapping[str, str]) -> str:
    """What the meanings lack to be read, or an empty string."""
    meanings = list(columns.values())
    if "name" not in meanings and not {"surname", "first_name"} <= set(meanings):
        return str(_("Укажите, где стоит имя: один столбец с фамилией, именем и отчеством или столбцы порознь."))
    if len(set(meanings)) < len(meanings):
        return str(_("Одно и то же указано для двух столбцов: оставьте одно."))
    if ("area" in meanings) != ("level" in meanings):
        return str(_("Если область стоит в отдельном столбце, рядом нужен столбец с уровнем."))
    return ""


def area_columns(columns: Mapping[str, str]) -> dict[int, int]:
    """Columns with the level of one area: {number of the column: key of the area}."""
    return {
        int(number): int(meaning.removeprefix(AREA_PREFIX))
        for number, meaning in columns.items()
        if meaning.startswith(AREA_PREFIX)
    }


def _meaning(heading: str, areas: Mapping[int, str]) -> str:
    if not heading:
        return ""
    for pk, title in areas.items():
        # Without the ending: «Предметная» stands in «Предметные компетенции», and not in «Предмет».
        if fold(title)[:-2] in heading:
            return f"{AREA_PREFIX}{pk}"
    return next((meaning for meaning, pattern in _HINTS if re.search(pattern, heading)), "")


def _joined(row: Sequence[str], above: Sequence[str]) -> Iterable[str]:
    width = max((number for line in (row, above) for number, cell in enumerate(line, start=1) if cell), default=0)
    for number, cell in enumerate(row[:width]):
        yield cell or (above[number] if number < len(above) else "")
