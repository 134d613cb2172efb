"""OpenDocument text (LibreOffice): the same blocks as from Word. Deleted changes are left out, notes become notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from rumo.papers.readers.document import GridCell, Line, SourceDocument, UnreadableFile
from rumo.papers.readers.formats.docx_numbering import integer
from rumo.papers.readers.formats.grids import cell_lines
from rumo.papers.readers.formats.limits import check_count, check_pages
from rumo.papers.readers.formats.odt_styles import TEXT, OdtLook, OdtStyles
from rumo.papers.readers.formats.package import BROKEN, LOCKED, Package
from rumo.papers.readers.formats.runs import Run, Shape, lines_of
from rumo.papers.readers.formats.tables import Fragment, Row, assembled

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

_INLINE = {f"{TEXT}{name}" for name in ("a", "meta", "ruby", "ruby-base", "bookmark-ref", "reference-ref", "sequence")}
_INLINE |= {
    f"{TEXT}{name}" for name in ("date", "time", "user-field-get", "variable-get", "title", "subject", "author-name")
}
_BLOCKS = {f"{TEXT}{name}" for name in ("section", "index-body", "table-of-content", "numbered-paragraph")}
_ROW_GROUPS = {f"{TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group")}
_MOST_REPEATS = 200


def read_odt(data: bytes, name: str) -> SourceDocument:
    """Raises UnreadableFile for a file that is broken, locked or too large."""
    package = Package(data)
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise UnreadableFile(LOCKED)
    root = package.tree("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableFile(BROKEN)
    styles = OdtStyles()
    if "styles.xml" in package:
        styles.read(package.tree("styles.xml"))
    styles.read(root)
    has_pages = next(body.iter(f"{TEXT}soft-page-break"), None) is not None
    reader = _Body(styles, has_pages=has_pages)
    blocks = assembled(list(reader.pieces(body)))
    return SourceDocument(name, "odt", blocks, reader.page, tuple(reader.notes))


class _Body:
    """Walks the text once, counting pages, list items and paragraphs on the way."""

    def __init__(self, styles: OdtStyles, *, has_pages: bool) -> None:
        self._styles = styles
        self._counted: dict[str, list[int]] = {}  # counters at the end of a list, by its id, for those that continue it
        self._last_of_style: dict[str, list[int]] = {}
        self._paragraphs = 0
        self.page: int | None = 1 if has_pages else None
        self.notes: list[str] = []

    def pieces(self, parent: etree._Element, *, in_cell: bool = False, mark: str = "") -> Iterator[Line | Fragment]:
        """Lines and tables inside an element, in order; `mark` goes to the first line."""
        for element in parent:
            if element.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(element, mark, in_cell=in_cell)
                mark = ""
            elif element.tag == f"{TEXT}list":
                yield from self._list(element, "", [], in_cell=in_cell)
            elif element.tag == f"{TABLE}table":
                yield self._table(element)
            elif element.tag in _BLOCKS:
                yield from self.pieces(element, in_cell=in_cell)
            elif element.tag == f"{DRAW}frame":
                yield from self._boxes([element], in_cell=in_cell)
            elif element.tag == f"{TEXT}soft-page-break":
                self._turn_page()

    def _paragraph(self, element: etree._Element, mark: str, *, in_cell: bool) -> Iterator[Line | Fragment]:
        self._paragraphs += 1
        check_count(self._paragraphs)
        look = self._styles.look("paragraph", element.get(f"{TEXT}style-name", ""))
        level = look.level or 0
        if element.tag == f"{TEXT}h":
            level = integer(element.get(f"{TEXT}outline-level"), 1)
        page = self.page
        runs: list[Run] = []
        boxes: list[etree._Element] = []
        self._runs(element, look, runs, boxes)
        yield from self._boxes(boxes, in_cell=in_cell)
        if any(run.text.strip() for run in runs):
            yield from lines_of(runs, Shape(page, level, mark, look.alignment, in_cell))

    def _boxes(self, frames: Sequence[etree._Element], *, in_cell: bool) -> Iterator[Line | Fragment]:
        for frame in frames:
            for box in frame.iterchildren(f"{DRAW}text-box"):
                yield from self.pieces(box, in_cell=in_cell)

    def _runs(self, element: etree._Element, look: OdtLook, runs: list[Run], boxes: list[etree._Element]) -> None:
        self._say(element.text, look, runs)
        for child in element:
            if child.tag == f"{TEXT}span":
                self._runs(child, self._styles.look("text", child.get(f"{TEXT}style-name", "")).over(look), runs, boxes)
            elif child.tag == f"{TEXT}s":
                self._say(" " * max(1, min(integer(child.get(f"{TEXT}c"), 1), 100)), look, runs, exact=True)
            elif child.tag == f"{TEXT}tab":
                self._say("\t", look, runs, exact=True)
            elif child.tag == f"{TEXT}line-break":
                self._say("\n", look, runs, exact=True)
            elif child.tag == f"{TEXT}soft-page-break":
                self._turn_page()
            elif child.tag == f"{TEXT}note":
                self._note(child)
            elif child.tag == f"{DRAW}frame":
                boxes.append(child)
            elif child.tag in _INLINE:
                self._runs(child, look, runs, boxes)
            self._say(child.tail, look, runs)

    def _say(self, text: str | None, look: OdtLook, runs: list[Run], *, exact: bool = False) -> None:
        """Blanks and line ends of the XML itself are one blank; those meant are elements."""
        if text and not look.hidden:
            runs.append(Run(text if exact else _collapsed(text), bool(look.bold), bool(look.italic)))

    def _note(self, element: etree._Element) -> None:
        body = element.find(f"{TEXT}note-body")
        if body is not None:
            text = " ".join("".join(map(str, body.itertext())).split())
            self.notes.append(f"Сноска {len(self.notes) + 1}: {text}")

    def _turn_page(self) -> None:
        self.page = (self.page or 1) + 1
        check_pages(self.page)

    def _list(
        self, element: etree._Element, style: str, above: list[int], *, in_cell: bool
    ) -> Iterator[Line | Fragment]:
        """Items with their marks. A list numbers anew unless it says that it continues another one."""
        style = element.get(f"{TEXT}style-name", "") or style or self._paragraph_list(element)
        level = len(above) + 1
        start = self._styles.lists.get(style, {})
        first = start[level].start if level in start else 1
        counters = [*above, first - 1]
        if not above:
            before = self._counted.get(element.get(f"{TEXT}continue-list", ""))
            if before is None and element.get(f"{TEXT}continue-numbering") == "true":
                before = self._last_of_style.get(style)
            counters = list(before) if before else counters
        for item in element:
            if item.tag == f"{TEXT}list-header":
                yield from self.pieces(item, in_cell=in_cell)
            elif item.tag == f"{TEXT}list-item":
                yield from self._item(item, style, counters, in_cell=in_cell)
        if not above:
            self._last_of_style[style] = counters
            self._counted[element.get("{http://www.w3.org/XML/1998/namespace}id", "")] = counters

    def _paragraph_list(self, element: etree._Element) -> str:
        """A list without a style of its own takes the one of its first paragraph."""
        for paragraph in element.iter(f"{TEXT}p", f"{TEXT}h"):
            return self._styles.look("paragraph", paragraph.get(f"{TEXT}style-name", "")).listing
        return ""

    def _item(
        self, item: etree._Element, style: str, counters: list[int], *, in_cell: bool
    ) -> Iterator[Line | Fragment]:
        nested = [child for child in item if child.tag == f"{TEXT}list"]
        own = len(nested) < sum(1 for child in item if isinstance(child.tag, str))
        mark = ""
        if own:
            start = item.get(f"{TEXT}start-value")
            counters[-1] = integer(start, 1) if start else counters[-1] + 1
            mark = self._styles.mark(style, len(counters), counters)
        for child in item:
            if child.tag == f"{TEXT}list":
                yield from self._list(child, style, counters, in_cell=in_cell)
            else:
                yield from self._single(child, mark, in_cell=in_cell)
                mark = ""

    def _single(self, element: etree._Element, mark: str, *, in_cell: bool) -> Iterator[Line | Fragment]:
        if element.tag in (f"{TEXT}p", f"{TEXT}h"):
            yield from self._paragraph(element, mark, in_cell=in_cell)
        elif element.tag == f"{TABLE}table":
            yield self._table(element)
        elif element.tag == f"{TEXT}soft-page-break":
            self._turn_page()

    def _table(self, element: etree._Element) -> Fragment:
        page = self.page
        rows: list[Row] = []
        headers = 0
        for row, is_header in self._rows(element, is_header=False):
            cells = tuple(self._cells(row))
            headers += is_header and headers == len(rows)
            rows.extend([cells] * _repeats(row, f"{TABLE}number-rows-repeated", any(cell.lines for cell in cells)))
        return Fragment(rows, page, headers or 1)

    def _rows(self, parent: etree._Element, *, is_header: bool) -> Iterator[tuple[etree._Element, bool]]:
        for element in parent:
            if element.tag == f"{TABLE}table-row":
                yield element, is_header
            elif element.tag in _ROW_GROUPS:
                yield from self._rows(element, is_header=is_header or element.tag == f"{TABLE}table-header-rows")
            elif element.tag == f"{TEXT}soft-page-break":
                self._turn_page()

    def _cells(self, row: etree._Element) -> Iterator[GridCell]:
        for cell in row.iterchildren(f"{TABLE}table-cell"):
            lines = tuple(cell_lines(self.pieces(cell, in_cell=True)))
            spans = [
                max(1, min(integer(cell.get(f"{TABLE}number-{name}-spanned"), 1), most))
                for name, most in (("columns", 60), ("rows", 2000))
            ]
            for _ in range(_repeats(cell, f"{TABLE}number-columns-repeated", bool(lines), 60)):
                yield GridCell(lines, *spans)


def _repeats(element: etree._Element, name: str, has_text: bool, most: int = _MOST_REPEATS) -> int:
    """A row or cell may say that it stands many times; an empty one need not be repeated a million times."""
    count = integer(element.get(name), 1)
    return max(1, min(count, most if has_text or most < _MOST_REPEATS else 1))


def _collapsed(text: str) -> str:
    return " ".join(text.replace("\n", " ").replace("\t", " ").split(" ")) if "\n" in text or "\t" in text else text
