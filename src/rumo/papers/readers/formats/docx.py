"""Word files: paragraphs with the marks of their lists, headings, tables, text boxes; changes as if accepted.

Headers and footers are left out; footnotes become notes of the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import join, normpath

from lxml import etree

from rumo.papers.readers.document import Line, SourceDocument, UnreadableFile
from rumo.papers.readers.formats.docx_numbering import Numbering, W, integer
from rumo.papers.readers.formats.docx_styles import Look, Styles, paragraph_look, run_look
from rumo.papers.readers.formats.grids import Slot, cell_lines, spanned
from rumo.papers.readers.formats.limits import check_count, check_pages
from rumo.papers.readers.formats.package import BROKEN, Package, parsed
from rumo.papers.readers.formats.runs import Run, Shape, lines_of
from rumo.papers.readers.formats.tables import Fragment, assembled

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_P, _PPR, _PSTYLE, _TBL = f"{W}p", f"{W}pPr", f"{W}pStyle", f"{W}tbl"
_R, _RPR, _RSTYLE, _T = f"{W}r", f"{W}rPr", f"{W}rStyle", f"{W}t"
_VAL, _PAGE_ENDED, _ALTERNATE = f"{W}val", f"{W}lastRenderedPageBreak", f"{_MC}AlternateContent"
_TABS, _BREAKS = frozenset({f"{W}tab", f"{W}ptab"}), frozenset({f"{W}br", f"{W}cr"})
_HYPHEN, _DRAWN = f"{W}noBreakHyphen", frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
# What holds further content of the same kind; the rest (properties, bookmarks, deletions) is left out.
_WRAPS = {
    f"{W}{name}" for name in ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "hyperlink", "fldSimple", "customXml")
}
_WRAPS |= {f"{W}dir", f"{W}bdo"}


def read_docx(data: bytes, name: str) -> SourceDocument:
    """Raises UnreadableFile for a file that is broken, locked, too large or has macros."""
    package = Package(data)
    main = _main_part(package)
    relations = _relations(package, main)
    body = _part(package, main).find(f"{W}body")
    if body is None:
        raise UnreadableFile(BROKEN)

    def side(kind: str) -> etree._Element | None:
        target = relations.get(kind)
        return _part(package, target) if target and target in package else None

    has_pages = next(body.iter(_PAGE_ENDED), None) is not None
    reader = _Body(Styles(side("styles")), Numbering(side("numbering")), has_pages=has_pages)
    blocks = assembled(list(reader.pieces(body)))
    pages = reader.page if has_pages else None
    return SourceDocument(name, "docx", blocks, pages, tuple(_footnotes(reader, side("footnotes"))))


def _main_part(package: Package) -> str:
    for kind, target in _relations(package, "").items():
        if kind == "officeDocument" and target in package:
            return target
    if "word/document.xml" in package:
        return "word/document.xml"
    raise UnreadableFile(BROKEN)


def _relations(package: Package, part: str) -> dict[str, str]:
    """Targets by the last word of their type."""
    folder, _, name = part.rpartition("/")
    path = join(folder, "_rels", f"{name}.rels")
    if path not in package:
        return {}
    targets: dict[str, str] = {}
    for element in package.tree(path):
        if isinstance(element.tag, str) and element.get("TargetMode") != "External":
            target = element.get("Target", "")
            inside = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            targets.setdefault(element.get("Type", "").rpartition("/")[2], inside)
    return targets


def _part(package: Package, name: str) -> etree._Element:
    data = package.read(name)
    if _STRICT_W in data[:5000]:
        data = data.replace(_STRICT_W, W[1:-1].encode()).replace(_STRICT.encode(), _OFFICE.encode())
    return parsed(data)


class _Body:
    """Walks a document once, counting pages, list marks and paragraphs on the way.

    Pages are known when Word left marks where they ended (`has_pages`): breaks put by hand are among them.
    """

    def __init__(self, styles: Styles, numbering: Numbering, *, has_pages: bool) -> None:
        self._styles = styles
        self._numbering = numbering
        self._paragraphs = 0
        self.page: int | None = 1 if has_pages else None
        self._begun_on: int | None = None  # the page of the paragraph's first letters

    def pieces(self, parent: etree._Element, *, in_cell: bool = False) -> Iterator[Line | Fragment]:
        """Lines and tables inside an element, in order."""
        for element in parent:
            tag = element.tag
            if tag == _P:
                yield from self._paragraph(element, in_cell=in_cell)
            elif tag == _TBL:
                yield self._table(element)
            elif tag in _WRAPS:
                yield from self.pieces(element, in_cell=in_cell)

    def _paragraph(self, element: etree._Element, *, in_cell: bool) -> Iterator[Line | Fragment]:
        self._paragraphs += 1
        check_count(self._paragraphs)
        properties = _properties(element, _PPR)
        style = _style(properties, _PSTYLE)
        base = self._styles.look(style or self._styles.default)
        look = base if properties is None else paragraph_look(properties).over(base)
        self._begun_on = None
        runs: list[Run] = []
        boxes: list[etree._Element] = []
        self._runs(element, base, runs, boxes)
        page = self._begun_on
        for box in boxes:
            yield from self.pieces(box, in_cell=in_cell)
        if not any(run.text.strip() for run in runs):
            return
        marker = self._marker(look, style)
        yield from lines_of(runs, Shape(page, look.level or 0, marker, look.alignment, in_cell))

    def _marker(self, look: Look, style: str) -> str:
        if look.list_number in (None, "", "0"):
            return ""
        level = look.list_level if look.list_level is not None else self._numbering.style_level(style)
        return self._numbering.mark(look.list_number or "", level)

    def _runs(self, parent: etree._Element, base: Look, runs: list[Run], boxes: list[etree._Element]) -> None:
        for element in parent:
            tag = element.tag
            if tag == _R:
                self._run(element, base, runs, boxes)
            elif tag in _WRAPS:
                self._runs(element, base, runs, boxes)
            elif tag == _ALTERNATE:
                self._alternate(element, boxes)

    def _run(self, element: etree._Element, base: Look, runs: list[Run], boxes: list[etree._Element]) -> None:
        properties, look = _properties(element, _RPR), base
        if properties is not None:
            if style := _style(properties, _RSTYLE):
                look = self._styles.look(style).over(base)
            look = run_look(properties).over(look)
        if look.hidden:
            return
        text = "".join(self._letters(child, boxes) for child in element)
        if text:
            runs.append(Run(text, bool(look.bold), bool(look.italic)))

    def _letters(self, element: etree._Element, boxes: list[etree._Element]) -> str:
        """Of one child of a run; text boxes are put aside, page breaks counted."""
        tag = element.tag
        if tag == _T:
            self._begun_on = self._begun_on or self.page
            return element.text or ""
        if tag in _TABS:
            return "\t"
        if tag in _BREAKS:
            return "\n"
        if tag == _PAGE_ENDED and self.page is not None:
            self.page += 1
            check_pages(self.page)
        elif tag == _HYPHEN:
            return "-"
        elif tag == _ALTERNATE:
            self._alternate(element, boxes)
        elif tag in _DRAWN:
            boxes.extend(_boxes(element))
        return ""

    def _alternate(self, element: etree._Element, boxes: list[etree._Element]) -> None:
        """The same drawing twice, for new and for old programs: the first one that has text."""
        for choice in element:
            found = list(_boxes(choice))
            if found:
                boxes.extend(found)
                return

    def _table(self, element: etree._Element) -> Fragment:
        page = self.page
        rows: list[list[Slot]] = []
        headers = 0
        for row in _rows(element):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            if properties is not None and properties.find(f"{W}tblHeader") is not None and headers == len(rows):
                headers += 1
            rows.append(self._slots(row, properties))
        return Fragment(spanned(rows), page, headers or 1)

    def _slots(self, row: etree._Element, properties: etree._Element | None) -> list[Slot]:
        slots: list[Slot] = []
        if properties is not None and (before := properties.find(f"{W}gridBefore")) is not None:
            slots.append(Slot((), max(1, min(integer(before.get(_VAL), 1), 60)), "", 0))
        column = sum(slot.span for slot in slots)
        for cell in _children(row, f"{W}tc"):
            own = cell.find(f"{W}tcPr")
            span, merge = 1, ""
            if own is not None:
                if (wide := own.find(f"{W}gridSpan")) is not None:
                    span = max(1, min(integer(wide.get(_VAL), 1), 60))
                if (tall := own.find(f"{W}vMerge")) is not None:
                    merge = "restart" if tall.get(_VAL) == "restart" else "continue"
            slots.append(Slot(tuple(cell_lines(self.pieces(cell, in_cell=True))), span, merge, column))
            column += span
        return slots


def _properties(element: etree._Element, tag: str) -> etree._Element | None:
    """`w:pPr` or `w:rPr`, which stand first in what they describe."""
    return next(element.iterchildren(tag), None)


def _style(properties: etree._Element | None, tag: str) -> str:
    """The id of the style named in `properties`, «» when none is."""
    named = None if properties is None else next(properties.iterchildren(tag), None)
    return "" if named is None else named.get(_VAL, "")


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return _children(table, f"{W}tr")


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of a kind, those inside content controls and accepted changes included."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPS:
            yield from _children(element, tag)


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Outermost text boxes: those inside them are met when they are walked."""
    for box in element.iter(f"{W}txbxContent"):
        if not any(above.tag == f"{W}txbxContent" for above in _between(box, element)):
            yield box


def _between(element: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    for above in element.iterancestors():
        if above is top:
            return
        yield above


def _footnotes(reader: _Body, root: etree._Element | None) -> Iterator[str]:
    if root is None:
        return
    for number, note in enumerate(
        (note for note in root.iterchildren(f"{W}footnote") if note.get(f"{W}type") in (None, "normal")), start=1
    ):
        texts = [piece.text for piece in reader.pieces(note) if isinstance(piece, Line)]
        if texts:
            yield f"Сноска {number}: {' '.join(texts)}"
