from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import pairwise

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from rumo.papers.blocks import paragraph
from rumo.papers.minutes import MinutesItem, MinutesLayout
from rumo.papers.samples import EXTRACT, SAMPLE
from rumo.papers.templates.build import TARGET, build_template
from rumo.papers.writers import docx_styles
from rumo.papers.writers.docx import write_docx


def opened(**changes: object):
    return Document(BytesIO(write_docx(replace(SAMPLE, **changes))))  # type: ignore[arg-type]


def test_the_shipped_template_is_what_the_module_builds() -> None:
    assert TARGET.read_bytes() == build_template()


def test_page_after_the_standard() -> None:
    section = opened().sections[0]
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(margin.mm) for margin in margins] == [20, 10, 20, 20]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert section.first_page_header.paragraphs[0].text == ""


def test_layout_of_the_region() -> None:
    document = opened(layout=MinutesLayout(left_margin_mm=30, font_size_pt=14))
    assert round(document.sections[0].left_margin.mm) == 30
    assert document.styles["Normal"].font.size == Pt(14)


def test_properties_and_language() -> None:
    document = opened()
    properties = document.core_properties
    assert properties.title.replace("\u00a0", " ") == "Протокол № 4 от 13.12.2023"
    assert properties.author == SAMPLE.organization
    assert properties.language == "ru-RU"
    assert properties.created.replace(tzinfo=None) == datetime(2023, 12, 13)
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"ru-RU"}


def test_tables_repeat_their_header_and_keep_rows_whole() -> None:
    tables = [table for table in opened().tables if len(table.columns) == 4]
    assert len(tables) == 2
    for table in tables:
        rows = table._tbl.tr_lst
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        assert [row.trPr.find(qn("w:tblHeader")) is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert table.cell(0, 0).paragraphs[0].style.name == docx_styles.CELL_HEAD


def test_signatures_are_kept_together_with_what_stands_before() -> None:
    blocks = list(Document(BytesIO(write_docx(EXTRACT))).iter_inner_content())
    signing = [
        (before, block) for before, block in pairwise(blocks) if isinstance(block, Table) and len(block.columns) == 3
    ]
    assert len(signing) == 2
    for before, table in signing:
        assert isinstance(before, Paragraph)
        assert before.paragraph_format.keep_with_next
        for table_row in table.rows:
            assert all(paragraph.style.paragraph_format.keep_with_next for paragraph in table_row.cells[0].paragraphs)


def test_tables_never_touch() -> None:
    for table in opened().tables:
        assert table._tbl.getnext().tag != qn("w:tbl")


def test_nothing_of_the_template_is_left() -> None:
    text = opened().element.xml
    assert "{{" not in text
    assert "{%" not in text


def test_signs_of_templates_are_printed_as_they_are_written() -> None:
    said = "{{ a }} {_{ }_} {_% %_} {%p if %} {# #}"
    document = opened(items=(MinutesItem(1, about="о знаках", text=(paragraph(said),)),), city=said)
    assert [each.text for each in document.paragraphs if each.text == said] == [said, said]


def test_headings_are_real() -> None:
    assert [each.text for each in opened().paragraphs if each.style.name.startswith("Heading")][1] == "ПОВЕСТКА"
