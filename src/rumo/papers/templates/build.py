"""Makes the Word templates that ship with the product: `python -m rumo.papers.templates.build`.

The files are ordinary Word, a region edits them there; this package keeps them reproducible. Here is the template of
minutes; that of other papers is in `paper`, what both are made of in `marks`, the look in `look`.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument

from rumo.papers.templates import look, marks, paper
from rumo.papers.writers import docx_styles
from rumo.papers.writers.docx_package import packed

TARGET = Path(__file__).with_name("minutes.docx")


def build_template() -> bytes:
    """The template as a .docx; the same bytes each time."""
    document = Document()
    look.set_page(document)
    look.set_styles(document)
    look.set_header(document)
    _head(document)
    _agenda(document)
    _items(document)
    _foot(document)
    _attendance(document)
    properties = document.core_properties
    properties.title, properties.author = "{{ название }}", "{{ организация }}"
    properties.language, properties.comments = "ru-RU", ""
    return packed(document)


def _head(document: WordDocument) -> None:
    marks.optional(document, "проект", "{{ проект }}", docx_styles.MARK)
    marks.optional(document, "учредитель", "{{ учредитель }}", docx_styles.REQUISITE)
    marks.optional(document, "организация", "{{ организация }}", docx_styles.REQUISITE)
    heading = document.add_paragraph(style="Heading 1")
    heading.add_run("{{ вид_документа }}").add_break()
    heading.add_run("{{ заседание }}")
    marks.each(document, "строка", "реквизиты", "{{ строка }}", docx_styles.REQUISITE)
    marks.optional(document, "исправление", "//{{ исправление }}//", docx_styles.REQUISITE)
    marks.line(document, "", docx_styles.REQUISITE)
    table = marks.table(document, (5.6, 12.4), rows=3)
    for row, mark in ((0, "for сведение in сведения"), (2, "endfor")):
        marks.fill(table.cell(row, 0), f"{{%tr {mark} %}}", docx_styles.SERVICE)
    marks.fill(table.cell(1, 0), "{{ сведение.название }}", docx_styles.FACT)
    marks.fill(table.cell(1, 1), "{{ сведение.текст }}", docx_styles.FACT)
    marks.optional(document, "кворум", "{{ кворум }}", docx_styles.RESOLUTION)


def _agenda(document: WordDocument) -> None:
    marks.mark(document, "if повестка")
    document.add_paragraph("{{ повестка_заголовок }}", style="Heading 2")
    point = "{{ пункт.номер }}. {{ пункт.вопрос }}{% if пункт.докладчики %} //{{ пункт.докладчики }}//{% endif %}"
    marks.each(document, "пункт", "повестка", point, docx_styles.POINT)
    marks.mark(document, "endif")


def _items(document: WordDocument) -> None:
    marks.mark(document, "for вопрос in вопросы")
    marks.line(document, "**{{ вопрос.номер }}. {{ вопрос.начало }}** {{ вопрос.слушали }}", docx_styles.OPENING)
    marks.optional(document, "вопрос.присутствие", "{{ вопрос.присутствие }}", docx_styles.TEXT)
    marks.line(document, "{{p вопрос.текст }}", docx_styles.TEXT)
    marks.mark(document, "if вопрос.выступления")
    marks.line(document, "{{ вопрос.выступления_заголовок }}", docx_styles.LABEL)
    marks.each(document, "выступление", "вопрос.выступления", "{{ выступление }}", docx_styles.TEXT)
    marks.mark(document, "endif")
    marks.optional(document, "вопрос.решения_заголовок", "{{ вопрос.решения_заголовок }}", docx_styles.LABEL)
    marks.mark(document, "for решение in вопрос.решения")
    start = (
        "{% if решение.заголовок %}**{{ решение.заголовок }}** {% endif %}"
        "{% if решение.номер %}{{ решение.номер }} {% endif %}"
    )
    marks.line(document, f"{start}{{{{ решение.текст }}}}", docx_styles.RESOLUTION)
    marks.each(document, "поручение", "решение.поручения", "{{ поручение }}", docx_styles.TEXT)
    marks.optional(document, "решение.голосование", "{{ решение.голосование }}", docx_styles.VOTES)
    marks.mark(document, "endfor")
    marks.optional(document, "вопрос.примечание", "{{ вопрос.примечание }}", docx_styles.TEXT)
    marks.mark(document, "endfor")


def _foot(document: WordDocument) -> None:
    marks.mark(document, "if приложения")
    marks.line(document, "{{ приложения_заголовок }}", docx_styles.OPENING)
    marks.each(document, "приложение", "приложения", "{{ приложение }}", docx_styles.TEXT)
    marks.mark(document, "endif")
    marks.signing(document)
    marks.mark(document, "if верно")
    marks.line(document, "{{ верно.заголовок }}", docx_styles.SIGNATURE)
    marks.signature(marks.table(document, (9, 4, 5), rows=1), 0, "верно")
    marks.line(document, "{{ верно.дата }}", docx_styles.FACT)
    marks.mark(document, "endif")


def _attendance(document: WordDocument) -> None:
    marks.mark(document, "if список")
    heading = document.add_paragraph("{{ список_заголовок }}", style="Heading 2")
    heading.paragraph_format.page_break_before = True
    marks.line(document, "{{ список_пояснение }}", docx_styles.REQUISITE)
    marks.each(document, "имя", "список", "{{ loop.index }}. {{ имя }}", docx_styles.POINT)
    marks.mark(document, "endif")


if __name__ == "__main__":
    TARGET.write_bytes(build_template())
    paper.TARGET.write_bytes(paper.build_template())
