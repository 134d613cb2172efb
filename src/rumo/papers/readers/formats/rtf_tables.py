"""Tables of RTF: rows are defined by the right edges of their cells, in twips (1/20 point)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rumo.papers.readers.document import Line
from rumo.papers.readers.formats.grids import Slot, spanned
from rumo.papers.readers.formats.tables import Fragment

_NEAR = 40  # twips: edges of different rows closer than this are one column line
_MAX_CELLS = 63  # Word allows no more in a row


@dataclass(slots=True)
class _Definition:
    """One cell of a row: `down` and `over` are «», restart or continue."""

    edge: int = 0
    down: str = ""
    over: str = ""


class RtfTable:
    """Gathers cells while the file is read."""

    def __init__(self) -> None:
        self.in_row = False
        self._definitions: list[_Definition] = []
        self._coming = _Definition()
        self._cells: list[tuple[Line, ...]] = []
        self._lines: list[Line] = []
        self._rows: list[tuple[list[tuple[Line, ...]], list[_Definition]]] = []
        self._is_header = False
        self._headers = 0

    def define(self) -> None:
        """A row's definition begins. Word says it before the row and again after it."""
        self.in_row = True
        self._definitions, self._coming, self._is_header = [], _Definition(), False

    def take(self, word: str, number: int | None) -> None:
        """One word of a definition."""
        if word == "cellx" and len(self._definitions) < _MAX_CELLS:
            self._coming.edge = number or 0
            self._definitions.append(self._coming)
            self._coming = _Definition()
        elif word == "trhdr":
            self._is_header = True
        elif word in ("clvmgf", "clvmrg"):
            self._coming.down = "restart" if word == "clvmgf" else "continue"
        elif word in ("clmgf", "clmrg"):
            self._coming.over = "restart" if word == "clmgf" else "continue"

    def add(self, lines: Iterable[Line]) -> None:
        """A paragraph of the cell."""
        self._lines.extend(lines)

    def end_cell(self) -> None:
        self._cells.append(tuple(self._lines))
        self._lines = []

    def end_row(self) -> None:
        if self._cells:
            if self._is_header and self._headers == len(self._rows):
                self._headers += 1
            self._rows.append((self._cells, self._definitions))
        self._cells, self.in_row = [], False

    def fragment(self) -> Fragment | None:
        """The table, or None when there were no rows. A row that was never closed counts as well."""
        if self._lines:
            self.end_cell()
        self.end_row()
        if not self._rows:
            return None
        edges = _edges(each.edge for _, definitions in self._rows for each in definitions)
        return Fragment(
            spanned([_slots(cells, definitions, edges) for cells, definitions in self._rows]),
            None,
            max(self._headers, 1),
        )


def _edges(found: Iterable[int]) -> list[int]:
    edges: list[int] = []
    for edge in sorted(set(found)):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _slots(cells: Sequence[tuple[Line, ...]], definitions: Sequence[_Definition], edges: Sequence[int]) -> list[Slot]:
    if len(cells) != len(definitions):  # a broken definition: cells one after another
        return [Slot(lines, column=column) for column, lines in enumerate(cells)]
    slots: list[Slot] = []
    column = 0
    for lines, definition in zip(cells, definitions, strict=True):
        span = max(1, _column(definition.edge, edges) + 1 - column)
        if definition.over == "continue" and slots:
            slots[-1].span += span
            slots[-1].lines += lines
        else:
            slots.append(Slot(lines, span, definition.down, column))
        column += span
    return slots


def _column(edge: int, edges: Sequence[int]) -> int:
    return min(range(len(edges)), key=lambda number: abs(edges[number] - edge))
