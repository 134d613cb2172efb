"""Tables broken across pages come back whole, from every format."""

from __future__ import annotations

from docx import Document

from rumo.papers.readers.document import Grid
from rumo.papers.readers.opening import open_document
from rumo.papers.tests.readers import made

HEAD = "№ п/п\tНаправление\tСрок"


def cells(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def read_text(*lines: str) -> list[Grid]:
    return list(open_document("\n".join(lines).encode(), "план.txt").grids())


def test_a_repeated_header_goes_and_a_cut_cell_is_mended():
    (grid,) = read_text(
        HEAD,
        "1.\tПроведение заседаний (по\tянварь",
        "",
        HEAD,
        "\tотдельному плану)\tфевраль",
        "2.\tРазработка информационно-\tмай",
        "",
        HEAD,
        "\tаналитических отчётов\t",
    )
    assert cells(grid) == [
        ["№ п/п", "Направление", "Срок"],
        ["1.", "Проведение заседаний (по отдельному плану)", "январь февраль"],
        ["2.", "Разработка информационно-аналитических отчётов", "май"],
    ]


def test_a_table_goes_on_without_its_header():
    (grid,) = read_text(HEAD, "1.\tПервое\tянварь", "", "2.\tВторое\tмай")
    assert [row[0] for row in cells(grid)] == ["№ п/п", "1.", "2."]


def test_tables_that_count_anew_are_two():
    assert len(read_text(HEAD, "1.\tПервое\tянварь", "2.\tВторое\tмай", "", HEAD, "1.\tДругое\tиюнь")) == 2


def test_tables_parted_by_text_are_two():
    assert len(read_text(HEAD, "1.\tПервое\tянварь", "", "Итоги:", "", HEAD, "2.\tВторое\tмай")) == 2


def test_items_of_a_cell_are_lines():
    (grid,) = read_text(
        HEAD,
        "1\t<p><b>Заседание № 1</b></p><p>1. О плане</p><ul><li>для секций</li></ul>\t<i>май</i>",
        "2\tСекции: • физики, • химии\tиюнь",
    )
    first, second = grid.rows[1][1], grid.rows[2][1]
    assert [(line.marker, line.text, line.is_bold) for line in first.lines] == [
        ("", "Заседание № 1", True),
        ("1.", "О плане", False),
        ("", "для секций", False),
    ]
    assert grid.rows[1][2].lines[0].is_italic
    assert second.text == "Секции:\n• физики,\n• химии"


def test_a_cell_a_line():
    """Word files turned into text; the heading over sub-headings spans them, the total spans the number."""
    (grid,) = read_text(
        "\t№", "\tГод", "\tТип", "\tИтого", "",
        "\t", "\t", "\tМетодическая", "\tУправленческая ", "", "", "\t", "",
        "\t1", "\t2023", "\t6", "\t1", "\t7", "",
        "\tИтог:", "\t6", "\t1", "\t7", "", "",
        "Работу продолжим.",
    )  # fmt: skip
    assert [[cell.colspan for cell in row] for row in grid.rows] == [[1, 1, 2, 1], [1] * 5, [1] * 5, [2, 1, 1, 1]]
    assert cells(grid)[1] == ["", "", "Методическая", "Управленческая", ""]
    assert grid.header_rows == 2


def test_pipes_make_a_table():
    (grid,) = read_text("| № | Вопрос |", "|---|:---|", "| 1 | **О плане** |")
    assert cells(grid) == [["№", "Вопрос"], ["1", "О плане"]]


def test_one_tab_parts_a_caption_from_a_name():
    document = open_document("Секретарь\t\tЗаря Н.С.\n\nПредседатель        Ветрова А.П.".encode(), "x.txt")
    assert made.said(document) == ("Секретарь\tЗаря Н.С.", "Председатель\tВетрова А.П.")


def test_word_tables_one_a_page():
    document = Document()
    for rows in (("1.", "Первое"), ("2.", "Второе")), (("3.", "Третье"),):
        table = document.add_table(rows=0, cols=2)
        for row in (("№", "Направление"), *rows):
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        document.add_paragraph()
    (grid,) = open_document(made.saved(document), "x.docx").grids()
    assert [row[0] for row in cells(grid)] == ["№", "1.", "2.", "3."]


def test_a_pdf_table_over_three_pages():
    rows = "".join(
        f"[{number}.], [Проведение заседания секции номер {number} по отдельному плану работы на год], [май],"
        for number in range(1, 21)
    )
    grids = list(
        open_document(
            made.pdf(
                '#set page(numbering: "1")\nПлан работы\n\n'
                f"#table(columns: (35pt, 120pt, 65pt), table.header([№], [Направление], [Срок]), {rows})"
            ),
            "план.pdf",
        ).grids()
    )
    assert len(grids) == 1
    assert [row[0] for row in cells(grids[0])] == ["№", *(f"{number}." for number in range(1, 21))]
    assert {row[1].replace("\n", " ") for row in cells(grids[0])[1:]} == {
        f"Проведение заседания секции номер {number} по отдельному плану работы на год" for number in range(1, 21)
    }


def test_a_pdf_cell_cut_by_the_page_end():
    long = "проведение заседаний секций по отдельному плану и подготовка материалов к ним " * 8
    (grid,) = open_document(
        made.pdf(
            "#table(columns: (35pt, 120pt, 65pt), table.header([№], [Направление], [Срок]), "
            f"[1.], [Организация: {long}], [май], [2.], [Второе], [июнь])"
        ),
        "план.pdf",
    ).grids()
    assert cells(grid)[1] == ["1.", f"Организация: {long}".strip(), "май"]
    assert cells(grid)[2] == ["2.", "Второе", "июнь"]


def test_a_pdf_table_with_merged_cells():
    (grid,) = open_document(
        made.pdf(
            "#table(columns: (40pt, 60pt, 60pt), table.cell(rowspan: 2)[Год], table.cell(colspan: 2)[Тип], [А], [Б], "
            "[2023], [6], [1])"
        ),
        "x.pdf",
    ).grids()
    assert [[(cell.text, cell.colspan, cell.rowspan) for cell in row] for row in grid.rows] == [
        [("Год", 1, 2), ("Тип", 2, 1)],
        [("А", 1, 1), ("Б", 1, 1)],
        [("2023", 1, 1), ("6", 1, 1), ("1", 1, 1)],
    ]


def test_a_text_broken_at_one_width_is_joined():
    text = (
        "Региональное методическое объединение рассмотрело отчёт о работе за год. В\n"
        "Дальнем крае проведено четыре заседания, подготовлены материалы для школ.\n"
        "Ветрова А.П. представила план на следующий год и предложила утвердить его\n"
        "в редакции секций.\n"
    )
    lines = list(open_document((f"{text}\n" * 4).encode(), "x.txt").lines())
    assert [line.text for line in lines] == [text.replace("\n", " ").strip()] * 4
