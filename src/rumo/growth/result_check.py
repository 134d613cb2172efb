"""A platform's table of results read against the directory: who got what, what is new, what is wrong and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from rumo.core.table_files import WrongCell
from rumo.directory.queries import fold
from rumo.growth.models import Diagnostic
from rumo.growth.result_columns import area_columns
from rumo.growth.result_lookups import Lookups
from rumo.russian.dates import parse_date
from rumo.russian.names import FullName, guess_gender, parse_name

# So many of a kind are kept to be shown; the numbers count all.
SHOWN = 200
_EMPTY = frozenset({"", "-", "–", "—", "нет", "н/д"})


@dataclass(slots=True)
class ReadResult:
    """A person's result in a subject. `row` as Excel numbers it; keys are of the directory, None where it is new there.

    `levels` are (area, level, topic). `is_elsewhere` is somebody of this name who works elsewhere by the directory.
    """

    row: int
    name: FullName
    taken_on: date
    organization_text: str = ""
    organization: int | None = None
    municipality: int | None = None
    post: str = ""
    subject: int | None = None
    percent: Decimal | None = None
    person: int | None = None
    is_elsewhere: bool = False
    levels: list[tuple[int, int, str]] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str, int | None]:
        return fold(self.name.full), fold(self.organization_text), self.subject


@dataclass(slots=True)
class Check:
    """What the page shows before anything is written; `results` are people in a subject, not lines of the table.

    `repeated` of them are among the records already, `fresh` are not.
    """

    results: int = 0
    repeated: int = 0
    fresh: int = 0
    new_people: list[dict[str, Any]] = field(default_factory=list)
    new_people_count: int = 0
    new_organizations: list[dict[str, str]] = field(default_factory=list)
    elsewhere: list[dict[str, Any]] = field(default_factory=list)
    elsewhere_count: int = 0
    bad_rows: int = 0

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(slots=True)
class ReadTable:
    """Good results in the order of the table, and what is wrong: [{"row", "column", "message"}]."""

    results: list[ReadResult]
    errors: list[dict[str, Any]]
    bad_rows: int


class TableReader:
    """Reads rows of one table by the meanings of its columns."""

    def __init__(
        self, diagnostic: Diagnostic, lookups: Lookups, headings: Sequence[str], columns: Mapping[str, str], last: date
    ) -> None:
        self.diagnostic = diagnostic
        self.lookups = lookups
        self.headings = headings
        self.numbers = {meaning: int(number) for number, meaning in columns.items()}
        self.areas = area_columns(columns)
        # A table without a column of dates is of the last day of the campaign, or of today while it lasts.
        self.usual_day = min(diagnostic.ends_on, max(last, diagnostic.starts_on))
        self.scales: dict[int, int] = {}

    def read(self, rows: Sequence[Sequence[str]], first_row: int) -> ReadTable:
        """`first_row` is the number Excel gives the first of `rows`. Blank lines are passed by."""
        self.scales = self._scales(rows)
        found: dict[tuple[str, str, int | None], ReadResult] = {}
        errors: list[dict[str, Any]] = []
        bad: set[int] = set()
        for number, row in enumerate(rows, start=first_row):
            if not any(row):
                continue
            try:
                read = self._read_row(number, row)
                self._join(found, read)
            except WrongCell as wrong:
                bad.add(number)
                column = self._heading(wrong.column)
                errors.append({"row": number, "column": column, "message": wrong.problem})
        return ReadTable(list(found.values()), errors, len(bad))

    def _join(self, found: dict[tuple[str, str, int | None], ReadResult], read: ReadResult) -> None:
        """A table with a row an area has several rows of one person; a line that repeats another is a mistake."""
        first = found.setdefault(read.key, read)
        if first is read:
            return
        known = {(area, fold(topic)) for area, _level, topic in first.levels}
        if not read.levels or any((area, fold(topic)) in known for area, _level, topic in read.levels):
            raise WrongCell("name", _("этот человек с этим предметом уже стоит в строке %(row)s") % {"row": first.row})
        first.levels += read.levels

    def _read_row(self, number: int, row: Sequence[str]) -> ReadResult:
        name = self._name(row)
        read = ReadResult(number, name, self._day(row), post=self._text(row, "post")[:300])
        read.municipality = self._municipality(row)
        read.organization_text = self._text(row, "organization")[:500]
        self._find_place(read)
        read.subject = self._known(row, "subject", self.lookups.subjects, _("предмета «%(text)s» нет в справочнике"))
        read.percent = self._percent(row, self.numbers.get("percent"))
        if read.percent is not None and not 0 <= read.percent <= 100:
            raise WrongCell(
                "percent", _("процент бывает от 0 до 100, а здесь «%(n)s»") % {"n": self._text(row, "percent")}
            )
        read.levels = self._levels(row)
        self._find_person(read)
        return read

    def _name(self, row: Sequence[str]) -> FullName:
        parts = [self._text(row, part) for part in ("surname", "first_name", "patronymic")]
        text = self._text(row, "name") or " ".join(filter(None, parts))
        column = "name" if "name" in self.numbers else "surname"
        name = parse_name(text)
        if name is None or not name.first_name:
            raise WrongCell(column, _("не похоже на имя: нужны фамилия, имя и отчество"))
        if name.first_name.endswith("."):
            raise WrongCell(column, _("имя нужно полностью, не инициалами"))
        return name

    def _day(self, row: Sequence[str]) -> date:
        text = self._text(row, "taken_on")
        if not text:
            return self.usual_day
        try:
            day = parse_date(text.split()[0] if text[:1].isdigit() and ":" in text else text)
        except ValueError as error:
            raise WrongCell("taken_on", str(error)) from error
        if not self.diagnostic.starts_on <= day <= self.diagnostic.ends_on:
            raise WrongCell("taken_on", _("дата вне дней диагностики"))
        return day

    def _municipality(self, row: Sequence[str]) -> int | None:
        text = self._text(row, "municipality")
        if not text:
            return None
        found = self.lookups.municipality(text)
        if found is None:
            raise WrongCell("municipality", _("муниципалитета «%(text)s» нет в справочнике") % {"text": text})
        return found

    def _find_place(self, read: ReadResult) -> None:
        if not read.organization_text:
            return
        place = self.lookups.place(read.organization_text, read.municipality)
        if place is None:
            return
        if read.municipality and place.municipality and place.municipality != read.municipality:
            where = self.lookups.municipality_names.get(place.municipality, "")
            words = {"name": place.name, "where": where}
            raise WrongCell("organization", _("«%(name)s» по справочнику в другом муниципалитете: %(where)s") % words)
        read.organization = place.pk
        read.municipality = place.municipality or read.municipality

    def _known(self, row: Sequence[str], meaning: str, known: Mapping[str, int], problem: str) -> int | None:
        text = self._text(row, meaning)
        if not text:
            return None
        if fold(text) not in known:
            raise WrongCell(meaning, problem % {"text": text})
        return known[fold(text)]

    def _levels(self, row: Sequence[str]) -> list[tuple[int, int, str]]:
        topic = self._text(row, "topic")[:300]
        found = []
        for number, area in self.areas.items():
            level = self._level(row, number)
            if level is not None:
                found.append((area, level, topic))
        if "area" in self.numbers:
            area_pk = self._known(row, "area", self.lookups.areas, _("области «%(text)s» нет в настройках"))
            level = self._level(row, self.numbers["level"])
            if (area_pk is None) != (level is None):
                raise WrongCell("level" if level is None else "area", _("нужны и область, и уровень"))
            if area_pk is not None and level is not None:
                found.append((area_pk, level, topic))
        return found

    def _level(self, row: Sequence[str], number: int) -> int | None:
        text = row[number] if number < len(row) else ""
        if fold(text) in _EMPTY:
            return None
        level = self.lookups.level(text, self._percent(row, number, is_strict=False))
        if level is None:
            known = ", ".join(f"«{each.title}»" for each in self.lookups.levels)
            raise WrongCell(str(number), _("уровня «%(text)s» нет, есть: %(known)s") % {"text": text, "known": known})
        return level.pk

    def _percent(self, row: Sequence[str], number: int | None, *, is_strict: bool = True) -> Decimal | None:
        """Of «45 %», «45,5», and of 0,45 in a column where Excel keeps percents as parts of one."""
        text = row[number] if number is not None and number < len(row) else ""
        if fold(text) in _EMPTY:
            return None
        value = _number(text)
        if value is None:
            if is_strict:
                raise WrongCell(str(number), _("«%(text)s» — не число") % {"text": text})
            return None
        scale = 1 if "%" in text else self.scales.get(number or 0, 1)
        return (value * scale).quantize(Decimal("0.01"))

    def _scales(self, rows: Sequence[Sequence[str]]) -> dict[int, int]:
        measured = [*self.areas, *(self.numbers[each] for each in ("percent", "level") if each in self.numbers)]
        scales = {}
        for number in measured:
            values = [value for row in rows if number < len(row) and (value := _number(row[number])) is not None]
            are_parts = bool(values) and max(values) <= 1 and any(0 < value < 1 for value in values)
            scales[number] = 100 if are_parts else 1
        return scales

    def _find_person(self, read: ReadResult) -> None:
        is_new_place = bool(read.organization_text) and read.organization is None
        match = self.lookups.match(read.name.full, read.organization, is_new_place=is_new_place)
        if match.is_ambiguous:
            raise WrongCell("name", _("в справочнике несколько людей с этим именем: нужна школа, как в справочнике"))
        read.person, read.is_elsewhere = match.person, match.is_elsewhere
        if read.person is None and guess_gender(read.name.surname, read.name.first_name, read.name.patronymic) is None:
            raise WrongCell("name", _("человека нет в справочнике, а по имени пол не определить: впишите отчество"))

    def _text(self, row: Sequence[str], meaning: str) -> str:
        number = self.numbers.get(meaning)
        text = row[number] if number is not None and number < len(row) else ""
        return "" if text in {"-", "–", "—"} else text

    def _heading(self, meaning: str) -> str:
        number = int(meaning) if meaning.isdigit() else self.numbers.get(meaning, 0)
        return self.headings[number] if number < len(self.headings) and self.headings[number] else str(number + 1)


def check_of(diagnostic: Diagnostic, read: ReadTable, lookups: Lookups) -> Check:
    """What will happen to the directory and to the records, counted and in part listed."""
    check = Check(results=len(read.results), bad_rows=read.bad_rows)
    there = set(diagnostic.results.order_by().values_list("person", "subject"))
    new_people: dict[tuple[str, str], dict[str, Any]] = {}
    new_places: dict[str, dict[str, str]] = {}
    elsewhere: dict[tuple[str, str], dict[str, Any]] = {}
    for each in read.results:
        who = (each.key[0], each.key[1])
        told = {"row": each.row, "name": each.name.full, "place": each.organization_text}
        if each.person is not None and not each.is_elsewhere and (each.person, each.subject) in there:
            check.repeated += 1
        if each.is_elsewhere:
            elsewhere.setdefault(who, told)
        elif each.person is None:
            new_people.setdefault(who, told)
        if each.organization_text and each.organization is None:
            where = lookups.municipality_names.get(each.municipality or 0, "")
            new_places.setdefault(fold(each.organization_text), {"name": each.organization_text, "where": where})
    check.fresh = check.results - check.repeated
    check.new_people, check.new_people_count = list(new_people.values())[:SHOWN], len(new_people)
    check.elsewhere, check.elsewhere_count = list(elsewhere.values())[:SHOWN], len(elsewhere)
    check.new_organizations = list(new_places.values())
    return check


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text.replace("%", "").replace("\u00a0", "").replace(" ", "").replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
