"""An analysis built from records: its stamp, its bars, its Markdown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from rumo.papers.analysis import Analysis, Section
from rumo.papers.blocks import Caption, Cell, Run, Table, paragraph
from rumo.papers.blocks import Paragraph as Line
from rumo.papers.json import paper_from_json, to_json
from rumo.papers.plan import PlanStamp, StampKind
from rumo.papers.tests.printed_text import docx_text, letters, pdf_text
from rumo.papers.tests.schemas import faults
from rumo.papers.wording.texts import glued
from rumo.papers.writers.docx import write_docx
from rumo.papers.writers.html import write_html
from rumo.papers.writers.markdown import write_markdown
from rumo.papers.writers.numbers import bars_of
from rumo.papers.writers.pdf import write_pdf


def _row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((paragraph(text),)) for text in texts)


COUNTS = Table(
    (
        _row("Вид", "2024", "Доля", "2023"),
        _row("Семинары", "37", "75 %", "—"),
        _row("Форумы", "4", "25 %", "2"),
        _row("Всего", "41", "100 %", "2"),
    ),
    bars=True,
    total_rows=1,
)
PAPER = Analysis(
    "Отчёт секции за 2024 год",
    "секция учителей химии",
    sections=(Section("Мероприятия", blocks=(Line((Run("Всего "), Run("16", bold=True), Run(" | так*"))), COUNTS)),),
    stamps=(PlanStamp(StampKind.APPROVED, "на заседании секции", date(2024, 12, 10), "4"),),
)


def test_stamp_and_bars_survive_json() -> None:
    assert faults("analysis.json", to_json(PAPER)) == []
    assert paper_from_json(to_json(PAPER)) == PAPER


def test_the_stamp_is_printed() -> None:
    assert "(протокол от 10.12.2024 № 4)" in write_html(PAPER).replace("\u00a0", " ")


def test_only_numbers_are_drawn_of_one_scale_and_without_their_total() -> None:
    drawn = bars_of(COUNTS)
    assert {place: (round(bar.length, 2), bar.shade) for place, bar in drawn.items()} == {
        (1, 1): (1, 0),
        (2, 1): (0.11, 0),
        (2, 3): (0.05, 1),
    }
    assert bars_of(replace(COUNTS, bars=False)) == {}


def test_bars_stand_in_word_beside_what_is_read() -> None:
    """Pictures that screen readers pass by; the text of the table is that of the PDF."""
    data = write_docx(PAPER)
    table = Document(BytesIO(data)).tables[-1]
    pictures = list(table._tbl.iter(qn("wp:docPr")))
    assert [each.get("descr") for each in pictures] == [""] * 3
    assert letters(docx_text(data)) == letters(pdf_text(write_pdf(PAPER)))


def test_a_numbered_line_over_a_table_is_its_caption() -> None:
    lines = (Line((Run("Таблица 1 – Мероприятия"),)), COUNTS, Line((Run("Таблица 2 – не над таблицей"),)))
    first, _table, last = glued(lines)
    assert (type(first), type(last)) == (Caption, Line)


def test_the_number_of_a_document_is_not_parted_in_word() -> None:
    paper = replace(PAPER, stamps=(replace(PAPER.stamps[0], number="112-ОД"),))
    document = Document(BytesIO(write_docx(paper)))
    assert "№\u00a0112-ОД" in document.tables[0].cell(0, 2).text
    assert document.element.xml.count("<w:noBreakHyphen/>") == 1


def test_markdown() -> None:
    said = write_markdown(PAPER).replace("\u00a0", " ")
    assert "# Отчёт секции за 2024 год" in said
    assert r"Всего **16** \| так\*" in said
    assert "| Вид | 2024 | Доля | 2023 |\n| --- | --- | --- | --- |\n| Семинары | 37 | 75 % | — |" in said
