"""Makes the Word template that ships with the product: `python -m rumo.papers.templates.build`.

The file is ordinary Word, a region edits it there; this module keeps it reproducible. Layout after ГОСТ Р 7.0.97-2016.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from rumo.papers.writers import docx_styles
from rumo.papers.writers.docx_package import packed

TARGET = Path(__file__).with_name("minutes.docx")
FONT = "Times New Roman"
KEPT_STYLES = frozenset(
    {"Normal", "Heading 1", "Heading 2", "Header", "Default Paragraph Font", "Normal Table", "No List"}
)
CENTRE, LEFT, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
INDENT = Cm(1.25)

# name: alignment, first-line indent, space before (pt), keep with the next paragraph
PARAGRAPHS = {
    docx_styles.MARK: (RIGHT, None, 0, True),
    docx_styles.REQUISITE: (CENTRE, None, 0, True),
    docx_styles.FACT: (LEFT, None, 2, False),
    docx_styles.TEXT: (BOTH, INDENT, 0, False),
    docx_styles.POINT: (BOTH, Cm(-0.75), 4, False),
    docx_styles.OPENING: (BOTH, INDENT, 12, True),
    docx_styles.LABEL: (LEFT, INDENT, 6, True),
    docx_styles.RESOLUTION: (BOTH, INDENT, 6, False),
    docx_styles.VOTES: (LEFT, INDENT, 0, False),
    docx_styles.LIST: (BOTH, Cm(-0.5), 0, False),
    docx_styles.CELL: (LEFT, None, 0, False),
    docx_styles.CELL_HEAD: (CENTRE, None, 0, True),
    docx_styles.SIGNATURE: (LEFT, None, 18, True),
    docx_styles.SERVICE: (LEFT, None, 0, False),
}


def build_template() -> bytes:
    """The template as a .docx; the same bytes each time."""
    document = Document()
    _page(document)
    _styles(document)
    _header(document)
    _head(document)
    _agenda(document)
    _items(document)
    _foot(document)
    _attendance(document)
    properties = document.core_properties
    properties.title, properties.author = "{{ название }}", "{{ организация }}"
    properties.language, properties.comments = "ru-RU", ""
    return packed(document)


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(20), Mm(10)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True


def _styles(document: WordDocument) -> None:
    for style in list(document.styles):
        if style.name not in KEPT_STYLES:
            style.delete()
    _language(document)
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _font(normal, 12)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.08
    for name, before in (("Heading 1", 14), ("Heading 2", 14)):
        heading = document.styles[name]
        assert isinstance(heading, ParagraphStyle)
        _font(heading, 12, bold=True)
        _layout(heading, CENTRE, None, before, keep=True)
        heading.paragraph_format.space_after = Pt(8)
    for name, (alignment, indent, before, keep) in PARAGRAPHS.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style, style.quick_style = normal, True
        _layout(style, alignment, indent, before, keep=keep)
    _particular(document)


def _particular(document: WordDocument) -> None:
    """What a few styles have of their own."""

    def style(name: str) -> ParagraphStyle:
        found = document.styles[name]
        assert isinstance(found, ParagraphStyle)
        return found

    style(docx_styles.POINT).paragraph_format.left_indent = Cm(0.75)
    style(docx_styles.LIST).paragraph_format.left_indent = Cm(1.75)
    style(docx_styles.MARK).font.bold = style(docx_styles.LABEL).font.bold = True
    for name in (docx_styles.CELL, docx_styles.CELL_HEAD):
        style(name).font.size = Pt(11)
        style(name).paragraph_format.space_before = style(name).paragraph_format.space_after = Pt(1.5)
        style(name).paragraph_format.line_spacing = 1.0
    style(docx_styles.CELL_HEAD).font.bold = True
    service = style(docx_styles.SERVICE)
    service.font.size, service.font.color.rgb = Pt(8), RGBColor(0x80, 0x80, 0x80)


def _layout(
    style: ParagraphStyle, alignment: WD_ALIGN_PARAGRAPH, indent: int | None, before: int, *, keep: bool
) -> None:
    shape = style.paragraph_format
    shape.alignment, shape.space_before, shape.keep_with_next = alignment, Pt(before), keep
    shape.first_line_indent = indent
    shape.widow_control = True


def _font(style: ParagraphStyle, size: int, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def _language(document: WordDocument) -> None:
    """Russian everywhere, so that Word checks the spelling and a screen reader reads with the right voice."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "ru-RU")
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "ru-RU")


def _header(document: WordDocument) -> None:
    """Page numbers top centre from the second page: the first page has a header of its own, empty."""
    section = document.sections[0]
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = CENTRE
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


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
