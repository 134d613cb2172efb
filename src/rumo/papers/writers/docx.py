"""Papers as Word files: a template with Russian variables, the shipped one or the region's own."""

from __future__ import annotations

import re
from datetime import datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Mm, Pt, Twips
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError
from markupsafe import Markup, escape

from rumo.papers.json import Paper
from rumo.papers.wording.sheet import SheetLayout
from rumo.papers.wording.sheets import Sheet, build_sheet
from rumo.papers.writers import docx_styles
from rumo.papers.writers.docx_bars import Bars
from rumo.papers.writers.docx_hyphens import keep_numbers_whole
from rumo.papers.writers.docx_package import packed
from rumo.papers.writers.docx_tables import WordPage
from rumo.papers.writers.docx_variables import variables

_CORNER = Cm(7.5)  # of a stamp and of «Приложение № …»
_DOCXTPL_MARK = re.compile(r"(?<=\{)_(?=[{%])|(?<=[}%])_(?=\})")
TEMPLATES = Path(__file__).parent.parent / "templates"


def write_docx(paper: Paper, template: bytes | None = None) -> bytes:
    """The paper as .docx. The page and the font size of its layout go into the default template only: a region's own
    template says how it looks itself. Check it by `check_template` first: here a broken one raises what jinja2 raises.
    """
    sheet = build_sheet(paper)
    word = DocxTemplate(BytesIO(template or default_template(sheet.form)))
    document: Document = word.get_docx()
    if template is None:
        _set_layout(document, sheet.layout)
    page = WordPage(docx_styles.style_ids(document), _text_width(document), Bars(document))
    word.render(variables(sheet, page), environment())
    _part_tables(document)
    keep_numbers_whole(document)
    _keep_signatures(document)
    _set_properties(document, sheet)
    return packed(document)


class _Sandbox(ImmutableSandboxedEnvironment):
    """No functions, no multiplication: a template is somebody's upload and must not fill the memory."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"operator {operator} is not for templates")


def environment() -> _Sandbox:
    """Escapes everything and refuses names that are not given."""
    sandbox = _Sandbox(autoescape=True, undefined=StrictUndefined, finalize=_as_written)
    sandbox.globals.clear()
    return sandbox


def _as_written(value: Any) -> Any:
    """A value with «{_{» in it printed so, and not as «{{»: docxtpl takes that for a mark of its own."""
    return Markup(_DOCXTPL_MARK.sub("&#95;", escape(value)))  # noqa: S704 — escaped


@cache
def default_template(form: str) -> bytes:
    """The product's own template of a form of sheet: «minutes» or «paper»."""
    return (TEMPLATES / f"{form}.docx").read_bytes()


def _set_layout(document: Document, layout: SheetLayout) -> None:
    section = document.sections[0]
    section.left_margin = Mm(layout.left_margin_mm)
    if layout.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    _fit(document)
    styles = {docx_styles.canonical(style.name or ""): style for style in document.styles}
    larger = Pt(layout.font_size_pt) - (styles["Normal"].font.size or Pt(layout.font_size_pt))
    for style in styles.values():
        if isinstance(style, ParagraphStyle) and style.font.size:
            style.font.size = Length(style.font.size + larger)
    if docx_styles.ANNEX in styles:
        styles[docx_styles.ANNEX].paragraph_format.left_indent = Twips(_text_width(document)) - _CORNER


def _fit(document: Document) -> None:
    """Tables of the default template over the whole width of the text: the gap between stamps gives way, else the
    widest column."""
    # Not `document.tables`: that would remember the body of the template, which printing puts another in place of.
    for table in (Table(each, document) for each in document.element.body.iterchildren(qn("w:tbl"))):
        widths = [column.width or Length(0) for column in table.columns]
        middle = len(widths) == 3 and widths[0] == widths[2]
        place = 1 if middle else widths.index(max(widths))
        width = Length(widths[place] + Twips(_text_width(document)) - sum(widths))
        table.columns[place].width = width
        for row in table.rows:
            row.cells[place].width = width


def _text_width(document: Document) -> int:
    """Width of the text in twentieths of a point."""
    section = document.sections[0]
    page, left, right = (each or 0 for each in (section.page_width, section.left_margin, section.right_margin))
    return max(1, Length(page - left - right).twips)


def _part_tables(document: Document) -> None:
    """An empty paragraph between tables that came to stand together: Word would make them one."""
    for table in document.tables:
        following = table._tbl.getnext()
        if following is not None and following.tag == qn("w:tbl"):
            table._tbl.addnext(OxmlElement("w:p"))


def _keep_signatures(document: Document) -> None:
    """Signatures never stand alone on a page: what comes before them goes along."""
    before: list[Paragraph] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table) and _is_signing(block):
            for paragraph in before:
                paragraph.paragraph_format.keep_with_next = True
                paragraph.paragraph_format.keep_together = True
        if isinstance(block, Table):
            before = block._cells[-1].paragraphs if block._cells else []
        else:
            before = [block] if block.text else [*before, block]  # an empty line alone keeps nothing


def _is_signing(table: Table) -> bool:
    style = table._cells[0].paragraphs[0].style if table._cells else None
    return style is not None and docx_styles.canonical(style.name or "") == docx_styles.SIGNATURE


def _set_properties(document: Document, sheet: Sheet) -> None:
    """Title, author and language for search and screen readers; the dates are the paper's, not the printer's."""
    properties = document.core_properties
    properties.title, properties.author = sheet.title[:255], sheet.author[:255]
    properties.last_modified_by = ""
    properties.language, properties.revision = "ru-RU", 1
    if sheet.date is not None:
        properties.created = properties.modified = datetime.combine(sheet.date, time())
