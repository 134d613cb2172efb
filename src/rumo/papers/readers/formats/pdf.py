"""PDF with text: paragraphs rebuilt from lines, ruled tables, page numbers and running headers left out."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from threading import Lock

import pypdfium2

from rumo.papers.readers.document import Line, SourceDocument, UnreadableFile
from rumo.papers.readers.formats.limits import check_pages
from rumo.papers.readers.formats.package import BROKEN, LOCKED, SWOLLEN
from rumo.papers.readers.formats.pdf_lines import Column, TextLine, paragraphs, text_lines
from rumo.papers.readers.formats.pdf_page import Page, Segment, read_page
from rumo.papers.readers.formats.pdf_tables import frames, ruled_table, unruled, unruled_table
from rumo.papers.readers.formats.runs import joined_lines
from rumo.papers.readers.formats.tables import Fragment, assembled

SCAN = (
    "В файле нет текста: это скан. Распознайте его (например, в ABBYY FineReader) и сохраните в .docx "
    "либо возьмите исходный документ."
)
_MAX_STREAM = 60 * 1024 * 1024  # bytes of one packed stream: a drawing of a page takes less
_MAX_STREAMS = 300 * 1024 * 1024  # of all of them
_MAX_IMAGE = 150 * 1024 * 1024  # of a picture: a coloured A4 page of 600 dots an inch takes 100 MB
_MAX_IMAGES = 800 * 1024 * 1024  # of pictures that are tried
_PAGE_NUMBER = re.compile(r"(?:[-–—]\s*)?(?:стр(?:аница|\.)?\s*)?\d{1,3}(?:\s*(?:из|/)\s*\d{1,3})?(?:\s*[-–—])?", re.I)
_STREAM = re.compile(rb"stream\r?\n")

_lock = Lock()  # PDFium serves one thread at a time


def read_pdf(data: bytes, name: str) -> SourceDocument:
    """Raises UnreadableFile for a file that is broken, locked, too long or a scan."""
    _check_streams(data)
    with _lock:
        pages = _pages(data)
    empty = [page.number for page in pages if not page.segments]
    if len(empty) == len(pages):
        raise UnreadableFile(SCAN)
    bare = _without_running_lines(pages)
    pieces: list[Line | Fragment] = []
    columns = _columns(bare)
    for page in bare:
        _add_page(pieces, list(_pieces(page, columns[round(page.width), round(page.height)])))
    notes = [f"Нет текста на страницах: {', '.join(map(str, empty))}. Возможно, это сканы."] if empty else []
    return SourceDocument(name, "pdf", assembled(pieces), len(pages), tuple(notes))


def _pages(data: bytes) -> list[Page]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(LOCKED if "assword" in str(error) else BROKEN) from error
    try:
        check_pages(len(document))
        if not len(document):
            raise UnreadableFile(BROKEN)
        return [read_page(document, number) for number in range(1, len(document) + 1)]
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile(BROKEN) from error
    finally:
        document.close()


def _check_streams(data: bytes) -> None:
    """A small file can hold a stream that unpacks to gigabytes: each is tried up to a limit, twice packed ones too."""
    total = images = 0
    for found in _STREAM.finditer(data):
        packed = data[found.end() : found.end() + 2]
        if not packed.startswith((b"\x78", b"\x58", b"\x48", b"\x68")):
            continue
        is_image = b"/Image" in data[max(found.start() - 600, 0) : found.start()].rpartition(b"obj")[2]
        if is_image and images > _MAX_IMAGES:
            continue  # pictures are not unpacked for their text: enough of them were tried
        content: bytes | memoryview = memoryview(data)[found.end() :]
        for _ in range(3):
            unpacked, size = _unpacked(content, _MAX_IMAGE if is_image else _MAX_STREAM)
            total, images = total + size * (not is_image), images + size * is_image
            if total > _MAX_STREAMS:
                raise UnreadableFile(SWOLLEN)
            if not unpacked.startswith((b"\x78\x9c", b"\x78\xda", b"\x78\x01")):
                break
            content = unpacked


def _unpacked(content: bytes | memoryview, limit: int) -> tuple[bytes, int]:
    """The first bytes of a packed stream and its size. Raises UnreadableFile when that is more than any page needs."""
    unpacker = zlib.decompressobj()
    total, first = 0, b""
    rest: bytes | memoryview = content
    while not unpacker.eof and rest:
        try:
            part = unpacker.decompress(rest, 1024 * 1024)
        except zlib.error:
            return first, total
        first = first or part
        total += len(part)
        rest = unpacker.unconsumed_tail
        if total > limit:
            raise UnreadableFile(SWOLLEN)
        if not part:
            break
    return first, total


def _without_running_lines(pages: Sequence[Page]) -> list[Page]:
    """Page numbers go, and lines that stand at the same height of most pages."""
    seen: Counter[tuple[int, str]] = Counter()
    for page in pages:
        seen.update({_running_key(line) for line in text_lines(page.segments) if _is_marginal(line, page)})
    often = max(2, len(pages) // 2 + 1)
    running = {key for key, count in seen.items() if count >= often}
    for page in pages:
        for line in text_lines(page.segments):
            if _is_marginal(line, page) and (
                _running_key(line) in running or _PAGE_NUMBER.fullmatch(line.text.strip())
            ):
                page.segments = [segment for segment in page.segments if not _stands_in(segment, line)]
    return list(pages)


def _stands_in(segment: Segment, line: TextLine) -> bool:
    return line.x0 - 1 <= segment.x0 and segment.x1 <= line.x1 + 1 and abs(segment.base - line.segments[0].base) < 5


def _running_key(line: TextLine) -> tuple[int, str]:
    return round(line.middle / 4), re.sub(r"\d+", "0", line.text)


def _is_marginal(line: TextLine, page: Page) -> bool:
    """In the upper or lower margin, outside any table."""
    if not (line.middle > page.height - 60 or line.middle < 60):
        return False
    return not any(ruling.start <= line.middle <= ruling.end for ruling in page.down)


def _columns(pages: Sequence[Page]) -> dict[tuple[int, int], Column]:
    """The edges of the text by the size of the page, over all its pages: one page alone may have short lines only."""
    edges: dict[tuple[int, int], tuple[list[float], list[float]]] = {}
    for page in pages:
        left, right = edges.setdefault((round(page.width), round(page.height)), ([], []))
        for line in text_lines(page.segments):
            left.append(line.x0)
            right.append(line.x1)
    return {size: _column(size[0], sorted(left), sorted(right)) for size, (left, right) in edges.items()}


def _column(width: float, left: Sequence[float], right: Sequence[float]) -> Column:
    """All but a few lines in a hundred stand within. The right margin is not wider than the left one."""
    if not left:
        return Column(0, width)
    edge = left[len(left) // 50]
    return Column(edge, max(right[-1 - len(right) // 50], width - edge))


def _pieces(page: Page, column: Column) -> Iterator[Line | Fragment]:
    """Paragraphs and tables of a page, from the top down."""
    rest = page.segments
    below: list[tuple[float, Fragment]] = []
    for frame in frames(page):
        inside = [segment for segment in rest if frame.holds(segment)]
        if inside:
            rest = [segment for segment in rest if not frame.holds(segment)]
            below.append((frame.ys[0], ruled_table(frame, inside, page.number)))
    lines = text_lines(rest)
    for top, table in below:
        above = [line for line in lines if line.middle > top]
        lines = lines[len(above) :]
        yield from _text(above, column, page.number)
        table.at_page_end = not lines and table is below[-1][1]
        yield table
    yield from _text(lines, column, page.number)


def _text(lines: Sequence[TextLine], column: Column, page: int) -> Iterator[Line | Fragment]:
    """Paragraphs, and tables that have no lines."""
    start = at = 0
    while at < len(lines):
        end = unruled(lines, at)
        if end > at:
            yield from paragraphs(lines[start:at], column, page)
            yield unruled_table(lines[at:end], column.right, page)
            start = at = end
        else:
            at += 1
    yield from paragraphs(lines[start:], column, page)


def _add_page(pieces: list[Line | Fragment], page: list[Line | Fragment]) -> None:
    """A paragraph goes on from the page before when it begins in the middle of a sentence."""
    first = page[0] if page else None
    last = pieces[-1] if pieces else None
    if isinstance(first, Line) and isinstance(last, Line) and _goes_on(last, first):
        pieces[-1] = joined_lines(last, first)
        page = page[1:]
    pieces.extend(page)


def _goes_on(above: Line, below: Line) -> bool:
    if below.marker or above.alignment:
        return False
    return below.text[:1].islower() and not above.text.endswith((".", "!", "?", ":", ";"))
