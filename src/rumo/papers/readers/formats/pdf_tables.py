"""Tables of a page: by their ruling lines, or by columns that several lines keep to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rumo.papers.readers.document import GridCell
from rumo.papers.readers.formats.breaks import ends_line
from rumo.papers.readers.formats.pdf_lines import Column, TextLine, paragraphs, text_lines
from rumo.papers.readers.formats.pdf_page import Page, Ruling, Segment
from rumo.papers.readers.formats.tables import Fragment, Row

_NEAR = 3.0  # points: lines closer than this are one line


@dataclass(slots=True)
class Frame:
    """A ruled table: edges of its columns from the left and of its rows from the top."""

    xs: list[float]
    ys: list[float]
    across: list[Ruling]
    down: list[Ruling]

    def holds(self, segment: Segment) -> bool:
        middle = (segment.x0 + segment.x1) / 2
        return self.xs[0] - 2 < middle < self.xs[-1] + 2 and self.ys[-1] - 2 < segment.middle < self.ys[0] + 2


def frames(page: Page) -> list[Frame]:
    """Ruled tables from the top down. Lines that touch belong together; one box alone is a frame, not a table."""
    found = []
    for across, down in _touching(page.across, page.down):
        xs = _clustered(ruling.at for ruling in down)
        ys = _clustered(ruling.at for ruling in across)[::-1]
        if len(xs) >= 2 and len(ys) >= 2 and (len(xs) - 1) * (len(ys) - 1) > 1 and len(xs) < 64:
            found.append(Frame(xs, ys, across, down))
    return sorted(found, key=lambda frame: -frame.ys[0])


def ruled_table(frame: Frame, segments: Sequence[Segment], page: int) -> Fragment:
    """The cells between the lines; where a line is missing, cells are one."""
    owners = _owners(frame)
    texts: dict[tuple[int, int], list[Segment]] = {}
    for segment in segments:
        row = _place(segment.middle, frame.ys, descending=True)
        column = _place((segment.x0 + segment.x1) / 2, frame.xs)
        texts.setdefault(owners[row, column], []).append(segment)
    rows: list[Row] = []
    for row in range(len(frame.ys) - 1):
        cells = []
        for column in range(len(frame.xs) - 1):
            if owners[row, column] == (row, column):
                covered = [place for place, owner in owners.items() if owner == (row, column)]
                wide = max(place[1] for place in covered) - column + 1
                tall = max(place[0] for place in covered) - row + 1
                inside = Column(frame.xs[column] + 2, frame.xs[column + wide] - 2)
                lines = text_lines(texts.get((row, column), ()))
                cells.append(GridCell(tuple(paragraphs(lines, _padded(lines, inside), page, in_cell=True)), wide, tall))
        rows.append(tuple(cells))
    return Fragment(rows, page, edges=tuple(frame.xs))


def _padded(lines: Sequence[TextLine], inside: Column) -> Column:
    """A cell's text keeps some way off its lines; how far shows where it comes nearest to them."""
    if not lines:
        return inside
    padding = max(0.0, min(line.x0 for line in lines) - inside.left)
    return Column(inside.left + min(padding, 8), inside.right - min(padding, 8))


