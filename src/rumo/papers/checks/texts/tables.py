"""Do the rows and columns of a table agree: totals, missing totals, series of years, norms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rumo.papers.checks.findings import TEXT_RULES, Severity, Slip
from rumo.papers.checks.material import Material, Sheet
from rumo.papers.checks.quantities import NUMBER, counts_in, number_of, total, written

_TOTAL = re.compile(r"^(?:итог[оаи]?|всего|сумма)\b", re.IGNORECASE)
_NOT_ADDED = re.compile(r"%|дол[яи]|процент|средн|балл|рейтинг|^год\b|^№|п/п", re.IGNORECASE)
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_NORM = re.compile(
    rf"не более\s+(?P<norm>{NUMBER})\s+(?P<whom>[а-яё]+\s+(?:[а-яё]+\s+){{0,4}})на одного", re.IGNORECASE
)
_SHARE = re.compile(
    rf"(?P<count>{NUMBER})\s+(?:педагог|работник|чел)[а-яё]*\.?\s*(?:[–—-]|\()\s*(?P<percent>{NUMBER})\s*%",
    re.IGNORECASE,
)
_FEWEST = 2  # rows under a header that make a total worth having


@TEXT_RULES.rule("column_total", Severity.ERROR, "Итог столбца не сходится", "5, 7, итого 13")
def column_total(text: Material) -> Iterator[Slip]:
    """The row «Итого» is the sum of the rows over it; shares and averages are not added."""
    for sheet in text.sheets:
        rows = _numbered(sheet)
        last = sheet.body[-1] if sheet.body else ()
        if len(rows) <= _FEWEST or not _is_total(last):
            continue
        for column, head in enumerate(sheet.header):
            said, parts = rows[-1][column], [row[column] for row in rows[:-1]]
            if said is None or _is_not_added(sheet, column) or sum(part is not None for part in parts) < _FEWEST:
                continue
            summed = total(part for part in parts if part is not None)
            if summed != said:
                yield Slip(
                    f"Столбец «{head or column + 1}»: в итоге {written(said)}, а сумма строк {written(summed)}.",
                    sheet.place,
                    written(said),
                    written(summed),
                )


@TEXT_RULES.rule("row_total", Severity.ERROR, "Итог строки не сходится", "в строке 6, 1, 1, в графе «Итого» 9")
def row_total(text: Material) -> Iterator[Slip]:
    """The column «Итого» is the sum of its row; columns that part the same things in several ways each give it."""
    for sheet in text.sheets:
        ends = [n for n, head in enumerate(sheet.header) if _TOTAL.match(head)]
        if len(ends) != 1 or ends[0] < _FEWEST:
            continue
        for cells, row in zip(sheet.body, _numbered(sheet), strict=True):
            values = [row[n] for n in range(ends[0]) if not _is_not_added(sheet, n)]
            parts = [value for value in values if value is not None]
            said = row[ends[0]]
            if said is not None and len(parts) >= _FEWEST and not _adds_up(parts, said):
                yield Slip(
                    f"Строка «{_name(cells)}»: в итоге {written(said)}, а числа строки его не дают: "
                    f"{', '.join(map(written, parts))}.",
                    sheet.place,
                    written(said),
                    written(total(parts)),
                )


@TEXT_RULES.rule("column_without_total", Severity.WARNING, "Столбец без итога", "в итоговой строке одна ячейка пуста")
def column_without_total(text: Material) -> Iterator[Slip]:
    """Where a row gives totals, every column of numbers has one."""
    for sheet in text.sheets:
        rows = _numbered(sheet)
        if len(rows) <= _FEWEST or not _is_total(sheet.body[-1]) or all(value is None for value in rows[-1]):
            continue
        for column, head in enumerate(sheet.header):
            parts = [row[column] for row in rows[:-1]]
            if not sheet.body[-1][column] and None not in parts and not _is_not_added(sheet, column):
                yield Slip(f"Столбец «{head or column + 1}» не имеет итога, а другие имеют.", sheet.place)


@TEXT_RULES.rule("year_missing", Severity.WARNING, "Пропущен год в ряду", "2019, 2020, 2021, 2023")
def year_missing(text: Material) -> Iterator[Slip]:
    """Rows by year go without a gap; a zero is not the same as no report (seen: 2022 missing of «2019–2023»)."""
    for sheet in text.sheets:
        for column in zip(*sheet.body, strict=True):
            years = [int(cell) for cell in column if _YEAR.match(cell.strip())]
            if len(years) > _FEWEST and len(years) == len(set(years)) and max(years) - min(years) < 2 * len(years):
                missing = sorted(set(range(min(years), max(years))) - set(years))
                if missing:
                    named = ", ".join(map(str, missing))
                    yield Slip(
                        f"В таблице по годам {min(years)}–{max(years)} нет строки за {named}.", sheet.place, "", named
                    )


@TEXT_RULES.rule(
    "norm_not_met",
    Severity.WARNING,
    "Норма не выполнена",
    "не более 100 педагогов на одного, сформирован состав из 90 при 12 000",
)
def norm_not_met(text: Material) -> Iterator[Slip]:
    """«Не более 100 педагогов на одного»: people times norm is not less than all, whom a share in the table tells."""
    for sheet in text.sheets:
        whole = max((base for row in sheet.body for cell in row if (base := _least_base(cell))), default=None)
        for row in sheet.body:
            norm = next((found for cell in row if (found := _NORM.search(cell))), None)
            people = [each for cell in row[-1:] for each in counts_in(cell) if each.is_people]
            limit = number_of(norm["norm"]) if norm else None
            if whole is None or limit is None or not people:
                continue
            reach = people[0].value * limit
            if reach < whole:
                yield Slip(
                    f"{written(people[0].value)} × {written(limit)} = {written(reach)}, "
                    f"а по доле в той же таблице всего не меньше {written(whole, 0)}: норма не выполнена.",
                    sheet.place,
                    written(people[0].value),
                    f"{written(reach)} < {written(whole, 0)}",
                )


def _numbered(sheet: Sheet) -> list[list[Decimal | None]]:
    return [[number_of(cell) for cell in row] for row in sheet.body]


def _is_total(row: Sequence[str]) -> bool:
    return any(_TOTAL.match(cell.strip()) for cell in row)


def _is_not_added(sheet: Sheet, column: int) -> bool:
    """Shares, averages, years and numbers of rows."""
    cells = [row[column].strip() for row in sheet.body]
    values = [number_of(cell) for cell in cells if cell]
    counting = [value for value in values if value is not None]
    is_numbering = column == 0 and counting == list(range(1, len(counting) + 1))
    return (
        bool(_NOT_ADDED.search(sheet.header[column]))
        or is_numbering
        or any(map(_YEAR.match, cells))
        or any("%" in cell for cell in cells)
    )


def _adds_up(parts: Sequence[Decimal], said: Decimal) -> bool:
    """All together, or runs of neighbouring columns that each give the total."""
    if total(parts) == said:
        return True
    sums = [total(parts[: n + 1]) for n in range(len(parts))]
    if not said:
        return not any(parts)
    return (
        sums[-1] % said == 0
        and all(said * k in sums for k in range(1, int(sums[-1] / said) + 1))
        and sums[-1] <= said * len(parts)
    )


def _least_base(cell: str) -> Decimal | None:
    """The fewest that «2036 педагогов – 10,5 %» may be of: the percentage is rounded."""
    found = _SHARE.search(cell)
    count, percent = (number_of(found["count"]), number_of(found["percent"])) if found else (None, None)
    if count is None or not percent:
        return None
    half = Decimal("0.5").scaleb(min(int(percent.as_tuple().exponent), 0))
    return count * 100 / (percent + half)


def _name(cells: Sequence[str]) -> str:
    return next((cell for cell in cells if cell and not cell.isdigit()), cells[0] if cells else "")[:60]
