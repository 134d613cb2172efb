"""Plans and all other papers of our own form: the same words by three writers; JSON and its schema."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from rumo.papers.blocks import Block, Table, paragraph
from rumo.papers.codec import PaperJsonError
from rumo.papers.json import Paper, paper_from_json, to_json
from rumo.papers.layout import PaperLayout, StampPlace
from rumo.papers.plan import PlanRow
from rumo.papers.samples_of_certificates import BARE_CERTIFICATE, CERTIFICATE, WORK
from rumo.papers.samples_of_conclusions import BARE_CONCLUSION, CONCLUSION
from rumo.papers.samples_of_plans import (
    BARE_CHANGES,
    BARE_EXECUTION,
    BARE_PLAN,
    CHANGES,
    EXECUTION,
    PLAN,
    SCHEDULE,
    WIDE,
)
from rumo.papers.samples_of_routes import BARE_ROUTE, ROUTE
from rumo.papers.templates import paper as template
from rumo.papers.tests.printed_text import docx_text, html_text, letters, pdf_text
from rumo.papers.tests.schemas import faults
from rumo.papers.wording.paper_sheet import PaperSheet
from rumo.papers.wording.sheets import build_sheet
from rumo.papers.writers import docx_styles, pdf
from rumo.papers.writers.docx import write_docx
from rumo.papers.writers.html import write_html
from rumo.papers.writers.pdf import write_pdf

PAPERS: dict[str, Any] = {
    "plan": PLAN,
    "schedule": SCHEDULE,
    "wide": WIDE,
    "bare plan": BARE_PLAN,
    "execution": EXECUTION,
    "bare execution": BARE_EXECUTION,
    "changes": CHANGES,
    "no changes": BARE_CHANGES,
    "conclusion": CONCLUSION,
    "bare conclusion": BARE_CONCLUSION,
    "certificate": CERTIFICATE,
    "certificate of work": WORK,
    "bare certificate": BARE_CERTIFICATE,
    "route": ROUTE,
    "bare route": BARE_ROUTE,
}
every_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())


def headless(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Without header rows, which a PDF prints again on the next page."""
    return tuple(replace(block, header_rows=0) if isinstance(block, Table) else block for block in blocks)


def sheet_without_headers(paper: Paper) -> PaperSheet:
    sheet = build_sheet(paper)
    assert isinstance(sheet, PaperSheet)
    return replace(
        sheet, sections=tuple(replace(section, blocks=headless(section.blocks)) for section in sheet.sections)
    )