def _touching(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Groups of lines that cross or meet."""
    groups: list[tuple[list[Ruling], list[Ruling], list[float]]] = []
    for ruling in sorted(down, key=lambda each: -each.end):
        meeting = [line for line in across if _meet(line, ruling)]
        if not meeting:
            continue
        heights = [line.at for line in meeting]
        low, high = min(heights), max(heights)
        own = next((group for group in groups if group[2][0] <= high + _NEAR and low - _NEAR <= group[2][1]), None)
        if own is None:
            groups.append((list(meeting), [ruling], [low, high]))
        else:
            own[0].extend(line for line in meeting if line not in own[0])
            own[1].append(ruling)
            own[2][:] = [min(own[2][0], low), max(own[2][1], high)]
    return [(group[0], group[1]) for group in groups]


def _meet(across: Ruling, down: Ruling) -> bool:
    return across.start - _NEAR <= down.at <= across.end + _NEAR and down.start - _NEAR <= across.at <= down.end + _NEAR


def _clustered(found: Iterable[float]) -> list[float]:
    values: list[float] = []
    for value in sorted(found):
        if not values or value - values[-1] > _NEAR:
            values.append(value)
    return values


def _owners(frame: Frame) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place of the grid the top left place of its cell."""
    height, width = len(frame.ys) - 1, len(frame.xs) - 1
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(height):
        for column in range(width):
            middle = (frame.ys[row] + frame.ys[row + 1]) / 2
            centre = (frame.xs[column] + frame.xs[column + 1]) / 2
            owner = (row, column)
            if column and not _drawn(frame.down, frame.xs[column], middle):
                owner = owners[row, column - 1]
            elif row and not _drawn(frame.across, frame.ys[row], centre):
                owner = owners[row - 1, column]
            owners[row, column] = owner
    return owners


def _drawn(rulings: Iterable[Ruling], at: float, point: float) -> bool:
    return any(abs(ruling.at - at) <= _NEAR and ruling.start - 1 <= point <= ruling.end + 1 for ruling in rulings)


def _place(value: float, edges: Sequence[float], *, descending: bool = False) -> int:
    """Which of the strips between the edges holds a value; the nearest one for what stands outside."""
    inner = edges[1:-1]
    return sum(1 for edge in inner if (value < edge if descending else value > edge))


def unruled(lines: Sequence[TextLine], at: int) -> int:
    """Where the table without lines that begins at line `at` ends; `at` when there is none.

    Its lines have pieces in two columns or more, each in its own; lines with one piece go on with a cell.
    """
    if len(lines[at].segments) < 2:
        return at
    starts = [segment.x0 for segment in lines[at].segments]
    end, rows = at + 1, 1
    while end < len(lines) and lines[end - 1].middle - lines[end].middle < 4 * lines[end].height:
        line = lines[end]
        places = [_band(segment, starts) for segment in line.segments]
        if None in places or len(set(places)) != len(places):
            break
        if len(places) > 1:
            rows += 1
        elif lines[end - 1].middle - line.middle > 1.8 * line.height:
            break
        end += 1
    while end > at and len(lines[end - 1].segments) == 1 and _band(lines[end - 1].segments[0], starts) == 0:
        end -= 1
    return end if rows > 1 or end - at > 2 else at


def _band(segment: Segment, starts: Sequence[float]) -> int | None:
    """The column a piece begins in and does not leave."""
    for column, start in enumerate(starts):
        following = starts[column + 1] if column + 1 < len(starts) else float("inf")
        if abs(segment.x0 - start) < 5 and segment.x1 < following - 3:
            return column
    return None


def unruled_table(lines: Sequence[TextLine], right: float, page: int) -> Fragment:
    """A row begins where its first column does: after a gap, or where a new line of meaning begins."""
    starts = [segment.x0 for segment in lines[0].segments]
    rows: list[list[list[Segment]]] = []
    for number, line in enumerate(lines):
        pieces: list[list[Segment]] = [[] for _ in starts]
        for segment in line.segments:
            pieces[_band(segment, starts) or 0].append(segment)
        if rows and not _begins_row(rows[-1], pieces, lines[number - 1], line):
            for column, found in enumerate(pieces):
                rows[-1][column].extend(found)
        else:
            rows.append(pieces)
    edges = [*starts, right + 5]
    return Fragment(
        [
            tuple(
                GridCell(
                    tuple(
                        paragraphs(text_lines(cell), Column(edges[column], edges[column + 1] - 5), page, in_cell=True)
                    )
                )
                for column, cell in enumerate(row)
            )
            for row in rows
        ],
        page,
    )


def _begins_row(row: Sequence[list[Segment]], pieces: Sequence[list[Segment]], above: TextLine, line: TextLine) -> bool:
    if not pieces[0]:
        return False
    if above.middle - line.middle > 1.5 * line.height:
        return True
    return not row[0] or (any(pieces[1:]) and ends_line(row[0][-1].text, pieces[0][0].text))
