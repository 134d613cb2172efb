"""Numbers in tables: what they count is said by the headers of their column and row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from rumo.papers.analysis import Figure, Qualifier
from rumo.papers.readers.analysis.figures import drafts_of
from rumo.papers.readers.analysis.links import link
from rumo.papers.readers.document import Grid, GridCell, Place
from rumo.papers.readers.periods import title_period
from rumo.russian.deadlines.periods import Period

_NUMBER = re.compile(
    r"^\s*(?P<number>[-–−]?\d{1,3}(?:[ \u00a0]\d{3})+|[-–−]?\d+(?:[.,]\d+)?)\s*(?P<unit>%|чел\.?|шт\.?|ч\.?"
    r"|руб\.?|балл\w*)?\s*$"
)
_SEVERAL = re.compile(r"^\s*\d+(?:\s*/\s*\d+)+\s*$")
_ORDER = re.compile(r"^(?:№|N|номер)\s*(?:п\.?\s*/?\s*п\.?)?\s*$|^п/п$", re.IGNORECASE)
_YEAR = re.compile(
    r"^\s*(?:19|20)\d\d\s*(?:г\.?|год)?\s*$|^\s*20\d\d\s?[-–/]\s?(?:20)?\d\d\s*(?:г+\.?|уч\w*\.?\s*г?\w*\.?)?\s*$"
)
_UNIT_IN_HEADER = re.compile(
    r"\(\s*(?:в\s+)?(?P<unit>%|чел\.?|человек|шт\.?|час\w*|ч\.|руб\.?|тыс\.\s*руб\.?)\s*\)|(?P<percent>%)"
    r"|,\s*(?P<last>чел\.?|шт\.?|ч\.)\s*$"
)
_UNITS = {"человек": "чел.", "чел": "чел.", "шт": "шт.", "ч": "ч.", "руб": "руб."}


@dataclass(frozen=True, slots=True)
class _Spot:
    """A cell with its place in the full rectangle and in `Grid.rows`."""

    cell: GridCell
    row: int
    column: int
    own_row: int
    own_column: int


def grid_figures(grid: Grid, own: Period | None) -> Iterator[Figure]:
    """Every number of a table, the ordering column apart; sentences inside cells are read as sentences."""
    matrix = grid.matrix
    headers = _header_rows(grid)
    ordering = {n for n in range(grid.columns) if _is_ordering(matrix, n, headers)}
    years = {n for n in range(grid.columns) if _is_years(matrix, n, headers)}
    for spot in _spots(grid):
        if spot.row < headers or spot.column in ordering | years:
            continue
        column = _column_header(matrix, spot.column, headers)
        row = _row_header(matrix, spot, ordering)
        named = title_period(column) or title_period(row) if re.search(r"\d{4}", f"{column} {row}") else None
        yield from _cell_figures(grid, spot, " — ".join(part for part in (column, row) if part), column, named or own)


def _cell_figures(grid: Grid, spot: _Spot, of: str, column: str, own: Period | None) -> Iterator[Figure]:
    text = spot.cell.text
    found = _NUMBER.match(text)
    place = Place(grid.index, 0, len(text), grid.page, spot.own_row, spot.own_column)
    if found:
        printed = re.sub(r"[\s\u00a0]", "", found["number"]).replace(",", ".").replace("–", "-").replace("−", "-")
        start, end = found.start("number"), found.end("unit") if found["unit"] else found.end("number")
        yield Figure(
            Decimal(printed), text[start:end], _unit(found["unit"] or "", column), of, column, Qualifier.EXACT,
            period=own, place=replace(place, start=start, end=end),
        )  # fmt: skip
        return
    if _SEVERAL.match(text):
        for part in re.finditer(r"\d+", text):
            yield Figure(
                Decimal(part[0]), part[0], _unit("", column), of, column, period=own,
                place=replace(place, start=part.start(), end=part.end()),
            )  # fmt: skip
        return
    for figure, start, end in text_figures(text, own):
        yield replace(figure, of=figure.of or of, place=replace(place, start=start, end=end))


def text_figures(text: str, own: Period | None) -> Iterator[tuple[Figure, int, int]]:
    """The figures of running text and the letters of each."""
    carried = None
    for drafts in drafts_of(text, own):
        carried = link(text, drafts, carried)
        for draft in drafts:
            yield draft.figure(text, own), draft.start, draft.end


def _spots(grid: Grid) -> Iterator[_Spot]:
    own = {id(cell): (row, column) for row, cells in enumerate(grid.rows) for column, cell in enumerate(cells)}
    seen: set[int] = set()
    for row, cells in enumerate(grid.matrix):
        for column, cell in enumerate(cells):
            if id(cell) in seen or id(cell) not in own or not cell.text.strip():
                continue
            seen.add(id(cell))
            yield _Spot(cell, row, column, *own[id(cell)])


def _header_rows(grid: Grid) -> int:
    """Rows at the top without numbers; the row «1 2 3 4» under them counts as one of them."""
    matrix = grid.matrix
    rows = max(grid.header_rows, 0)
    if rows <= 1 and matrix and any(_NUMBER.match(cell.text) and not _YEAR.match(cell.text) for cell in matrix[0]):
        return 0
    if rows < len(matrix):
        texts = [cell.text.strip() for cell in matrix[rows]]
        if len(texts) > 2 and texts == [str(n) for n in range(1, len(texts) + 1)]:
            rows += 1
    return rows


def _is_ordering(matrix: tuple[tuple[GridCell, ...], ...], column: int, headers: int) -> bool:
    """«№ п/п», or a first column that counts 1, 2, 3 …"""
    if any(_ORDER.match(matrix[row][column].text.strip()) for row in range(headers)):
        return True
    if column:
        return False
    numbers = [text for row in matrix[headers:] if (text := row[0].text.strip().rstrip("."))]
    return len(numbers) > 1 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _is_years(matrix: tuple[tuple[GridCell, ...], ...], column: int, headers: int) -> bool:
    texts = [text for row in matrix[headers:] if (text := row[column].text.strip())]
    years = [text for text in texts if _YEAR.match(text)]
    return len(years) > 0 and len(years) >= len(texts) - 1


def _column_header(matrix: tuple[tuple[GridCell, ...], ...], column: int, headers: int) -> str:
    """The headers above a column from the top down, each said once."""
    said: list[str] = []
    for row in range(headers):
        text = re.sub(r"\s+", " ", matrix[row][column].text).strip()
        if text and text not in said and not text.isdigit():
            said.append(text)
    return ": ".join(said)


def _row_header(matrix: tuple[tuple[GridCell, ...], ...], spot: _Spot, ordering: set[int]) -> str:
    """The words before the first number of the row, and its year."""
    said: list[str] = []
    for column in range(spot.column):
        cell = matrix[spot.row][column]
        text = re.sub(r"\s+", " ", cell.text).strip()
        if (
            cell is spot.cell
            or (column in ordering and not re.search(r"[а-яё]", text, re.IGNORECASE))
            or not text
            or text in said
        ):
            continue
        if _NUMBER.match(text) and not _YEAR.match(text):
            break
        if len(text) <= 300:
            said.append(text)
        if len(said) == 2:
            break
    return ", ".join(said)


def _unit(printed: str, column: str) -> str:
    unit = printed.rstrip(".")
    if not unit:
        found = _UNIT_IN_HEADER.search(column)
        unit = (found["unit"] or found["percent"] or found["last"]).rstrip(".") if found else ""
    return _UNITS.get(unit, unit)
