"""A page of a PDF: pieces of text where they stand and the ruling lines of its tables. PDFium does the reading.

Lengths are points (1/72 inch), y grows upwards as PDF has it.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
import pypdfium2.raw as pdfium

from rumo.papers.readers.document import UnreadableFile
from rumo.papers.readers.formats.limits import TOO_LONG
from rumo.papers.readers.formats.runs import Run

_MAX_LETTERS = 60_000  # on a page: a page full of small print has some 10 000
_MAX_PATHS = 20_000
_BOLD = re.compile(r"bold|black|heavy|demi|полужирн", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|курсив", re.IGNORECASE)
_THIN = 3.0  # a box thinner than this is a line
_HYPHENS = "\x02\u00ad\ufffe"  # PDFium's signs of a word parted at the end of a line
_UNSEEN = "\x00\uffff" + _HYPHENS

# What PDFium writes into; it serves one thread at a time, as its reader does.
_RECTANGLE = pdfium.FS_RECTF()
_X, _Y = ctypes.c_double(), ctypes.c_double()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A line across (`at` is y, from x to x) or down (`at` is x, from y to y)."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Segment:
    """Letters that stand together on one line of the page. `base` is their baseline: boxes differ from font to font."""

    x0: float
    x1: float
    base: float
    height: float
    runs: list[Run] = field(default_factory=list)
    blank: float = 0.0  # the widest blank between its words: a justified line has wide ones

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def middle(self) -> float:
        """Half the height of a small letter above the baseline."""
        return self.base + 3


@dataclass(slots=True)
class Page:
    number: int
    width: float
    height: float
    turn: int = 0  # degrees clockwise
    segments: list[Segment] = field(default_factory=list)
    across: list[Ruling] = field(default_factory=list)
    down: list[Ruling] = field(default_factory=list)

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point as the reader of a turned page sees it."""
        if self.turn == 90:
            return y, self.height - x
        if self.turn == 180:
            return self.width - x, self.height - y
        if self.turn == 270:
            return self.width - y, x
        return x, y


def read_page(document: pypdfium2.PdfDocument, number: int) -> Page:
    """Page `number` counted from 1, as it is shown. Raises UnreadableFile for a page with too much on it."""
    source = document[number - 1]
    try:
        width, height = source.get_size()
        page = Page(number, width, height, source.get_rotation())
        _read_rulings(source, page)
        texts = source.get_textpage()
        try:
            page.segments = _segments(texts, page)
        finally:
            texts.close()
        return page
    finally:
        source.close()


def _read_rulings(source: pypdfium2.PdfPage, page: Page) -> None:
    for count, path in enumerate(source.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if count > _MAX_PATHS:
            raise UnreadableFile(TOO_LONG)
        for box in _boxes(path):
            (left, right), (bottom, top) = (sorted(pair) for pair in zip(*_corners(page, *box), strict=True))
            wide, tall = right - left, top - bottom
            if tall < _THIN and wide > 2 * _THIN:
                page.across.append(Ruling((bottom + top) / 2, left, right))
            elif wide < _THIN and tall > 2 * _THIN:
                page.down.append(Ruling((left + right) / 2, bottom, top))


def _corners(page: Page, left: float, bottom: float, right: float, top: float) -> tuple[tuple[float, float], ...]:
    return page.shown(left, bottom), page.shown(right, top)


def _boxes(path: pypdfium2.PdfObject) -> Iterator[tuple[float, float, float, float]]:
    """The strokes of a path. A thin filled box is a stroke as well; a stroked frame is four."""
    left, bottom, right, top = path.get_bounds()
    if right - left < _THIN or top - bottom < _THIN:
        yield left, bottom, right, top
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path.raw, fill, stroke)
    segments = pdfium.FPDFPath_CountSegments(path.raw)
    if not stroke.value or segments > 500:
        return
    if segments <= 6:
        yield left, bottom, right, bottom
        yield left, top, right, top
        yield left, bottom, left, top
        yield right, bottom, right, top
        return
    yield from _strokes(path, segments)


