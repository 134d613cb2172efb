"""A table of teachers' numbers out of Excel, and the same table written: its columns are HEAD."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from rumo.core.table_files import CellError, WrongCell
from rumo.core.workbook import Book, Sheet
from rumo.directory.models import Region
from rumo.directory.queries import fold
from rumo.growth.actions.teacher_counts import CountData
from rumo.growth.models import TeacherCount
from rumo.growth.result_lookups import Lookups
from rumo.russian.dates import parse_date

HEAD = ("Муниципалитет", "Организация", "Предмет", "На дату", "Педагогов", "Откуда число")
_WIDTHS = (30, 44, 26, 12, 12, 44)


def read_counts(region: Region, rows: Sequence[Sequence[str]]) -> tuple[list[CountData], list[CellError]]:
    """Numbers and mistakes; the first row has the headings of HEAD in any order, blank lines are passed by."""
    if not rows:
        return [], [CellError(1, HEAD[0], _("таблица пустая"))]
    heads = [fold(cell) for cell in rows[0]]
    columns = [heads.index(fold(title)) if fold(title) in heads else None for title in HEAD]
    missing = [HEAD[number] for number in (3, 4, 5) if columns[number] is None]
    if missing:
        return [], [CellError(1, title, _("в первой строке нет такого столбца")) for title in missing]
    reader = _Reader(region)
    counts, mistakes = [], []
    for number, row in enumerate(rows[1:], start=2):
        if not any(row):
            continue
        cells = [row[column] if column is not None and column < len(row) else "" for column in columns]
        try:
            counts.append(reader.read(cells))
        except WrongCell as wrong:
            mistakes.append(CellError(number, wrong.column, wrong.problem))
    return counts, mistakes


class _Reader:
    def __init__(self, region: Region) -> None:
        self.lookups = Lookups(region)
        self.municipalities = {each.pk: each for each in region.municipalities.all()}
        self.organizations = {each.pk: each for each in region.organizations.select_related("municipality")}
        self.subjects = {each.pk: each for each in region.subjects.all()}

    def read(self, cells: Sequence[str]) -> CountData:
        municipality, organization, subject, as_of, value, source = cells
        place = self.lookups.municipality(municipality)
        if municipality and place is None:
            raise WrongCell(HEAD[0], _("муниципалитета «%(text)s» нет в справочнике") % {"text": municipality})
        school = self.lookups.place(organization, place) if organization else None
        if organization and school is None:
            raise WrongCell(HEAD[1], _("организации «%(text)s» нет в справочнике") % {"text": organization})
        if subject and fold(subject) not in self.lookups.subjects:
            raise WrongCell(HEAD[2], _("предмета «%(text)s» нет в справочнике") % {"text": subject})
        if not source:
            raise WrongCell(HEAD[5], _("напишите, откуда число"))
        return CountData(
            as_of=_day(as_of),
            value=_whole(value),
            source=source[:300],
            municipality=self.municipalities.get(place or 0),
            organization=self.organizations[school.pk] if school else None,
            subject=self.subjects.get(self.lookups.subjects.get(fold(subject), 0)),
        )


def build_counts(region: Region) -> Book:
    """All numbers of the region, in the form in which they are read back."""
    rows = TeacherCount.objects.filter(region=region).select_related("municipality", "organization", "subject")
    table: list[tuple[Any, ...]] = [
        (
            str(row.municipality or ""),
            row.organization.full_name if row.organization else "",
            str(row.subject or ""),
            row.as_of,
            row.value,
            row.source,
        )
        for row in rows
    ]
    return Book(Sheet(_("Численность педагогов"), HEAD, table, _WIDTHS))


def _day(text: str) -> date:
    if not text:
        raise WrongCell(HEAD[3], _("укажите дату"))
    try:
        return parse_date(text)
    except ValueError as error:
        raise WrongCell(HEAD[3], str(error)) from error


def _whole(text: str) -> int:
    digits = text.replace(" ", "").replace("\u00a0", "")
    if not digits.isdecimal() or int(digits) > 1_000_000:
        raise WrongCell(HEAD[4], _("«%(text)s» — не число педагогов") % {"text": text})
    return int(digits)
