"""The Word template of papers that are not minutes: plans, reports, sheets of changes."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument

from rumo.papers.templates import look, marks
from rumo.papers.writers import docx_styles
from rumo.papers.writers.docx_package import packed

TARGET = Path(__file__).with_name("paper.docx")
_CORNER = 7.5  # cm: a stamp stands in its corner, its lines begin from one border (ГОСТ Р 7.0.97-2016, 5.17)
_WIDTH = 18.0  # cm of the text


def build_template() -> bytes:
    """The template as a .docx; the same bytes each time."""
    document = Document()
    look.set_page(document)
    look.set_styles(document, look.PAPER_HEADINGS, look.PAPER_PARAGRAPHS)
    look.set_header(document)
    _head(document)
    _text(document)
    _annexes(document)
    for style in document.styles:
        if style.name and style.name in look.PAPER_PARAGRAPHS:
            style.name = docx_styles.of_papers(style.name)
    properties = document.core_properties
    properties.title, properties.author = "{{ название }}", "{{ организация }}"
    properties.language, properties.comments = "ru-RU", ""
    return packed(document)


def _head(document: WordDocument) -> None:
    marks.optional(document, "проект", "{{ проект }}", docx_styles.MARK)
    marks.mark(document, "if грифы")
    stamps = marks.table(document, (_CORNER, _WIDTH - 2 * _CORNER, _CORNER), rows=3)
    for row, mark in ((0, "for ряд in грифы"), (2, "endfor")):
        marks.fill(stamps.cell(row, 0), f"{{%tr {mark} %}}", docx_styles.SERVICE)
    for column, side in ((0, "слева"), (2, "справа")):
        cell = stamps.cell(1, column)
        marks.fill(cell, f"{{%p for строка in ряд.{side} %}}", docx_styles.SERVICE)
        marks.line(cell, "{{ строка }}", docx_styles.STAMP)
        marks.mark(cell, "endfor")
        marks.line(cell, "", docx_styles.STAMP)  # a cell of Word must have a paragraph
    stamps.cell(1, 1).paragraphs[0].style = docx_styles.STAMP
    marks.mark(document, "endif")
    marks.optional(document, "учредитель", "{{ учредитель }}", docx_styles.REQUISITE)
    marks.optional(document, "организация", "{{ организация }}", docx_styles.REQUISITE)
    marks.mark(document, "if заголовок")
    document.add_paragraph("{{ заголовок }}", style="Heading 1")
    marks.mark(document, "endif")
    marks.each(document, "строка", "реквизиты", "{{ строка }}", docx_styles.REQUISITE)
    marks.optional(document, "реквизиты", "", docx_styles.REQUISITE)


def _text(document: WordDocument) -> None:
    marks.line(document, "{{p вступление }}", docx_styles.TEXT)
    marks.mark(document, "for раздел in разделы")
    _section(document)
    marks.mark(document, "endfor")
    marks.line(document, "{{p заключение }}", docx_styles.TEXT)
    marks.each(document, "строка", "приложения_список", "{{ строка }}", docx_styles.LISTED)
    marks.mark(document, "if подписи")
    marks.signing(document)
    marks.mark(document, "endif")


def _section(document: WordDocument) -> None:
    marks.mark(document, "if раздел.заголовок and раздел.уровень == 1")
    document.add_paragraph("{{ раздел.заголовок }}", style="Heading 2")
    marks.mark(document, "elif раздел.заголовок and раздел.уровень == 2")
    document.add_paragraph("{{ раздел.заголовок }}", style="Heading 3")
    marks.mark(document, "elif раздел.заголовок")
    document.add_paragraph("{{ раздел.заголовок }}", style="Heading 4")
    marks.mark(document, "endif")
    marks.line(document, "{{p раздел.текст }}", docx_styles.TEXT)


def _annexes(document: WordDocument) -> None:
    marks.mark(document, "for приложение in приложения")
    label = marks.line(document, "{{ приложение.номер }}", docx_styles.ANNEX)
    label.paragraph_format.page_break_before = True
    marks.optional(document, "приложение.к_чему", "{{ приложение.к_чему }}", docx_styles.ANNEX)
    marks.mark(document, "if приложение.заголовок")
    document.add_paragraph("{{ приложение.заголовок }}", style="Heading 1")
    marks.mark(document, "endif")
    marks.mark(document, "for раздел in приложение.разделы")
    _section(document)
    marks.mark(document, "endfor")
    marks.mark(document, "endfor")
