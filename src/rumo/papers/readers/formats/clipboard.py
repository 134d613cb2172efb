"""What lies on the clipboard after copying in Word, Excel or a browser: HTML with a table, or cells parted by tabs.

Word's HTML is read for its text alone: styles, conditional comments and its own tags are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from rumo.papers.readers.document import GridCell, Line, Piece, UnreadableFile
from rumo.papers.readers.formats.grids import cell_lines
from rumo.papers.readers.formats.limits import MAX_LETTERS, MAX_PARAGRAPHS
from rumo.papers.readers.formats.runs import Run, Shape, cell_of, lines_of
from rumo.papers.readers.formats.tables import Fragment, Row, assembled

_LEFT_OUT = {
    "style", "script", "head", "title", "meta", "link", "xml", "img", "object", "iframe", "template", "svg", "math",
    "button",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section",
    "article", "header", "footer", "center", "hr", "caption",
}  # fmt: skip
_HEADINGS = re.compile(r"h(?P<level>[1-6])$")
_TABLE_PARTS = frozenset(("thead", "tbody", "tfoot"))
_WIDEST, _TALLEST = 60, 1000
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
# Excel puts a cell into quotes when it has a break or a quote in it, and doubles the quotes inside.
_CELL = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*)"(?=[\t\n]|\Z)|(?P<plain>[^\t\n]*))(?P<end>[\t\n]|\Z)')
_TOO_LONG = "Вставлено слишком много текста: вставьте таблицу частями."


def pasted_pieces(markup: str, text: str) -> tuple[Piece, ...]:
    """Tables and lines of the clipboard in order: from its HTML when that has a table, else from its plain text.

    Raises UnreadableFile (in Russian) for what is larger than a plan can be.
    """
    if len(markup) > 4 * MAX_LETTERS or len(text) > MAX_LETTERS:
        raise UnreadableFile(_TOO_LONG)
    pieces = list(_from_html(markup)) if re.search(r"<t[dh][\s>]", markup, re.IGNORECASE) else []
    if not any(isinstance(piece, Fragment) for piece in pieces):
        pieces = list(_from_text(text))
    return assembled(pieces)


def _from_html(markup: str) -> Iterator[Line | Fragment]:
    try:
        root = html.document_fromstring(markup, parser=html.HTMLParser(encoding="utf-8", remove_comments=True))
    except (etree.ParserError, ValueError):
        return
    yield from _Walk().pieces(root)


class _Walk:
    """Goes through HTML once, gathering the text of each paragraph; `pieces` may be asked of a page or of a cell."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._shape = Shape()
        self._paragraphs = 0

    def pieces(self, root: etree._Element, *, in_cell: bool = False) -> Iterator[Line | Fragment]:
        self._shape = Shape(in_cell=in_cell)
        yield from self._inside(root)
        yield from self._flush()

    def _inside(self, element: etree._Element) -> Iterator[Line | Fragment]:
        self._say(element.text)
        for child in element:
            yield from self._child(child)
            self._say(child.tail)

    def _child(self, child: etree._Element) -> Iterator[Line | Fragment]:
        tag = child.tag if isinstance(child.tag, str) else ""
        if not tag or tag in _LEFT_OUT or _HIDDEN.search(child.get("style", "")):
            return
        if tag == "table":
            yield from self._flush()
            yield _table(child)
        elif tag == "br":
            yield from self._flush()
        elif tag in _BLOCKS:
            yield from self._flush()
            outer, inner = self._shape, _shape_of(child, tag, in_cell=self._shape.in_cell)
            # The mark of an item stands before its first words, in whatever paragraph they are.
            self._shape = inner if inner.marker else inner._replace(marker=outer.marker)
            yield from self._inside(child)
            yield from self._flush()
            self._shape = outer if self._shape.marker else outer._replace(marker="")
        else:
            yield from self._inside(child)

    def _say(self, text: str | None) -> None:
        if text:
            self._text.append(_BLANKS.sub(" ", text))

    def _flush(self) -> Iterator[Line]:
        said = "".join(self._text)
        self._text.clear()
        if not said.strip():
            return
        self._paragraphs += 1
        if self._paragraphs > MAX_PARAGRAPHS:
            raise UnreadableFile(_TOO_LONG)
        yield from lines_of([Run(said)], self._shape)
        self._shape = self._shape._replace(marker="")


def _shape_of(element: etree._Element, tag: str, *, in_cell: bool) -> Shape:
    heading = _HEADINGS.match(tag)
    return Shape(
        level=int(heading["level"]) if heading and not in_cell else 0,
        marker=_marker(element) if tag == "li" else "",
        in_cell=in_cell,
    )


def _marker(item: etree._Element) -> str:
    """The mark of a list item; an item may hold its text in paragraphs."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "•"
    items = [each for each in parent if each.tag == "li"]
    start = _number(parent.get("start"), 1, 9999)
    return f"{start + items.index(item)}."


def _table(table: etree._Element) -> Fragment:
    rows: list[Row] = []
    headers = 0
    for row in _rows(table):
        if _HIDDEN.search(row.get("style", "")):
            continue
        parent = row.getparent()
        if parent is not None and parent.tag == "thead" and headers == len(rows):
            headers += 1
        rows.append(tuple(_cell(cell) for cell in row if cell.tag in ("td", "th")))
    return Fragment(rows, None, headers or 1)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The table's own rows, not those of tables in its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _TABLE_PARTS:
            yield from (row for row in child if row.tag == "tr")


def _cell(cell: etree._Element) -> GridCell:
    lines = list(cell_lines(_Walk().pieces(cell, in_cell=True)))
    return cell_of(lines, _number(cell.get("colspan"), 1, _WIDEST), _number(cell.get("rowspan"), 1, _TALLEST))


def _number(written: str | None, least: int, most: int) -> int:
    return max(least, min(int(written), most)) if written and written.strip().isdecimal() else least


def _from_text(text: str) -> Iterator[Line | Fragment]:
    """Rows of cells when there is a tab anywhere; else lines."""
    written = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if written.count("\n") > MAX_PARAGRAPHS:
        raise UnreadableFile(_TOO_LONG)
    if "\t" not in written:
        for line in written.split("\n"):
            yield from lines_of([Run(line)], Shape())
        return
    rows = [tuple(_written_cell(cell) for cell in row) for row in _whole_rows(list(_cells(written)))]
    yield Fragment([row for row in rows if any(cell.lines for cell in row)], None, 1)


def _cells(written: str) -> Iterator[list[str]]:
    row: list[str] = []
    for found in _CELL.finditer(written):
        quoted = found["quoted"]
        row.append(found["plain"] if quoted is None else quoted.replace('""', '"'))
        if found["end"] != "\t":
            yield row
            row = []
        if found.end() == len(written) and found["end"] != "\t":
            return


def _whole_rows(rows: list[list[str]]) -> Iterator[list[str]]:
    """Word parts the paragraphs of a cell by line ends as it does rows: a row that is too short goes on in the next
    line, unless that one is whole by itself (then the short one spans the table)."""
    width = max(map(len, rows), default=0)
    row: list[str] = []
    for cells in rows:
        goes_on = 1 < len(row) < width or (row and len(cells) < width and len(cells) > 1)
        if goes_on and len(cells) < width and len(row) + len(cells) - 1 <= width:
            row = [*row[:-1], f"{row[-1]}\n{cells[0]}", *cells[1:]]
            continue
        if row:
            yield row
        row = cells
    if row:
        yield row


def _written_cell(text: str) -> GridCell:
    return cell_of(line for part in text.split("\n") for line in lines_of([Run(part)], Shape(in_cell=True)))
