"""The one model of a file that was opened: blocks in their order, each with its place. No business word yet.

Format readers (`readers/formats/`) make it; kind readers (minutes, plan, analysis, order) understand it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the block's index, letters `start` to `end` of its text, the page from 1 if known.

    In a table `row` and `column` (from 0) say which cell of `Grid.rows`, and the letters are those of the cell's text.
    """

    block: int
    start: int = 0
    end: int = 0
    page: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Letters `start` to `end` of a line in one hand; only what differs from plain text is listed."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False


def is_covered(text: str, spans: Iterable[Span]) -> bool:
    """Do the spans take in every letter of a text that is not empty; blanks at its ends do not count."""
    letters = len(text.strip())
    return letters > 0 and sum(span.end - span.start for span in spans) >= letters


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a heading (`level` from 1) or a list item (`marker` is its printed mark: «1.», «–», «а)»).

    `text` has no marker and no blanks at its ends; any number of tabs, or five blanks and more, is one tab: it parts a
    caption from a name in old protocols. Marks typed by hand are markers as the program's own are.
    """

    text: str
    index: int
    page: int | None = None
    level: int = 0
    marker: str = ""
    spans: tuple[Span, ...] = ()
    alignment: str = ""  # left, center, right or justify, where the file says so

    @property
    def is_bold(self) -> bool:
        """The whole line is bold."""
        return is_covered(self.text, (span for span in self.spans if span.bold))

    @property
    def is_italic(self) -> bool:
        return is_covered(self.text, (span for span in self.spans if span.italic))


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its lines, over `colspan` columns and `rowspan` rows."""

    lines: tuple[Line, ...] = ()
    colspan: int = 1
    rowspan: int = 1

    @property
    def text(self) -> str:
        return "\n".join(f"{line.marker} {line.text}".strip() for line in self.lines)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. Rows repeated as a header on a later page and cells continued there are already joined.

    `rows` hold each cell once, as HTML does: a cell that spans is not said again in the columns and rows it covers.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    index: int
    page: int | None = None
    header_rows: int = 1

    @property
    def columns(self) -> int:
        return max((len(row) for row in self.matrix), default=0)

    @property
    def matrix(self) -> tuple[tuple[GridCell, ...], ...]:
        """A full rectangle: a cell that spans stands in every place it covers, and a place without a cell is empty."""
        places: dict[tuple[int, int], GridCell] = {}
        for top, row in enumerate(self.rows):
            left = 0
            for cell in row:
                while (top, left) in places:
                    left += 1
                for down in range(min(cell.rowspan, len(self.rows) - top)):
                    for over in range(cell.colspan):
                        places.setdefault((top + down, left + over), cell)
                left += cell.colspan
        width = max((column + 1 for _, column in places), default=0)
        empty = GridCell()
        return tuple(
            tuple(places.get((row, column), empty) for column in range(width)) for row in range(len(self.rows))
        )


Piece = Line | Grid


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A file that was read. `notes` are Russian remarks about what the reader had to leave out or guess."""

    name: str
    format: str
    blocks: tuple[Piece, ...]
    pages: int | None = None
    notes: tuple[str, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Lines outside tables, in order."""
        return (block for block in self.blocks if isinstance(block, Line))

    def grids(self) -> Iterator[Grid]:
        return (block for block in self.blocks if isinstance(block, Grid))


class UnreadableFile(ValueError):
    """The file cannot be read. The message is Russian: what, and how to mend it («сохраните как .docx»)."""
