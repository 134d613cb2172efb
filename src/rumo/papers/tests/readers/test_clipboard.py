"""What programs put on the clipboard, as grids."""

from __future__ import annotations

import pytest

from rumo.papers.readers.document import Grid, UnreadableFile
from rumo.papers.readers.formats.clipboard import pasted_pieces


def _texts(markup: str = "", text: str = "") -> list[list[str]]:
    [grid] = [piece for piece in pasted_pieces(markup, text) if isinstance(piece, Grid)]
    return [[cell.text for cell in row] for row in grid.rows]


def test_the_rubbish_of_word_is_left_out() -> None:
    markup = """<html xmlns:o="urn:x"><head><style><!-- td {color:red} --></style>
    <!--[if gte mso 9]><xml><w:View>Обычный</w:View></xml><![endif]--></head><body lang=RU><!--StartFragment-->
    <table><tr style='mso-yfti-irow:0'><td><p class=MsoNormal><span lang=RU>Сдать
    отчёт<o:p></o:p></span></p></td><td><p>май&nbsp;2024<o:p>&nbsp;</o:p></p></td></tr></table></body></html>"""
    assert _texts(markup) == [["Сдать отчёт", "май 2024"]]


def test_lists_of_word_and_of_html_are_marked_lines() -> None:
    word = """<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>
    <span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>первое</p>"""
    html = "<ul><li>второе</li></ul><ol start=3><li><p>третье</p></li></ol>"
    markup = f"<table><tr><td>Дела:{word}</td><td>{html}</td></tr></table>"
    assert _texts(markup) == [["Дела:\n· первое", "• второе\n3. третье"]]


def test_merged_and_hidden_cells() -> None:
    markup = """<table><thead><tr><th rowspan="2">А</th><th colspan=2>Б</th></tr></thead>
    <tbody><tr><td>1</td><td>2</td></tr><tr style="display:none"><td>нет</td></tr></tbody></table>"""
    [grid] = [piece for piece in pasted_pieces(markup, "") if isinstance(piece, Grid)]
    assert [[cell.text for cell in row] for row in grid.matrix] == [["А", "Б", "Б"], ["А", "1", "2"]]


def test_a_table_in_a_cell_is_its_lines() -> None:
    markup = "<table><tr><td>А<table><tr><td>1</td><td>2</td></tr></table></td><td>Б</td></tr></table>"
    assert _texts(markup) == [["А\n1\t2", "Б"]]


TSV = [
    ("а\tб\nв\tг\n", [["а", "б"], ["в", "г"]]),
    ('"первая\nвторая"\tб\r\nв\t"о ""Точке"""\r\n', [["первая\nвторая", "б"], ["в", 'о "Точке"']]),
    ("а\t\tв\n\t\tе\n", [["а", "", "в"], ["", "", "е"]]),
    ('"Точка роста\tмай\nСеминар\tиюнь', [['"Точка роста', "май"], ["Семинар", "июнь"]]),
    ("№\tЧто\tКогда\n1\tСеминар\nпо теме\tмай\n2\tОтчёт\tиюнь", [
        ["№", "Что", "Когда"], ["1", "Семинар\nпо теме", "май"], ["2", "Отчёт", "июнь"],
    ]),
    ("№\tЧто\tКогда\nКадры\n1\tСеминар\tмай", [["№", "Что", "Когда"], ["Кадры"], ["1", "Семинар", "май"]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TSV)
def test_cells_parted_by_tabs(text: str, expected: list[list[str]]) -> None:
    assert _texts(text=text) == expected


def test_html_without_a_table_gives_way_to_the_text() -> None:
    assert _texts("<p>слова</p>", "а\tб\nв\tг") == [["а", "б"], ["в", "г"]]
    assert [piece.text for piece in pasted_pieces("", "одно\nдва") if not isinstance(piece, Grid)] == ["одно", "два"]


@pytest.mark.parametrize(("markup", "text"), [("<td>" + "я" * 8_000_001, ""), ("", "а\tб\n" * 700_000)])
def test_too_much_is_refused(markup: str, text: str) -> None:
    with pytest.raises(UnreadableFile, match="частями"):
        pasted_pieces(markup, text)
