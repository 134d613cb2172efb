"""Practices as an Excel table: written for people, read back from what they filled in, in the same columns."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from rumo.core import clock
from rumo.core.errors import Refusal
from rumo.core.table_files import CellError
from rumo.core.workbook import Book, Sheet, Value
from rumo.directory.enums import EducationLevel
from rumo.directory.models import Association, Municipality, Organization, Subject
from rumo.directory.queries import fold
from rumo.expertise.actions.practices import AuthorEntry, PracticeData
from rumo.expertise.enums import Catalogue, PracticeLevel, PracticeType
from rumo.expertise.models import Practice

HEAD = (
    "Каталог", "Название", "О чём", "Вид материала", "Год", "Тип практики", "Уровень практики", "Предмет",
    "Уровень образования", "Организация", "Муниципалитет", "Авторы", "Согласие авторов",
)  # fmt: skip
WIDTHS = (30, 50, 60, 24, 8, 18, 22, 20, 24, 36, 26, 40, 18)
MOST_ROWS = 2000
FIRST_YEAR = 1990
YES, NO = "да", "нет"
_SHORT = {"банк": Catalogue.BANK.value, "атлас": Catalogue.ATLAS.value}


@dataclass(slots=True)
class Reading:
    """What a table holds: rows that can be entered and what is wrong with the others."""

    rows: list[PracticeData] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)


def build_practices(practices: Iterable[Practice]) -> Book:
    """The same columns that are read back; names of all authors: the register is for those who run the association."""
    return Book(Sheet("Практики", HEAD, (_row(each) for each in practices), WIDTHS))


def read_cells(content: bytes) -> list[list[str]]:
    """The cells of the first worksheet as text, its head first. Raises Refusal for what is not such a table."""
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise Refusal(_("Это не таблица Excel (.xlsx). Скачайте образец и заполните его.")) from error
    rows = book.worksheets[0].iter_rows(values_only=True, max_row=MOST_ROWS + 2, max_col=40)
    cells = [[_text(value) for value in row] for row in rows]
    if len(cells) > MOST_ROWS + 1:
        raise Refusal(_("В таблице больше %(most)s строк: разделите её.") % {"most": MOST_ROWS})
    if not cells or fold(HEAD[1]) not in {fold(text) for text in cells[0]}:
        raise Refusal(_("В первой строке нет столбца «Название». Скачайте образец: в нём нужные столбцы."))
    return cells


def read_practices(cells: Sequence[Sequence[str]], association: Association) -> Reading:
    """Rows for `actions.import_practices`, each error with its row and column; empty rows are passed over."""
    reader = _Reader(association)
    columns = {fold(text): index for index, text in enumerate(cells[0])}
    reading = Reading()
    for number, row in enumerate(cells[1:], start=2):
        values = {
            name: row[columns[fold(name)]].strip() if columns.get(fold(name), len(row)) < len(row) else ""
            for name in HEAD
        }
        if any(values.values()):
            errors = list(reader.errors_of(values))
            reading.errors += [CellError(number, column, text) for column, text in errors]
            if not errors:
                reading.rows.append(reader.data_of(values))
    if not reading.rows and not reading.errors:
        raise Refusal(_("Под заголовком нет ни одной строки."))
    return reading


class _Reader:
    """The words of a table against the directory of the region, read once for the whole table."""

    def __init__(self, association: Association) -> None:
        region = association.region_id
        self._subjects = {fold(each.title): each for each in Subject.objects.filter(region=region)}
        self._municipalities = {fold(each.name): each for each in Municipality.objects.filter(region=region)}
        self._organizations: dict[str, Organization] = {}
        for each in Organization.objects.filter(region=region).select_related("municipality"):
            for name in (each.full_name, each.short_name):
                if name:
                    self._organizations.setdefault(fold(name), each)
        self._choices = {
            "Каталог": {**_by_label(Catalogue), **_SHORT},
            "Тип практики": _by_label(PracticeType),
            "Уровень практики": _by_label(PracticeLevel),
            "Уровень образования": _by_label(EducationLevel),
        }
        self._known: dict[str, dict[str, Any]] = {
            "Предмет": self._subjects,
            "Организация": self._organizations,
            "Муниципалитет": self._municipalities,
        }

    def errors_of(self, values: dict[str, str]) -> Iterator[tuple[str, str]]:
        if not values["Название"]:
            yield "Название", _("не заполнено")
        elif len(values["Название"]) > 500:
            yield "Название", _("длиннее 500 знаков")
        last = clock.today().year + 1
        if not values["Год"].isdecimal() or not FIRST_YEAR <= int(values["Год"]) <= last:
            yield "Год", _("нужен год с %(first)s по %(last)s, а стоит «%(text)s»") % {
                "first": FIRST_YEAR, "last": last, "text": values["Год"],
            }  # fmt: skip
        if not values["Каталог"]:
            yield "Каталог", _("напишите «банк» или «атлас»")
        if len(values["Вид материала"]) > 200:
            yield "Вид материала", _("длиннее 200 знаков")
        for column, choices in self._choices.items():
            if values[column] and fold(values[column]) not in choices:
                yield column, _("«%(text)s» не подходит; можно: %(choices)s") % {
                    "text": values[column], "choices": ", ".join(choices),
                }  # fmt: skip
        for column, known in self._known.items():
            if values[column] and fold(values[column]) not in known:
                yield column, _("«%(text)s» нет в справочнике") % {"text": values[column]}
        if self._choices["Каталог"].get(fold(values["Каталог"])) == Catalogue.ATLAS:
            for column in ("Тип практики", "Уровень практики"):
                if not values[column]:
                    yield column, _("для Атласа обязателен")
        if values["Согласие авторов"] and fold(values["Согласие авторов"]) not in (YES, NO):
            yield "Согласие авторов", _("напишите «да» или «нет»")
        if any(len(name) > 200 for name in values["Авторы"].split(";")):
            yield "Авторы", _("разделите авторов точкой с запятой")

    def data_of(self, values: dict[str, str]) -> PracticeData:
        """Of a row without errors."""
        agreed = fold(values["Согласие авторов"]) == YES
        names = (" ".join(name.split()) for name in values["Авторы"].split(";"))
        return PracticeData(
            catalogue=self._choices["Каталог"][fold(values["Каталог"])],
            title=" ".join(values["Название"].split()),
            year=int(values["Год"]),
            annotation=values["О чём"],
            material_kind=values["Вид материала"],
            type=self._choices["Тип практики"].get(fold(values["Тип практики"]), ""),
            level=self._choices["Уровень практики"].get(fold(values["Уровень практики"]), ""),
            subject=self._subjects.get(fold(values["Предмет"])),
            education_level=self._choices["Уровень образования"].get(fold(values["Уровень образования"]), ""),
            organization=self._organizations.get(fold(values["Организация"])),
            municipality=self._municipalities.get(fold(values["Муниципалитет"])),
            authors=[AuthorEntry(name, agreed) for name in names if name],
        )


def _by_label(choices: Any) -> dict[str, str]:
    return {fold(str(each.label)): str(each.value) for each in choices}


def _text(value: object) -> str:
    """«2023» of 2023 and of 2023.0: Excel keeps numbers as it likes."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _row(practice: Practice) -> tuple[Value, ...]:
    authors = list(practice.authors.all())
    return (
        practice.get_catalogue_display(),
        practice.title,
        practice.annotation,
        practice.material_kind,
        practice.year,
        practice.get_type_display() if practice.type else "",
        practice.get_level_display() if practice.level else "",
        str(practice.subject or ""),
        practice.get_education_level_display() if practice.education_level else "",
        str(practice.organization or ""),
        str(practice.municipality or ""),
        "; ".join(each.name for each in authors),
        YES if authors and all(each.may_be_published for each in authors) else NO if authors else "",
    )