def _strokes(path: pypdfium2.PdfObject, segments: int) -> Iterator[tuple[float, float, float, float]]:
    """A whole grid drawn as one path."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    for number in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if last is not None and pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO:
            yield min(last[0], point[0]), min(last[1], point[1]), max(last[0], point[0]), max(last[1], point[1])
        last = point


def _segments(texts: pypdfium2.PdfTextPage, page: Page) -> list[Segment]:
    """Letters in the order of the file, cut where a line ends, a column begins or a ruling stands between."""
    count = texts.count_chars()
    if count > _MAX_LETTERS:
        raise UnreadableFile(TOO_LONG)
    hands = _Hands()
    segments: list[Segment] = []
    current: Segment | None = None
    letters: list[str] = []
    hand = (False, False)
    blank = False
    for index in range(count):
        letter = chr(pdfium.FPDFText_GetUnicode(texts, index) or 0)
        if letter in _HYPHENS and letters:
            letters.append("-")
        if letter.isspace() or letter in _UNSEEN:
            blank = blank or letter.isspace()
            continue
        x0, x1, base, height = _box(texts, index, page)
        own = hands.of(pdfium.FPDFText_GetTextObject(texts, index))
        goes_on = current is not None and _goes_on(current, x0, base, page.down)
        if current is not None and letters and not (goes_on and own == hand):
            current.runs.append(Run("".join(letters), *hand))
            letters = []
        hand = own
        if current is None or not goes_on:
            current = Segment(x0, x1, base, height)
            segments.append(current)
        elif blank or x0 - current.x1 > 0.2 * current.height:
            letters.append(" ")
            current.blank = max(current.blank, x0 - current.x1)
        letters.append("•" if "\ue000" <= letter <= "\uf8ff" else letter)
        current.x1 = max(x1, current.x1)
        blank = False
    if current is not None and letters:
        current.runs.append(Run("".join(letters), *hand))
    return segments


def _box(texts: pypdfium2.PdfTextPage, index: int, page: Page) -> tuple[float, float, float, float]:
    """Left, right, baseline and height of a letter."""
    pdfium.FPDFText_GetLooseCharBox(texts, index, _RECTANGLE)
    pdfium.FPDFText_GetCharOrigin(texts, index, _X, _Y)
    left, right, low, high = _RECTANGLE.left, _RECTANGLE.right, _RECTANGLE.bottom, _RECTANGLE.top
    if not page.turn:
        return left, right, _Y.value, high - low
    (x0, y0), (x1, y1) = _corners(page, left, low, right, high)
    return min(x0, x1), max(x0, x1), page.shown(_X.value, _Y.value)[1], abs(y1 - y0)


def _goes_on(segment: Segment, x0: float, base: float, down: list[Ruling]) -> bool:
    """The next letter belongs to the same piece of text."""
    gap, size = x0 - segment.x1, segment.height
    if abs(base - segment.base) > 0.45 * size or gap < -0.6 * size or gap > 1.2 * size:
        return False
    return gap < 1 or not any(
        segment.x1 - 1 <= ruling.at <= x0 + 1 and ruling.start <= base + 3 <= ruling.end for ruling in down
    )


class _Hands:
    """Bold and italic of a text object, by the name of its font; asked once for each object."""

    def __init__(self) -> None:
        self._last: int = 0
        self._hand = (False, False)
        self._fonts: dict[str, tuple[bool, bool]] = {}
        self._buffer = ctypes.create_string_buffer(200)

    def of(self, text_object: pdfium.FPDF_PAGEOBJECT) -> tuple[bool, bool]:
        address = ctypes.cast(text_object, ctypes.c_void_p).value or 0 if text_object else 0
        if address == self._last:
            return self._hand
        self._last = address
        self._hand = self._asked(text_object) if address else (False, False)
        return self._hand

    def _asked(self, text_object: pdfium.FPDF_PAGEOBJECT) -> tuple[bool, bool]:
        font = pdfium.FPDFTextObj_GetFont(text_object)
        if not font:
            return False, False
        pdfium.FPDFFont_GetBaseFontName(font, self._buffer, 200)
        name = self._buffer.value.decode("utf-8", "replace")
        if name not in self._fonts:
            self._fonts[name] = (bool(_BOLD.search(name)), bool(_ITALIC.search(name)))
        return self._fonts[name]
