"""Tables of figures as a paper prints them."""

from __future__ import annotations

from rumo.core.figures import Counted, FigureTable, TableRow
from rumo.directory.models import Person
from rumo.papers.blocks import plain_text
from rumo.reports.blocks.tables import figure_table


def _row(title: str, *values: int | None) -> TableRow:
    cells = (None if value is None else Counted(value, Person.objects.none) for value in values)
    return TableRow(title, tuple(cells))


def test_a_year_without_data_is_said_once_and_the_total_stands_out() -> None:
    made = FigureTable(("всего", "принято"), (_row("2022", None, None), _row("2023", 6, 0)), _row("итого", 6, 0))
    table = figure_table(made, "Год")
    assert plain_text((table,)).splitlines() == ["Год\tВсего\tПринято", "2022\tнет данных", "2023\t6\t0", "Итого\t6\t0"]
    assert ([cell.colspan for cell in table.rows[1]], table.total_rows) == ([1, 2], 1)
