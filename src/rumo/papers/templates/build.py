"""Makes the Word template that ships with the product: `python -m rumo.papers.templates.build`.

The file is ordinary Word, a region edits it there; this module keeps it reproducible. The look is in `look`.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from rumo.papers.templates import look
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


# ── the text with its marks ─────────────────────────────────────────────────────────────────────────────────────────


def _line(place: WordDocument | _Cell, text: str, style: str = docx_styles.TEXT) -> Paragraph:
    """A paragraph of plain, **bold** and //italic// stretches."""
    paragraph = place.add_paragraph(style=style)
    for number, stretch in enumerate(text.split("**")):
        for inner, part in enumerate(stretch.split("//")):
            if part:
                run = paragraph.add_run(part)
                run.bold = True if number % 2 else None
                run.italic = True if inner % 2 else None
    return paragraph


def _mark(document: WordDocument, *marks: str) -> None:
    """Service lines («если», «для каждого»), gone from the printed paper."""
    for mark in marks:
        _line(document, f"{{%p {mark} %}}", docx_styles.SERVICE)


def _optional(document: WordDocument, name: str, text: str, style: str) -> None:
    _mark(document, f"if {name}")
    _line(document, text, style)
    _mark(document, "endif")


def _each(document: WordDocument, name: str, names: str, text: str, style: str) -> None:
    _mark(document, f"for {name} in {names}")
    _line(document, text, style)
    _mark(document, "endfor")


def _head(document: WordDocument) -> None:
    _optional(document, "проект", "{{ проект }}", docx_styles.MARK)
    _optional(document, "учредитель", "{{ учредитель }}", docx_styles.REQUISITE)
    _optional(document, "организация", "{{ организация }}", docx_styles.REQUISITE)
    heading = document.add_paragraph(style="Heading 1")
    heading.add_run("{{ вид_документа }}").add_break()
    heading.add_run("{{ заседание }}")
    _each(document, "строка", "реквизиты", "{{ строка }}", docx_styles.REQUISITE)
    _optional(document, "исправление", "//{{ исправление }}//", docx_styles.REQUISITE)
    _line(document, "", docx_styles.REQUISITE)
    table = _table(document, (5.6, 12.4), rows=3)
    for row, mark in ((0, "for сведение in сведения"), (2, "endfor")):
        _fill(table.cell(row, 0), f"{{%tr {mark} %}}", docx_styles.SERVICE)
    _fill(table.cell(1, 0), "{{ сведение.название }}", docx_styles.FACT)
    _fill(table.cell(1, 1), "{{ сведение.текст }}", docx_styles.FACT)
    _optional(document, "кворум", "{{ кворум }}", docx_styles.RESOLUTION)


def _agenda(document: WordDocument) -> None:
    _mark(document, "if повестка")
    document.add_paragraph("{{ повестка_заголовок }}", style="Heading 2")
    point = "{{ пункт.номер }}. {{ пункт.вопрос }}{% if пункт.докладчики %} //{{ пункт.докладчики }}//{% endif %}"
    _each(document, "пункт", "повестка", point, docx_styles.POINT)
    _mark(document, "endif")


def _items(document: WordDocument) -> None:
    _mark(document, "for вопрос in вопросы")
    _line(document, "**{{ вопрос.номер }}. {{ вопрос.начало }}** {{ вопрос.слушали }}", docx_styles.OPENING)
    _optional(document, "вопрос.присутствие", "{{ вопрос.присутствие }}", docx_styles.TEXT)
    _line(document, "{{p вопрос.текст }}", docx_styles.TEXT)
    _mark(document, "if вопрос.выступления")
    _line(document, "{{ вопрос.выступления_заголовок }}", docx_styles.LABEL)
    _each(document, "выступление", "вопрос.выступления", "{{ выступление }}", docx_styles.TEXT)
    _mark(document, "endif")
    _optional(document, "вопрос.решения_заголовок", "{{ вопрос.решения_заголовок }}", docx_styles.LABEL)
    _mark(document, "for решение in вопрос.решения")
    start = (
        "{% if решение.заголовок %}**{{ решение.заголовок }}** {% endif %}"
        "{% if решение.номер %}{{ решение.номер }} {% endif %}"
    )
    _line(document, f"{start}{{{{ решение.текст }}}}", docx_styles.RESOLUTION)
    _each(document, "поручение", "решение.поручения", "{{ поручение }}", docx_styles.TEXT)
    _optional(document, "решение.голосование", "{{ решение.голосование }}", docx_styles.VOTES)
    _mark(document, "endfor")
    _optional(document, "вопрос.примечание", "{{ вопрос.примечание }}", docx_styles.TEXT)
    _mark(document, "endfor")


def _foot(document: WordDocument) -> None:
    _mark(document, "if приложения")
    _line(document, "{{ приложения_заголовок }}", docx_styles.OPENING)
    _each(document, "приложение", "приложения", "{{ приложение }}", docx_styles.TEXT)
    _mark(document, "endif")
    signing = _table(document, (9, 4, 5), rows=3)
    _fill(signing.cell(0, 0), "{%tr for подпись in подписи %}", docx_styles.SERVICE)
    _signature(signing, 1, "подпись")
    _fill(signing.cell(2, 0), "{%tr endfor %}", docx_styles.SERVICE)
    _mark(document, "if верно")
    _line(document, "{{ верно.заголовок }}", docx_styles.SIGNATURE)
    _signature(_table(document, (9, 4, 5), rows=1), 0, "верно")
    _line(document, "{{ верно.дата }}", docx_styles.FACT)
    _mark(document, "endif")


def _attendance(document: WordDocument) -> None:
    _mark(document, "if список")
    heading = document.add_paragraph("{{ список_заголовок }}", style="Heading 2")
    heading.paragraph_format.page_break_before = True
    _line(document, "{{ список_пояснение }}", docx_styles.REQUISITE)
    _each(document, "имя", "список", "{{ loop.index }}. {{ имя }}", docx_styles.POINT)
    _mark(document, "endif")


def _table(document: WordDocument, widths: tuple[float, ...], rows: int) -> Table:
    """A table without lines; its rows are not split between pages."""
    table = document.add_table(rows, len(widths))
    table.autofit = False
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    margins = etree.fromstring(
        f'<w:tblCellMar xmlns:w="{table._tbl.nsmap["w"]}"><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="170" w:type="dxa"/></w:tblCellMar>'
    )
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(margins) if look is not None else table._tbl.tblPr.append(margins)
    return table


def _fill(cell: _Cell, text: str, style: str) -> None:
    cell.paragraphs[0].style = style
    cell.paragraphs[0].add_run(text)


def _signature(table: Table, row: int, name: str) -> None:
    """Post, a line to sign on, initials and surname; kept with what follows so that the block stays whole."""
    _fill(table.cell(row, 0), f"{{{{ {name}.должность }}}}", docx_styles.SIGNATURE)
    _fill(table.cell(row, 1), "", docx_styles.SIGNATURE)
    _fill(table.cell(row, 2), f"{{{{ {name}.имя }}}}", docx_styles.SIGNATURE)
    space = table._tbl.nsmap["w"]
    borders = etree.fromstring(
        f'<w:tcBorders xmlns:w="{space}"><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders>'
    )
    table.cell(row, 1)._tc.get_or_add_tcPr().append(borders)
    margin = etree.fromstring(f'<w:tcMar xmlns:w="{space}"><w:left w:w="170" w:type="dxa"/></w:tcMar>')
    table.cell(row, 2)._tc.get_or_add_tcPr().append(margin)


if __name__ == "__main__":
    TARGET.write_bytes(build_template())
