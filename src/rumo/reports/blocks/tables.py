"""Tables of papers made of plain values, and the chart that shows the same numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rumo.core.figures import FigureTable, TableRow
from rumo.papers.blocks import Cell, ItemList, Table, paragraph, paragraphs
from rumo.russian.numbers import NO_VALUE, format_number

NO_DATA = "нет данных"
Value = str | int | None


def table(head: Sequence[str], rows: Iterable[Sequence[Value]], *, bars: bool = False) -> Table:
    """A table with one row of headers; None is a dash, a text of several lines several paragraphs.

    `bars` has bars drawn beside the numbers where a paper can draw them.
    """
    return Table((_row(head), *(_row(row) for row in rows)), bars=bars)


def bullets(texts: Iterable[str], *, numbered: bool = False) -> tuple[ItemList, ...]:
    """A list, or nothing where there is nothing to list."""
    items = tuple(paragraph(text) for text in texts)
    return (ItemList(items, numbered),) if items else ()


def figure_table(made: FigureTable, first: str, *, bars: bool = False) -> Table:
    """The table of a figure; `first` heads the column of titles, the last row is the total. What was not counted is
    «нет данных», not zero; where a whole row was not, it is said once."""
    rows = (_figure_row(row) for row in (*made.rows, made.total))
    head = (first, *(_begun(str(column)) for column in made.columns))
    return Table((_row(head), *rows), bars=bars, total_rows=1)


def bar_chart(
    labels: Iterable[str], series: Iterable[tuple[str, Sequence[int]]], *, horizontal: bool = True
) -> Mapping[str, Any]:
    """What the island `chart.js` draws."""
    return {
        "kind": "bar",
        "horizontal": horizontal,
        "labels": list(map(str, labels)),
        "series": [{"name": name, "values": list(values)} for name, values in series],
    }


def _begun(words: str) -> str:
    """As a cell begins."""
    return words[:1].upper() + words[1:]


def _figure_row(row: TableRow) -> tuple[Cell, ...]:
    if not any(row.cells):
        return (_cell(_begun(row.title)), Cell((paragraph(NO_DATA),), colspan=len(row.cells)))
    return _row((_begun(row.title), *(NO_DATA if cell is None else cell.value for cell in row.cells)))


def _row(values: Sequence[Value]) -> tuple[Cell, ...]:
    return tuple(_cell(value) for value in values)


def _cell(value: Value) -> Cell:
    if value is None or value == "":
        return Cell((paragraph(NO_VALUE),))
    if isinstance(value, int):
        return Cell((paragraph(format_number(value)),))
    return Cell(paragraphs(value))
