"""Blocks of a text file: paragraphs parted by blank lines, headings, tables whose cells are parted by tabs.

Two habits of tables are known: a row a line («1<TAB>Название<TAB>Срок»), and a cell a line that begins with a tab, a
blank line after each row (Word files turned into text). A table broken by a page end is two runs of rows with a blank
line between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from rumo.papers.readers.document import GridCell, Line
from rumo.papers.readers.formats.breaks import ends_line, goes_on
from rumo.papers.readers.formats.marks import marked
from rumo.papers.readers.formats.runs import Run, Shape, joined_lines, lines_of
from rumo.papers.readers.formats.tables import Fragment, Row
from rumo.papers.readers.formats.text_cells import cell_rows

Marking = Callable[[str], list[Run]]

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_ROW = re.compile(r"[^\t\n]*\S?\t[^\t]*\S|\t.*\t.*\S")
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
_LONGEST = 8000  # letters of a paragraph
_INNER_BULLET = re.compile(r"(?<=\S)\s*•\s*")  # a list in a cell whose lines were run together
_PIPE = re.compile(r"\s*\|.*\|\s*$")
_PIPE_RULE = re.compile(r"[\s|:-]+$")


def text_pieces(text: str, runs_of: Marking) -> Iterator[Line | Fragment]:
    """Lines and tables of the text, in order. `runs_of` tells bold and italic letters of a paragraph."""
    last: Line | None = None
    for piece in _read(text.split("\n"), runs_of):
        if isinstance(piece, Fragment):
            if last:
                yield last
            last = None
            yield piece
        elif last and _is_rest(last, piece):
            last = joined_lines(last, piece)
        else:
            if last:
                yield last
            last = piece
    if last:
        yield last


def _is_rest(above: Line, below: Line) -> bool:
    """`below` goes on with `above` after the end of a page; a paragraph of two pages is long enough."""
    if below.marker or above.level or below.level or len(above.text) > _LONGEST:
        return False
    same_hand = (above.is_bold, above.is_italic) == (below.is_bold, below.is_italic)
    return same_hand and goes_on(above.text, below.text)


def _read(lines: Sequence[str], runs_of: Marking) -> Iterator[Line | Fragment]:
    at, width = 0, _wrap_width(lines)
    while at < len(lines):
        line = lines[at]
        if not line.strip() or _RULE.match(line):
            at += 1
            continue
        rows, after = cell_rows(lines, at)
        if rows:
            yield Fragment([tuple(_cell(cell, runs_of, span) for cell, span in row) for row in rows])
        elif _is_row(line):
            after = _run_end(lines, at, _is_row)
            yield from _rows(lines[at:after], runs_of)
        elif _PIPE.match(line):
            after = _run_end(lines, at, lambda each: _PIPE.match(each) is not None)
            yield _pipe_table(lines[at:after], runs_of)
        elif found := _HEADING.match(line):
            after = at + 1
            yield from lines_of(runs_of(found[2]), Shape(level=len(found[1])))
        else:
            after = _paragraph_end(lines, at)
            yield from _paragraph(lines[at:after], runs_of, width)
        at = after


def _is_row(line: str) -> bool:
    """Cells parted by tabs. A tab at the beginning is an indent unless another follows."""
    return "\t" in line.rstrip().lstrip(" ") and _ROW.match(line.rstrip()) is not None


def _run_end(lines: Sequence[str], at: int, belongs: Callable[[str], bool]) -> int:
    while at < len(lines) and belongs(lines[at]):
        at += 1
    return at


def _rows(lines: Sequence[str], runs_of: Marking) -> Iterator[Line | Fragment]:
    """Rows of the commonest width are a table; a single line with one tab is a caption and a name, not a table."""
    split = [[cell.strip(" ") for cell in line.rstrip("\n").split("\t")] for line in lines]
    width = max(len(row) for row in split)
    if (len(split) == 1 and width <= 2) or width > 60:
        for line in lines:
            yield from lines_of(runs_of(line), Shape())
        return
    rows: list[Row] = []
    for row in split:
        cells = [_cell(text, runs_of) for text in row]
        rows.append((*cells, *(GridCell() for _ in range(width - len(cells)))))
    yield Fragment(rows)


def _cell(text: str, runs_of: Marking, colspan: int = 1) -> GridCell:
    return GridCell(tuple(_forced_lines(runs_of(text), Shape(in_cell=True))), colspan)


def _forced_lines(runs: Sequence[Run], shape: Shape) -> list[Line]:
    """Lines ended for certain by «\\v» (an HTML paragraph, an item of a list), then by meaning."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = _INNER_BULLET.sub("\v• ", run.text).split("\v")
        parts[-1].append(run._replace(text=first))
        parts.extend([run._replace(text=text)] for text in rest)
    return [line for part in parts for line in lines_of(part, shape)]


def _pipe_table(lines: Sequence[str], runs_of: Marking) -> Fragment:
    split = [line.strip().strip("|").split("|") for line in lines if not _PIPE_RULE.match(line)]
    width = max((len(row) for row in split), default=0)
    return Fragment([tuple(_cell(cell, runs_of) for cell in (*row, *[""] * (width - len(row)))) for row in split])


def _paragraph_end(lines: Sequence[str], at: int) -> int:
    end = at + 1
    while end < len(lines):
        line = lines[end]
        if not line.strip() or _is_row(line) or _HEADING.match(line) or _PIPE.match(line) or _RULE.match(line):
            break
        end += 1
    return end


def _wrap_width(lines: Sequence[str]) -> int:
    """Letters of a full line where the whole file was broken at one width, else 0."""
    lengths = [len(line.rstrip()) for line in lines if line.strip() and "\t" not in line]
    width = max(lengths, default=0)
    full = sum(1 for length in lengths if length > 0.85 * width)
    return width if 50 <= width <= 110 and full > 0.4 * len(lengths) and full > 5 else 0


def _paragraph(lines: Sequence[str], runs_of: Marking, width: int) -> Iterator[Line]:
    """A paragraph may be broken into lines by hand or by width; an item of a list is always a line of its own."""
    groups: list[list[str]] = []
    for line in lines:
        if groups and _belongs(groups[-1], line, width):
            groups[-1].append(line.strip())
        else:
            groups.append([line.strip()])
    for group in groups:
        if width:
            yield from _forced_lines(runs_of(" ".join(group)), Shape())
        else:
            yield from _forced_lines(runs_of("\n".join(group)), Shape())


def _belongs(group: Sequence[str], line: str, width: int) -> bool:
    above, below = group[-1], line.strip()
    if not _is_balanced(group):
        return True
    if marked(below)[0]:
        return False
    return len(above) + 1 + len(below.split(maxsplit=1)[0]) > width > 0 or not ends_line(above, below)


def _is_balanced(lines: Sequence[str]) -> bool:
    """Bold that was opened is closed: a title in bold over several lines is one paragraph."""
    return sum(line.count("**") for line in lines) % 2 == 0
