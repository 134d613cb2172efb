"""What Word templates are made of: lines with marks, tables without lines, signatures."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from rumo.papers.writers import docx_styles


def line(place: WordDocument | _Cell, text: str, style: str) -> Paragraph:
    """A paragraph of plain, **bold** and //italic// stretches."""
    paragraph = place.add_paragraph(style=style)
    for number, stretch in enumerate(text.split("**")):
        for inner, part in enumerate(stretch.split("//")):
            if part:
                run = paragraph.add_run(part)
                run.bold = True if number % 2 else None
                run.italic = True if inner % 2 else None
    return paragraph


def mark(place: WordDocument | _Cell, text: str) -> None:
    """A service line («если», «для каждого»), gone from the printed paper."""
    line(place, f"{{%p {text} %}}", docx_styles.SERVICE)


def optional(place: WordDocument | _Cell, name: str, text: str, style: str) -> None:
    """A line that is printed only where `name` says something."""
    mark(place, f"if {name}")
    line(place, text, style)
    mark(place, "endif")


def each(place: WordDocument | _Cell, name: str, names: str, text: str, style: str) -> None:
    """A line for each of `names`."""
    mark(place, f"for {name} in {names}")
    line(place, text, style)
    mark(place, "endfor")


def table(document: WordDocument, widths: tuple[float, ...], rows: int) -> Table:
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


def fill(cell: _Cell, text: str, style: str) -> None:
    """The text as the first paragraph of the cell."""
    cell.paragraphs[0].style = style
    cell.paragraphs[0].add_run(text)


def signing(document: WordDocument) -> None:
    """A row for each of «подписи»."""
    rows = table(document, (9, 4, 5), rows=3)
    fill(rows.cell(0, 0), "{%tr for подпись in подписи %}", docx_styles.SERVICE)
    signature(rows, 1, "подпись")
    fill(rows.cell(2, 0), "{%tr endfor %}", docx_styles.SERVICE)


def signature(table: Table, row: int, name: str) -> None:
    """Post, a line to sign on, initials and surname; kept with what follows so that the block stays whole."""
    fill(table.cell(row, 0), f"{{{{ {name}.должность }}}}", docx_styles.SIGNATURE)
    fill(table.cell(row, 1), "", docx_styles.SIGNATURE)
    fill(table.cell(row, 2), f"{{{{ {name}.имя }}}}", docx_styles.SIGNATURE)
    space = table._tbl.nsmap["w"]
    borders = etree.fromstring(
        f'<w:tcBorders xmlns:w="{space}"><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tcBorders>'
    )
    table.cell(row, 1)._tc.get_or_add_tcPr().append(borders)
    margin = etree.fromstring(f'<w:tcMar xmlns:w="{space}"><w:left w:w="170" w:type="dxa"/></w:tcMar>')
    table.cell(row, 2)._tc.get_or_add_tcPr().append(margin)
