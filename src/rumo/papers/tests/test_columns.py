"""Widths of columns: after their texts, but never less than their longest words where the page has the room."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from rumo.papers.analysis import Analysis, Section
from rumo.papers.blocks import Cell, Table, paragraph
from rumo.papers.writers.columns import columns_of
from rumo.papers.writers.docx import write_docx
from rumo.papers.writers.pdf import write_pdf

KINDS = ("Педагогическая", "Методическая", "Управленческая", "Начальный", "Продвинутый", "Претендующий")


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(Cell((paragraph(text),)) for text in row) for row in rows))


WIDE = table(("№", "Год", *KINDS, "Итого"), ("1", "2023", *("8" for _ in KINDS), "48"))
ROOMY = table(("№", "Мероприятие"), ("1", "Семинар для руководителей секций"))


def test_a_column_is_as_wide_as_its_longest_word() -> None:
    shares = columns_of(WIDE).shares
    letters = [max(len(word) for word in column) for column in zip(*_texts(WIDE), strict=True)]
    assert abs(sum(shares) - 1) < 1e-9
    assert sorted(range(len(letters)), key=lambda n: letters[n]) == sorted(range(len(shares)), key=lambda n: shares[n])


def test_a_name_takes_the_room_that_a_short_column_leaves() -> None:
    long, short = columns_of(table(("Объединение", "Руководитель"), ("Объединение учителей " * 3, "Заря Н.С."))).shares
    assert (long > 0.6, short < 0.3) == (True, True)


@pytest.mark.parametrize(
    ("rows", "letters", "followed"),
    [
        (5, 5, {0, 1, 2, 3, 4}),  # a small table is not parted
        (30, 5, {0, 1, 2, 28, 29}),  # the header and three rows, the last three
        (30, 2000, {0}),  # tall rows: the header goes with the first
    ],
)
def test_no_row_is_left_alone_on_a_page(rows: int, letters: int, followed: set[int]) -> None:
    body = (("Строка", "а" * letters) for _ in range(rows))
    columns = columns_of(table(("Вид", "Итог"), *body))
    assert columns.followed == followed
    assert sum(columns.runs(frozenset({0}))) == rows + 1


def test_rows_that_stay_together_do_not_cross_a_heading() -> None:
    columns = columns_of(table(("Вид", "Итог"), *(("Строка", "а") for _ in range(30))))
    assert columns.runs(frozenset({0, 29}))[:5] == (1, 3, 0, 0, 1)
    assert columns.runs(frozenset({0, 29}))[-3:] == (1, 1, 1)


def test_tight_words_are_printed_smaller() -> None:
    assert columns_of(WIDE).tightness > 1 > columns_of(ROOMY).tightness
    assert b"%PDF" in write_pdf(_with(WIDE))
    (half_points,) = _sizes(write_docx(_with(WIDE)))
    assert 16 <= half_points < 22  # of the style
    assert _sizes(write_docx(_with(ROOMY))) == set()


def _texts(shown: Table) -> list[list[str]]:
    return [[cell.blocks[0].text for cell in row] for row in shown.rows]  # type: ignore[union-attr]


def _with(shown: Table) -> Analysis:
    return Analysis("Анализ работы секции за 2023 год", sections=(Section("", 1, (paragraph("Итоги."), shown)),))


def _sizes(data: bytes) -> set[int]:
    """Sizes that runs in tables set for themselves."""
    return {
        int(size.get(qn("w:val"), "0"))
        for each in Document(BytesIO(data)).tables
        for size in each._tbl.iter(qn("w:sz"))
    }
