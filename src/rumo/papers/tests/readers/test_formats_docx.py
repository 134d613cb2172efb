"""What Word files hold beyond plain paragraphs."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.shared import Pt

from rumo.papers.readers.document import Line
from rumo.papers.readers.opening import open_document
from rumo.papers.tests.readers import made
from rumo.papers.tests.readers.made import W


def read(document) -> tuple[Any, ...]:
    return open_document(made.saved(document), "план.docx").blocks


def paragraph(xml: str):
    return parse_xml(f'<w:p xmlns:w="{W}">{xml}</w:p>')


def with_xml(*paragraphs: str) -> tuple[Any, ...]:
    document = Document()
    for xml in paragraphs:
        document.element.body.insert(len(document.element.body) - 1, paragraph(xml))
    return read(document)


def texts(blocks) -> list[str]:
    return [f"{block.marker} {block.text}".strip() for block in blocks if isinstance(block, Line)]


def test_marks_of_lists_are_counted():
    document = Document()
    made.add_list(document, 77, [("decimal", "%1."), ("decimal", "%1.%2."), ("russianLower", "%3)"), ("bullet", "–")])
    for level, text in ((0, "А"), (1, "Б"), (1, "В"), (2, "Г"), (2, "Д"), (3, "Е"), (0, "Ж"), (1, "З")):
        made.numbered(document.add_paragraph(text), 77, level)
    assert texts(read(document)) == ["1. А", "1.1. Б", "1.2. В", "а) Г", "б) Д", "– Е", "2. Ж", "2.1. З"]


def test_two_lists_count_apart_and_start_where_they_say():
    document = Document()
    made.add_list(document, 71, [("upperRoman", "%1.")])
    made.add_list(document, 72, [("decimal", "Вопрос %1:")], start=4)
    for number, text in ((71, "А"), (72, "Б"), (71, "В"), (72, "Г")):
        made.numbered(document.add_paragraph(text), number)
    assert texts(read(document)) == ["I. А", "Вопрос 4: Б", "II. В", "Вопрос 5: Г"]


def test_headings_have_levels():
    document = Document()
    document.add_heading("Отчёт", 0)
    document.add_heading("Раздел", 1)
    document.add_heading("Подраздел", 2)
    document.add_paragraph("Текст")
    assert [block.level for block in read(document)] == [1, 1, 2, 0]


def test_typed_marks_are_marks():
    items = (
        "1. СЛУШАЛИ: Ветрову А.П.",
        "1.1. Утвердить план",
        "2) Второе",
        "а) принять",
        "– одно",
        "-участие",
        "II. А",
    )
    others = ("13.12.2023 г.", "13 декабря", "10,5 % педагогов", "1.", "А.П. Ветрова", "г. Снежногорск")
    lines = with_xml(*(f"<w:r><w:t>{text}</w:t></w:r>" for text in (*items, *others)))
    assert [line.marker for line in lines] == ["1.", "1.1.", "2)", "а)", "–", "-", "II.", *[""] * len(others)]


def test_changes_are_taken_as_accepted_and_hidden_text_is_left_out():
    (line,) = with_xml(
        "<w:r><w:t>Утвердить </w:t></w:r><w:ins><w:r><w:t>новый </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>старый </w:delText></w:r></w:del><w:r><w:t>план</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> тайно</w:t></w:r>"
    )
    assert line.text == "Утвердить новый план"


def test_spans_follow_the_letters():
    (line,) = with_xml(
        '<w:r><w:t xml:space="preserve">1. О плане.  </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>Заря</w:t></w:r>'
        '<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> Н.С.</w:t></w:r>'
    )
    assert line.marker == "1."
    assert line.text == "О плане. Заря Н.С."
    assert [(line.text[span.start : span.end], span.italic, span.bold) for span in line.spans] == [
        ("Заря Н.С.", True, False)
    ]


def test_a_break_in_a_title_is_soft_and_a_break_after_a_sentence_is_not():
    centred = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    assert texts(
        with_xml(
            f"{centred}<w:r><w:t>План работы</w:t><w:br/><w:t>Регионального объединения</w:t></w:r>",
            "<w:r><w:t>1. О результатах в 2023 году.</w:t><w:br/><w:t>Ветрова А.П., директор</w:t></w:r>",
            "<w:r><w:t>РЕШИЛИ:</w:t><w:br/><w:t>1. Утвердить план.</w:t><w:br/><w:t>2. Направить.</w:t></w:r>",
        )
    ) == [
        "План работы Регионального объединения",
        "1. О результатах в 2023 году.",
        "Ветрова А.П., директор",
        "РЕШИЛИ:",
        "1. Утвердить план.",
        "2. Направить.",
    ]


def test_merged_cells_span():
    document = Document()
    table = document.add_table(rows=4, cols=3)
    for row, cells in enumerate((("№", "Тип", ""), ("", "А", "Б"), ("1", "2", "3"), ("Итого", "2", "3"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    (grid,) = read(document)
    assert [[(cell.text, cell.colspan, cell.rowspan) for cell in row] for row in grid.rows[:2]] == [
        [("№", 1, 2), ("Тип", 2, 1)],
        [("А", 1, 1), ("Б", 1, 1)],
    ]
    assert grid.header_rows == 2
    assert [cell.text for cell in grid.matrix[1]] == ["№", "А", "Б"]
    assert grid.columns == 3


def test_a_table_in_a_cell_is_laid_flat():
    document = Document()
    cell = document.add_table(rows=1, cols=2).cell(0, 1)
    cell.text = "Состав:"
    inner = cell.add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Заря Н.С.", "методист"
    (grid,) = read(document)
    assert grid.rows[0][1].text == "Состав:\nЗаря Н.С.\tметодист"


def test_text_boxes_are_read_once():
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>УТВЕРЖДАЮ</w:t></w:r></w:p></w:txbxContent></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>УТВЕРЖДАЮ</w:t></w:r></w:p></w:txbxContent>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>ПЛАН</w:t></w:r>"
    )
    assert texts(with_xml(box)) == ["УТВЕРЖДАЮ", "ПЛАН"]


def test_pages_are_known_where_word_left_them():
    blocks = with_xml(
        "<w:r><w:t>Один</w:t></w:r>",
        "<w:r><w:lastRenderedPageBreak/><w:t>Два</w:t></w:r>",
        "<w:r><w:t>Ещё два</w:t></w:r>",
    )
    assert [block.page for block in blocks] == [1, 2, 2]


def test_headers_are_left_out_and_footnotes_are_notes():
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Колонтитул"
    document.add_paragraph("Текст")
    assert texts(read(document)) == ["Текст"]
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>По данным школ.</w:t></w:r></w:p></w:footnote>'
    )
    body = "<w:p><w:r><w:t>А</w:t></w:r></w:p>"
    data = made.zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/_rels/document.xml.rels": '<R><Relationship Type="x/footnotes" Target="footnotes.xml"/></R>',
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            "word/footnotes.xml": f"{notes}</w:footnotes>",
        }
    )
    assert open_document(data, "x.docx").notes == ("Сноска 1: По данным школ.",)


def test_letter_spaced_words_keep_their_gaps():
    (line,) = with_xml('<w:r><w:t xml:space="preserve">П Р О Т О К О Л   № 3</w:t></w:r>')
    assert line.text == "П Р О Т О К О Л  № 3"


def test_styles_say_bold_and_runs_say_otherwise():
    document = Document()
    document.styles["Normal"].font.size = Pt(12)
    style = document.styles.add_style("Выделение", 1)
    style.font.bold = True
    line = document.add_paragraph("", style=style)
    line.add_run("Жирно ")
    line.add_run("нет").bold = False
    (read_line,) = read(document)
    assert [(span.start, span.end) for span in read_line.spans] == [(0, 6)]