@every_paper
def test_the_three_writers_say_the_same(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    words = docx_text(write_docx(paper))
    assert html_text(write_html(paper)) == words
    monkeypatch.setattr(pdf, "build_sheet", sheet_without_headers)
    # A PDF tells the rows of a table of stamps and signatures in an order of its own.
    assert sorted(letters(pdf_text(write_pdf(paper)))) == sorted(letters(words))


@every_paper
@pytest.mark.parametrize("write", [write_docx, write_pdf, write_html])
def test_the_same_paper_gives_the_same_bytes(write: Any, paper: Paper) -> None:
    assert write(paper) == write(paper)


@every_paper
def test_json(paper: Paper) -> None:
    data = to_json(paper)
    assert faults(f"{paper.kind}.json", data) == []
    assert paper_from_json(data) == paper


@pytest.mark.parametrize("paper", [EXECUTION, CHANGES])
def test_json_of_something_else_is_refused(paper: Paper) -> None:
    with pytest.raises(PaperJsonError, match="layout"):
        paper_from_json(to_json(paper) | {"layout": "corners"})
    with pytest.raises(PaperJsonError, match="Нет поля «plan_title»"):
        paper_from_json({"kind": paper.kind, "body": ""})


def test_the_shipped_template_is_what_the_module_builds() -> None:
    assert template.TARGET.read_bytes() == template.build_template()


def test_nothing_of_the_template_is_left() -> None:
    text = Document(BytesIO(write_docx(PLAN))).element.xml
    assert "{{" not in text
    assert "{%" not in text


def test_properties_and_page() -> None:
    document = Document(BytesIO(write_docx(WIDE)))
    properties, section = document.core_properties, document.sections[0]
    assert properties.title == WIDE.title.replace(" ", " ")
    assert (properties.author, properties.language) == (WIDE.body, "ru-RU")
    assert _millimetres(section.page_width, section.page_height, section.left_margin) == [297, 210, 30]
    assert section.different_first_page_header_footer
    page = PdfReader(BytesIO(write_pdf(WIDE))).pages[0].mediabox
    assert page.width > page.height


def _millimetres(*lengths: Length | None) -> list[int]:
    return [round((each or Length(0)).mm) for each in lengths]


def test_the_region_turns_the_page() -> None:
    upright = Document(BytesIO(write_docx(replace(WIDE, layout=PaperLayout(landscape=False))))).sections[0]
    assert _millimetres(upright.page_width, upright.page_height) == [210, 297]


def test_tables_fill_the_text_in_any_layout() -> None:
    for paper in (PLAN, WIDE, replace(PLAN, layout=PaperLayout(landscape=True))):
        document = Document(BytesIO(write_docx(paper)))
        section = document.sections[0]
        page, left, right = (
            each or Length(0) for each in (section.page_width, section.left_margin, section.right_margin)
        )
        for table in document.tables:
            width = sum(column.width or 0 for column in table.columns)
            assert abs(width - (page - left - right)) < 20_000  # half a millimetre, in EMU


@pytest.mark.parametrize(
    ("place", "rows"),
    [
        (StampPlace.CORNERS, [("СОГЛАСОВАНО", "УТВЕРЖДЕНО")]),
        (StampPlace.RIGHT, [("", "СОГЛАСОВАНО"), ("", "УТВЕРЖДЕНО")]),
    ],
)
def test_stamps_stand_where_the_region_says(place: StampPlace, rows: list[tuple[str, str]]) -> None:
    sheet = build_sheet(replace(PLAN, layout=PaperLayout(stamps=place)))
    assert isinstance(sheet, PaperSheet)
    assert [((*row.left, "")[0], (*row.right, "")[0]) for row in sheet.stamps] == rows
    assert sheet.stamps[-1].right[1:] == ("на заседании РУМО", "(протокол от 08.02.2024 №\u00a01)")


def test_a_lone_stamp_stands_on_the_right() -> None:
    sheet = build_sheet(replace(PLAN, stamps=PLAN.stamps[:1]))
    assert isinstance(sheet, PaperSheet)
    assert sheet.stamps[0].left == ()


def test_rows_are_whole_and_headings_go_with_them() -> None:
    table = next(table for table in Document(BytesIO(write_docx(PLAN))).tables if len(table.columns) == 5)
    rows = table._tbl.tr_lst
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows][:2] == [True, False]
    spanning = [row for row in table.rows if len(row._tr.tc_lst) == 1]
    assert [row.cells[0].text for row in spanning] == ["Организационная деятельность", "Методическая деятельность"]
    assert all(row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in spanning)


def test_the_number_of_a_meeting_stands_beside_all_its_questions() -> None:
    table = next(table for table in Document(BytesIO(write_docx(SCHEDULE))).tables if len(table.columns) == 4)
    assert [row.cells[0].text for row in table.rows] == ["№\nп/п", "1", "1", "2", "2"]
    assert write_html(SCHEDULE).count('rowspan="2"') == 4


def test_annexes_begin_a_page() -> None:
    document = Document(BytesIO(write_docx(PLAN)))
    (label,) = [each for each in document.paragraphs if each.text == "Приложение №\u00a01"]
    assert label.paragraph_format.page_break_before
    pages = [page.extract_text() for page in PdfReader(BytesIO(write_pdf(PLAN))).pages]
    assert "Приложение №" in pages[-1].split("\n")[1]
    assert letters("План заседаний РУМО") in letters(pages[-1])


@pytest.mark.parametrize("rows", range(1, 26, 2))
def test_signatures_never_stand_alone(rows: int) -> None:
    many = tuple(PlanRow(str(n), f"Строка {n} о работе секций объединения", deadline="май") for n in range(rows))
    plan = replace(PLAN, rows=many, meetings=(), annexes=(), foreword=(paragraph("Вступление"),) * 12)
    pages = [page.extract_text() for page in PdfReader(BytesIO(write_pdf(plan))).pages]
    assert "Строка" in pages[-1]
    assert letters(pages[-1]).endswith("Председатель" + "А.П.Ветрова" + "Секретарь" + "Н.С.Заря")


def test_word_keeps_the_signatures_with_the_last_row() -> None:
    blocks = list(Document(BytesIO(write_docx(replace(PLAN, meetings=(), annexes=())))).iter_inner_content())
    table, gap = next(
        (one, other)
        for one, other, last in zip(blocks, blocks[1:], blocks[2:], strict=False)
        if isinstance(last, WordTable) and _is_signing(last)
    )
    assert isinstance(table, WordTable)
    assert isinstance(gap, Paragraph)
    assert gap.paragraph_format.keep_with_next
    assert table.rows[-1].cells[-1].paragraphs[0].paragraph_format.keep_with_next


def _is_signing(table: WordTable) -> bool:
    return table.cell(0, 0).paragraphs[0].style.name == docx_styles.of_papers(docx_styles.SIGNATURE)
