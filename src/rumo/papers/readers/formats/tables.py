"""A table broken across pages comes back whole: its header stands once, a cell cut by the page end is one cell.

Shared by every format: Word files converted from PDF hold one table a page, text files hold one chunk of rows a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rumo.papers.readers.document import Grid, GridCell, Line, Piece
from rumo.papers.readers.formats.breaks import ends_line
from rumo.papers.readers.formats.runs import joined_lines

Row = tuple[GridCell, ...]

_LONGEST = 300  # lines: a cell of several pages
_NUMBER = re.compile(r"\s*(\d{1,3})[.)]*\s*$")


@dataclass(slots=True)
class Fragment:
    """A table, or its part on one page. `edges` are the x of its column lines in points, where the format knows them;
    fragments with the same edges that follow each other across a page break are one table without further signs."""

    rows: list[Row]
    page: int | None = None
    header_rows: int = 1
    edges: tuple[float, ...] = ()
    at_page_end: bool = field(default=False)


def assembled(pieces: Iterable[Line | Fragment]) -> tuple[Piece, ...]:
    """Blocks in order with their indexes; fragments of one table are joined, empty tables are left out."""
    gathered: list[Line | Fragment] = []
    for piece in pieces:
        if isinstance(piece, Fragment):
            _drop_empty(piece)
            if not piece.rows:
                continue
            last = gathered[-1] if gathered else None
            if isinstance(last, Fragment) and continues(last, piece):
                join(last, piece)
                continue
        gathered.append(piece)
    return tuple(
        _indexed_line(piece, index) if isinstance(piece, Line) else _grid(piece, index)
        for index, piece in enumerate(gathered)
    )


def _drop_empty(table: Fragment) -> None:
    """Rows without a letter go, unless cells reach over them: then counting rows would go wrong."""
    filled = [row for row in table.rows if any(cell.lines for cell in row)]
    if not filled or not any(cell.rowspan > 1 for row in table.rows for cell in row):
        table.rows = filled


def continues(upper: Fragment, lower: Fragment) -> bool:
    """`lower` is a further part of `upper`: it repeats the header, or goes on with a cell or with the numbering."""
    if _width(upper.rows) != _width(lower.rows):
        return False
    if _same_edges(upper, lower):
        return True
    repeated = _repeated(upper, lower)
    body = lower.rows[repeated:]
    if repeated:
        return not body or not _restarts(upper.rows[repeated:], body)
    return _is_rest(upper.rows[-1], body[0]) or _counts_on(upper.rows, body)


def join(upper: Fragment, lower: Fragment) -> None:
    """Rows of `lower` go into `upper`."""
    body = lower.rows[_repeated(upper, lower) :]
    if body and _is_rest(upper.rows[-1], body[0]):
        upper.rows[-1] = _mended(upper.rows[-1], body[0])
        body = body[1:]
    upper.rows.extend(body)
    upper.at_page_end = lower.at_page_end


def _repeated(upper: Fragment, lower: Fragment) -> int:
    """How many rows at the top of `lower` say again the top of `upper`."""
    count = 0
    for above, below in zip(upper.rows[: max(upper.header_rows, 3)], lower.rows, strict=False):
        if not _letters(above) or _letters(above) != _letters(below):
            break
        count += 1
    return count


def _restarts(upper: Sequence[Row], lower: Sequence[Row]) -> bool:
    """Both count their rows from one: two tables of the same kind, not one table."""
    return bool(upper) and _number(lower[0]) == 1 and any(_number(row) == 1 for row in upper[:2])


def _counts_on(upper: Sequence[Row], lower: Sequence[Row]) -> bool:
    last = next((number for row in reversed(upper) if (number := _number(row)) is not None), 0)
    return last > 0 and _number(lower[0]) == last + 1


def _number(row: Row) -> int | None:
    found = _NUMBER.match(row[0].text)
    return int(found[1]) if found else None


def _is_rest(above: Row, below: Row) -> bool:
    """The row only goes on with cells of the row above: it has no number, or it begins in the middle of a sentence."""
    if len(above) != len(below) or len(below) < 2 or any(len(cell.lines) > _LONGEST for cell in above):
        return False
    if not below[0].lines:
        return bool(above[0].lines) or any(cell.lines for cell in below[1:])
    texts = [(up.text, down.text) for up, down in zip(above, below, strict=True) if down.lines]
    return all(down[:1].islower() and up and not up.rstrip().endswith((".", ";")) for up, down in texts)


def _mended(above: Row, below: Row) -> Row:
    return tuple(
        GridCell(_sewn(up.lines, down.lines), up.colspan, up.rowspan) for up, down in zip(above, below, strict=True)
    )


def _sewn(above: tuple[Line, ...], below: tuple[Line, ...]) -> tuple[Line, ...]:
    if not above or not below:
        return above or below
    last, first = above[-1], below[0]
    if first.marker or ends_line(last.text, first.text):
        return above + below
    return (*above[:-1], joined_lines(last, first), *below[1:])


def _same_edges(upper: Fragment, lower: Fragment) -> bool:
    return (
        upper.at_page_end
        and bool(upper.edges)
        and len(upper.edges) == len(lower.edges)
        and all(abs(one - other) < 3 for one, other in zip(upper.edges, lower.edges, strict=True))
    )


def _width(rows: Sequence[Row]) -> int:
    """Columns, as the first rows have them: those below may stand beside a cell that covers several rows."""
    return max(sum(cell.colspan for cell in row) for row in rows[:3])


def _letters(row: Row) -> str:
    return "|".join("".join(cell.text.split()).lower() for cell in row) if any(cell.lines for cell in row) else ""


def _indexed_line(line: Line, index: int) -> Line:
    return Line(line.text, index, line.page, line.level, line.marker, line.spans, line.alignment)


def _grid(table: Fragment, index: int) -> Grid:
    rows = tuple(
        tuple(
            GridCell(tuple(_indexed_line(line, index) for line in cell.lines), cell.colspan, cell.rowspan)
            for cell in row
        )
        for row in table.rows
    )
    return Grid(rows, index, table.page, min(max(table.header_rows, _header_height(table.rows)), len(rows)))


def _header_height(rows: Sequence[Row]) -> int:
    """Headings over sub-headings take two rows; a row that spans the whole table is a title and says nothing."""
    if len(rows) < 3 or len(rows[0]) < 2:
        return 1
    return max(max(min(cell.rowspan, 3), 2 if cell.colspan > 1 else 1) for cell in rows[0])
