"""The text of a printed paper, whatever it is printed as: what a reader sees, with plain single spaces."""

from __future__ import annotations

from io import BytesIO

import lxml.html
from docx import Document
from docx.table import Table, _Cell
from pypdf import PdfReader

from rumo.russian.typography import plain


def docx_text(data: bytes) -> str:
    return plain(" ".join(_lines(Document(BytesIO(data)))))


def _lines(place) -> list[str]:
    found: list[str] = []
    for block in place.iter_inner_content():
        if isinstance(block, Table):
            cells: list[_Cell] = _once([cell for row in block.rows for cell in row.cells])
            found += [line for cell in cells for line in _lines(cell)]
        else:
            found.append(block.text)
    return found


def _once(cells) -> list[_Cell]:
    """python-docx gives a cell that spans columns and rows once for each of them."""
    return list({id(cell._tc): cell for cell in cells}.values())


def html_text(source: str) -> str:
    """With the marks of lists, which the browser draws."""
    root = lxml.html.fragment_fromstring(source)
    for items, mark in ((root.iter("ol"), "{}{}"), (root.iter("ul"), "–")):
        for listing in items:
            stop = "." if listing.getparent().tag == "section" else ")"
            for number, item in enumerate(listing.iterchildren("li"), start=1):
                item.text = f"{mark.format(item.get('value', number), stop)} {item.text or ''}"
    for element in root.iter("td", "th", "p", "li", "h1", "h2", "tr", "div"):
        element.tail = f" {element.tail or ''}"
        element.text = f" {element.text or ''}"
    return plain(str(root.text_content()))


def pdf_text(data: bytes) -> str:
    """Without page numbers; header rows repeated on the next page are the caller's affair."""
    pages = []
    for number, page in enumerate(PdfReader(BytesIO(data)).pages, start=1):
        text = page.extract_text().strip()
        pages.append(text.removeprefix(str(number)) if number > 1 else text)
    return plain(" ".join(pages))


def letters(text: str) -> str:
    """Only what is printed in ink: line breaks of a PDF fall inside and between words."""
    return "".join(text.split())
