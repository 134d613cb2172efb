"""How the shipped Word templates look: page, styles, language, page numbers. After ГОСТ Р 7.0.97-2016."""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from rumo.papers.writers import docx_styles

FONT = "Times New Roman"
KEPT_STYLES = frozenset({"Normal", "Header", "Default Paragraph Font", "Normal Table", "No List"})
HEADINGS = ("Heading 1", "Heading 2")
CENTRE, LEFT, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
INDENT = Cm(1.25)

# name: alignment, first-line indent, space before (pt), keep with the next paragraph
Paragraphs = Mapping[str, tuple[WD_ALIGN_PARAGRAPH, int | None, int, bool]]
PARAGRAPHS: Paragraphs = {
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
LEFT_INDENTS = {
    docx_styles.POINT: Cm(0.75),
    docx_styles.LIST: Cm(1.75),
    docx_styles.ANNEX: Cm(10.5),
}
PAPER_HEADINGS = (*HEADINGS, "Heading 3", "Heading 4")
PAPER_PARAGRAPHS: Paragraphs = {
    docx_styles.MARK: PARAGRAPHS[docx_styles.MARK],
    docx_styles.STAMP: (LEFT, None, 0, True),
    docx_styles.REQUISITE: PARAGRAPHS[docx_styles.REQUISITE],
    docx_styles.TEXT: PARAGRAPHS[docx_styles.TEXT],
    docx_styles.LIST: PARAGRAPHS[docx_styles.LIST],
    docx_styles.CELL: PARAGRAPHS[docx_styles.CELL],
    docx_styles.CELL_HEAD: PARAGRAPHS[docx_styles.CELL_HEAD],
    docx_styles.LISTED: (LEFT, INDENT, 6, True),
    docx_styles.SIGNATURE: PARAGRAPHS[docx_styles.SIGNATURE],
    docx_styles.ANNEX: (LEFT, None, 0, True),
    docx_styles.SERVICE: PARAGRAPHS[docx_styles.SERVICE],
}


def set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(20), Mm(10)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True


def set_styles(
    document: WordDocument, headings: tuple[str, ...] = HEADINGS, paragraphs: Paragraphs = PARAGRAPHS
) -> None:
    for style in list(document.styles):
        if style.name not in KEPT_STYLES | {*headings}:
            style.delete()
    _language(document)
    normal = document.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    _font(normal, 12)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.08
    for name in headings:
        heading = document.styles[name]
        assert isinstance(heading, ParagraphStyle)
        _font(heading, 12, bold=True)
        _layout(heading, CENTRE, None, 14, keep=True)
        heading.paragraph_format.space_after = Pt(8)
    if headings is PAPER_HEADINGS:
        _levels(document)
    for name, (alignment, indent, before, keep) in paragraphs.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style, style.quick_style = normal, True
        _layout(style, alignment, indent, before, keep=keep)
    _particular(document)


def _levels(document: WordDocument) -> None:
    """The title, then sections, are larger; parts of a section stand at the indent: one sees which belongs to which."""
    for name, larger in (("Heading 1", 2), ("Heading 2", 1), ("Heading 3", 0), ("Heading 4", 0)):
        heading = document.styles[name]
        assert isinstance(heading, ParagraphStyle)
        heading.font.size, heading.font.italic = Pt(12 + larger), name == "Heading 4"
        if not larger:
            _layout(heading, LEFT, None, 12, keep=True)
            heading.paragraph_format.left_indent, heading.paragraph_format.space_after = INDENT, Pt(6)


def _particular(document: WordDocument) -> None:
    """What a few styles have of their own."""

    for style in document.styles:
        if not isinstance(style, ParagraphStyle):
            continue
        shape = style.paragraph_format
        if style.name in LEFT_INDENTS:
            shape.left_indent = LEFT_INDENTS[style.name]
        if style.name in {docx_styles.MARK, docx_styles.LABEL, docx_styles.CELL_HEAD}:
            style.font.bold = True
        if style.name in {docx_styles.CELL, docx_styles.CELL_HEAD}:
            style.font.size = Pt(11)
            shape.space_before = shape.space_after = Pt(1.5)
            shape.line_spacing = 1.0
        if style.name == docx_styles.SERVICE:
            style.font.size, style.font.color.rgb = Pt(8), RGBColor(0x80, 0x80, 0x80)


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


def set_header(document: WordDocument) -> None:
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
