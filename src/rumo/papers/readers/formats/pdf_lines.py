"""Pieces of text on a page become lines, lines become paragraphs: by indents, gaps and lines that end early."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rumo.papers.readers.document import Line
from rumo.papers.readers.formats.breaks import ends_line
from rumo.papers.readers.formats.hyphens import sewn
from rumo.papers.readers.formats.marks import marked
from rumo.papers.readers.formats.pdf_page import Segment
from rumo.papers.readers.formats.runs import Run, Shape, lines_of

_GAP = 1.22  # times the usual distance of lines: more is space between paragraphs
_STOPPED = re.compile(r"[.;:!?…]\s*$")


@dataclass(frozen=True, slots=True)
class Column:
    """The left and the right edge of the text."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class TextLine:
    """Pieces of one height, from left to right."""

    __slots__ = ("segments", "text", "x0", "x1")

    def __init__(self, segments: Iterable[Segment]) -> None:
        self.segments = _gathered(sorted(segments, key=lambda segment: segment.x0))
        self.x0 = self.segments[0].x0
        self.x1 = max(segment.x1 for segment in self.segments)
        self.text = "\t".join(segment.text for segment in self.segments)

    @property
    def height(self) -> float:
        return self.segments[0].height

    @property
    def middle(self) -> float:
        return self.segments[0].middle

    @property
    def is_bold(self) -> bool:
        return all(run.bold for segment in self.segments for run in segment.runs)

    def runs(self) -> list[Run]:
        found: list[Run] = []
        for segment in self.segments:
            if found:
                found.append(Run("\t"))
            found.extend(segment.runs)
        return found

    def first_word_width(self) -> float:
        text = self.segments[0].text
        return (self.segments[0].x1 - self.x0) * len(text.split(" ", 1)[0]) / max(len(text), 1)


def _gathered(segments: Sequence[Segment]) -> list[Segment]:
    """Pieces parted only by the wide blanks of a justified line are one; so are the mark of an item and its text."""
    blank = max(segment.blank for segment in segments)
    gaps = [right.x0 - left.x1 for left, right in pairwise(segments)]
    if len(gaps) > 1 and 0 < max(gaps) < min(1.3 * min(gaps), 45):  # few long words, all blanks alike
        blank = max(gaps)
    gathered: list[Segment] = []
    for segment in segments:
        last = gathered[-1] if gathered else None
        gap = segment.x0 - last.x1 if last else 0.0
        is_mark = last is not None and len(last.text) < 6 and gap < 40 and marked(f"{last.text} Я")[0] == last.text
        if last is not None and segment.runs and (gap < 2 * blank or (is_mark and len(gathered) == 1)):
            runs = [*last.runs, Run(" "), *segment.runs]
            gathered[-1] = Segment(last.x0, max(last.x1, segment.x1), last.base, last.height, runs, blank)
        else:
            gathered.append(segment)
    return gathered


def text_lines(segments: Iterable[Segment]) -> list[TextLine]:
    """Lines from the top down."""
    lines: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda each: -each.middle):
        if lines and abs(lines[-1][0].middle - segment.middle) < 0.4 * max(segment.height, lines[-1][0].height):
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return [TextLine(line) for line in lines]


def paragraphs(lines: Sequence[TextLine], column: Column, page: int, *, in_cell: bool = False) -> list[Line]:
    """Lines of one column of text as paragraphs."""
    pitch = _pitch(lines)
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, column, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [made for group in groups for made in _paragraph(group, column, page, in_cell=in_cell)]


def _begins(group: Sequence[TextLine], line: TextLine, column: Column, pitch: float) -> bool:
    """`line` begins a paragraph of its own."""
    above = group[-1]
    if above.middle - line.middle > _GAP * pitch or line.middle > above.middle:
        return True
    marker = marked(line.text)[0]
    had_room = above.x1 + line.first_word_width() + 0.3 * line.height < column.right - 1
    if _is_centred(line, column) and _is_centred(above, column):
        if above.is_bold != line.is_bold or abs(above.height - line.height) > 1:
            return True
        return had_room and ends_line(above.text, line.text)
    is_indented = line.x0 - above.x0 > 8 and abs(above.x0 + above.x1 - line.x0 - line.x1) > 6
    hanging = (
        len(group) == 1 and not marker and bool(marked(above.text)[0])
    )  # the rest of an item stands under its text, not under its mark
    is_indented = is_indented and not hanging
    if had_room:
        return bool(marker) or is_indented or ends_line(above.text, line.text)
    if is_indented:
        return True
    if marker and (_STOPPED.search(above.text) or (len(group) > 1 and abs(line.x0 - above.x0) > 4)):
        return True
    if len(group) == 1 and above.x0 - column.left > 8 and abs(line.x0 - above.x0) < 3 and _STOPPED.search(above.text):
        return True  # both have the indent of a first line
    return above.is_bold and not line.is_bold and _STOPPED.search(above.text) is not None


def _paragraph(group: Sequence[TextLine], column: Column, page: int, *, in_cell: bool) -> list[Line]:
    alignment = ""
    if not marked(group[0].text)[0] and all(_is_centred(line, column) for line in group):
        alignment = "center"
    elif not in_cell and all(line.x0 > column.middle - 20 and len(line.segments) == 1 for line in group):
        alignment = "right"
    runs: list[Run] = []
    for line in group:
        runs = sewn(runs, line.runs())
    return lines_of(runs, Shape(page, 0, "", alignment, in_cell))


def _is_centred(line: TextLine, column: Column) -> bool:
    """Its middle is the column's, with room on both sides."""
    room = line.x0 - column.left
    return room > 3 and abs(room - (column.right - line.x1)) < max(4.0, 0.1 * room)


def _pitch(lines: Sequence[TextLine]) -> float:
    """The commonest distance between lines that follow each other."""
    steps = sorted(above.middle - below.middle for above, below in pairwise(lines))
    height = lines[0].height if lines else 12.0
    close = [step for step in steps if 0.8 * height < step < 2.5 * height]
    return close[len(close) // 3] if close else 1.4 * height
