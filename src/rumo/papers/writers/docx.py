"""Minutes as a Word file: a template with Russian variables, the shipped one or the region's own."""

from __future__ import annotations

from datetime import datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError

from rumo.papers.minutes import Minutes, MinutesLayout
from rumo.papers.wording.minutes import build_sheet
from rumo.papers.wording.sheet import MinutesSheet
from rumo.papers.writers import docx_styles
from rumo.papers.writers.docx_package import packed
from rumo.papers.writers.docx_variables import variables

DEFAULT_TEMPLATE = Path(__file__).parent.parent / "templates" / "minutes.docx"


def write_docx(minutes: Minutes, template: bytes | None = None) -> bytes:
    """The minutes as .docx. Margins and font size of `minutes.layout` go into the default template only: a region's own
    template says how it looks itself. Check it by `check_template` first: here a broken one raises what jinja2 raises.
    """
    word = DocxTemplate(BytesIO(template or _default_template()))
    document: Document = word.get_docx()
    if template is None:
        _set_layout(document, minutes.layout)
    sheet = build_sheet(minutes)
    word.render(variables(sheet, docx_styles.style_ids(document), _text_width(document)), environment())
    _part_tables(document)
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
    sandbox = _Sandbox(autoescape=True, undefined=StrictUndefined)
    sandbox.globals.clear()
    return sandbox


@cache
def _default_template() -> bytes:
    return DEFAULT_TEMPLATE.read_bytes()


def _set_layout(document: Document, layout: MinutesLayout) -> None:
    document.sections[0].left_margin = Mm(layout.left_margin_mm)
    for name, smaller in (
        ("Normal", 0),
        ("Heading 1", 0),
        ("Heading 2", 0),
        (docx_styles.CELL, 1),
        (docx_styles.CELL_HEAD, 1),
    ):
        document.styles[name].font.size = Pt(layout.font_size_pt - smaller)


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
    before: Paragraph | Table | None = None
    for block in document.iter_inner_content():
        if isinstance(block, Table) and _is_signing(block) and before is not None:
            paragraphs = [before] if isinstance(before, Paragraph) else before._cells[-1].paragraphs
            for paragraph in paragraphs:
                paragraph.paragraph_format.keep_with_next = True
                paragraph.paragraph_format.keep_together = True
        before = block


def _is_signing(table: Table) -> bool:
    style = table._cells[0].paragraphs[0].style if table._cells else None
    return style is not None and style.name == docx_styles.SIGNATURE


def _set_properties(document: Document, sheet: MinutesSheet) -> None:
    """Title, author and language for search and screen readers; the dates are the paper's, not the printer's."""
    properties = document.core_properties
    properties.title, properties.author = sheet.title[:255], sheet.author[:255]
    properties.last_modified_by = ""
    properties.language, properties.revision = "ru-RU", 1
    if sheet.date is not None:
        properties.created = properties.modified = datetime.combine(sheet.date, time())
