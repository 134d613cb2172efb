"""Rows of minutes: what stands in a table that only lays text out."""

from __future__ import annotations

from rumo.papers.readers.document import Grid, GridCell, Line
from rumo.papers.readers.minutes.rows import exploded


def test_a_tab_inside_a_cell_does_not_part_the_row() -> None:
    cells = (GridCell((Line("Секретарь", 0),)), GridCell((Line("Заря\tА.А.", 0),)))
    (row,) = exploded(Grid((cells,), 0), 0)
    assert row.text == "Секретарь\tЗаря А.А."
    cut = row.part(len("Секретарь\tЗаря "))
    assert (cut.text, cut.place.column) == ("А.А.", 1)
